"""Makes usual cells of those of an .xlsb sheet for which calamine refuses the whole workbook.

A text that is not in the table of texts, an error that is none: one cell is no reason to turn away
a list. This is looked at only when a sheet was refused.
"""

import io
import zipfile
from collections.abc import Iterator

from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.spreadsheet.formats.error_codes import ERROR_TEXTS
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.marks.xlsb_records import number_at, records_of
from flowiq_desktop.spreadsheet.mending.odd_cells import MendedCells
from flowiq_desktop.spreadsheet.mending.zip_copy import copied

_ROW, _SHARED, _TEXT = 0, 7, 19
_ERRORS = frozenset({3, 11})
"""Cells with an error, and formulas whose result is one."""
_OWN_TEXT = bytes([6, 12])
"""How a cell with a text of its own begins that has no letters."""
_TEXTS = "xl/sharedStrings.bin"
_VALUE_AT, _NUMBER_BYTES, _CELL_BYTES = 8, 4, 12
_WRONG_VALUE = 0x0F
_MORE = 0x80


def usual_records(content: bytes, part: str) -> MendedCells:
    """The workbook with blank texts and known errors in the odd cells of a sheet.

    Args:
        content: the workbook, as calamine reads it.
        part: the sheet's.

    Raises:
        SheetError: a part is damaged.
    """
    with archive_errors(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = archive.read(_TEXTS) if _TEXTS in archive.namelist() else b""
        known = sum(1 for _ in records_of(texts, {_TEXT}))
        sheet = bytearray(archive.read(part))
        before = bytes(sheet)
        cells = _mend(sheet, known)
        if sheet == before:
            return MendedCells(content, (), is_changed=False)
        new = copied(content, archive, {}, {part: (bytes(sheet),)})
        return MendedCells(new, tuple(cells), is_changed=True)


def _mend(sheet: bytearray, known: int) -> list[str]:
    """Change the odd cells, which stay as long as they were; where those without a text are.

    Errors are told by whoever reads the marks of the sheet.
    """
    cells, row = [], 0
    for head, at, kind, size in _records(sheet):
        value = int.from_bytes(sheet[at + _VALUE_AT : at + _CELL_BYTES], "little")
        if kind == _ROW:
            row = int.from_bytes(sheet[at : at + _NUMBER_BYTES], "little")
        elif kind == _SHARED and size == _CELL_BYTES and value >= known:
            sheet[head:at] = _OWN_TEXT
            sheet[at + _VALUE_AT : at + size] = bytes(_NUMBER_BYTES)
            column = int.from_bytes(sheet[at : at + _NUMBER_BYTES], "little")
            cells.append(f"{column_letter(column)}{row + 1}")
        elif kind in _ERRORS and size > _VALUE_AT and value & 0xFF not in ERROR_TEXTS:
            sheet[at + _VALUE_AT] = _WRONG_VALUE
    return cells


def _records(sheet: bytearray) -> Iterator[tuple[int, int, int, int]]:
    """Where each record begins, where its content does, its kind and its size."""
    at = 0
    while at + 1 < len(sheet):
        head, kind, size = at, sheet[at], sheet[at + 1]
        if kind < _MORE and size < _MORE:
            at += 2
        else:
            kind, at = number_at(sheet, at)
            size, at = number_at(sheet, at)
        yield head, at, kind, size
        at += size
