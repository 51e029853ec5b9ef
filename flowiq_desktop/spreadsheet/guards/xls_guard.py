"""Refuses .xls workbooks with impossible cells, before calamine makes room for them.

A sheet of Excel 97 to 2003 has 256 columns. A damaged file may claim a cell in column 60,000, for
which calamine would ask for more memory than there is and end the program.
"""

import struct

from flowiq_desktop.spreadsheet.guards.file_kind import damaged

_MAX_COLUMNS = 256
_MAX_ROWS = 65_536
_CELLS = frozenset({0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E})
"""Records that hold cells, row and column first ([MS-XLS] 2.3.1)."""
_DIMENSIONS = 0x200
_RECORD_HEAD = 4
_LEAST_CELL = 4
_CELL_HEAD = struct.Struct("<4H")
"""A record's kind and size, then a cell's row and column."""
_SIZES = struct.Struct("<HHIIHH")
"""A record's kind and size, then a sheet's first and last row and column."""
_ENDS = 0xFFFFFFFA
"""From here on, sector numbers are markers, such as the end of a chain ([MS-CFB] 2.1)."""
_SMALL = 4_096
"""Smaller streams lie in short sectors inside the root entry's stream."""
_SHORT_SECTOR = 64
_ENTRY = 128


def check_old_workbook(content: bytes) -> None:
    """Raise SheetError when a cell, or a sheet's stated size, lies beyond the limits."""
    try:
        fits = _fits(workbook_stream(content))
    except (struct.error, IndexError, ValueError) as error:
        raise damaged(error) from error
    if not fits:
        raise damaged()


def _fits(stream: bytes) -> bool:
    at, end, unpack = 0, len(stream) - _SIZES.size, _CELL_HEAD.unpack_from
    while at < end:
        kind, size, _, column = unpack(stream, at)
        if column >= _MAX_COLUMNS and kind in _CELLS and size >= _LEAST_CELL:
            return False
        if kind == _DIMENSIONS:
            _, _, first_row, last_row, first_column, last_column = _SIZES.unpack_from(stream, at)
            if not first_row <= last_row <= _MAX_ROWS:
                return False
            if not first_column <= last_column <= _MAX_COLUMNS:
                return False
        at += _RECORD_HEAD + size
    return True


def workbook_stream(content: bytes) -> bytes:
    """The stream that holds the workbook's records.

    Raises:
        SheetError: there is none, or the file's sectors go round in circles.
        struct.error, IndexError, ValueError: the file is damaged in other ways.
    """
    size = 1 << min(12, struct.unpack_from("<H", content, 30)[0])
    sectors = content[size:]
    directory_at, short_table_at = (struct.unpack_from("<I", content, at)[0] for at in (48, 60))
    table = _sector_table(content, sectors, size)
    directory = _follow(sectors, size, table, directory_at)
    start, length = _entry(directory, ("Workbook", "Book"))
    if length >= _SMALL:
        return _follow(sectors, size, table, start)[:length]
    short_table = _numbers(_follow(sectors, size, table, short_table_at))
    root_start = struct.unpack_from("<I", directory, 116)[0]
    root = _follow(sectors, size, table, root_start)
    return _follow(root, _SHORT_SECTOR, short_table, start)[:length]


def _sector_table(content: bytes, sectors: bytes, size: int) -> tuple[int, ...]:
    """For each sector, the next one in its chain."""
    first, count = struct.unpack_from("<II", content, 68)
    parts = list(struct.unpack_from("<109I", content, 76))
    for _ in range(min(count, len(sectors) // size)):
        *more, first = _numbers(_sector(sectors, size, first))
        parts += more
    used = (number for number in parts if number < _ENDS)
    return _numbers(b"".join(_sector(sectors, size, number) for number in used))


def _entry(directory: bytes, names: tuple[str, ...]) -> tuple[int, int]:
    """Where the stream of one of these names starts, and its length."""
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        name = directory[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
        if name in names:
            start, length = struct.unpack_from("<II", directory, at + 116)
            return start, length
    raise damaged()


def _follow(sectors: bytes, size: int, table: tuple[int, ...], start: int) -> bytes:
    """A stream; one that takes more sectors than the file has is going round in circles."""
    chain: list[bytes] = []
    most = len(sectors) // size + 1
    number = start
    while number < len(table):
        if len(chain) > most:
            raise damaged()
        chain.append(_sector(sectors, size, number))
        number = table[number]
    return b"".join(chain)


def _sector(sectors: bytes, size: int, number: int) -> bytes:
    return sectors[number * size : (number + 1) * size]


def _numbers(block: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])
