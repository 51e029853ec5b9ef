"""Finds where rows end in a sheet's XML, and what has to be known before cells are put there."""

from collections.abc import Collection, Generator
from dataclasses import dataclass, field

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS
from flowiq_desktop.spreadsheet.own_workbook.ranges import CellRange, column_of, range_of
from flowiq_desktop.spreadsheet.own_workbook.xml_places import Place, new_parser, parse
from flowiq_desktop.texts import mark

_VIEWS, _DATA = "customSheetViews", "sheetData"
_COLUMNS = "cols"
_SORTED = "sortState"
_OUTLINE = frozenset(
    {"dimension", _COLUMNS, "col", _DATA, "autoFilter", _SORTED, "mergeCell", _VIEWS}
)
_ON_CELLS = frozenset({"hyperlink", "dataValidation"})
"""What lies on cells that may be blank: a result there would become a link, or break a rule."""
_SPARKLINE, _WHERE = "sparkline", "sqref"
"""A chart inside a cell that holds nothing else, and the element that says which cell."""
_FILLED = frozenset({"v", "f", "is"})
"""What a cell with content has in it; others only have a format."""
_TOGETHER = frozenset({"array", "dataTable"})
"""Kinds of formulas that fill more cells than their own."""


@dataclass(slots=True)
class RowPlace:
    """A row, where it stands, and where its cells from a certain column on begin and end.

    Attributes:
        place: the row's element.
        cut_from: where its first cell at or beyond `first` stands, or its end tag.
        cut_to: where its first cell at or beyond `last` stands, or its end tag.
    """

    place: Place
    cut_from: int = -1
    cut_to: int = -1


@dataclass(slots=True)
class Scan:
    """What was found in a sheet's XML.

    Attributes:
        outline: elements that describe the sheet as a whole, in their order.
        rows: the rows by number (from 1), those alone that have to be known.
        cells: cells by row (from 1) and column (from 0), likewise.
        gaps: where such cells would stand that are not there.
        formulas: those of `cells` that hold a formula.
        arrays: cells that one formula fills together.
        spilling: cells whose formula fills as many others as it has results, and says none yet.
        merged: its merged cells.
        used: how many columns, from A on, have something in them.
        repeated: numbers of rows that come twice.
    """

    outline: list[Place] = field(default_factory=list)
    rows: dict[int, RowPlace] = field(default_factory=dict)
    cells: dict[tuple[int, int], Place] = field(default_factory=dict)
    gaps: dict[tuple[int, int], int] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    arrays: list[CellRange] = field(default_factory=list)
    spilling: list[tuple[int, int]] = field(default_factory=list)
    merged: list[CellRange] = field(default_factory=list)
    used: int = 0
    repeated: set[int] = field(default_factory=set)

    def find(self, kind: str) -> Place | None:
        """The first element of a kind in `outline`."""
        return next((place for place in self.outline if place.kind == kind), None)


def scan_sheet(
    content: bytes,
    rows: Collection[int],
    cells: Collection[tuple[int, int]],
    used: int,
    room: int,
    heading_row: int,
) -> Generator[Progress, None, Scan]:
    """Look through a sheet's XML.

    Args:
        content: the sheet's part.
        rows: the numbers of rows to which cells are to be added.
        cells: cells that are to be changed: row from 1, column from 0.
        used: how many columns are known to be used, at least.
        room: how many columns are to be added.
        heading_row: the row with the headings, all of whose cells are kept in `cells`.

    Raises:
        SheetError: the part is damaged.
    """
    wanted: dict[int, set[int]] = {}
    for row, column in cells:
        wanted.setdefault(row, set()).add(column)
    while True:
        look = _Look(frozenset(rows), wanted, used, room, heading_row)
        yield from look.go(content)
        if look.scan.used <= used:
            return look.scan
        used = look.scan.used  # there is more than the reader shows: look again, further right


class _Kinds(dict[str, str]):
    """Names of elements without their prefixes, each worked out once."""

    def __missing__(self, name: str) -> str:
        kind = self[name] = name.rpartition(":")[2]
        return kind


