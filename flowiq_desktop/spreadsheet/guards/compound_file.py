"""Reads compound files, the small file systems in which .xls and other old documents lie.

Only what stands in the root directory says what a document is: a workbook may hold Word documents
and other workbooks as objects, each in a directory of its own ([MS-CFB] 2.6.4).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.errors import damaged

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDS = 0xFFFFFFFA
"""From here on, sector numbers are markers, such as the end of a chain ([MS-CFB] 2.1)."""
_IN_HEADER = 109
"""Sectors of the table that the header itself names."""
_SMALL = 4_096
"""Smaller streams lie in short sectors inside the root entry's stream."""
_SHORT_SECTOR = 64
_SMALLEST_SHIFT, _LARGEST_SHIFT = 7, 12
"""The standard knows sectors of 512 and 4,096 bytes."""
_ENTRY = struct.Struct("<64sHBBIII36sII4x")
"""Name, its length, kind, colour, left and right sibling, child, more, first sector, size."""
_STREAM = 2
_MOST_ENTRIES = 100_000
"""A workbook has a few, and some for each object in it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file or a directory: what it is called, its neighbours, and where its bytes are."""

    name: str
    is_stream: bool
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The directory of a compound file, and its streams.

    Args:
        content: the whole file.

    Raises:
        SheetError: here and when a stream is read: the file is damaged.
    """

    def __init__(self, content: bytes) -> None:
        try:
            shift = struct.unpack_from("<H", content, 30)[0]
            self._size = 1 << max(_SMALLEST_SHIFT, min(_LARGEST_SHIFT, shift))
            self._sectors = memoryview(content)[self._size :]
            self._table = self._sector_table(content)
            first, short = (struct.unpack_from("<I", content, at)[0] for at in (48, 60))
            self._short_start = short
            directory = self._follow(first)
            whole = min(_MOST_ENTRIES + 1, len(directory) // _ENTRY.size) * _ENTRY.size
            self._entries = [_entry(*it) for it in _ENTRY.iter_unpack(directory[:whole])]
        except (struct.error, IndexError, ValueError) as error:
            raise damaged(error) from error
        if not 0 < len(self._entries) <= _MOST_ENTRIES:
            raise damaged()
        self._root = list(self._in_root()) or self._entries

    @property
    def root_names(self) -> frozenset[str]:
        """What the root directory holds, in lower case; names differ in more than their case."""
        return frozenset(entry.name.lower() for entry in self._root)

    def stream(self, *names: str) -> bytes:
        """The first of these streams that is there, whatever the case of its letters.

        Where the root directory is broken, it is looked for among all entries.
        """
        for entries in (self._root, self._entries):
            for name in names:
                for entry in entries:
                    if entry.is_stream and entry.name.lower() == name.lower():
                        return self._content(entry)
        raise damaged()

    def _in_root(self) -> Iterator[_Entry]:
        """The entries of the root directory, which form a tree; it may be made to go in circles."""
        waiting, seen = [self._entries[0].child], {0}
        while waiting:
            number = waiting.pop()
            if number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            entry = self._entries[number]
            yield entry
            waiting += (entry.left, entry.right)

    def _content(self, entry: _Entry) -> bytes:
        if entry.size >= _SMALL:
            return self._follow(entry.start)[: entry.size]
        root = memoryview(self._follow(self._entries[0].start))
        table = _numbers(self._follow(self._short_start))
        return _chained(root, _SHORT_SECTOR, table, entry.start)[: entry.size]

    def _sector_table(self, content: bytes) -> tuple[int, ...]:
        """For each sector, the next one in its chain.

        A table that names more of its own sectors than the file has room for is made to fill the
        memory.
        """
        first, count = struct.unpack_from("<II", content, 68)
        used = [it for it in struct.unpack_from("<109I", content, 76) if it < _ENDS]
        most = max(_IN_HEADER, len(self._sectors) // self._size)
        for _ in range(min(count, most)):
            if first >= _ENDS:
                break
            *more, first = _numbers(_sector(self._sectors, self._size, first))
            used += [it for it in more if it < _ENDS]
            if len(used) > most:
                raise damaged()
        return _numbers(b"".join(_sector(self._sectors, self._size, number) for number in used))

    def _follow(self, start: int) -> bytes:
        return _chained(self._sectors, self._size, self._table, start)


def _chained(sectors: memoryview, size: int, table: tuple[int, ...], start: int) -> bytes:
    """A stream; one that takes more sectors than the file has is going round in circles."""
    chain: list[memoryview] = []
    most = len(sectors) // size + 1
    number = start
    while number < len(table):
        if len(chain) > most:
            raise damaged()
        chain.append(_sector(sectors, size, number))
        number = table[number]
    return b"".join(chain)


def _sector(sectors: memoryview, size: int, number: int) -> memoryview:
    return sectors[number * size : (number + 1) * size]


def _numbers(block: bytes | memoryview) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])


def _entry(
    name: bytes,
    _length: int,
    kind: int,
    _colour: int,
    left: int,
    right: int,
    child: int,
    _more: bytes,
    start: int,
    size: int,
) -> _Entry:
    shown = name.decode("utf-16-le", "replace").partition("\0")[0]
    return _Entry(shown, kind == _STREAM, left, right, child, start, size)
