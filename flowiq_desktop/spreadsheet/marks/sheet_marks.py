"""Searches a sheet's XML for what calamine leaves out: styles, error texts, hidden rows."""

import html
import re
import zipfile
from collections import defaultdict
from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, field

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.formats.sheet_patterns import SheetPatterns
from flowiq_desktop.spreadsheet.guards.limits import (
    MAX_AREA,
    MAX_COLUMNS,
    check_area,
    too_many_columns,
)
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.links.cell_links import CellLinks
from flowiq_desktop.spreadsheet.marks.cell_areas import column_index, one_cell
from flowiq_desktop.spreadsheet.marks.cell_comments import CellComments
from flowiq_desktop.spreadsheet.marks.row_chunks import row_chunks
from flowiq_desktop.spreadsheet.marks.shown_texts import ShownTexts
from flowiq_desktop.spreadsheet.marks.spans import Spans
from flowiq_desktop.spreadsheet.marks.xml_attributes import (
    add_link,
    attributes_of,
    hide_by_default,
    hide_columns,
    is_hidden_row,
)
from flowiq_desktop.spreadsheet.repeats.cell_doubts import CellDoubts, DoubtsLook
from flowiq_desktop.spreadsheet.repeats.repeated_cells import RepeatedCells
from flowiq_desktop.texts import mark

_Cells = list[tuple[bytes, bytes, bytes]]

_SMALL_BYTES = 8 << 20
_HEAD_BYTES = 4096
_MOST_DIGITS = 9
_DEFAULT_STYLE = 0
_MOST_LETTERS = 7
"""Of a column; one of fifty letters is not far away, but no column."""
_HIDDEN = re.compile(rb' h(?:idden="|t="0)')
_SIGNS_OF_WIDTHS = (b' width="0', b' defaultColWidth="0')
"""They stand in front of the rows, and 28 MB of these are not searched for them."""
_DIMENSION = re.compile(rb'<(?:[\w.-]+:)?dimension ref="[A-Z]+[0-9]+:([A-Z]+)([0-9]+)"')


@dataclass(slots=True)
class Unshown:
    """Cells that are read without their number format.

    Attributes:
        count: how many there are.
        row, column: the first of them.
        text: what is read there.
    """

    count: int = 0
    row: int = 0
    column: int = 0
    text: str = ""

    def add(self, row: int, column: int, text: str, times: int = 1) -> None:
        """Count a cell, or some; the first one is remembered."""
        if not self.count or row < self.row:
            self.row, self.column, self.text = row, column, text
        self.count += times


@dataclass(slots=True)
class SheetMarks:
    """What a sheet's XML says besides its values; rows and columns count from 0.

    Attributes:
        styles: the style of each cell that has a wanted one, by column, then by row.
        texts: cells whose text must be taken as it is stored, by column, then by row.
        shown: what cells show, where the file says so beside their values.
        hidden_rows, hidden_columns: those that the spreadsheet program does not show.
        shown_columns: columns of which the file says that they are not hidden.
        are_columns_hidden: whether columns of which it says nothing are.
        comments: the cells that have comments.
        links: what cells link to.
        unshown: cells whose number format could not be applied.
        hidden_values: cells whose number format shows nothing, which are read all the same.
        are_formats_lost: whether what the cells show could not be found out.
        are_extras_lost: whether links and comments could not be read.
        odd_cells: cells that do not hold what they say and are read as texts, such as "C2".
        without_result: how many cells hold a formula that was never calculated.
        is_1904: whether the workbook counts days from 1904.
        has_raw_texts: whether values stand between the marks of CDATA.
        doubts: what may be odd about its cells.
        repeated: those that do, with texts that differ.
    """

    styles: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    texts: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    shown: ShownTexts = field(default_factory=ShownTexts)
    hidden_rows: Spans = field(default_factory=Spans)
    hidden_columns: Spans = field(default_factory=Spans)
    shown_columns: Spans = field(default_factory=Spans)
    are_columns_hidden: bool = False
    comments: CellComments = field(default_factory=CellComments)
    links: CellLinks = field(default_factory=CellLinks)
    odd_cells: list[str] = field(default_factory=list)
    without_result: int = 0
    unshown: Unshown = field(default_factory=Unshown)
    hidden_values: Unshown = field(default_factory=Unshown)
    are_formats_lost: bool = False
    are_extras_lost: bool = False
    is_1904: bool = False
    has_raw_texts: bool = False
    doubts: CellDoubts = field(default_factory=CellDoubts)
    repeated: RepeatedCells = field(default_factory=RepeatedCells)

    def hidden_among(self, columns: Sequence[int]) -> frozenset[int]:
        """Where in `columns`, which rise, the hidden ones stand."""
        hidden = self.hidden_columns.places(columns)
        if not self.are_columns_hidden:
            return hidden
        return hidden.union(range(len(columns))) - self.shown_columns.places(columns)


def read_marks(
    archive: zipfile.ZipFile, part: str, styles: Collection[int]
) -> Generator[Progress, None, SheetMarks | None]:
    """Collect the marks of one sheet; None when its XML must be parsed for them.

    Raises:
        SheetError: the part is damaged, or a cell lies so far away that reading the sheet would
            take all memory (calamine makes room for every cell up to the last one).
    """
    if _DEFAULT_STYLE in styles:  # the cells that have it do not say so
        return None
    marks = SheetMarks()
    with archive_errors():
        size = archive.getinfo(part).file_size
        done, scan = 0, _Scan(marks, styles)
        for chunk in row_chunks(archive, part):
            if not scan.read(chunk):
                return None
            done += len(chunk)
            yield Progress(mark("Looking at the sheet"), done, size)
    marks.doubts = scan.doubts
    return marks


