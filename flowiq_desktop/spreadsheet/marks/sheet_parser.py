"""Parses a sheet's XML for its marks, where it is not written as the patterns expect.

It takes as long as reading the values does, so it is used only for sheets whose cells do not begin
with their reference, or that hold comments or CDATA.
"""

import re
import zipfile
from collections.abc import Callable, Collection, Generator
from xml.parsers import expat

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS, check_area, too_many_columns
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.links.cell_links import LONGEST_FORMULA
from flowiq_desktop.spreadsheet.marks.cell_areas import column_index, one_cell
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.marks.xml_attributes import (
    add_link,
    hide_by_default,
    hide_columns,
    is_hidden_row,
)
from flowiq_desktop.spreadsheet.repeats.cell_doubts import CellDoubts
from flowiq_desktop.texts import mark

_BLOCK_BYTES = 1 << 18
_PLACE = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,10})$")
_LONG_NUMBER = re.compile(r"-?[0-9]{16,}$")
_MOST_DIGITS = 9


def parse_marks(
    archive: zipfile.ZipFile, part: str, styles: Collection[int]
) -> Generator[Progress, None, SheetMarks]:
    """The marks of one sheet, however its XML is written.

    Raises:
        SheetError: the part is damaged, or a cell lies too far away.
    """
    parse = _Parse(frozenset(styles))
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = parse.on_start
    parser.EndElementHandler = parse.on_end
    parser.CharacterDataHandler = parse.on_text
    parser.StartCdataSectionHandler = parse.on_raw_text
    size, done = archive.getinfo(part).file_size, 0
    try:
        with archive_errors(), archive.open(part) as stream:
            while block := stream.read(_BLOCK_BYTES):
                parser.Parse(block, False)
                parse.check_reach()
                done += len(block)
                yield Progress(mark("Looking at the sheet"), done, size)
    except expat.ExpatError as error:
        raise damaged(error) from error
    parse.marks.doubts = CellDoubts(parse.may_repeat, parse.has_inline_values)
    return parse.marks


class _Parse:
    """Follows rows and cells; one without a reference stands behind the one before it."""

    def __init__(self, styles: frozenset[int]) -> None:
        self.marks = SheetMarks()
        self._wanted = styles
        self._row = self._column = -1
        self._last_row = self._last_column = 0
        self._place = (-1, -1)
        self.may_repeat = self.has_inline_values = False
        self._type = ""
        self._value: list[str] = []
        self._formula: list[str] = []
        self._shared = ""
        self._formula_length = 0
        self._is_in_value = self._is_in_formula = self._has_formula = False

    def check_reach(self) -> None:
        """Refuse cells beyond the columns or the area that can be held."""
        if self._last_column >= MAX_COLUMNS:
            raise too_many_columns(self._last_column + 1)
        check_area(self._last_row + 1, self._last_column + 1)

    def on_start(self, name: str, attributes: dict[str, str]) -> None:
        start: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "v": self._start_value,
            "sheetFormatPr": lambda told: hide_by_default(self.marks, told),
            "col": lambda told: hide_columns(self.marks, told),
            "hyperlink": lambda told: add_link(self.marks, told),
        }
        begin = start.get(name.rpartition(":")[2])
        if begin:
            begin(attributes)

    def on_text(self, text: str) -> None:
        if self._is_in_value:
            self._value.append(text)
        elif self._is_in_formula and self._formula_length < LONGEST_FORMULA:
            self._formula.append(text)
            self._formula_length += len(text)

    def on_raw_text(self) -> None:
        self.marks.has_raw_texts |= self._is_in_value

    def on_end(self, name: str) -> None:
        kind = name.rpartition(":")[2]
        if kind == "v":
            self._is_in_value = False
        elif kind == "f":
            self._is_in_formula = False
        elif kind == "c":
            self._end_cell("".join(self._value))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes.get("r"), self._row + 2) - 1
        self._column = -1
        if is_hidden_row(attributes):
            self.marks.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        place = _PLACE.match(attributes.get("r", ""))
        if place:
            self._row, self._column = int(place[2]) - 1, column_index(place[1])
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        here = self._row, self._column
        self.may_repeat |= here <= self._place
        self._place = max(here, self._place)
        self._type, self._value, self._has_formula = attributes.get("t", ""), [], False
        style = _number(attributes.get("s"), 0)
        if style in self._wanted:
            self.marks.styles[self._column][self._row] = style

    def _start_formula(self, attributes: dict[str, str]) -> None:
        self._shared = attributes.get("si", "")
        self._has_formula = self._is_in_formula = True
        self._formula, self._formula_length = [], 0

    def _start_value(self, _attributes: dict[str, str]) -> None:
        self._is_in_value = True
        self.has_inline_values |= self._type == "inlineStr"

    def _end_cell(self, value: str) -> None:
        if self._has_formula:
            formula = "".join(self._formula)
            if formula:
                place = one_cell(self._row, self._column)
                self.marks.links.add_formula(place, formula, self._shared)
            else:
                self.marks.links.add_shared(self._row, self._column, self._shared)
        if self._has_formula and not value and not self._type:
            self.marks.without_result += 1
        is_number = self._type in {"", "n"}
        if self._type == "e" or (is_number and _LONG_NUMBER.match(value)):
            self.marks.texts[self._column][self._row] = value


def _number(text: str | None, otherwise: int) -> int:
    is_number = text is not None and text.isascii() and text.isdecimal()
    return int(text[:_MOST_DIGITS]) if is_number and text else otherwise