class _Look:
    """Follows the parser through one sheet."""

    def __init__(
        self,
        rows: frozenset[int],
        cells: dict[int, set[int]],
        used: int,
        room: int,
        heading_row: int,
    ) -> None:
        self.scan = Scan(used=used)
        self._rows, self._cells = rows, cells
        self._first, self._after = used, used + room
        self._heading_row = heading_row
        self._row = self._column = -1
        self._row_place: RowPlace | None = None
        self._wanted_here: set[int] = set()
        self._cell: Place | None = None
        self._is_cell = self._is_in_data = self._is_dynamic = False
        self._open: list[Place] = []
        self._drawn: list[str] | None = None
        self._kinds = _Kinds()
        self._parser = new_parser()

    def go(self, content: bytes) -> Generator[Progress, None, None]:
        """Parse the whole sheet."""
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        for done in parse(self._parser, content):
            yield Progress(mark("Looking at your workbook"), done, len(content))

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        kind = self._kinds[name]
        if kind == "c" and self._is_in_data:
            self._start_cell(name, attributes)
        elif kind in _FILLED:
            self._fill(kind, attributes)
        elif kind == "row" and self._is_in_data:  # where controls stand is said by rows, too
            self._start_row(name, attributes)
        elif kind == _SPARKLINE:
            self._drawn = []
        elif kind == _WHERE and self._drawn is not None:
            self._parser.CharacterDataHandler = self._drawn.append
        elif kind in _ON_CELLS:
            self._drawn = []  # Excel says of some rules where they are as it says of sparklines
            self._note_used(attributes.get("ref") or attributes.get("sqref", ""))
        elif kind in _OUTLINE and not self._is_in_views() and self._is_of_sheet(kind):
            place = Place(name, attributes, self._parser.CurrentByteIndex)
            self.scan.outline.append(place)
            self._open.append(place)
            self._is_in_data = self._is_in_data or kind == _DATA
            self._note_range(kind, attributes.get("ref", ""))

    def _on_end(self, name: str) -> None:
        kind = self._kinds[name]
        if kind == "c":
            self._end_cell()
        elif kind == "row":
            self._end_row()
        elif kind == _SPARKLINE:
            self._end_sparkline()
        elif kind in _ON_CELLS:
            self._note_used("".join(self._drawn or ()))
            self._drawn = None
        elif kind == _WHERE and self._drawn is not None:
            self._parser.CharacterDataHandler = None
        elif kind in _OUTLINE and self._open and self._open[-1].name == name:
            self._open.pop().close = self._parser.CurrentByteIndex
            self._is_in_data = self._is_in_data and kind != _DATA

    def _is_in_views(self) -> bool:
        """What other people see of the sheet has filters of its own."""
        return bool(self._open) and self._open[-1].kind == _VIEWS

    def _is_of_sheet(self, kind: str) -> bool:
        """Where a control stands is said by elements called `col`, too."""
        return kind != "col" or (bool(self._open) and self._open[-1].kind == _COLUMNS)

    def _start_row(self, name: str, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else max(self._row, 0) + 1
        self._column = -1
        self._wanted_here = set(self._cells.get(self._row, ()))
        self._row_place = None
        if self._row in self._rows:
            if self._row in self.scan.rows:
                self.scan.repeated.add(self._row)
            place = Place(name, attributes, self._parser.CurrentByteIndex)
            self._row_place = self.scan.rows[self._row] = RowPlace(place)

    def _end_row(self) -> None:
        for column in self._wanted_here:
            self.scan.gaps[self._row, column] = self._parser.CurrentByteIndex
        self._wanted_here = set()
        if (row := self._row_place) is not None:
            here = self._parser.CurrentByteIndex
            row.place.close = here
            row.cut_from = here if row.cut_from < 0 else row.cut_from
            row.cut_to = here if row.cut_to < 0 else row.cut_to
        self._row_place = None

    def _start_cell(self, name: str, attributes: dict[str, str]) -> None:
        found = column_of(attributes.get("r", ""))
        self._column = self._column + 1 if found is None else found
        self._is_cell, self._is_dynamic = True, attributes.get("cm", "0") != "0"
        column, here = self._column, self._parser.CurrentByteIndex
        if (row := self._row_place) is not None and column >= self._first:
            row.cut_from = here if row.cut_from < 0 else row.cut_from
            if column >= self._after and row.cut_to < 0:
                row.cut_to = here
        if self._wanted_here:
            self._pass_gaps(column, here)
        if self._row == self._heading_row or column in self._cells.get(self._row, ()):
            self._cell = Place(name, attributes, here)
            self.scan.cells[self._row, column] = self._cell

    def _pass_gaps(self, column: int, here: int) -> None:
        """Cells that are wanted and would stand before this one are not there."""
        for missing in [it for it in self._wanted_here if it < column]:
            self.scan.gaps[self._row, missing] = here
            self._wanted_here.discard(missing)
        self._wanted_here.discard(column)

    def _fill(self, kind: str, attributes: dict[str, str]) -> None:
        if not self._is_cell:  # a number format or the like may have such names, too
            return
        self.scan.used = max(self.scan.used, self._column + 1)
        if kind != "f":
            return
        if self._cell is not None:
            self.scan.formulas.add((self._row, self._column))
        found = range_of(attributes.get("ref", "")) if attributes.get("t") in _TOGETHER else None
        if found is not None:
            self.scan.arrays.append(found)
            if self._is_dynamic and found.is_one_cell:
                self.scan.spilling.append((self._row, self._column))
            self.scan.used = max(self.scan.used, found.last_column + 1)

    def _end_cell(self) -> None:
        self._is_cell = False
        if self._cell is not None:
            self._cell.close = self._parser.CurrentByteIndex
        self._cell = None

    def _end_sparkline(self) -> None:
        found = range_of("".join(self._drawn or ()).strip())
        if found is not None:
            self.scan.used = max(self.scan.used, found.last_column + 1)
        self._drawn = None

    def _note_used(self, places: str) -> None:
        for place in places.split():
            found = range_of(place)
            if found is None or found.last_row < self._heading_row:
                continue
            if found.last_column + 1 < MAX_COLUMNS:  # whole rows say nothing of columns
                self.scan.used = max(self.scan.used, found.last_column + 1)

    def _note_range(self, kind: str, text: str) -> None:
        found = range_of(text) if kind in {"mergeCell", "autoFilter"} else None
        if found is not None:
            if kind == "mergeCell":
                self.scan.merged.append(found)
            if found.last_row >= self._heading_row:  # a title above the list may be wider
                self.scan.used = max(self.scan.used, found.last_column + 1)
