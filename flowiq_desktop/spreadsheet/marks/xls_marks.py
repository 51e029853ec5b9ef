"""Finds the styles, the errors and the hidden rows of a sheet of an old Excel workbook.

The records are those of [MS-XLS] 2.4; a stream that is cut off is read as far as it goes, since
calamine says whether it can be read at all.
"""

import struct
from collections.abc import Collection, Generator

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.formats.error_codes import ERROR_TEXTS
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.texts import mark

_CELL = struct.Struct("<HHHHH")
"""A record's kind and size, and the row, column and style that a cell begins with."""
_HEAD_BYTES = 4
_FORMULA, _END, _MANY, _NUMBER, _TRUTH, _ROW, _SHORT, _BEGIN = (
    *(0x06, 0x0A, 0xBD, 0x203, 0x205, 0x208, 0x27E, 0x809),
)
_NUMBERS = frozenset({_NUMBER, _SHORT})
_TEXTS = frozenset({0xD6, 0xFD, 0x204})
"""Texts, which a format may put words around."""
_LOOKED_INTO = frozenset({_FORMULA, _END, _MANY, _TRUTH, _BEGIN})
_PAIR = struct.Struct("<HI")
"""One of many numbers in a row: its style, and the number in 32 bits."""
_PAIRS_AT, _PLACE_BYTES = 8, 6
_RESULT_AT = 10
"""Behind a record's head and a cell's place: the result of a formula, a truth or an error."""
_NO_NUMBER = b"\xff\xff"
_ERROR_RESULT = 2
_FLAGS_AT = 16
_HIDDEN = 0x20
_RECORDS_AT_ONCE = 20_000


def read_xls_marks(
    stream: bytes, start: int, styles: Collection[int]
) -> Generator[Progress, None, SheetMarks]:
    """The marks of the sheet that begins at `start` of a workbook's stream.

    Args:
        stream: the workbook's stream.
        start: where the sheet begins.
        styles: the styles that are wanted.
    """
    scan = _Scan(stream, start, frozenset(styles))
    while not scan.is_done:
        scan.read(_RECORDS_AT_ONCE)
        yield Progress(mark("Looking at the sheet"), scan.at - start, len(stream) - start)
    return scan.marks()


class _Scan:
    """Goes from record to record until the sheet ends."""

    def __init__(self, stream: bytes, start: int, styles: frozenset[int]) -> None:
        self.at = start
        self.is_done = False
        self._stream = stream
        self._wanted = styles
        self._marks = SheetMarks()
        self._depth = 0
        self._last_row = 0
        self._hidden: list[int] = []

    def marks(self) -> SheetMarks:
        """What was found; rows below the last cell count as none."""
        self._marks.hidden_rows = sum(row <= self._last_row for row in self._hidden)
        return self._marks

    def read(self, count: int) -> None:
        """Read the next `count` records."""
        at, stream, wanted, styles = self.at, self._stream, self._wanted, self._marks.styles
        last_row = self._last_row
        end, unpack = len(stream) - _CELL.size, _CELL.unpack_from
        for _ in range(count):
            if at > end:
                self.is_done = True
                break
            kind, size, row, column, style = unpack(stream, at)
            if kind in _NUMBERS or kind in _TEXTS:
                if style in wanted:
                    styles[column][row] = style
                last_row = row
            elif kind == _ROW:
                if at + _FLAGS_AT <= end and stream[at + _FLAGS_AT] & _HIDDEN:
                    self._hidden.append(row)
            elif kind in _LOOKED_INTO:
                self._look_into(kind, stream[at : at + _HEAD_BYTES + size])
                if self.is_done:
                    break
            at += _HEAD_BYTES + size
        self.at, self._last_row = at, max(last_row, self._last_row)

    def _look_into(self, kind: int, record: bytes) -> None:
        if kind == _BEGIN:
            self._depth += 1
        elif kind == _END:  # a chart inside the sheet has an end of its own
            self._depth -= 1
            self.is_done = self._depth <= 0
        elif len(record) >= _CELL.size + len(_NO_NUMBER):
            _, _, row, column, style = _CELL.unpack_from(record)
            self._last_row = max(row, self._last_row)
            if kind == _MANY:
                self._take_many(record, row, column)
            elif not self._take_error(kind, record, row, column) and style in self._wanted:
                self._marks.styles[column][row] = style

    def _take_many(self, record: bytes, row: int, column: int) -> None:
        last = len(record) - (len(record) - _PAIRS_AT) % _PLACE_BYTES
        for style, _ in _PAIR.iter_unpack(record[_PAIRS_AT:last]):
            if style in self._wanted:
                self._marks.styles[column][row] = style
            column += 1

    def _take_error(self, kind: int, record: bytes, row: int, column: int) -> bool:
        """Whether a truth or a formula has an error for its result, which is then kept."""
        result = record[_RESULT_AT:]
        if kind == _TRUTH:
            code = result[0] if result[1] else None
        else:
            is_error = result[6:8] == _NO_NUMBER and result[0] == _ERROR_RESULT
            code = result[2] if is_error else None
        if code is None or code not in ERROR_TEXTS:
            return False
        self._marks.texts[column][row] = ERROR_TEXTS[code]
        return True
