"""PlainRows: recognises rows about which there is surely nothing to say, without their messages.

It looks at many rows at once, a column at a time: what is asked of a thousand cells together costs
little more than what is asked of one.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Self, cast

from flowiq_desktop.core.messages.plain_shape import PlainShape
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.phone.well_written import Written
from flowiq_desktop.core.text_columns import TextColumns, put_all
from flowiq_desktop.texts import Text


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


class RowsOfType(NamedTuple):
    """Rows of one type, and what a look at them found.

    Attributes:
        message_type: the API's name of the type.
        shape: what its plain rows look like.
        places: where they are among the rows that were looked at.
        rows: their cells.
        fits: of each column of the shape whether its cells are plain; None where all are.
        written: their numbers, as far as many were read at once.
    """

    message_type: str
    shape: PlainShape
    places: Sequence[int]
    rows: TextColumns
    fits: Sequence[Sequence[bool] | None]
    written: Sequence[Written]


class PlainRows:
    """Recognises the plain rows of a sheet.

    Args:
        phones: reads the numbers.
        phone_column: where they are; None where no column has them: then no row is plain.
        types_of: the type of each row, as far as its cells say it at a glance.
        shape_of: what rows of a type look like; None where its rows are never plain.

    Attributes:
        phone_column: where the numbers are, or None.
    """

    def __init__(
        self,
        phones: PhoneReader,
        phone_column: int | None,
        types_of: Callable[[TextColumns], Sequence[str]],
        shape_of: Callable[[str], PlainShape | None],
    ) -> None:
        self._phones = phones
        self.phone_column = phone_column
        self._types_of = types_of
        self._shape_of = shape_of
        self._shapes: dict[str, PlainShape | None] = {"": None}

    def read(self, rows: TextColumns) -> PlainBlock:
        """What is known of each row; those that are not plain are left to the composer."""
        return self.look(rows)[0]

    def look(self, rows: TextColumns) -> tuple[PlainBlock, Sequence[RowsOfType]]:
        """The same, and by which looks it was found."""
        found, looks = PlainBlock.of_none(len(rows)), []
        for kind, places in self._by_type(rows).items():
            if shape := self._shape(kind):
                is_whole = len(places) == len(rows)
                block, look = self._of_kind(kind, shape, rows if is_whole else rows.at(places))
                looks.append(look._replace(places=places))
                found = block if is_whole else found
                if not is_whole:
                    found.put(places, block)
        return found, looks

    def number(self, text: str) -> Written:
        """A text's number, and why it differs from it; None where something is told of it."""
        if not text or "{" in text:
            return None
        reading = self._phones.read(text)
        return None if reading.code or not reading.number else (reading.number, reading.repair)

    def _by_type(self, rows: TextColumns) -> dict[str, list[int]]:
        by_type: dict[str, list[int]] = {}
        if self.phone_column is not None:
            for at, kind in enumerate(self._types_of(rows)):
                by_type.setdefault(kind, []).append(at)
        return by_type

    def _shape(self, kind: str) -> PlainShape | None:
        if kind not in self._shapes:
            self._shapes[kind] = self._shape_of(kind)
        return self._shapes[kind]

    def _of_kind(
        self, kind: str, shape: PlainShape, rows: TextColumns
    ) -> tuple[PlainBlock, RowsOfType]:
        texts = rows.columns[self.phone_column or 0]
        (fits, words), written = shape.look(rows), self._phones.well_written(texts)
        look = RowsOfType(kind, shape, (), rows, fits, written)
        if None in words or None in written:
            return self._of_some(kind, texts, words, written), look
        numbers, repairs = zip(*cast("Sequence[tuple[str, Text]]", written), strict=True)
        lengths = [*cast("Sequence[int]", words)]
        return PlainBlock([kind] * len(rows), [*numbers], [*repairs], lengths), look

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
            if length is not None and (read := known or self.number(text)):
                found.message_types[at], found.words[at] = kind, length
                found.numbers[at], found.repairs[at] = read
        return found
