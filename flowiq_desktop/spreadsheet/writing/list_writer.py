"""Writes a plain list, such as people who do not want messages, as a workbook or a text file."""

import csv
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
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
COMMA = ","


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table of text, as it is to be written.

    Attributes:
        title: the sheet's name in a workbook.
        top: the lines above the rows, the last of which has the headings; none for a plain table.
        rows: the lines below.
        width: how many cells every line has.
        total: how many rows to expect, for the progress.
        separator: the character between the cells of a text file.
    """

    title: str
    top: Sequence[Sequence[str]]
    rows: Iterable[Sequence[str]]
    width: int
    total: int
    separator: str = COMMA


def write_list(
    target: Path, title: str, headers: Sequence[str], rows: Iterable[Sequence[str]], total: int
) -> Generator[Progress, None, Path]:
    """Write one line per row under a line of headers; see `write_table`."""
    return (yield from write_table(target, ListTable(title, [headers], rows, len(headers), total)))


def write_table(target: Path, table: ListTable) -> Generator[Progress, None, Path]:
    """Write one line per row, all of it text; nothing is left behind unless it is complete.

    Args:
        target: where to save; its ending, .xlsx or .csv, says how.
        table: what to save.

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
        yield from write(pending, table)
        return pending.publish()


def _write_workbook(pending: PendingFile, table: ListTable) -> Generator[Progress, None, None]:
    with TemporaryDirectory(prefix="flowiq-") as folder:
        workbook = Workbook(str(pending.path), {"constant_memory": True, "tmpdir": folder})
        text = workbook.add_format({"num_format": "@"})
        bold = style_of(workbook.add_format({"bold": True, "num_format": "@"}))
        sheet = workbook.add_worksheet(sheet_name(table.title))
        sheet.set_column(0, table.width - 1, _WIDTH, text)
        if table.top:
            sheet.freeze_panes(len(table.top), 0)
        writer = RowWriter(sheet, table.width)
        plain = [style_of(text)] * table.width
        for line in table.top[:-1]:
            writer.write(line, plain)
        for line in table.top[-1:]:
            writer.write(line, [bold] * table.width)
        for done, row in enumerate(table.rows, 1):
            writer.write(row, plain)
            if done % _BLOCK_ROWS == 0:
                yield Progress(mark("Saving the list"), done, table.total)
        writer.finish()
        try:
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error


def _write_text(pending: PendingFile, table: ListTable) -> Generator[Progress, None, None]:
    # Excel reads a .csv as UTF-8 only with a mark at its beginning.
    with pending.path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=table.separator)
        writer.writerows(map(_guarded, table.top))
        for done, row in enumerate(table.rows, 1):
            writer.writerow(_guarded(row))
            if done % _BLOCK_ROWS == 0:
                yield Progress(mark("Saving the list"), done, table.total)


def _guarded(row: Sequence[str]) -> list[str]:
    return [guard(clean_text(cell)) if cell else cell for cell in row]
