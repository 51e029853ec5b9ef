"""Writes a compound file with a single stream: the least that calamine takes for an .xls."""

import struct

from flowiq_desktop.spreadsheet.guards.compound_file import SIGNATURE
from flowiq_desktop.spreadsheet.guards.limits import too_large_inside

_SECTOR = 4_096
_LEAST = 4_096
"""A smaller stream would have to lie in short sectors; zeros after a workbook's end are nothing."""
_IN_HEADER = 109
_END, _FREE, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_PER_SECTOR = _SECTOR // 4
_ROOT, _STREAM = 5, 2


def compound_file(name: str, stream: bytes) -> bytes:
    """A compound file of version 4 ([MS-CFB]) that holds one stream.

    Raises:
        SheetError: the stream is larger than 450 MB.
    """
    stream = stream.ljust(_LEAST, b"\0")
    count = -(-len(stream) // _SECTOR)
    tables = -(-(count + 1) // (_PER_SECTOR - 1))
    if tables > _IN_HEADER:
        raise too_large_inside()
    directory, first = tables, tables + 1
    chain = [_TABLE] * tables + [_END] + [*range(first + 1, first + count), _END]
    chain += [_FREE] * (tables * _PER_SECTOR - len(chain))
    return b"".join(
        (
            _header(tables, directory),
            struct.pack(f"<{len(chain)}I", *chain),
            _directory(name, first, len(stream)),
            stream,
            bytes(-len(stream) % _SECTOR),
        )
    )


def _header(tables: int, directory: int) -> bytes:
    places = [*range(tables)] + [_FREE] * (_IN_HEADER - tables)
    head = struct.pack(
        "<8s16s5H6s9I",
        SIGNATURE,
        bytes(16),
        0x3E,
        4,
        0xFFFE,
        12,
        6,
        bytes(6),
        1,
        tables,
        directory,
        0,
        _LEAST,
        _END,
        0,
        _END,
        0,
    )
    return (head + struct.pack(f"<{_IN_HEADER}I", *places)).ljust(_SECTOR, b"\0")


def _directory(name: str, first: int, size: int) -> bytes:
    entries = _entry("Root Entry", _ROOT, 1, 0, 0) + _entry(name, _STREAM, _NONE, first, size)
    return entries.ljust(_SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    wide = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36sIQ", wide, len(wide) + 2, kind, 1, _NONE, _NONE, child, bytes(36), first, size
    )
