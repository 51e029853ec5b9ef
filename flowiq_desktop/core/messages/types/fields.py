"""Field: one input of a message type, with its rules and limits."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a message type.

    Attributes:
        name: canonical field name, also the column header in example sheets.
        label: its name on the screen.
        kind: what it holds.
        help: one sentence for the person.
        example: a value that passes every check.
        required: whether a message cannot be built without it.
        limit: longest text in characters, or None.
        choices: the values allowed, or none for free text.
        advanced: shown only when asked for; few people need it.
    """

    name: str
    label: str
    kind: FieldKind
    help: str
    example: str = ""
    required: bool = False
    limit: int | None = None
    choices: tuple[str, ...] = ()
    advanced: bool = False


PHONE_NUMBER = Field(
    "phone_number",
    "Phone number",
    FieldKind.PHONE,
    "The person's WhatsApp number, best with + and the country code.",
    "+27821234567",
    required=True,
)
MESSAGE_TYPE = Field(
    "message_type",
    "Message type",
    FieldKind.CHOICE,
    "What kind of message the row sends.",
    "text",
    choices=(
        "text",
        "image",
        "video",
        "audio",
        "document",
        "location",
        "contacts",
        "interactive",
        "reaction",
    ),
)
CONTEXT_MESSAGE_ID = Field(
    "context_message_id",
    "Reply to message",
    FieldKind.MESSAGE_ID,
    "The WhatsApp id (wamid...) of the message that this one answers.",
    "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5",
    advanced=True,
)
