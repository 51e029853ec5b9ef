"""Field: one input of a message type, with its rules, limits, and what its column looks like."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from flowiq_desktop.core.columns.synonyms import (
    PHONE_NAMES,
    REPLY_NAMES,
    SURE_REPLY_NAMES,
    TYPE_NAMES,
)
from flowiq_desktop.core.vocabulary.languages import names_of_field
from flowiq_desktop.texts import Text, mark, said


class FieldKind(StrEnum):
    """What a field holds; the form, the example spreadsheet and the column guesser go by it."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    PHONE = "phone"
    URL = "url"
    NUMBER = "number"
    CHOICE = "choice"
    MESSAGE_ID = "message_id"
    EMOJI = "emoji"
    JSON = "json"


class Cells(Enum):
    """What the cells of a column have to look like before a mere synonym makes it a field's."""

    ANYTHING = "anything"
    NUMBERS = "phone numbers"
    DEGREES = "degrees"
    PLACES = "places"
    LINKS = "links"
    MESSAGE_IDS = "message ids"
    EMOJI = "emoji"
    TYPES = "message types"


@dataclass(frozen=True, slots=True)
class Column:
    """What people call a field's column, and what they keep in it; the column guesser goes by it.

    Attributes:
        also: other names in English than the field's own, the best ones first; those of other
            languages are in `core.vocabulary`.
        surely: names that decide whatever the cells hold; what does not fit is told in its row.
        telling: its names mean a message wherever they stand, as an *Address* does not.
        cells: what the cells have to look like when the name is one of `also`.
        bound: of degrees, the largest.
        wording: it holds the words of the message. Where a type has no field called like the text
            of a text message, a column with a name for that fills this one.
    """

    also: tuple[str, ...] = ()
    surely: tuple[str, ...] = ()
    telling: bool = False
    cells: Cells = Cells.ANYTHING
    bound: float = 0.0
    wording: bool = False


_NOT_CHOSEN = mark("Not chosen")


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a message type.

    Attributes:
        name: canonical field name, also the column header in example sheets.
        label_text: its name on the screen, in English.
        kind: what it holds.
        help_text: one sentence for the person, in English.
        example: a value that passes every check.
        required: whether a message cannot be built without it.
        limit: longest text in characters, or None.
        choices: the values allowed, or none for free text.
        choice_texts: what they are called on the screen, in English and in the same order; a choice
            without one is shown as it is.
        unchosen_text: what happens where none of the choices is chosen, in English.
        advanced: shown only when asked for; few people need it.
        beside_others: its example excludes that of another field, so that an example leaves it out.
        column: what people call its column.
        place: where it stands in the form, from 0; None for before all others when it is required,
            and after them when it is not.
        formatted: WhatsApp reads marks of formatting in it, such as *bold*.
        once_added: shown although it is advanced, once the part that it belongs to was added.
        by_hand: whoever writes the message in the form cannot do without it, though JSON can.
    """

    name: str
    label_text: Text
    kind: FieldKind
    help_text: Text
    example: str = ""
    required: bool = False
    limit: int | None = None
    choices: tuple[str, ...] = ()
    choice_texts: tuple[Text, ...] = ()
    unchosen_text: Text = _NOT_CHOSEN
    advanced: bool = False
    beside_others: bool = False
    column: Column = Column()
    place: int | None = None
    formatted: bool = False
    once_added: bool = False
    by_hand: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What people call its column in any language, the best names first."""
        return (*self.column.also, *names_of_field(self.name))

    @property
    def label(self) -> str:
        """Its name on the screen."""
        return said(self.label_text)

    @property
    def help(self) -> str:
        """One sentence for the person."""
        return said(self.help_text)

    def label_of(self, choice: str) -> str:
        """One of its choices as a person reads it; "" for none of them."""
        if not choice:
            return said(self.unchosen_text)
        return said(dict(zip(self.choices, self.choice_texts, strict=False)).get(choice, choice))


PHONE_NUMBER = Field(
    "phone_number",
    mark("Phone number"),
    FieldKind.PHONE,
    mark("The person's WhatsApp number, best with + and the country code."),
    "+27821234567",
    required=True,
    column=Column(PHONE_NAMES, cells=Cells.NUMBERS),
)
CONTEXT_MESSAGE_ID = Field(
    "context_message_id",
    mark("Reply to message"),
    FieldKind.MESSAGE_ID,
    mark("The WhatsApp id (wamid...) of the message that this one answers."),
    "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5",
    advanced=True,
    column=Column(REPLY_NAMES, SURE_REPLY_NAMES, telling=True, cells=Cells.MESSAGE_IDS),
)


def message_type_field(names: tuple[str, ...]) -> Field:
    """The field that says in each row which of these types it is; the first one is the example."""
    return Field(
        "message_type",
        mark("Message type"),
        FieldKind.CHOICE,
        mark("What kind of message the row sends."),
        names[0],
        choices=names,
        column=Column(TYPE_NAMES, cells=Cells.TYPES),
    )
