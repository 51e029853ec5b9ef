"""The results sheet of a large campaign, against openpyxl writing the same cells write-only."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

from flowiq_desktop.core.delivery.results import RESULT_COLUMNS, ResultRow, ResultStatus
from flowiq_desktop.spreadsheet.writing.results_writer import write_results
from tests.bench.drive import result
from tests.bench.sheets import HEADERS, rows
from tests.bench.timing import in_turn

ROWS = 100_000


def _results() -> Iterator[ResultRow]:
    moment = datetime(2026, 5, 1, 9, tzinfo=UTC)
    for i, cells in enumerate(rows(ROWS)):
        sent = i % 20 > 0
        status = ResultStatus.SENT if sent else ResultStatus.NOT_SENT
        problem = "" if sent else "WhatsApp cannot reach this person."
        yield ResultRow(cells, i + 2, status, f"wamid.{i:020d}", problem, "", "", 1, moment)


def _openpyxl(path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([*HEADERS, *RESULT_COLUMNS])
    for row in _results():
        sheet.append([*row.cells, *row.own_cells()])
    book.save(path)


def bench(folder: Path) -> list[str]:
    """Lines for the report."""
    pair = in_turn(
        lambda: result(write_results(folder / "out.xlsx", HEADERS, _results(), ROWS)),
        lambda: _openpyxl(folder / "peer.xlsx"),
        pairs=2,
    )
    line = (
        f"results sheet of {ROWS:,} rows: {pair.ratio:.2f} x openpyxl write-only "
        f"({pair.ours:.1f} s against {pair.peer:.1f} s; budget 0.5)"
    )
    return [line]
