"""PlainRows: recognises rows about which there is surely nothing to say, without their messages.

It looks at many rows at once, a column at a time: what is asked of a thousand cells together costs
little more than what is asked of one.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import and_
from typing import NamedTuple, Self, cast

from flowiq_desktop.core.cells.values import may_be_no_value
from flowiq_desktop.core.messages.bound_texts import BoundChoice, BoundText, WrittenText
from flowiq_desktop.core.messages.types import PHONE_NUMBER, MessageType
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.phone.well_written import Written
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text_columns import TextColumns, put_all
from flowiq_desktop.texts import Text

_VALUES_REMEMBERED = 4096

Row = Sequence[str]
Fits = Callable[[str], bool]
AllFit = Callable[[Sequence[str]], Sequence[bool]]


class PlainRow(NamedTuple):
    """What a check has to know of a row without problems.

    Attributes:
        message_type: the API's name of the type.
        number: of its person.
        repair: why the number differs from what is written, or "".
        words: how many characters the person reads, as far as FlowIQ lists them as words.
    """

    message_type: str
    number: str
    repair: Text
    words: int


class PlainBlock(NamedTuple):
    """The same of many rows, by columns; of a row that is not plain the type is ""."""

    message_types: list[str]
    numbers: list[str]
    repairs: list[Text]
    words: list[int]

    @classmethod
    def of_none(cls, count: int) -> Self:
        """Rows of which none is plain."""
        return cls([""] * count, [""] * count, [""] * count, [0] * count)

    def row(self, at: int) -> PlainRow | None:
        """One row, if it is plain."""
        kind = self.message_types[at]
        if not kind:
            return None
        return PlainRow(kind, self.numbers[at], self.repairs[at], self.words[at])

    def plain_alone(self, indexes: Sequence[int]) -> "tuple[Sequence[int], PlainBlock]":
        """The plain rows, and which of the indexes are theirs."""
        if "" not in self.message_types:
            return indexes, self
        places = [at for at, kind in enumerate(self.message_types) if kind]
        return [indexes[at] for at in places], self.at(places)

    def of_type(self, name: str, indexes: Sequence[int]) -> list[int]:
        """Which of the indexes are those of rows of a type."""
        if name not in self.message_types:
            return []
        pairs = zip(indexes, self.message_types, strict=True)
        return [index for index, kind in pairs if kind == name]

    def at(self, places: Sequence[int]) -> "PlainBlock":
        """The rows at these places."""
        return PlainBlock(
            [*map(self.message_types.__getitem__, places)],
            [*map(self.numbers.__getitem__, places)],
            [*map(self.repairs.__getitem__, places)],
            [*map(self.words.__getitem__, places)],
        )

    def put(self, places: Sequence[int], rows: "PlainBlock") -> None:
        """Take some rows, which belong at these places."""
        put_all(self.message_types, places, rows.message_types)
        put_all(self.numbers, places, rows.numbers)
        put_all(self.repairs, places, rows.repairs)
        put_all(self.words, places, rows.words)


@dataclass(frozen=True, slots=True)
class PlainShape:
    """What the plain rows of one type look like; columns are positions.

    Attributes:
        blank: columns that have to be empty: other fields of the type, and what it does not send.
        required, optional: columns with what their cells have to look like.
        texts: texts with fields, and what has to be true of them when they are filled.
        words: the column with the words that FlowIQ lists, or None.
        listed: which of the texts has these words, or None.
    """

    blank: tuple[int, ...]
    required: tuple[tuple[int, AllFit], ...]
    optional: tuple[tuple[int, AllFit], ...]
    texts: tuple[tuple["AnyText", Fits], ...]
    words: int | None
    listed: "AnyText | None"

    def words_of(self, rows: TextColumns) -> Sequence[int | None]:
        """How many characters each plain row's words have; None of those that are none."""
        columns = rows.columns
        fits = self._fit(columns, len(rows))
        lengths = [0] * len(rows) if self.words is None else [*map(len, columns[self.words])]
        found: Sequence[int | None] = lengths
        if not all(fits):
            found = [length if fit else None for length, fit in zip(lengths, fits, strict=True)]
        if not self.texts:
            return found
        told = {text for text, _fits in self.texts if text.may_be_told(columns)}
        pairs = zip(rows, found, strict=True)
        return [
            None if length is None else self._filled(row, length, told) for row, length in pairs
        ]

    def _fit(self, columns: Sequence[Sequence[str]], count: int) -> Sequence[bool]:
        """Whether the cells of each row are what they have to be; a column at a time."""
        fits: Sequence[bool] = [True] * count
        for place in self.blank:
            if any(columns[place]):
                fits = [fit and not cell for fit, cell in zip(fits, columns[place], strict=True)]
        for place, all_fit in self.required:
            fits = [*map(and_, fits, all_fit(columns[place]))]
        for place, all_fit in self.optional:
            if any(columns[place]):
                both = zip(fits, columns[place], all_fit(columns[place]), strict=True)
                fits = [fit and (own or not cell) for fit, cell, own in both]
        return fits

    def _filled(self, cells: Row, length: int, told: Collection["AnyText"]) -> int | None:
        for text, fits in self.texts:
            filled = text.filled(cells)
            # Where each part is left out nothing may be left, and the composer says so.
            if not filled or filled.isspace() or not fits(filled):
                return None
            if text in told and text.is_told(cells):
                return None
            if text is self.listed:
                length = len(filled)
        return length


