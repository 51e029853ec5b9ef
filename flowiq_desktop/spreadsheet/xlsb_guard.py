"""Looks at how far the sheets of an .xlsb workbook reach before calamine makes room for them."""

import struct
import zipfile

from flowiq_desktop.spreadsheet.limits import MAX_COLUMNS, check_area, too_many_columns

_LOOKED_AT_BYTES = 4_096
_DIMENSION = b"\x94\x01\x10"
"""BrtWsDim: record 148 with 16 bytes, rows and columns from 0 ([MS-XLSB] 2.4.866)."""


def check_binary_sheets(archive: zipfile.ZipFile) -> None:
    """Raise SheetError when a binary sheet says that it spans more than memory holds."""
    for name in archive.namelist():
        if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".bin"):
            with archive.open(name) as part:
                _check(part.read(_LOOKED_AT_BYTES))


def _check(start: bytes) -> None:
    at = start.find(_DIMENSION)
    if at < 0 or len(start) < at + 19:
        return
    _, last_row, _, last_column = struct.unpack_from("<4I", start, at + len(_DIMENSION))
    if last_column >= MAX_COLUMNS:
        raise too_many_columns(last_column + 1)
    check_area(last_row + 1, last_column + 1)
