"""Makes compound files and the records of old workbooks, byte by byte."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

Tree = Mapping[str, Union[bytes, "Tree"]]
_SECTOR = 512
_END, _FREE, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


@dataclass
class _Entry:
    name: str
    content: bytes | None
    right: int = _NONE
    child: int = _NONE
    start: int = 0


def compound(tree: Tree) -> bytes:
    """A compound file of these streams and directories; each stream of 4,096 bytes or more."""
    entries = [_Entry("Root Entry", None)]
    _put(entries, entries[0], tree)
    streams = [it for it in entries if it.content is not None]
    count = sum(len(it.content or b"") // _SECTOR for it in streams)
    directory_sectors = -(-len(entries) // 4)
    tables = -(-(count + directory_sectors) // 127)
    assert tables <= 109
    chain = [_TABLE] * tables + _run(tables, directory_sectors)
    for entry in streams:
        entry.start = len(chain)
        chain += _run(len(chain), len(entry.content or b"") // _SECTOR)
    chain += [_FREE] * (tables * 128 - len(chain))
    directory = b"".join(map(_packed, entries)).ljust(directory_sectors * _SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6s", 0x3E, 3, 0xFFFE, 9, 6, b"")
    head += struct.pack("<9I", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    body = b"".join(it.content or b"" for it in streams)
    return head + struct.pack(f"<{len(chain)}I", *chain) + directory + body


def _put(entries: list[_Entry], folder: _Entry, tree: Tree) -> None:
    """Later names first, as the directory of an embedded object may be before the workbook."""
    before: _Entry | None = None
    for name, content in tree.items():
        entry = _Entry(name, _padded(content) if isinstance(content, bytes) else None)
        entries.append(entry)
        if before is None:
            folder.child = len(entries) - 1
        else:
            before.right = len(entries) - 1
        before = entry
        if not isinstance(content, bytes):
            _put(entries, entry, content)


def _padded(content: bytes) -> bytes:
    return content.ljust(-(-max(len(content), 4096) // _SECTOR) * _SECTOR, b"\0")


def _run(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _packed(entry: _Entry) -> bytes:
    wide = entry.name.encode("utf-16-le")
    kind = 5 if entry.name == "Root Entry" else 1 if entry.content is None else 2
    return struct.pack(
        "<64sHBBIII36sII4x",
        wide,
        len(wide) + 2,
        kind,
        1,
        _NONE,
        entry.right,
        entry.child,
        b"",
        entry.start,
        len(entry.content or b""),
    )


def excel_95(rows: Sequence[Sequence[str | float]], *, sizes: bytes | None = None) -> bytes:
    """The records of a workbook as Excel 95 writes it (BIFF5): one sheet, called People."""
    cells = b"".join(_cells(rows))
    if sizes is None:
        sizes = struct.pack("<5H", 0, len(rows), 0, max(map(len, rows)), 0)
    sheet = _bof(0x10) + record(0x200, sizes) + cells + record(0x0A)
    end = record(0x0A)
    start = _bof(5) + record(0x42, struct.pack("<H", 1252))
    name = struct.pack("<HB", 0, 6) + b"People"
    at = len(start) + len(record(0x85, struct.pack("<I", 0) + name)) + len(end)
    return start + record(0x85, struct.pack("<I", at) + name) + end + sheet


def excel_97(rows: Sequence[Sequence[str | bytes]], beside: bytes = b"") -> bytes:
    """The records of a workbook of Excel 97 to 2003 (BIFF8): one sheet, called People.

    Args:
        rows: its cells; bytes are the parts of a formula that shows "see here".
        beside: records that stand behind those of its cells.
    """
    sizes = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0)
    cells = b"".join(_new_cells(rows))
    sheet = _bof(0x10, 0x600) + record(0x200, sizes) + cells + beside + record(0x0A)
    start, end = _bof(5, 0x600) + record(0x42, struct.pack("<H", 1200)), record(0x0A)
    name = struct.pack("<HBB", 0, 6, 0) + b"People"
    at = len(start) + len(record(0x85, struct.pack("<I", 0) + name)) + len(end)
    return start + record(0x85, struct.pack("<I", at) + name) + end + sheet


def _new_cells(rows: Sequence[Sequence[str | bytes]]) -> Iterator[bytes]:
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<3H", at, column, 0)
            if isinstance(cell, bytes):
                result = struct.pack("<B5xH", 0, 0xFFFF) + struct.pack("<HIH", 0, 0, len(cell))
                yield record(0x06, place + result + cell)
                yield record(0x207, struct.pack("<HB", len("see here"), 0) + b"see here")
            else:
                text = struct.pack("<HB", len(cell), 0) + cell.encode("latin-1")
                yield record(0x204, place + text)


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an old workbook."""
    return struct.pack("<2H", kind, len(body)) + body


def _bof(sort: int, version: int = 0x500) -> bytes:
    return record(0x809, struct.pack("<4H", version, sort, 0, 0))


def _cells(rows: Sequence[Sequence[str | float]]) -> Iterator[bytes]:
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<3H", at, column, 0)
            if isinstance(cell, str):
                text = cell.encode("cp1252")
                yield record(0x204, place + struct.pack("<H", len(text)) + text)
            else:
                yield record(0x203, place + struct.pack("<d", cell))
