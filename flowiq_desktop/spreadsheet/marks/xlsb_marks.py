"""Finds styles, errors, links, hidden rows and columns of a sheet of an Excel binary workbook.

The records are those of [MS-XLSB] 2.4; a part that is cut off is read as far as it goes, since
calamine says whether it can be read at all.
"""

import struct
import zipfile
from collections.abc import Collection, Generator

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.spreadsheet.formats.error_codes import ERROR_TEXTS
from flowiq_desktop.spreadsheet.guards.xlsb_guard import behind_blank_records
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.links.binary_links import take_tokens
from flowiq_desktop.spreadsheet.marks.cell_areas import Area, one_cell
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.marks.xlsb_records import number_at, wide_text
from flowiq_desktop.spreadsheet.repeats.binary_repeats import repeated_in_xlsb
from flowiq_desktop.texts import mark

_ROW, _COLUMN, _FORMULA, _SIZES, _LINK = 0, 60, 8, 485, 494
_NUMBERS = frozenset({2, 4, 5, 9, 10})
"""Short and long numbers and truths, and formulas whose results they are."""
_ERRORS = frozenset({3, 11})
_TEXTS = frozenset({6, 7, 8, 62})
_CELLS = _ERRORS | _TEXTS
_LOOKED_INTO = frozenset({_ROW, _COLUMN, _SIZES, _LINK}) | _CELLS
_CELL = struct.Struct("<II")
"""A cell's column and its style, which takes 24 bits."""
_STYLE = 0xFFFFFF
_VALUE_AT = 8
_FLAGS_AT = 11
_HIDDEN, _OWN_HEIGHT = 0x10, 0x20
_HEIGHT = slice(8, 10)
_SPAN = struct.Struct("<III")
"""The first and the last of some columns, and how wide they are."""
_COLUMN_FLAGS_AT, _HIDDEN_COLUMN = 16, 0x1
_WIDTH_BYTES = 4
"""How wide columns are that no record is about; all bits are set where it is not said."""
_WRONG_VALUE = 0x0F
_AREA = struct.Struct("<4I")
_NO_TEXT = b"\xff\xff\xff\xff"
_MORE = 0x80
_RECORDS_AT_ONCE = 20_000


def read_xlsb_marks(
    archive: zipfile.ZipFile, part: str, styles: Collection[int]
) -> Generator[Progress, None, SheetMarks]:
    """The marks of the sheet that a part holds.

    Args:
        archive: the workbook.
        part: the sheet's part.
        styles: the styles that are wanted.

    Raises:
        SheetError: the part is damaged.
    """
    with archive_errors():
        content = archive.read(part)
    scan = _Scan(content, frozenset(styles))
    while not scan.is_done:
        scan.read(_RECORDS_AT_ONCE)
        yield Progress(mark("Looking at the sheet"), scan.at, len(content))
    if scan.may_repeat:
        scan.marks.repeated = repeated_in_xlsb(content)
    return scan.marks


class _Scan:
    """Goes from record to record until the sheet ends.

    Attributes:
        at: how far it has come.
        is_done: whether the sheet has ended.
        may_repeat: whether cells came in another order than usual, so that one may come twice.
        marks: what was found.
    """

    def __init__(self, part: bytes, styles: frozenset[int]) -> None:
        self.at = 0
        self.is_done = self.may_repeat = False
        self.marks = SheetMarks()
        self._part = part
        self._wanted = styles
        self._row = self._last = -1

    def read(self, count: int) -> None:
        """Read the next `count` records."""
        at, part, wanted, styles = self.at, self._part, self._wanted, self.marks.styles
        row, end = self._row, len(self._part) - _VALUE_AT
        for _ in range(count):
            if self.is_done or at > end:
                self.is_done = True
                break
            kind, size = part[at], part[at + 1]
            if not size and kind < _MORE:
                at = behind_blank_records(part, at)
                continue
            if kind < _MORE and size < _MORE:
                at += 2
            else:
                kind, at = number_at(part, at)
                size, at = number_at(part, at)
            if kind in _NUMBERS and at <= end:
                column, style = _CELL.unpack_from(part, at)
                self.may_repeat |= column <= self._last
                self._last = column
                if style & _STYLE in wanted:
                    styles[column][row] = style & _STYLE
            elif kind in _LOOKED_INTO:
                self._look_into(kind, part[at : at + size])
                row = self._row
            at += size
        self.at = at

    def _look_into(self, kind: int, record: bytes) -> None:
        if kind == _ROW and len(record) > _FLAGS_AT:
            row = int.from_bytes(record[:4], "little")
            self.may_repeat |= row <= self._row
            self._row, self._last = row, -1
            if _is_hidden(record):
                self.marks.hidden_rows.add(self._row)
        elif kind == _COLUMN and len(record) > _COLUMN_FLAGS_AT:
            first, last, width = _SPAN.unpack_from(record)
            is_hidden = record[_COLUMN_FLAGS_AT] & _HIDDEN_COLUMN or not width
            told = self.marks.hidden_columns if is_hidden else self.marks.shown_columns
            told.add(first, last - first + 1)
        elif kind == _SIZES and len(record) >= _WIDTH_BYTES:
            self.marks.are_columns_hidden = not any(record[:_WIDTH_BYTES])
        elif kind == _LINK:
            self._take_link(record)
        elif kind in _CELLS and len(record) > _VALUE_AT:
            self._take_cell(kind, record)

    def _take_cell(self, kind: int, record: bytes) -> None:
        column, style = _CELL.unpack_from(record)
        self.may_repeat |= column <= self._last
        self._last = column
        if kind in _TEXTS:
            if style & _STYLE in self._wanted:
                self.marks.styles[column][self._row] = style & _STYLE
            if kind == _FORMULA:
                self._take_formula(column, record)
        else:
            text = ERROR_TEXTS.get(record[_VALUE_AT])
            self.marks.texts[column][self._row] = text or ERROR_TEXTS[_WRONG_VALUE]
            if text is None:
                self.marks.odd_cells.append(f"{column_letter(column)}{self._row + 1}")

    def _take_formula(self, column: int, record: bytes) -> None:
        """Behind the text that it gives, and flags, come the size and the parts of a formula."""
        at = _VALUE_AT + 4 + 2 * int.from_bytes(record[_VALUE_AT : _VALUE_AT + 4], "little") + 2
        size = int.from_bytes(record[at : at + 4], "little")
        place, tokens = one_cell(self._row, column), record[at + 4 : at + 4 + size]
        take_tokens(self.marks.links, place, tokens, is_new=True)

    def _take_link(self, record: bytes) -> None:
        if len(record) < _AREA.size + len(_NO_TEXT) or record[16:20] == _NO_TEXT:
            return
        row, last_row, column, last_column = _AREA.unpack_from(record)
        key, end = wide_text(record, _AREA.size)
        place = "" if record[end : end + 4] == _NO_TEXT else wide_text(record, end)[0]
        self.marks.links.add_related(Area(row, column, last_row, last_column), key, place)


def _is_hidden(row: bytes) -> bool:
    """Whether a row is hidden, by itself, a filter or a group, or has a height of its own of 0."""
    has_height = row[_FLAGS_AT] & _OWN_HEIGHT and not any(row[_HEIGHT])
    return bool(row[_FLAGS_AT] & _HIDDEN or has_height)
