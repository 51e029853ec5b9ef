"""Finds the styles, the errors and the hidden rows of a sheet of an Excel binary workbook.

The records are those of [MS-XLSB] 2.4; a part that is cut off is read as far as it goes, since
calamine says whether it can be read at all.
"""

import struct
import zipfile
from collections.abc import Collection, Generator

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.formats.error_codes import ERROR_TEXTS
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.marks.xlsb_records import number_at
from flowiq_desktop.texts import mark

_ROW, _END = 0, 146
_NUMBERS = frozenset({2, 4, 5, 9, 10})
"""Short and long numbers and truths, and formulas whose results they are."""
_ERRORS = frozenset({3, 11})
_TEXTS = frozenset({6, 7, 8, 62})
_CELLS = _ERRORS | _TEXTS
_LOOKED_INTO = frozenset({_ROW, _END}) | _CELLS
_CELL = struct.Struct("<II")
"""A cell's column and its style, which takes 24 bits."""
_STYLE = 0xFFFFFF
_VALUE_AT = 8
_FLAGS_AT = 11
_HIDDEN = 0x10
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
    return scan.marks


class _Scan:
    """Goes from record to record until the sheet ends."""

    def __init__(self, part: bytes, styles: frozenset[int]) -> None:
        self.at = 0
        self.is_done = False
        self.marks = SheetMarks()
        self._part = part
        self._wanted = styles
        self._row = 0
        self._hidden_above = 0

    def read(self, count: int) -> None:
        """Read the next `count` records."""
        at, part, wanted, styles = self.at, self._part, self._wanted, self.marks.styles
        row, end = self._row, len(self._part) - _VALUE_AT
        for _ in range(count):
            if self.is_done or at > end:
                self.is_done = True
                break
            kind, size = part[at], part[at + 1]
            if kind < _MORE and size < _MORE:
                at += 2
            else:
                kind, at = number_at(part, at)
                size, at = number_at(part, at)
            if kind in _NUMBERS and at <= end:
                column, style = _CELL.unpack_from(part, at)
                if style & _STYLE in wanted:
                    styles[column][row] = style & _STYLE
                if self._hidden_above:
                    self._count_hidden()
            elif kind in _LOOKED_INTO:
                self._look_into(kind, part[at : at + size])
                row = self._row
            at += size
        self.at = at

    def _look_into(self, kind: int, record: bytes) -> None:
        if kind == _END:
            self.is_done = True
        elif kind == _ROW and len(record) > _FLAGS_AT:
            self._row = int.from_bytes(record[:4], "little")
            self._hidden_above += bool(record[_FLAGS_AT] & _HIDDEN)
        elif kind in _CELLS and len(record) > _VALUE_AT:
            self._count_hidden()
            column, style = _CELL.unpack_from(record)
            if kind in _TEXTS:
                if style & _STYLE in self._wanted:
                    self.marks.styles[column][self._row] = style & _STYLE
            elif record[_VALUE_AT] in ERROR_TEXTS:
                self.marks.texts[column][self._row] = ERROR_TEXTS[record[_VALUE_AT]]

    def _count_hidden(self) -> None:
        """Count hidden rows down to a cell; those below the table are none of it."""
        self.marks.hidden_rows += self._hidden_above
        self._hidden_above = 0