def tells_its_reach(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a large sheet says at its beginning that it reaches no further than fits in memory.

    Only then may calamine read it while its marks are still being looked for. A small sheet takes
    so little time that its marks are always looked for first, whatever it says.
    """
    with archive_errors(), archive.open(part) as stream:
        found = _DIMENSION.search(stream.read(_HEAD_BYTES))
    if archive.getinfo(part).file_size < _SMALL_BYTES or not found:
        return False
    columns, rows = _index_of(found[1]) + 1, int(found[2])
    return columns <= MAX_COLUMNS and columns * rows <= MAX_AREA


class _Scan:
    """Looks for the marks in one piece after the other."""

    def __init__(self, marks: SheetMarks, styles: Collection[int]) -> None:
        self._marks = marks
        self._styles = styles
        self._patterns: SheetPatterns | None = None
        self._look = DoubtsLook(b"")
        self._columns = ord("Z") - ord("A") + 1
        self._rows = 0
        self._is_head = True

    @property
    def doubts(self) -> CellDoubts:
        """What may be odd about the cells of the pieces so far."""
        return self._look.found

    def read(self, chunk: bytes) -> bool:
        """Whether the piece is written in a way that can be searched."""
        if self._patterns is None:
            self._patterns = SheetPatterns(chunk, self._styles)
            self._look = DoubtsLook(self._patterns.prefix)
        patterns = self._patterns
        has_far_cells = patterns.has_far_cells(chunk)
        if not patterns.fits(chunk, has_far_cells=has_far_cells):
            return False
        self._look.see(chunk)
        self._measure(chunk, patterns, has_far_cells)
        if patterns.styled is not None:
            self._collect_styles(patterns.styled.findall(chunk))
        if b't="e"' in chunk:
            self._collect_texts(patterns.error.findall(chunk))
        if patterns.any_long_number.search(chunk):
            self._collect_texts(patterns.long_number.findall(chunk))
        if patterns.formula in chunk:
            self._marks.without_result += len(patterns.no_result.findall(chunk))
            if b"HYPERLINK(" in chunk:
                self._collect_formulas(patterns.link_formula.findall(chunk))
            if self._marks.links.are_shared and b' si="' in chunk:
                self._collect_same_formulas(patterns.same_formula.findall(chunk))
        return self._collect_beside(chunk, patterns)

    def _collect_beside(self, chunk: bytes, patterns: SheetPatterns) -> bool:
        """Take what is said of rows, columns and links; False where a row has no number."""
        if b"hyperlink " in chunk:
            for attributes in patterns.link.findall(chunk):
                add_link(self._marks, attributes_of(attributes))
        is_head, self._is_head = self._is_head, False
        if not (_HIDDEN.search(chunk) or (is_head and any(it in chunk for it in _SIGNS_OF_WIDTHS))):
            return True
        for attributes in patterns.sizes.findall(chunk):
            hide_by_default(self._marks, attributes_of(attributes))
        columns = patterns.column if self._marks.are_columns_hidden else patterns.hidden_column
        for attributes in columns.findall(chunk):
            hide_columns(self._marks, attributes_of(attributes))
        for attributes in patterns.hidden_row.findall(chunk):
            told = attributes_of(attributes)
            if not told.get("r", "").isdecimal():
                return False
            if is_hidden_row(told):
                self._marks.hidden_rows.add(int(told["r"][:_MOST_DIGITS]) - 1)
        return True

    def _collect_formulas(self, cells: list[tuple[bytes, bytes, bytes, bytes]]) -> None:
        for letters, row, told, formula in cells:
            text = html.unescape(formula.decode("utf-8", "replace"))
            shared = attributes_of(told).get("si", "")
            self._marks.links.add_formula(one_cell(int(row) - 1, _index_of(letters)), text, shared)

    def _collect_same_formulas(self, cells: _Cells) -> None:
        for letters, row, told in cells:
            shared = attributes_of(told).get("si", "")
            self._marks.links.add_shared(int(row) - 1, _index_of(letters), shared)

    def _measure(self, chunk: bytes, patterns: SheetPatterns, has_far_cells: bool) -> None:
        """Refuse cells beyond the columns or the area that can be held."""
        far_columns = set(patterns.far_column.findall(chunk)) if has_far_cells else set()
        if any(len(letters) > _MOST_LETTERS for letters in far_columns):
            raise damaged()
        self._columns = max([self._columns, *(_index_of(letters) + 1 for letters in far_columns)])
        if self._columns > MAX_COLUMNS:
            raise too_many_columns(self._columns)
        self._rows = max([self._rows, *map(int, patterns.far_row.findall(chunk))])
        check_area(self._rows, self._columns)

    def _collect_styles(self, cells: _Cells) -> None:
        columns: dict[bytes, dict[int, int]] = {}
        for letters, row, text in cells:
            style = int(text)
            if style not in self._styles:
                continue
            column = columns.get(letters)
            if column is None:
                column = columns[letters] = self._marks.styles[_index_of(letters)]
            column[int(row) - 1] = style

    def _collect_texts(self, cells: _Cells) -> None:
        for letters, row, text in cells:
            shown = html.unescape(text.decode("utf-8", "replace"))
            self._marks.texts[_index_of(letters)][int(row) - 1] = shown


def _index_of(letters: bytes) -> int:
    return column_index(letters.decode("ascii"))
