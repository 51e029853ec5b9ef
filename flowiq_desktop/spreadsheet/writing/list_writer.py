"""Writes a plain list, such as people who do not want messages, as a workbook or a text file."""

import csv
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.reading.sheet_xml import clean_text, sheet_name
from flowiq_desktop.spreadsheet.writing.atomic_file import PendingFile, pending_file
from flowiq_desktop.spreadsheet.writing.formula_guard import guard
from flowiq_desktop.spreadsheet.writing.refusals import bad_ending
from flowiq_desktop.spreadsheet.writing.row_writer import RowWriter, style_of
from flowiq_desktop.texts import mark

_BLOCK_ROWS = 1_000
_WIDTH = 24


def write_list(
    target: Path, title: str, headers: Sequence[str], rows: Iterable[Sequence[str]], total: int
) -> Generator[Progress, None, Path]:
    """Write one line per row, all of it text; nothing is left behind unless it is complete.

    Args:
        target: where to save; its ending, .xlsx or .csv, says how.
        title: the sheet's name in a workbook.
        headers: one for each column.
        rows: as wide as the headers.
        total: how many rows to expect, for the progress.

    Returns:
        The file really written: a numbered copy when the target is open elsewhere or read-only.

    Raises:
        ResultsError: it cannot be saved; it says why, and what to do.
    """
    writers = {".xlsx": _write_workbook, ".csv": _write_text}
    write = writers.get(target.suffix.lower())
    if write is None:
        raise bad_ending(target)
    with pending_file(target) as pending:
        yield from write(pending, title, headers, _counted(rows), total)
        return pending.publish()


def _counted(rows: Iterable[Sequence[str]]) -> Iterable[tuple[int, Sequence[str]]]:
    return enumerate(rows, 1)


def _write_workbook(
    pending: PendingFile,
    title: str,
    headers: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    total: int,
) -> Generator[Progress, None, None]:
    with TemporaryDirectory(prefix="flowiq-") as folder:
        workbook = Workbook(str(pending.path), {"constant_memory": True, "tmpdir": folder})
        text = workbook.add_format({"num_format": "@"})
        bold = style_of(workbook.add_format({"bold": True, "num_format": "@"}))
        sheet = workbook.add_worksheet(sheet_name(title))
        sheet.set_column(0, len(headers) - 1, _WIDTH, text)
        sheet.freeze_panes(1, 0)
        writer = RowWriter(sheet, len(headers))
        writer.write(headers, [bold] * len(headers))
        styles = [style_of(text)] * len(headers)
        for done, row in rows:
            writer.write(row, styles)
            if done % _BLOCK_ROWS == 0:
                yield Progress(mark("Saving the list"), done, total)
        writer.finish()
        try:
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error


def _write_text(
    pending: PendingFile,
    _title: str,
    headers: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    total: int,
) -> Generator[Progress, None, None]:
    # Excel reads a .csv as UTF-8 only with a mark at its beginning.
    with pending.path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(headers)
        for done, row in rows:
            writer.writerow([guard(clean_text(cell)) if cell else cell for cell in row])
            if done % _BLOCK_ROWS == 0:
                yield Progress(mark("Saving the list"), done, total)
