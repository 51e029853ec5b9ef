"""PlainShape: what the rows of a message type look like about which there is nothing to say."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flowiq_desktop.core.cells.values import is_blank, may_be_no_value
from flowiq_desktop.core.messages.bound_texts import BoundChoice, BoundText, WrittenText
from flowiq_desktop.core.messages.types import PHONE_NUMBER, MessageType
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.messages.types.plain import Plain
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text_columns import TextColumns

_VALUES_REMEMBERED = 4096

Row = Sequence[str]
Fits = Callable[[str], bool]


class PlainColumn(NamedTuple):
    """What a column holds for the messages of a type.

    Attributes:
        place: its position.
        plain: how plain cells are recognised.
        is_needed: whether a blank one is none.
    """

    place: int
    plain: Plain
    is_needed: bool

    def fit(self, cells: Sequence[str]) -> Sequence[bool] | None:
        """Whether each of its cells is as plain rows have it; None where all are."""
        if not self.is_needed and not any(cells):
            return None
        fits = self.plain.cells(cells)
        if not self.is_needed:
            fits = [own or not cell for own, cell in zip(fits, cells, strict=True)]
        return None if all(fits) else fits


class PlainLook(NamedTuple):
    """What a look at rows of one type found.

    Attributes:
        fits: of each column of their shape's whether its cells are plain; None where all are.
        words: how many characters each plain row's words have; None of those that are none.
    """

    fits: tuple[Sequence[bool] | None, ...]
    words: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class PlainShape:
    """What the plain rows of one type look like; columns are positions.

    Attributes:
        beside: columns that have to be empty, as no message of the type sends them.
        others: columns that have to be empty: of the type's other fields.
        cells: columns with what their cells have to look like.
        texts: texts with fields, and what has to be true of them when they are filled.
        words: the column with the words that FlowIQ lists, or None.
        listed: which of the texts has these words, or None.
        are_apart: whether what is told of one column never depends on a text for all.
    """

    beside: tuple[int, ...]
    others: tuple[int, ...]
    cells: tuple[PlainColumn, ...]
    texts: tuple[tuple["AnyText", Fits], ...]
    words: int | None
    listed: "AnyText | None"
    are_apart: bool

    def look(self, rows: TextColumns) -> PlainLook:
        """Look at rows of the type, a column at a time."""
        columns = rows.columns
        fits = tuple([column.fit(columns[column.place]) for column in self.cells])
        lengths = [0] * len(rows) if self.words is None else [*map(len, columns[self.words])]
        found: Sequence[int | None] = lengths
        if (all_fit := self._all_fit(columns, fits)) is not None:
            found = [length if fit else None for length, fit in zip(lengths, all_fit, strict=True)]
        return PlainLook(fits, self.filled(rows, found) if self.texts else found)

    def filled(self, rows: TextColumns, lengths: Sequence[int | None]) -> Sequence[int | None]:
        """The lengths once the texts are filled; None where that leaves one that is not plain."""
        told = {text for text, _fits in self.texts if text.may_be_told(rows.columns)}
        pairs = zip(rows, lengths, strict=True)
        return [
            None if length is None else self._filled(row, length, told) for row, length in pairs
        ]

    def _all_fit(
        self, columns: Sequence[Sequence[str]], fits: Iterable[Sequence[bool] | None]
    ) -> Sequence[bool] | None:
        """Whether all of a row's cells are what they have to be; None where they are in all."""
        blank = (columns[place] for place in {*self.beside, *self.others})
        parts = [part for part in fits if part is not None]
        parts += [[not cell for cell in cells] for cells in blank if any(cells)]
        return [*map(all, zip(*parts, strict=True))] if parts else None

    def _filled(self, cells: Row, length: int, told: Collection["AnyText"]) -> int | None:
        for text, fits in self.texts:
            filled = text.filled(cells)
            # Where each part is left out nothing may be left, and the composer says so.
            if filled is None or (text.may_be_blank and is_blank(filled)) or not fits(filled):
                return None
            if text in told and text.is_told(cells):
                return None
            if text is self.listed:
                length = len(filled)
        return length


