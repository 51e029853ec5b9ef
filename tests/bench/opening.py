"""Open, map and check a large sheet, against the bare reader of the same file."""

from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import load_sheet
from tests.bench.drive import result
from tests.bench.sheets import write_csv, write_xlsx
from tests.bench.timing import in_turn, seconds

ROWS = 100_000


def open_and_check(path: Path) -> CheckedSheet:
    """What the person waits for after dropping a file."""
    loaded = result(load_sheet(path))
    mapping = guess_mapping(loaded.sheet, "ZA").mapping
    checked: CheckedSheet = result(check_sheet(loaded.sheet, mapping, "ZA"))
    return checked


def bench(folder: Path) -> list[str]:
    """Lines for the report."""
    book, text = write_xlsx(folder / "big.xlsx", ROWS), write_csv(folder / "big.csv", ROWS)
    counts = open_and_check(book).counts()
    if counts.ready != ROWS:
        raise RuntimeError(f"the bench's own sheet is not clean: {counts}")
    pair = in_turn(
        lambda: open_and_check(book),
        lambda: CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python(),
    )
    plain = in_turn(lambda: open_and_check(text), lambda: pd.read_csv(text, dtype=str))
    loading = seconds(lambda: result(load_sheet(book)))
    book_line = (
        f"open + map + check {ROWS:,} rows, xlsx: {pair.ratio:.2f} x a bare calamine read "
        f"({pair.ours:.2f} s against {pair.peer:.2f} s, reading alone {loading:.2f} s; budget 2.0)"
    )
    text_line = (
        f"open + map + check {ROWS:,} rows, csv: {plain.ours - plain.peer:+.2f} s on "
        f"pandas.read_csv ({plain.ours:.2f} s against {plain.peer:.2f} s; budget +1.5 s)"
    )
    return [book_line, text_line]
