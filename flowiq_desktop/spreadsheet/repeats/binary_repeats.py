"""Finds the cells that stand in a sheet of a binary workbook more than once, with other contents.

Only a damaged workbook has such; of each cell the last content is read. What it was before is not
said: it may be anywhere in the file.
"""

import struct
from collections import defaultdict
from collections.abc import Callable, Iterator

from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS, MAX_ROWS
from flowiq_desktop.spreadsheet.guards.xls_guard import after_zeros
from flowiq_desktop.spreadsheet.marks.xlsb_records import records_of
from flowiq_desktop.spreadsheet.repeats.repeated_cells import MetCells, RepeatedCell, RepeatedCells

_Cell = tuple[int, int, bytes]
"""Row and column, from 0, and the record's kind and what it holds."""
_OLD = struct.Struct("<HHHH")
_END, _MANY, _BEGIN = 0x0A, 0xBD, 0x809
_OLD_CELLS = frozenset({0x06, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
_HEAD_BYTES, _VALUE_AT = 4, 10
_MANY_AT, _PAIR_BYTES = 8, 6
_ROW = 0
_NEW_CELLS = frozenset({*range(2, 12), 62})
_NEW_VALUE_AT = 8


def repeated_in_xls(stream: bytes, start: int) -> RepeatedCells:
    """Of the sheet that begins at `start` of an old workbook's stream.

    Raises:
        SheetError: a cell lies too far away.
    """
    return _repeated(lambda: _old_cells(stream, start))


def repeated_in_xlsb(part: bytes) -> RepeatedCells:
    """Of the sheet that a part of a binary workbook holds.

    Raises:
        SheetError: a cell lies too far away.
    """
    return _repeated(lambda: _new_cells(part))


def _repeated(cells: Callable[[], Iterator[_Cell]]) -> RepeatedCells:
    met = MetCells()
    for row, column, _ in cells():
        if row < MAX_ROWS and column < MAX_COLUMNS:
            met.take((row, column))
    contents: dict[tuple[int, int], set[bytes]] = defaultdict(set)
    for row, column, content in cells() if met.count else ():
        if (row, column) in met.repeated:
            contents[row, column].add(content)
    differ = sorted(place for place, found in contents.items() if len(found) > 1)
    more = met.count - len(met.repeated)
    return RepeatedCells(len(differ) + more, tuple(RepeatedCell(*place, ()) for place in differ))


def _old_cells(stream: bytes, start: int) -> Iterator[_Cell]:
    at, depth, last = start, 0, len(stream) - _OLD.size
    while at <= last:
        kind, size, row, column = _OLD.unpack_from(stream, at)
        end = at + _HEAD_BYTES + size
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif not kind and not size:
            end = after_zeros(stream, at)
        elif depth == 1 and kind in _OLD_CELLS:  # a chart inside the sheet has cells of its own
            yield row, column, bytes((kind & 0xFF,)) + stream[at + _VALUE_AT : end]
        elif depth == 1 and kind == _MANY:
            for place in range(at + _MANY_AT, end - _PAIR_BYTES, _PAIR_BYTES):
                yield row, column, stream[place + 2 : place + _PAIR_BYTES]
                column += 1
        at = end


def _new_cells(part: bytes) -> Iterator[_Cell]:
    row = 0
    for record in records_of(part, _NEW_CELLS | {_ROW}):
        if record.kind == _ROW:
            row = int.from_bytes(record.body[:4], "little")
        else:
            column = int.from_bytes(record.body[:4], "little")
            yield row, column, bytes((record.kind,)) + record.body[_NEW_VALUE_AT:]