class PlainText:
    """A text with fields, filled from rows in which each of its columns has a value.

    Attributes:
        may_be_blank: whether some row may get nothing that anybody sees.
    """

    def __init__(self, text: BoundText) -> None:
        self._text = text
        words = (part for part in text.text.parts if isinstance(part, str))
        self.may_be_blank = bool(text.text.conditions) or all(map(is_blank, words))
        self._fill = text.text.fill
        self._places = text.places
        self._needed = tuple(text.places.values())

    def filled(self, cells: Sequence[str]) -> str | None:
        """The text, or None where some column may have no value."""
        for place in self._needed:
            if not (cell := cells[place]) or may_be_no_value(cell):
                return None
        places = self._places
        return self._fill(lambda column: cells[places[column]])[0]

    def may_be_told(self, columns: Sequence[Sequence[str]]) -> bool:
        """Whether there may be something to tell of some of many rows; soon said."""
        return self._text.may_be_told(columns)

    def is_told(self, cells: Sequence[str]) -> bool:
        """Whether there is something to tell of a row."""
        return self._text.is_told(cells)


class PlainChoice:
    """Texts of which a column chooses one, filled where it is clear which one that is."""

    may_be_blank = True

    def __init__(self, choice: BoundChoice, column: int) -> None:
        self._column = column
        self._texts = {key: PlainText(text) for key, text in choice.texts.items()}
        self._otherwise = PlainText(choice.otherwise) if choice.otherwise else None
        self._text_for = lru_cache(_VALUES_REMEMBERED)(self._find)

    def filled(self, cells: Sequence[str]) -> str | None:
        """The row's own text, or None where it is not clear or some column may have no value."""
        text = self._text_for(cells[self._column])
        return None if text is None else text.filled(cells)

    def may_be_told(self, columns: Sequence[Sequence[str]]) -> bool:
        """Whether there may be something to tell of some of many rows, with one of the texts."""
        spare = (self._otherwise,) if self._otherwise else ()
        return any(text.may_be_told(columns) for text in (*self._texts.values(), *spare))

    def is_told(self, cells: Sequence[str]) -> bool:
        """Whether there is something to tell of a row, with its own text."""
        text = self._text_for(cells[self._column])
        return text is not None and text.is_told(cells)

    def _find(self, cell: str) -> PlainText | None:
        if not cell or may_be_no_value(cell):
            return None
        return self._texts.get(choice_key(cell), self._otherwise)


AnyText = PlainText | PlainChoice


def plain_shape(
    entry: MessageType,
    places: Mapping[str, int],
    texts: Sequence[WrittenText],
    beside: Iterable[int],
) -> PlainShape | None:
    """What the plain rows of a type look like; None where there are none.

    Args:
        entry: the type.
        places: the columns that its messages read, by their field.
        texts: those that do not come from a column.
        beside: columns that its messages do not send.
    """
    known = {it.field.name: it for it in entry.plain}
    needed = {it.field.name for it in entry.plain if it.field.required}
    found = {text.name: _plain_text(text) for text in texts}
    bound = {name: text for name, text in found.items() if text is not None}
    is_told = len(bound) == len(texts) and bound.keys() <= known.keys()
    is_filled = needed <= {*places, *bound} and PHONE_NUMBER.name in places
    if entry.endpoint != SEND_WHATSAPP or not known or not (is_told and is_filled):
        return None
    others = (at for name, at in places.items() if name not in {*known, PHONE_NUMBER.name})
    return PlainShape(
        beside=tuple(beside),
        others=tuple({*others}),
        cells=tuple(
            PlainColumn(places[name], known[name], name in needed)
            for name in known
            if name in places
        ),
        texts=tuple((bound[name], known[name].filled) for name in bound),
        words=places.get(entry.listing.words),
        listed=bound.get(entry.listing.words),
        are_apart=not any(known[name].beside for name in bound),
    )


def _plain_text(written: WrittenText) -> AnyText | None:
    """The text as plain rows fill it; None where it takes columns that the sheet does not have."""
    if any(text.unknown for text in written.all_texts()):
        return None
    if isinstance(written, BoundText):
        return PlainText(written)
    return None if written.place is None else PlainChoice(written, written.place)