class PlainText:
    """A text with fields, filled from rows in which each of its columns has a value."""

    def __init__(self, text: BoundText) -> None:
        self._text = text
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


class PlainRows:
    """Recognises the plain rows of a sheet.

    Args:
        phones: reads the numbers.
        phone_column: where they are; None where no column has them: then no row is plain.
        types_of: the type of each row, as far as its cells say it at a glance.
        shape_of: what rows of a type look like; None where its rows are never plain.
    """

    def __init__(
        self,
        phones: PhoneReader,
        phone_column: int | None,
        types_of: Callable[[TextColumns], Sequence[str]],
        shape_of: Callable[[str], PlainShape | None],
    ) -> None:
        self._phones = phones
        self._phone_column = phone_column
        self._types_of = types_of
        self._shape_of = shape_of
        self._shapes: dict[str, PlainShape | None] = {"": None}

    def read(self, rows: TextColumns) -> PlainBlock:
        """What is known of each row; those that are not plain are left to the composer."""
        found = PlainBlock.of_none(len(rows))
        if self._phone_column is None:
            return found
        by_kind: dict[str, list[int]] = {}
        for at, kind in enumerate(self._types_of(rows)):
            by_kind.setdefault(kind, []).append(at)
        for kind, places in by_kind.items():
            if shape := self._shape(kind):
                if len(places) == len(rows):
                    return self._of_kind(kind, shape, rows)
                found.put(places, self._of_kind(kind, shape, rows.at(places)))
        return found

    def _shape(self, kind: str) -> PlainShape | None:
        if kind not in self._shapes:
            self._shapes[kind] = self._shape_of(kind)
        return self._shapes[kind]

    def _of_kind(self, kind: str, shape: PlainShape, rows: TextColumns) -> PlainBlock:
        texts = rows.columns[self._phone_column or 0]
        words, written = shape.words_of(rows), self._phones.well_written(texts)
        if None in words or None in written:
            return self._of_some(kind, texts, words, written)
        numbers, repairs = zip(*cast("Sequence[tuple[str, Text]]", written), strict=True)
        return PlainBlock(
            [kind] * len(rows), [*numbers], [*repairs], [*cast("Sequence[int]", words)]
        )

    def _of_some(
        self,
        kind: str,
        texts: Sequence[str],
        words: Sequence[int | None],
        written: Sequence[Written],
    ) -> PlainBlock:
        """The same where some are not plain."""
        found = PlainBlock.of_none(len(texts))
        for at, (text, length, known) in enumerate(zip(texts, words, written, strict=True)):
            if length is not None and (read := known or self._carefully(text)):
                found.message_types[at], found.words[at] = kind, length
                found.numbers[at], found.repairs[at] = read
        return found

    def _carefully(self, text: str) -> Written:
        if not text or "{" in text:
            return None
        reading = self._phones.read(text)
        return None if reading.code or not reading.number else (reading.number, reading.repair)


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
    cells = [(places[name], name) for name in known if name in places]
    others = (at for name, at in places.items() if name not in {*known, PHONE_NUMBER.name})
    return PlainShape(
        blank=tuple({*beside, *others}),
        required=tuple((at, known[name].cells) for at, name in cells if name in needed),
        optional=tuple((at, known[name].cells) for at, name in cells if name not in needed),
        texts=tuple((bound[name], known[name].filled) for name in bound),
        words=places.get(entry.listing.words),
        listed=bound.get(entry.listing.words),
    )


def _plain_text(written: WrittenText) -> AnyText | None:
    """The text as plain rows fill it; None where it takes columns that the sheet does not have."""
    if any(text.unknown for text in written.all_texts()):
        return None
    if isinstance(written, BoundText):
        return PlainText(written)
    return None if written.place is None else PlainChoice(written, written.place)
