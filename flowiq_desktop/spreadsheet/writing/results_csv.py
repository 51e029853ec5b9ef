"""Writes results as a .csv file that spreadsheet programs open as plain text."""

import csv
from collections.abc import Generator, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from flowiq_desktop.core.delivery.results import ResultRow
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.reading.sheet_xml import clean_text
from flowiq_desktop.spreadsheet.writing.atomic_file import PendingFile, pending_file
from flowiq_desktop.spreadsheet.writing.formula_guard import guard
from flowiq_desktop.spreadsheet.writing.results_layout import needs_fixing, result_cells
from flowiq_desktop.texts import mark, say

_BLOCK_ROWS = 1_000


def write_results_csv(
    target: Path, headers: Sequence[str], rows: Iterable[ResultRow], total: int, fix_rows: bool
) -> Generator[Progress, None, Path]:
    """Write a text file; see `results_writer.write_results`."""
    with ExitStack() as pending_files:
        fixes = pending_files.enter_context(pending_file(_beside(target)))
        results = pending_files.enter_context(pending_file(target))
        with _open(results) as all_rows, _open(fixes) as fix_file:
            to_save, to_fix = _GuardedRows(all_rows, headers), _GuardedRows(fix_file, headers)
            for done, row in enumerate(rows, 1):
                to_save.add(row)
                if fix_rows and needs_fixing(row):
                    to_fix.add(row)
                if done % _BLOCK_ROWS == 0:
                    yield Progress(mark("Saving results"), done, total)
        yield Progress(mark("Saving results"), total, total)
        place = results.publish()
        if to_fix.count:
            fixes.publish()
        return place


def _beside(target: Path) -> Path:
    return target.with_name(say("{name} - to fix", name=target.stem) + target.suffix)


def _open(pending: PendingFile) -> TextIO:
    # Excel reads a .csv as UTF-8 only with a mark at its beginning.
    return pending.path.open("w", encoding="utf-8-sig", newline="")


class _GuardedRows:
    """Writes rows that no program takes for formulas."""

    def __init__(self, stream: TextIO, headers: Sequence[str]) -> None:
        self._writer = csv.writer(stream)
        self.count = 0
        self._write(headers)

    def add(self, row: ResultRow) -> None:
        """Write the next row."""
        self._write(result_cells(row))
        self.count += 1

    def _write(self, cells: Sequence[str]) -> None:
        self._writer.writerow([guard(clean_text(cell)) if cell else cell for cell in cells])
