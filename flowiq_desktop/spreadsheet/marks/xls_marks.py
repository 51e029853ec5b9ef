"""Finds styles, errors, comments, links, hidden rows and columns of a sheet of an old workbook.

The records are those of [MS-XLS] 2.4; a stream that is cut off is read as far as it goes, since
calamine says whether it can be read at all.
"""

import struct
from collections.abc import Collection, Generator

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.formats.error_codes import ERROR_TEXTS
from flowiq_desktop.spreadsheet.guards.xls_guard import after_zeros
from flowiq_desktop.spreadsheet.links.binary_links import link_of, take_tokens
from flowiq_desktop.spreadsheet.marks.cell_areas import one_cell
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.repeats.binary_repeats import repeated_in_xls
from flowiq_desktop.texts import mark

_CELL = struct.Struct("<HHHHH")
"""A record's kind and size, and the row, column and style that a cell begins with."""
_HEAD_BYTES = 4
_FORMULA, _END, _MANY, _NUMBER, _TRUTH, _ROW, _SHORT, _BEGIN = (
    *(0x06, 0x0A, 0xBD, 0x203, 0x205, 0x208, 0x27E, 0x809),
)
_NOTE, _DEFAULT_WIDTH, _COLUMN, _EXACT_WIDTH, _LINK = 0x1C, 0x55, 0x7D, 0x99, 0x1B8
_WIDTHS = frozenset({_DEFAULT_WIDTH, _EXACT_WIDTH})
"""Of columns that no record is about: in characters, and in 1/256 of one, which counts."""
_NUMBERS = frozenset({_NUMBER, _SHORT})
_TEXTS = frozenset({0xD6, 0xFD, 0x204})
"""Texts, which a format may put words around."""
_BESIDE = frozenset({_NOTE, _COLUMN, _LINK}) | _WIDTHS
_LOOKED_INTO = frozenset({_FORMULA, _END, _MANY, _TRUTH, _BEGIN}) | _BESIDE
_PAIR = struct.Struct("<HI")
"""One of many numbers in a row: its style, and the number in 32 bits."""
_PAIRS_AT, _PLACE_BYTES = 8, 6
_RESULT_AT = 10
"""Behind a record's head and a cell's place: the result of a formula, a truth or an error."""
_NO_NUMBER = b"\xff\xff"
_ERROR_RESULT = 2
_TOKENS_AT = 26
"""Behind a result, flags, a count and their size: the parts of a formula."""
_FLAGS_AT = 16
_HIDDEN, _OWN_HEIGHT = 0x20, 0x40
_HEIGHT = slice(10, 12)
_SPAN = struct.Struct("<5H")
"""First and last of some columns, how wide they are, their style, and flags."""
_HIDDEN_COLUMN = 0x1
_MORE_OF_NOTE = 0xFFFF
_COLUMN_BITS = 16
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
    marks = scan.marks()
    if scan.may_repeat:
        marks.repeated = repeated_in_xls(stream, start)
    return marks


class _Scan:
    """Goes from record to record until the sheet ends.

    Attributes:
        at: how far it has come.
        is_done: whether the sheet has ended.
        may_repeat: whether cells came in another order than usual, so that one may come twice.
    """

    def __init__(self, stream: bytes, start: int, styles: frozenset[int]) -> None:
        self.at = start
        self.is_done = self.may_repeat = False
        self._last = -1
        self._stream = stream
        self._wanted = styles
        self._marks = SheetMarks()
        self._depth = 0

    def marks(self) -> SheetMarks:
        """What was found."""
        return self._marks

    def read(self, count: int) -> None:
        """Read the next `count` records."""
        at, stream, wanted, styles = self.at, self._stream, self._wanted, self._marks.styles
        end, unpack, last = len(stream) - _CELL.size, _CELL.unpack_from, self._last
        for _ in range(count):
            if at > end:
                self.is_done = True
                break
            kind, size, row, column, style = unpack(stream, at)
            if kind in _NUMBERS or kind in _TEXTS:
                place = row << _COLUMN_BITS | column
                self.may_repeat |= place <= last
                last = place
                if style in wanted:
                    styles[column][row] = style
            elif kind == _ROW:
                if at + _FLAGS_AT <= end and _is_hidden(stream[at : at + _FLAGS_AT + 1]):
                    self._marks.hidden_rows.add(row)
            elif kind in _LOOKED_INTO:
                self._last = last
                self._look_into(kind, stream[at : at + _HEAD_BYTES + size])
                last = self._last
                if self.is_done:
                    break
            elif not kind and not size:
                at = after_zeros(stream, at)
                continue
            at += _HEAD_BYTES + size
        self.at, self._last = at, last

    def _look_into(self, kind: int, record: bytes) -> None:
        if kind == _BEGIN:
            self._depth += 1
        elif kind == _END:  # a chart inside the sheet has an end of its own
            self._depth -= 1
            self.is_done = self._depth <= 0
        elif kind in _BESIDE:
            self._look_beside(kind, record[_HEAD_BYTES:])
        elif len(record) >= _CELL.size + len(_NO_NUMBER):
            _, _, row, column, style = _CELL.unpack_from(record)
            place = row << _COLUMN_BITS | column
            self.may_repeat |= place <= self._last
            many = (len(record) - _PAIRS_AT) // _PLACE_BYTES if kind == _MANY else 1
            self._last = place + many - 1
            if kind == _FORMULA:
                area = one_cell(row, column)
                take_tokens(self._marks.links, area, record[_TOKENS_AT:], is_new=False)
            if kind == _MANY:
                self._take_many(record, row, column)
            elif not self._take_error(kind, record, row, column) and style in self._wanted:
                self._marks.styles[column][row] = style

    def _look_beside(self, kind: int, body: bytes) -> None:
        """Take a comment, a link, or columns that are hidden or not."""
        if kind == _LINK:
            if found := link_of(body):
                self._marks.links.add_area(*found)
        elif kind == _NOTE:
            row, column = int.from_bytes(body[:2], "little"), int.from_bytes(body[2:4], "little")
            if row != _MORE_OF_NOTE:
                self._marks.comments.add(row, column)
        elif kind in _WIDTHS:
            self._marks.are_columns_hidden = not any(body[:2])
        elif len(body) >= _SPAN.size:
            first, last, width, _, flags = _SPAN.unpack_from(body)
            is_hidden = flags & _HIDDEN_COLUMN or not width
            told = self._marks.hidden_columns if is_hidden else self._marks.shown_columns
            told.add(first, last - first + 1)

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


def _is_hidden(record: bytes) -> bool:
    """Whether a row is hidden, by itself, a filter or a group, or has a height of its own of 0."""
    has_height = record[_FLAGS_AT] & _OWN_HEIGHT and not any(record[_HEIGHT])
    return bool(record[_FLAGS_AT] & _HIDDEN or has_height)
