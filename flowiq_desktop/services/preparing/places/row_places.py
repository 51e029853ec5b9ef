"""RowPlaces: the places that rows send, and what is wrong with them."""

from collections.abc import Callable, Mapping, Sequence

from flowiq_desktop.core.columns.mapping import Source, TextSource
from flowiq_desktop.core.messages.bubbles import number_in, object_in
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.location import (
    COORDINATES,
    LATITUDE,
    LOCATION_JSON,
    LONGITUDE,
    parse_degrees,
)
from flowiq_desktop.core.places.place_check import PlaceCheck
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.services.preparing.places.map_files import sea

_Cells = Sequence[str]
_Degrees = Callable[[TextColumns], Sequence[float | None]]


class RowPlaces:
    """Knows each row's place, as far as it has one, and which are most likely wrong.

    Args:
        sources: where each field's text comes from.
        column_of: the column that a field reads, or None.
        row_numbers: the spreadsheet's own.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        column_of: Callable[[str], int | None],
        row_numbers: Sequence[int],
    ) -> None:
        axes = (LATITUDE.name, LONGITUDE.name)
        self._north, self._east = (_degrees(sources.get(it), column_of(it)) for it in axes)
        whole = (COORDINATES.name, LOCATION_JSON.name)  # the last one counts
        self._whole = tuple((name, column_of(name)) for name in whole)
        self._row_numbers = row_numbers
        self._check = PlaceCheck(sea)
        self._fields: dict[int, str] = {}
        self._problems: dict[int, tuple[Problem, ...]] = {}

    def __bool__(self) -> bool:
        """Whether any row sends a place."""
        return bool(self._check)

    def note(self, index: int, cells: _Cells, message: Message) -> None:
        """Take the place that a row sends with this message."""
        place = _place_in(message)
        if place is None:
            return
        for name, column in self._whole:
            if column is not None and cells[column].strip():
                self._fields[index] = name
        self._check.note({index: place})

    def note_alike(self, indexes: Sequence[int], message: Message) -> None:
        """The same of rows that all send the place of this message, said by no single cell."""
        place = _place_in(message)
        if place is not None:
            self._check.note(dict.fromkeys(indexes, place))

    def note_plain(
        self,
        indexes: Sequence[int],
        rows: TextColumns,
        message: Callable[[int], Message],
    ) -> None:
        """The same of plain rows, whose messages are asked for only where they have to be.

        In such rows no cell says a whole place, and what says it is within its bounds.
        """
        places: dict[int, tuple[float, float]] = {}
        degrees = zip(self._north(rows), self._east(rows), strict=True)
        for at, (index, (north, east)) in enumerate(zip(indexes, degrees, strict=True)):
            if north is None or east is None:
                self.note(index, rows[at], message(index))
            else:
                places[index] = north, east
        self._check.note(places)

    def forget(self, index: int) -> None:
        """The row's message is about to change."""
        self._check.forget(index)
        self._fields.pop(index, None)
        self._problems.pop(index, None)

    def judge(self) -> dict[int, tuple[tuple[Problem, ...], tuple[Problem, ...]]]:
        """Judge all places anew: the problems before and now of rows where they differ."""
        changed = {}
        for index in self._check.judge():
            before, now = self.problems(index), self._told(index)
            changed[index] = before, now
            self._problems[index] = now
        return changed

    def problems(self, index: int) -> tuple[Problem, ...]:
        """What was wrong with the row's place when it was judged last."""
        return self._problems.get(index, ())

    def _told(self, index: int) -> tuple[Problem, ...]:
        found = self._check.found(index)
        if found is None:
            return ()
        name = self._fields.get(index, LATITUDE.name)
        label = REGISTRY.label_text_of(name)
        return (Problem(self._row_numbers[index], name, found.code, label, dict(found.facts)),)


def _place_in(message: Message) -> tuple[float, float] | None:
    """The place that a message sends, if it is one."""
    place = object_in(message.body, LOCATION_JSON.name)
    north, east = (number_in(place, field.name) for field in (LATITUDE, LONGITUDE))
    if north is None or east is None:
        return None
    if abs(north) > LATITUDE.column.bound or abs(east) > LONGITUDE.column.bound:
        return None
    return north, east


def _degrees(source: Source | None, column: int | None) -> _Degrees:
    """Takes the degrees from plain rows' cells; None where only their messages tell them."""
    if column is not None:
        return lambda rows: [*map(float, rows.columns[column])]
    if not isinstance(source, TextSource) or "{{" in source.text:
        return lambda rows: [None] * len(rows)
    same = parse_degrees(source.text)
    return lambda rows: [same] * len(rows)
