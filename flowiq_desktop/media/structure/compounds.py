"""Compound files, the older Office format: what one holds, by the names of its directory.

Source: [MS-CFB] 2.2 (header), 2.3 (sector chains), 2.6.1 (directory entries).
"""

import struct
from collections.abc import Iterator

from flowiq_desktop.core.media.file_types import LOCKED_OFFICE
from flowiq_desktop.media.file_ends import FileEnds

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNKNOWN_COMPOUND = "application/x-ole-storage"
_STREAMS = {
    "EncryptedPackage": LOCKED_OFFICE,
    "WordDocument": "application/msword",
    "Workbook": "application/vnd.ms-excel",
    "Book": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
}
_HEADER_SIZE = 512
_FREE = b"\xff\xff\xff\xff"
_SHIFTS = frozenset({9, 12})
_MOST_SECTORS = 256
_ENTRY_SIZE = 128
_LISTED_TABLES = 109
_LAST_SECTOR = 0xFFFFFFFA


def compound_type(ends: FileEnds) -> str:
    """The content type of a compound file, or `UNKNOWN_COMPOUND`."""
    header = ends.read(0, _HEADER_SIZE)
    if len(header) < _HEADER_SIZE:
        return UNKNOWN_COMPOUND
    names = set(_stream_names(ends, header))
    return next((kind for name, kind in _STREAMS.items() if name in names), UNKNOWN_COMPOUND)


def is_cut_short(ends: FileEnds) -> bool:
    """Whether the tables of a compound file name sectors behind its end."""
    header = ends.read(0, _HEADER_SIZE)
    if len(header) < _HEADER_SIZE:
        return True
    shift = int.from_bytes(header[0x1E:0x20], "little")
    if shift not in _SHIFTS:
        return False
    size = 1 << shift
    last = -1
    for number, at in enumerate(struct.unpack_from(f"<{_LISTED_TABLES}L", header, 0x4C)):
        if at > _LAST_SECTOR:
            break
        table = ends.read((at + 1) * size, size)
        if len(table) < size:
            return True
        used = (
            place
            for place in range(size // 4 - 1, -1, -1)
            if table[4 * place : 4 * place + 4] != _FREE
        )
        last = max(last, number * (size // 4) + next(used, -1))
    return (last + 1) * size >= ends.size


def _stream_names(ends: FileEnds, header: bytes) -> Iterator[str]:
    (shift,) = struct.unpack_from("<H", header, 0x1E)
    if shift not in _SHIFTS:
        return
    size = 1 << shift
    (sector,) = struct.unpack_from("<L", header, 0x30)
    for _ in range(_MOST_SECTORS):
        block = ends.read((sector + 1) * size, size)
        for start in range(0, len(block), _ENTRY_SIZE):
            yield _entry_name(block[start : start + _ENTRY_SIZE])
        following = _following(ends, header, sector, size)
        if following is None:
            return
        sector = following


def _following(ends: FileEnds, header: bytes, sector: int, size: int) -> int | None:
    """The next sector of a chain; None at its end, or where the table is not known."""
    table, place = divmod(sector, size // 4)
    if table >= _LISTED_TABLES:
        return None
    (at,) = struct.unpack_from("<L", header, 0x4C + 4 * table)
    cell = ends.read((at + 1) * size + 4 * place, 4)
    if len(cell) < 4:  # noqa: PLR2004 - one cell of the table
        return None
    (following,) = struct.unpack("<L", cell)
    return following if following < _LAST_SECTOR else None


def _entry_name(entry: bytes) -> str:
    if len(entry) < _ENTRY_SIZE:
        return ""
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
