"""Looks at how far the sheets of an .xlsb workbook reach before calamine makes room for them."""

import re
import struct
import zipfile

from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS, check_area, too_many_columns
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors

_ROW = 0
_CELLS = frozenset({*range(2, 12), 62})
"""Records of cells that hold something, column first ([MS-XLSB] 2.3.1); 1 is a blank one."""
_MORE = 0x80
_BLANK = re.compile(rb"(?:[\x00-\x7f]\x00){1,10000}")
"""So many at once, as the search remembers each; the next ones follow."""
_LONGEST_HEAD = 4
"""Bytes of a record's kind or size; a number without an end would grow with each byte."""


def check_binary_sheets(archive: zipfile.ZipFile) -> None:
    """Raise SheetError when a cell of a binary sheet lies too far away for memory."""
    for name in archive.namelist():
        if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".bin"):
            with archive_errors():
                part = archive.read(name)
            rows, columns = _reach(part)
            if columns > MAX_COLUMNS:
                raise too_many_columns(columns)
            check_area(rows, columns)


def _reach(part: bytes) -> tuple[int, int]:
    """The last row and column that hold a cell, from 1."""
    at = row = last_row = last_column = 0
    try:
        while at < len(part):
            kind, size = part[at], part[at + 1]
            if not size and kind < _MORE:
                at = behind_blank_records(part, at)
                continue
            if kind < _MORE and size < _MORE:  # as most records have it
                at += 2
            else:
                kind, at = _number(part, at)
                size, at = _number(part, at)
            if kind == _ROW:
                row = struct.unpack_from("<I", part, at)[0]
            elif kind in _CELLS:
                last_row = max(last_row, row)
                last_column = max(last_column, struct.unpack_from("<I", part, at)[0])
            at += size
    except (IndexError, struct.error):  # cut off; calamine says so
        pass
    return last_row + 1, last_column + 1


def behind_blank_records(part: bytes, at: int) -> int:
    """Where records without content end, of which a small archive may hold millions in a row."""
    blank = _BLANK.match(part, at)
    return blank.end() if blank else at + 2


def _number(part: bytes, at: int) -> tuple[int, int]:
    """A record's kind or size, seven bits a byte, and where it ends."""
    number = shift = 0
    for _ in range(_LONGEST_HEAD):
        byte = part[at]
        number |= (byte & ~_MORE) << shift
        at, shift = at + 1, shift + 7
        if byte < _MORE:
            break
    return number, at
