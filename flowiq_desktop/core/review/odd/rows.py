"""OddRows: the rows of a list that are unlike the others, few for each reason, and why."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

from flowiq_desktop.core.messages.types.coordinates import Coordinates, read_place
from flowiq_desktop.core.messages.types.location import LATITUDE, LONGITUDE, degrees_in
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.odd.amounts import far_amounts
from flowiq_desktop.core.review.odd.columns import OddColumns
from flowiq_desktop.core.review.odd.links import files_of_their_own
from flowiq_desktop.core.review.odd.people import look_alikes
from flowiq_desktop.core.review.odd.places import far_pins
from flowiq_desktop.core.review.odd.words import in_capitals, with_braces
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.texts import mark, say

_FEW: Final = 3
"""At most this many rows per reason and column: a handful gets reviewed, a long list does not."""
_SHOWN: Final = 40

T = TypeVar("T")
Pin = tuple[float, float]
Reasons = Iterator[tuple[int, str]]


class OddRows:
    """Looks through the columns of the rows that would be sent.

    Args:
        sheet: theirs.
        cells: of each, with the person's changes.
        rows: their positions, in the same order.
        numbers: of every row of the sheet.
    """

    def __init__(
        self,
        sheet: Sheet,
        cells: Sequence[Sequence[str]],
        rows: Sequence[int],
        numbers: Sequence[str],
    ) -> None:
        self._sheet, self._rows = sheet, rows
        self._cells = TextColumns.of(cells, len(sheet.headers))
        self._numbers = [numbers[row] for row in rows]

    def reasons(self, columns: OddColumns) -> Generator[Progress, None, dict[int, str]]:
        """Positions of rows with the first reason that was found for each."""
        looks = [
            *(self._of_words(place) for place in columns.words),
            self._of_files(columns),
            self._of_pins(columns),
            self._of_people(columns.names),
        ]
        found: dict[int, str] = {}
        for done, look in enumerate(looks):
            yield Progress(mark("Looking for rows unlike the others"), done, len(looks))
            for at, why in look:
                found.setdefault(self._rows[at], why)
        return found

    def _of_words(self, place: int) -> Reasons:
        texts, header = self._column(place), self._sheet.headers[place]
        capitals = say('"{column}" in capitals, unlike the others', column=header)
        braces = say('a brace left in "{column}"', column=header)
        yield from ((at, braces) for at in _few(with_braces(texts)))
        yield from ((at, capitals) for at in _few(in_capitals(texts)))
        for at, middle in _few(far_amounts(texts)):
            yield (
                at,
                say(
                    '{amount} in "{column}" is far from the rest, such as {middle}',
                    amount=texts[at].strip(),
                    column=header,
                    middle=middle.strip(),
                ),
            )

    def _of_files(self, columns: OddColumns) -> Reasons:
        if columns.link is None:
            return
        why = say("a file of its own, where other rows share theirs")
        for at in _few(files_of_their_own(self._column(columns.link))):
            yield at, why

    def _of_pins(self, columns: OddColumns) -> Reasons:
        for at, km in _few(far_pins(self._pins(columns))):
            yield at, say("a place {km:,.0f} km away from the others", km=km)

    def _pins(self, columns: OddColumns) -> list[Pin | None]:
        if columns.place is not None:
            return [*map(_pin_in_one, self._column(columns.place))]
        if columns.latitude is None or columns.longitude is None:
            return []
        pairs = zip(self._column(columns.latitude), self._column(columns.longitude), strict=True)
        return [_pin(*pair) for pair in pairs]

    def _of_people(self, places: Sequence[int]) -> Reasons:
        if not places:
            return
        names = [" ".join(cells[place].strip() for place in places) for cells in self._cells]
        for at, other in _few(look_alikes(names, self._numbers)):
            yield (
                at,
                say(
                    'a name nearly as in row {row}, "{other}", with another number',
                    row=self._sheet.row_numbers[self._rows[other]],
                    other=shortened(names[other], _SHOWN),
                ),
            )

    def _column(self, place: int) -> Sequence[str]:
        return self._cells.columns[place]


def _pin(latitude: str, longitude: str) -> Pin | None:
    """Degrees as a message reads them."""
    north, east = degrees_in(latitude, LATITUDE), degrees_in(longitude, LONGITUDE)
    return _on_earth(north, east)


def _pin_in_one(text: str) -> Pin | None:
    """The same of a cell that says the whole place."""
    place = read_place(text) if text and not text.isspace() else None
    return _on_earth(place.latitude, place.longitude) if isinstance(place, Coordinates) else None


def _on_earth(north: float | None, east: float | None) -> Pin | None:
    if north is None or east is None or not (north or east):
        return None
    known = abs(north) <= LATITUDE.column.bound and abs(east) <= LONGITUDE.column.bound
    return (north, east) if known else None


def _few(found: Iterable[T]) -> Iterator[T]:
    return islice(found, _FEW)
