"""The message types: fields, limits, checks and the request body of each.

Never sends less than the row says without reporting it.
"""

from collections.abc import Collection

from flowiq_desktop.core.messages.types.contacts import CONTACTS_TYPE, card_fields, card_of
from flowiq_desktop.core.messages.types.draft import Body, Draft
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.messages.types.fields import (
    CONTEXT_MESSAGE_ID,
    MESSAGE_TYPE,
    PHONE_NUMBER,
    Field,
    FieldKind,
)
from flowiq_desktop.core.messages.types.interactive import INTERACTIVE_TYPE_ENTRY
from flowiq_desktop.core.messages.types.interactive_fields import numbered_field
from flowiq_desktop.core.messages.types.json_cell import JsonCellError
from flowiq_desktop.core.messages.types.location import LOCATION_TYPE
from flowiq_desktop.core.messages.types.media import (
    AUDIO_TYPE,
    DOCUMENT_TYPE,
    IMAGE_TYPE,
    VIDEO_TYPE,
)
from flowiq_desktop.core.messages.types.message_ids import check_message_id
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.reaction import REACTION_TYPE
from flowiq_desktop.core.messages.types.text import TEXT_TYPE

__all__ = [
    "CONTEXT_MESSAGE_ID",
    "ENDPOINTS",
    "MESSAGE_TYPE",
    "MESSAGE_TYPES",
    "PHONE_NUMBER",
    "Body",
    "Draft",
    "Field",
    "FieldKind",
    "MessageType",
    "all_fields",
    "build_body",
    "endpoint_of",
    "field_called",
    "fields_in_use",
    "fields_of",
    "fields_read",
    "is_further",
]

MESSAGE_TYPES: dict[str, MessageType] = {
    entry.name: entry
    for entry in (
        TEXT_TYPE,
        IMAGE_TYPE,
        VIDEO_TYPE,
        AUDIO_TYPE,
        DOCUMENT_TYPE,
        LOCATION_TYPE,
        CONTACTS_TYPE,
        INTERACTIVE_TYPE_ENTRY,
        REACTION_TYPE,
    )
}
"""Every message type by the API's name, in the order the chooser shows them."""

ENDPOINTS = frozenset(entry.endpoint for entry in MESSAGE_TYPES.values())
"""Where messages may go; nothing is ever posted anywhere else."""


def endpoint_of(message_type: str) -> str:
    """Where FlowIQ takes messages of a type; for "" (a row that is not sent) where most go."""
    return MESSAGE_TYPES[message_type].endpoint if message_type else SEND_WHATSAPP


def fields_of(message_type: str) -> tuple[Field, ...]:
    """All inputs of a type: the number first, its own fields, and the reply id where it has one.

    For "" (each row names its own type) all fields of all types, each name once.
    """
    if not message_type:
        return all_fields()
    entry = MESSAGE_TYPES[message_type]
    reply = (CONTEXT_MESSAGE_ID,) if entry.can_reply else ()
    return (PHONE_NUMBER, *entry.fields, *reply)


def fields_read(message_type: str) -> tuple[Field, ...]:
    """The fields a row of this type may fill: `fields_of` it, and those it ignores and says so."""
    return (*fields_of(message_type), *MESSAGE_TYPES[message_type].cannot_show)


def all_fields() -> tuple[Field, ...]:
    """Every field of every type once, the shared ones first."""
    fields = {field.name: field for field in (PHONE_NUMBER, MESSAGE_TYPE)}
    for entry in MESSAGE_TYPES.values():
        for field in entry.fields:
            fields.setdefault(field.name, field)
    fields[CONTEXT_MESSAGE_ID.name] = CONTEXT_MESSAGE_ID
    return tuple(fields.values())


_BY_NAME = {field.name: field for field in all_fields()}


def field_called(name: str) -> Field | None:
    """The field with this canonical name, or None.

    Cards, buttons and list rows beyond those of the form are known too: the check says whether
    WhatsApp takes so many.
    """
    field = _BY_NAME.get(name)
    if field is None and (card := card_of(name)):
        field = next((entry for entry in card_fields(card) if entry.name == name), None)
    return field or numbered_field(name)


def fields_in_use(message_type: str, mapped: Collection[str]) -> tuple[Field, ...]:
    """`fields_of` a type, and the cards, buttons and rows beyond them that something fills."""
    fields = fields_of(message_type)
    known = {field.name for field in fields}
    kinds = (message_type,) if message_type else tuple(MESSAGE_TYPES)
    further = (n for n in mapped if n not in known and any(is_further(n, k) for k in kinds))
    return (*fields, *(field for name in further if (field := field_called(name))))


def is_further(name: str, message_type: str) -> bool:
    """Whether it is a field of a card, button or list row that messages of this type can have."""
    if message_type == "contacts":
        return bool(card_of(name))
    return message_type == "interactive" and numbered_field(name) is not None


def build_body(message_type: str, number: str, draft: Draft) -> Body:
    """One row's request body, as the OpenAPI file defines it; partial when errors are reported.

    Args:
        message_type: a key of `MESSAGE_TYPES`.
        number: `+` and digits, or "" when the row has no usable number (reported elsewhere).
        draft: the row's filled values, and where problems go.
    """
    entry = MESSAGE_TYPES[message_type]
    body: Body = {"phone_number": number, "message_type": message_type}
    try:
        body |= entry.build(draft)
    except JsonCellError as fault:
        draft.report("bad_json", fault.field, reason=str(fault))
    if entry.can_reply and CONTEXT_MESSAGE_ID.name in draft.values:
        reply = draft.line(CONTEXT_MESSAGE_ID)
        check_message_id(draft, CONTEXT_MESSAGE_ID, reply)
        body[CONTEXT_MESSAGE_ID.name] = reply
    return body
