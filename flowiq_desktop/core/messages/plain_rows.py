"""PlainRows: recognises rows about which there is surely nothing to say, without their messages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flowiq_desktop.core.cells.values import may_be_no_value
from flowiq_desktop.core.messages.row_values import BoundText
from flowiq_desktop.core.messages.types import PHONE_NUMBER, MessageType
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.phone.reader import PhoneReader, PhoneReading

Fits = Callable[[str], bool]


class PlainRow(NamedTuple):
    """What a check has to know of a row without problems.

    Attributes:
        message_type: the API's name of the type.
        reading: of its phone number.
        words: how many characters the person reads, as far as FlowIQ lists them as words.
    """

    message_type: str
    reading: PhoneReading
    words: int


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
    required: tuple[tuple[int, Fits], ...]
    optional: tuple[tuple[int, Fits], ...]
    texts: tuple[tuple["PlainText", Fits], ...]
    words: int | None
    listed: "PlainText | None"

    def words_of(self, cells: Sequence[str]) -> int | None:
        """How many characters a plain row's words have; None of a row that is none."""
        for place in self.blank:
            if cells[place]:
                return None
        for place, fits in self.required:
            if not fits(cells[place]):
                return None
        for place, fits in self.optional:
            if cells[place] and not fits(cells[place]):
                return None
        length = 0 if self.words is None else len(cells[self.words])
        for text, fits in self.texts:
            filled = text.filled(cells)
            if filled is None or not fits(filled):
                return None
            if text is self.listed:
                length = len(filled)
        return length


class PlainText:
    """A text with fields, filled from rows in which each of its columns has a value."""

    def __init__(self, text: BoundText) -> None:
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


class PlainRows:
    """Recognises the plain rows of a sheet.

    Args:
        phones: reads the numbers.
        phone_column: where they are; None where no column has them: then no row is plain.
        type_of: the type of a row, as far as its cells say it at a glance.
        shape_of: what rows of a type look like; None where its rows are never plain.
    """

    def __init__(
        self,
        phones: PhoneReader,
        phone_column: int | None,
        type_of: Callable[[Sequence[str]], str],
        shape_of: Callable[[str], PlainShape | None],
    ) -> None:
        self._read_number = phones.read
        self._phone_column = -1 if phone_column is None else phone_column
        self._type_of = type_of
        self._shape_of = shape_of
        self._shapes: dict[str, PlainShape | None] = {"": None}

    def read(self, cells: Sequence[str]) -> PlainRow | None:
        """What is known of a row; None leaves it to the composer."""
        kind = self._type_of(cells)
        try:
            shape = self._shapes[kind]
        except KeyError:
            shape = self._shapes[kind] = self._shape_of(kind)
        if shape is None or (words := shape.words_of(cells)) is None:
            return None
        text = cells[self._phone_column]
        if not text or "{" in text:
            return None
        reading = self._read_number(text)
        return None if reading.code or not reading.number else PlainRow(kind, reading, words)


def plain_shape(
    entry: MessageType,
    places: Mapping[str, int],
    texts: Sequence[BoundText],
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
    bound = {text.name: PlainText(text) for text in texts if not text.unknown}
    is_told = len(bound) == len(texts) and bound.keys() <= known.keys()
    is_filled = needed <= {*places, *bound} and PHONE_NUMBER.name in places
    if entry.endpoint != SEND_WHATSAPP or not known or not (is_told and is_filled):
        return None
    cells = [(places[name], name) for name in known if name in places]
    others = (at for name, at in places.items() if name not in {*known, PHONE_NUMBER.name})
    return PlainShape(
        blank=tuple({*beside, *others}),
        required=tuple((at, known[name].cell) for at, name in cells if name in needed),
        optional=tuple((at, known[name].cell) for at, name in cells if name not in needed),
        texts=tuple((bound[name], known[name].filled) for name in bound),
        words=places.get(entry.listing.words),
        listed=bound.get(entry.listing.words),
    )
