"""Looks through the records of an .xls workbook before calamine makes room for its cells.

A sheet of Excel 97 to 2003 has 256 columns. A damaged file may claim a cell in column 60,000, for
which calamine would ask for more memory than there is and end the program.
"""

import re
import struct

from flowiq_desktop.spreadsheet.errors import damaged, password_protected

_MAX_COLUMNS = 256
_CELLS = frozenset({0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E})
"""Records that hold cells, row and column first ([MS-XLS] 2.3.1)."""
_DIMENSIONS, _BEGIN, _END = 0x200, 0x809, 0x0A
_FILE_PASS = 0x2F
"""Says how the records after it are encrypted; in any form, it takes a password to read them."""
_RECORD_HEAD = 4
_LEAST_CELL = 4
_CELL_HEAD = struct.Struct("<4H")
"""A record's kind and size, then a cell's row and column."""
_NO_ZERO = re.compile(rb"[^\0]")
_SIZES = 10, 14
"""A sheet's first and last row and column, in Excel 95 and since Excel 97; the last is unused."""


def after_zeros(stream: bytes, at: int) -> int:
    """Where the next record begins after those that are nothing but zeros, at least one of them."""
    found = _NO_ZERO.search(stream, at + _RECORD_HEAD)
    end = found.start() if found else len(stream)
    return at + max(_RECORD_HEAD, (end - at) // _RECORD_HEAD * _RECORD_HEAD)


def checked_records(stream: bytes) -> bytes:
    """The records, each sheet's stated size blanked: calamine makes room for it, true or not.

    Where a program writes cells, it writes no zeros between them: a part of the file is lost there,
    and with it people, though what follows may be read.

    Raises:
        SheetError: a cell lies beyond the limits, cells are lost, or a password is needed.
    """
    at, end, depth = 0, len(stream) - _CELL_HEAD.size, 0
    checked = bytearray(stream)
    while at <= end:
        kind, size, _, column = _CELL_HEAD.unpack_from(stream, at)
        if not kind and not size:
            if depth > 0:
                raise damaged()
            at = after_zeros(stream, at)
            continue
        depth += (kind == _BEGIN) - (kind == _END)
        if kind in _CELLS and column >= _MAX_COLUMNS and size >= _LEAST_CELL:
            raise damaged()
        if kind == _FILE_PASS:
            raise password_protected()
        if kind == _DIMENSIONS:
            if size not in _SIZES:
                raise damaged()
            checked[at + _RECORD_HEAD : at + _RECORD_HEAD + size] = bytes(size)
        at += _RECORD_HEAD + size
    return bytes(checked)
