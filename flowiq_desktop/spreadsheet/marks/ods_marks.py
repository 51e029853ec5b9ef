"""Finds what the sheets of an OpenDocument workbook show beside their values.

A program that saves such a file writes each value and, next to it, the text that its cell shows.
Patterns find both in a third of the time that a parser with handlers takes; only what a pattern
cannot follow, such as cells with comments, is parsed. All of it is known to be well-formed, since
`ods_guard` parses it first.
"""

import html
import re
import zipfile
from collections.abc import Generator, Iterable, Iterator

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.formats.exact_whole import is_exact_whole
from flowiq_desktop.spreadsheet.guards.limits import MAX_ROWS
from flowiq_desktop.spreadsheet.guards.ods_guard import CONTENT, RepeatedText, checked_blocks
from flowiq_desktop.spreadsheet.marks.cell_areas import Area
from flowiq_desktop.spreadsheet.marks.ods_cell import shown_text
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.texts import mark

_LONGEST_ROW_BYTES = 64 << 20
_ROW_END = b"</table:table-row>"
_COMMON = (
    rb"(?: (?:table:(?:style-name|formula|content-validation-name)|office:currency"
    rb"|calcext:value-type)=\"[^\"]*\")*"
)
_SHORT_TEXT = rb"><text:p>([^<]+)</text:p></table:table-cell>"
_PIECE = re.compile(
    rb"<(?:table:(?:table-cell(?:"
    + (_COMMON + rb" office:value-type=\"(?!string)\w+\"" + _COMMON)
    + (rb" office:(?:date-|time-)?value=\"([^\"]+)\"" + _COMMON + _SHORT_TEXT)
    + (rb"|(?: table:style-name=\"[^\"]*\")? office:value-type=\"string\"")
    + (rb"(?: calcext:value-type=\"string\")?" + _SHORT_TEXT.replace(b"(", b"(?:"))
    + rb")|(?:covered-)?table-cell([^>]*>)"
    rb"((?<!/>)[^<]*(?:<(?!/?table:(?:covered-)?table-(?:cell|row))[^<]*)*"
    rb"</table:(?:covered-)?table-cell>)?"
    rb"|table-row((?:[\s/][^>]*)?>)"
    rb"|table-column((?:[\s/][^>]*)?>)"
    rb"|table((?:\s[^>]*)?>)"
    rb")|(/table:table)>)"
)
"""The value of a cell and what it shows, where it has attributes that most have and no more;
nothing for a cell that holds a text in the same way; the attributes, the content and the end of any
other cell; the attributes of a row; those of a table; the end of a table."""
_FROM_1904 = re.compile(rb"<table:null-date\s[^<>]*\bdate-value=[\"']1904-")
"""It stands before the first table."""
_NAME = re.compile(rb"table:name=(?:\"([^\"]*)\"|'([^']*)')")
_ROWS = re.compile(rb"table:number-rows-repeated=[\"']0*([0-9]+)")
_COLUMNS = re.compile(rb"table:number-columns-repeated=[\"']0*([0-9]+)")
_HIDDEN = re.compile(rb"table:visibility=[\"'](?:collapse|filter)")
_LINK = re.compile(rb"<text:a\s[^<>]*?\bhref=(?:\"([^\"]*)\"|'([^']*)')")
_FORMULA = re.compile(rb"table:formula=(?:\"([^\"]*)\"|'([^']*)')")
_COMMENT, _COMMENT_END = b"<office:annotation", b"</office:annotation>"
_VALUE = re.compile(rb"office:(?:date-|time-)?value=[\"']([^\"']*)")
_ANY_VALUE = re.compile(rb"office:(?:[a-z]+-)?value=[\"']([^\"']+)")
_MARKS = re.compile(rb"<text:(?:tab|line-break)\b|<draw:")
"""Marks within a text that the reader of values leaves out, and pictures and shapes on a cell,
whose descriptions and texts it takes for the cell's."""
_LETTER = re.compile(rb">[^<]|<text:s\b")
_ODD = re.compile(rb"<!--|<!\[CDATA\[")
_SHORTENED = re.compile(r"[+-]?[0-9](?:[.,][0-9]*)?[eE][+-]?[0-9]+|#+|#FMT")
"""A number of which the cell shows the first digits alone, or none for want of room or a way."""
_NO_SUCH_TIME = "#FMT"
"""Shown for a number that no format of days or hours can show; then the value is cut to the last
day or hour there is: the number itself is lost."""
_LONGEST = 32_767
_MOST_REPEATED = 100
"""Rows and columns of a comment that are counted, where a file repeats its cell."""
_MOST_DIGITS = 7


