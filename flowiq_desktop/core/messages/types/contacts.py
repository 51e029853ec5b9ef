"""Contacts: one or more contact cards that the person can save."""

import re
from functools import lru_cache

from flowiq_desktop.core.messages.types.contacts_json import checked_card
from flowiq_desktop.core.messages.types.draft import Body, Draft, without_empty
from flowiq_desktop.core.messages.types.fields import Field, FieldKind
from flowiq_desktop.core.messages.types.json_cell import array_in_cell
from flowiq_desktop.core.messages.types.message_type import MessageType

CARD_LIMIT = 257  # Meta's limit
FORM_CARDS = 5
"""Cards with fields in the form; columns from `contact_6_name` on work all the same."""

CONTACTS_JSON = Field(
    "contacts",
    "Contacts as JSON",
    FieldKind.JSON,
    "Instead of the separate columns: a list of cards as FlowIQ takes them.",
    '[{"name": {"formatted_name": "Front desk"}, "phones": [{"phone": "+27215550100"}]}]',
    advanced=True,
)
_PART = re.compile(
    r"contact_(?:([2-9]|[1-9][0-9]{1,2})_)?(?:name|first_name|last_name|phone|phone_type)"
)


@lru_cache(maxsize=CARD_LIMIT)
def card_fields(card: int) -> tuple[Field, ...]:
    """The fields of the card with this number: `contact_name` for 1, `contact_2_name` for 2."""
    prefix = "contact_" if card == 1 else f"contact_{card}_"
    who = f"Contact {card}"
    later = card > 1
    return (
        Field(
            f"{prefix}name",
            f"{who}: name",
            FieldKind.TEXT,
            "The name on the card.",
            "Front desk",
            required=not later,
            advanced=later,
        ),
        Field(
            f"{prefix}first_name",
            f"{who}: first name",
            FieldKind.TEXT,
            "Filed under this first name.",
            "Front",
            advanced=True,
        ),
        Field(
            f"{prefix}last_name",
            f"{who}: last name",
            FieldKind.TEXT,
            "Filed under this last name.",
            "Desk",
            advanced=True,
        ),
        Field(
            f"{prefix}phone",
            f"{who}: phone",
            FieldKind.TEXT,
            "The number on the card, with + and the country code.",
            "+27215550100",
            required=not later,
            advanced=later,
        ),
        Field(
            f"{prefix}phone_type",
            f"{who}: kind of number",
            FieldKind.TEXT,
            "Such as CELL, WORK or HOME.",
            "WORK",
            advanced=True,
        ),
    )


def card_of(name: str) -> int:
    """The number of the card that a field name belongs to, or 0 when it belongs to none."""
    match = _PART.fullmatch(name)
    return int(match[1] or 1) if match else 0


def build_contacts(draft: Draft) -> Body:
    """The body's own part of a contacts message."""
    columns = [name for name in draft.values if card_of(name)]
    given = array_in_cell(draft, CONTACTS_JSON, columns)
    if given is None:
        numbers = sorted(set(map(card_of, columns)))
        cards = [_card(draft, number) for number in numbers]
    else:
        cards = [checked_card(draft, CONTACTS_JSON, card, at) for at, card in enumerate(given, 1)]
    if not cards:
        draft.report("no_cards", card_fields(1)[0])
    if len(cards) > CARD_LIMIT:
        draft.report("too_many_cards", CONTACTS_JSON, count=len(cards), limit=CARD_LIMIT)
    return {"contacts": cards}


def _card(draft: Draft, number: int) -> Body:
    name, first, last, phone, kind = card_fields(number)
    first_name, last_name = _value(draft, first), _value(draft, last)
    formatted = _value(draft, name) or f"{first_name} {last_name}".strip()
    if not formatted:
        draft.report("card_without_name", name, card=number)
    names = without_empty(formatted_name=formatted, first_name=first_name, last_name=last_name)
    phones = _phones(draft, phone, kind, number)
    return without_empty(name=names, phones=phones or None)


def _phones(draft: Draft, phone: Field, kind: Field, number: int) -> list[Body]:
    text = _value(draft, phone)
    if not text:
        draft.report("card_without_phone", phone, card=number)
        return []
    known = draft.phone(text)
    if not known:
        draft.report("card_phone_unsure", phone, value=text, card=number)
    return [without_empty(phone=known or text, type=_value(draft, kind))]


def _value(draft: Draft, field: Field) -> str:
    return draft.line(field) if field.name in draft.values else ""


CONTACTS_TYPE = MessageType(
    "contacts",
    "Contacts",
    "Contact cards that the person can save or message.",
    (*(field for card in range(1, FORM_CARDS + 1) for field in card_fields(card)), CONTACTS_JSON),
    build_contacts,
)
