"""Finds the cells that stand in a sheet's XML more than once, and what is lost by that.

Two rows of one number or two cells of one reference are damage: of each cell the last text that is
not blank is read. It takes as long as reading the sheet does, so it is asked only where there are
doubts about the order of the cells.
"""

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS, MAX_ROWS, check_area
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.marks.cell_areas import column_index
from flowiq_desktop.texts import mark

_BLOCK_BYTES = 1 << 18
_PLACE = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,9})$")
_NUMBER = re.compile(r"[0-9]{1,9}$")
_TEXTS = "xl/sharedStrings.xml"
_MOST = 1_000
"""Cells whose texts are compared; what is more is counted."""
_LONGEST = 200
"""Letters of a text that are kept, to show them."""
_ONCE = 1
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RepeatedCell:
    """A cell by its row and column, from 0, and its texts, the last one last, if they are known."""

    row: int
    column: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RepeatedCells:
    """How many cells stand in a sheet more than once, and the first of them."""

    count: int = 0
    first: tuple[RepeatedCell, ...] = ()


def find_repeated(archive: zipfile.ZipFile, part: str) -> Generator[Progress, None, RepeatedCells]:
    """The cells of a sheet that are repeated with another text.

    Raises:
        SheetError: the part is damaged, or a cell lies too far away.
    """
    seen = MetCells()
    yield from _parsed(archive, part, _Cells(lambda place, _kind, _value: seen.take(place)))
    if not seen.repeated:
        return RepeatedCells()
    texts = _Texts(seen.repeated)
    yield from _parsed(archive, part, _Cells(texts.take))
    cells = texts.different(_shared(archive, texts.wanted()))
    return RepeatedCells(len(cells) + seen.count - len(seen.repeated), tuple(cells))


class MetCells:
    """Which cells were met; a byte each, in as many columns as have some.

    Attributes:
        count: how many were met twice or more.
        repeated: the first of them, by row and column from 0.
    """

    def __init__(self) -> None:
        self.count = 0
        self.repeated: set[_Place] = set()
        self._columns: dict[int, bytearray] = defaultdict(bytearray)
        self._rows = self._width = 1

    def take(self, place: _Place) -> None:
        """Take the next cell; raises SheetError where it lies too far away."""
        row, column = place
        met = self._columns[column]
        if row >= len(met):
            self._rows, self._width = max(self._rows, row + 1), max(self._width, column + 1)
            check_area(self._rows, self._width)
            met.extend(bytes(row + 1 - len(met)))
        if met[row] == _ONCE and len(self.repeated) < _MOST:
            self.repeated.add(place)
        self.count += met[row] == _ONCE
        met[row] = min(met[row] + 1, _ONCE + 1)


class _Texts:
    """The texts of some cells, each with the type that says what it means."""

    def __init__(self, places: Collection[_Place]) -> None:
        self._found: dict[_Place, list[tuple[str, str]]] = {place: [] for place in sorted(places)}

    def take(self, place: _Place, kind: str, value: str) -> None:
        if place in self._found:
            self._found[place].append((kind, value[:_LONGEST]))

    def wanted(self) -> frozenset[int]:
        """The numbers of the shared texts among them."""
        values = (it for found in self._found.values() for it in found)
        return frozenset(int(value) for kind, value in values if kind == "s" and _is_index(value))

    def different(self, shared: Mapping[int, str]) -> list[RepeatedCell]:
        """The cells with more than one text."""
        cells = []
        for (row, column), found in self._found.items():
            texts = dict.fromkeys(_shown(kind, value, shared) for kind, value in found)
            if len(texts) > 1:
                cells.append(RepeatedCell(row, column, tuple(texts)))
        return cells


def _is_index(value: str) -> bool:
    return value.isascii() and value.isdecimal()


def _shown(kind: str, value: str, shared: Mapping[int, str]) -> str:
    return shared.get(int(value), value) if kind == "s" and _is_index(value) else value


class _Cells:
    """Follows rows and cells as `sheet_parser` does, and hands on those that hold something."""

    def __init__(self, take: Callable[[_Place, str, str], None]) -> None:
        self._take = take
        self._row = self._column = -1
        self._type = ""
        self._text: list[str] = []
        self._is_inside = False

    def on_start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "row":
            told = attributes.get("r", "")
            self._row = int(told) - 1 if _NUMBER.match(told) else self._row + 1
            self._column = -1
        elif kind == "c":
            found = _PLACE.match(attributes.get("r", ""))
            self._column += 1
            if found:
                self._row, self._column = int(found[2]) - 1, column_index(found[1])
            self._type, self._text = attributes.get("t", ""), []
        elif kind in {"v", "t"}:
            self._is_inside = True
        elif kind == "rPh":  # how it is pronounced is no part of a text
            self._is_inside = False

    def on_end(self, name: str) -> None:
        kind = name.rpartition(":")[2]
        if kind in {"v", "t"}:
            self._is_inside = False
        elif kind == "c" and self._text:
            if 0 <= self._row < MAX_ROWS and self._column < MAX_COLUMNS:
                self._take((self._row, self._column), self._type, "".join(self._text))
            self._text = []

    def on_text(self, text: str) -> None:
        if self._is_inside:
            self._text.append(text)


class _SharedTexts:
    """Takes the wanted ones of a workbook's shared texts, which count from 0."""

    def __init__(self, wanted: Collection[int]) -> None:
        self.found: dict[int, str] = {}
        self._wanted = wanted
        self._index = -1
        self._is_inside = False

    def on_start(self, name: str, _attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        self._index += kind == "si"
        self._is_inside = kind == "t" and self._index in self._wanted

    def on_end(self, _name: str) -> None:
        self._is_inside = False

    def on_text(self, text: str) -> None:
        if self._is_inside:
            self.found[self._index] = (self.found.get(self._index, "") + text)[:_LONGEST]


def _shared(archive: zipfile.ZipFile, wanted: Collection[int]) -> Mapping[int, str]:
    texts = _SharedTexts(wanted)
    if wanted and _TEXTS in archive.namelist():
        for _ in _parsed(archive, _TEXTS, texts):
            pass
    return texts.found


def _parsed(
    archive: zipfile.ZipFile, part: str, handler: _Cells | _SharedTexts
) -> Generator[Progress]:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.on_start
    parser.EndElementHandler = handler.on_end
    parser.CharacterDataHandler = handler.on_text
    size, done = archive.getinfo(part).file_size, 0
    try:
        with archive_errors(), archive.open(part) as stream:
            while block := stream.read(_BLOCK_BYTES):
                parser.Parse(block, False)
                done += len(block)
                yield Progress(mark("Looking at the sheet"), done, size)
    except expat.ExpatError as error:
        raise damaged(error) from error