def read_open_marks(
    archive: zipfile.ZipFile,
) -> Generator[Progress, None, dict[str, SheetMarks]]:
    """The marks of every sheet, by its name; none at all where the part is written oddly.

    Raises:
        SheetError: the part that holds the sheets is damaged.
    """
    scan, done, is_1904 = _Scan(), 0, False
    for chunk in _row_chunks(checked_blocks(archive)):
        is_1904 = is_1904 or (not done and _FROM_1904.search(chunk) is not None)
        scan.take(chunk)
        done += len(chunk)
        size = archive.getinfo(CONTENT).file_size
        yield Progress(mark("Looking at the sheet"), done, size)
    for marks in scan.sheets.values():
        marks.is_1904 = is_1904
    return scan.sheets


def _row_chunks(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The part in pieces that end where a row ends."""
    rest, searched = b"", 0
    for block in blocks:
        rest += block
        cut = rest.rfind(_ROW_END, searched) + len(_ROW_END)
        if cut >= len(_ROW_END):
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > _LONGEST_ROW_BYTES:
            raise damaged()
        searched = max(0, len(rest) - len(_ROW_END))
    yield rest


class _OddError(Exception):
    """The part is written in a way that the patterns cannot follow."""


class _Scan:
    """Takes one piece after the other."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetMarks] = {}
        self._marks = SheetMarks()
        self._depth = 0
        self._row = self._rows = self._column = self._columns = 0
        self._is_lost = False
        self._weight = RepeatedText()

    def take(self, chunk: bytes) -> None:
        """Note what the rows of a piece show; raises SheetError for far too much."""
        self._weight.pass_bytes(len(chunk))
        if self._is_lost:
            return
        try:
            self._read(chunk)
        except _OddError:
            self._is_lost = True
            self.sheets.clear()

    def _read(self, chunk: bytes) -> None:
        if _ODD.search(chunk):
            raise _OddError
        for value, text, cell, content, row, column, table, end in _PIECE.findall(chunk):
            if value:
                if value != text:
                    self._add(value, text)
                self._column += 1
                if self._rows > 1:
                    self._weigh(1)
            elif cell:
                self._read_cell(cell, content)
            elif row or column or table or end:
                self._pass_structure(row, column, table)
            else:
                self._column += 1
                if self._rows > 1:
                    self._weigh(1)

    def _pass_structure(self, row: bytes, column: bytes, table: bytes) -> None:
        """Take what is no cell: with none of these, it is the end of a table."""
        if row:
            self._start_row(row)
        elif column:
            self._add_columns(column)
        elif table:
            self._start_table(table)
        else:
            self._end_table()

    def _start_table(self, attributes: bytes) -> None:
        self._depth += attributes[-2:] != b"/>"
        if self._depth > 1:  # a table inside a drawing
            raise _OddError
        self._row = self._rows = self._column = self._columns = 0
        self._marks = SheetMarks()
        name = _NAME.search(attributes)
        if name:
            self.sheets[_text(name[1] or name[2] or b"")] = self._marks

    def _end_table(self) -> None:
        self._depth -= 1

    def _start_row(self, attributes: bytes) -> None:
        self._row += self._rows
        self._column, self._rows = 0, 1
        if attributes != b">":
            self._rows = min(_count(_ROWS, attributes), max(0, MAX_ROWS - self._row))
            if b":visibility" in attributes and _HIDDEN.search(attributes):
                self._marks.hidden_rows.add(self._row, self._rows)

    def _add_columns(self, attributes: bytes) -> None:
        count = _count(_COLUMNS, attributes)
        if b":visibility" in attributes and _HIDDEN.search(attributes):
            self._marks.hidden_columns.add(self._columns, count)
        self._columns += count

    def _weigh_text(self, cell: bytes, content: bytes, count: int) -> None:
        """Weigh a cell of any form; one with a number shows no spaces that its text repeats."""
        if b"office:value=" in cell:
            self._weigh(count)
        elif _LETTER.search(content):
            self._weigh(count, content)

    def _weigh(self, count: int, content: bytes = b"") -> None:
        if count * self._rows > 1 or b"<text:s" in content:
            self._weight.add(count * self._rows, content)

    def _add(self, value: bytes, text: bytes) -> None:
        """What a cell shows that has one value and one line of text."""
        shown = _text(text)
        if not _says_all(shown, value):
            return
        if self._rows == 1:
            self._marks.shown.add(self._row, self._column, shown)
        else:
            self._marks.shown.repeat(self._row, self._rows, self._column, 1, shown)

    def _read_cell(self, cell: bytes, content: bytes) -> None:
        """Take a cell of any other form."""
        count = _count(_COLUMNS, cell) if b"s-repeated" in cell else 1
        if cell != b"/>":
            self._look_into(cell, content, count)
        self._column += count

    def _look_into(self, cell: bytes, content: bytes, count: int) -> None:
        if cell.count(b'"') % 2 or not (content or cell[-2:] == b"/>"):
            raise _OddError  # a bracket in an attribute, or other cells inside
        if b"table:formula" in cell:
            self._take_formula(cell, content, count)
        if _COMMENT in content:
            self._add_comments(count)
        own = content.partition(_COMMENT_END)[2] or content
        if b"<text:a" in own and (link := _LINK.search(own)):
            self._marks.links.add_area(self._area(count), _text(link[1] or link[2] or b""))
        self._weigh_text(cell, own, count)
        shown = _shown(cell, content)
        if shown:
            self._marks.shown.repeat(self._row, self._rows, self._column, count, shown)
        elif hidden := _hidden(cell, own):
            times = count * self._rows
            self._marks.hidden_values.add(self._row, self._column, hidden, times)

    def _take_formula(self, cell: bytes, content: bytes, count: int) -> None:
        if b"office:value-type" not in cell and content.count(b"<") <= 1:
            self._marks.without_result += 1
        elif b"HYPERLINK(" in cell and (found := _FORMULA.search(cell)):
            formula = _text(found[1] or found[2] or b"")
            self._marks.links.add_formula(self._area(count), formula)

    def _add_comments(self, count: int) -> None:
        """A cell with a comment that a file repeats has a comment each time."""
        for row in range(min(self._rows, _MOST_REPEATED)):
            for column in range(min(count, _MOST_REPEATED)):
                self._marks.comments.add(self._row + row, self._column + column)

    def _area(self, count: int) -> Area:
        last_row, last_column = self._row + self._rows - 1, self._column + count - 1
        return Area(self._row, self._column, last_row, last_column)


def _shown(cell: bytes, content: bytes) -> str | None:
    """What a cell shows where its value says less; None where the value says as much.

    A text has a value beside it where a format such as `"+"@` puts something around it.
    """
    if b"<text:p" not in content:
        return None
    is_text = b':value-type="string"' in cell
    has_value = b":string-value=" in cell
    if is_text and not (has_value or b'"error"' in cell or _MARKS.search(content)):
        return None
    shown = shown_text(content[: content.rfind(b"<")])
    if shown and has_value:  # blanks that a format leaves room for say nothing
        shown = shown.strip()
    value = _VALUE.search(cell)
    return shown if shown and _says_all(shown, value[1] if value else b"") else None


def _hidden(cell: bytes, content: bytes) -> str:
    """The value of a cell that shows an empty text, as of the format `;;;`; "" for other cells."""
    is_shown = b"<text:p" not in content or shown_text(content[: content.rfind(b"<")])
    value = None if is_shown else _ANY_VALUE.search(cell)
    return _text(value[1]) if value else ""


def _says_all(shown: str, value: bytes) -> bool:
    """Whether a text stands for its value; a cell without room for its number shows less."""
    if len(shown) > _LONGEST or shown.isspace():
        return False
    if not ("E" in shown or "#" in shown) or not _SHORTENED.fullmatch(shown):
        return True
    if shown == _NO_SUCH_TIME:
        return value.count(b"-") > 1 or value[:1] == b"P"
    return shown[0] != "#" and not is_exact_whole(value)


def _text(text: bytes) -> str:
    shown = text.decode("utf-8", "replace")
    return html.unescape(shown) if "&" in shown else shown


def _count(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1][:_MOST_DIGITS]) if found else 1
