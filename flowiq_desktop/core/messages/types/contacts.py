"""Contacts: one or more contact cards that the person can save."""

import re
from collections.abc import Mapping
from functools import lru_cache

from flowiq_desktop.core.messages.bubbles import (
    BubbleContent,
    Card,
    object_in,
    objects_in,
    text_in,
)
from flowiq_desktop.core.messages.types.contacts_json import checked_card
from flowiq_desktop.core.messages.types.draft import Body, Draft, without_empty
from flowiq_desktop.core.messages.types.fields import Cells, Column, Field, FieldKind
from flowiq_desktop.core.messages.types.json_cell import array_in_cell
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.parts import Part
from flowiq_desktop.core.messages.types.signs import Signs
from flowiq_desktop.texts import mark, phrase

CARD_LIMIT = 257  # Meta's limit
FORM_CARDS = 5
"""Cards with fields in the form; columns from `contact_6_name` on work all the same."""

CONTACTS_JSON = Field(
    "contacts",
    mark("Contacts as JSON"),
    FieldKind.JSON,
    mark("Instead of the separate columns: a list of cards as FlowIQ takes them."),
    '[{"name": {"formatted_name": "Front desk"}, "phones": [{"phone": "+27215550100"}]}]',
    advanced=True,
)
_PART = re.compile(
    r"contact_(?:([2-9]|[1-9][0-9]{1,2})_)?(?:name|first_name|last_name|phone|phone_type)"
)
_ID_DIFFERS = frozenset({"52", "55"})
"""Mexico and Brazil, where what WhatsApp knows a number by may differ from the number."""
_HEADER = re.compile(r"(?:contact|card|contact card|vcard)(?: (?P<part>.+))?")
_HEADER_PARTS = {
    **dict.fromkeys(("name", "full name", "formatted name"), "name"),
    **dict.fromkeys(("first name", "firstname", "given name"), "first_name"),
    **dict.fromkeys(("last name", "lastname", "surname", "family name"), "last_name"),
    **dict.fromkeys(("phone", "number", "phone number", "mobile", "cell", "tel"), "phone"),
    **dict.fromkeys(("phone type", "number type", "kind", "type"), "phone_type"),
}
_FIRST_CARD = {
    # A sheet with one card does not number it.
    "name": Column(("card name", "contact full name", "name of contact", "contact")),
    "first_name": Column(("contact given name", "contact firstname")),
    "last_name": Column(("contact surname", "contact family name", "contact lastname")),
    "phone": Column(
        (
            *("contact number", "contact phone number", "contact mobile", "contact cell"),
            *("card phone", "contact no", "phone of contact", "card number"),
        ),
        cells=Cells.NUMBERS,
    ),
    "phone_type": Column(("contact number type", "contact kind of number")),
}


@lru_cache(maxsize=CARD_LIMIT)
def card_fields(card: int) -> tuple[Field, ...]:
    """The fields of the card with this number: `contact_name` for 1, `contact_2_name` for 2."""
    prefix, later = _prefix(card), card > 1
    columns = {} if later else _FIRST_CARD
    return (
        Field(
            f"{prefix}name",
            phrase("Contact {number}: name", number=card),
            FieldKind.TEXT,
            mark("The name on the card."),
            "Front desk",
            required=not later,
            advanced=later,
            once_added=later,
            column=columns.get("name", Column()),
        ),
        Field(
            f"{prefix}first_name",
            phrase("Contact {number}: first name", number=card),
            FieldKind.TEXT,
            mark("Filed under this first name."),
            "Front",
            advanced=True,
            column=columns.get("first_name", Column()),
        ),
        Field(
            f"{prefix}last_name",
            phrase("Contact {number}: last name", number=card),
            FieldKind.TEXT,
            mark("Filed under this last name."),
            "Desk",
            advanced=True,
            column=columns.get("last_name", Column()),
        ),
        Field(
            f"{prefix}phone",
            phrase("Contact {number}: phone", number=card),
            FieldKind.TEXT,
            mark("The number on the card, with + and the country code."),
            "+27215550100",
            required=not later,
            advanced=later,
            once_added=later,
            column=columns.get("phone", Column()),
        ),
        Field(
            f"{prefix}phone_type",
            phrase("Contact {number}: kind of number", number=card),
            FieldKind.TEXT,
            mark("Such as CELL, WORK or HOME."),
            "WORK",
            advanced=True,
            column=columns.get("phone_type", Column()),
        ),
    )


def card_of(name: str) -> int:
    """The number of the card that a field name belongs to, or 0 when it belongs to none."""
    match = _PART.fullmatch(name)
    return int(match[1] or 1) if match else 0


def _prefix(card: int) -> str:
    if card == 1:
        return "contact_"
    return f"contact_{card}_"


def _card_field(name: str) -> Field | None:
    """The field of a card with this name, or None."""
    card = card_of(name)
    return next((f for f in card_fields(card) if f.name == name), None) if card else None


def _named(words: str, number: int) -> str:
    """*Contact name* and 2 are `contact_2_name`."""
    found = _HEADER.fullmatch(words)
    part = _HEADER_PARTS.get(found["part"] or "") if found else None
    return f"{_prefix(number)}{part}" if part else ""


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
    return {CONTACTS_JSON.name: cards}


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
    return [without_empty(phone=known or text, type=_value(draft, kind), wa_id=_wa_id(known))]


def _wa_id(number: str) -> str:
    """By what WhatsApp knows a mobile, so that the card has a button to write to it; else ""."""
    # The types are listed in the help of the command line, which waits for no numbering plan.
    from flowiq_desktop.core.phone.plans import country_code, has_mobile  # noqa: PLC0415 - above

    if not has_mobile(number) or country_code(number) in _ID_DIFFERS:
        return ""
    return number.removeprefix("+")


def _value(draft: Draft, field: Field) -> str:
    return draft.line(field) if field.name in draft.values else ""


def _show(body: Mapping[str, object]) -> BubbleContent:
    return BubbleContent(cards=tuple(map(_shown_card, objects_in(body, CONTACTS_JSON.name))))


def _shown_card(card: Mapping[str, object]) -> Card:
    phones = objects_in(card, "phones")
    numbers = tuple((text_in(phone, "phone"), text_in(phone, "type")) for phone in phones)
    name = text_in(object_in(card, "name"), "formatted_name")
    return Card(name, numbers, any(text_in(phone, "wa_id") for phone in phones))


CONTACTS_TYPE = MessageType(
    "contacts",
    mark("Contacts"),
    mark("Contact cards that the person can save or message."),
    (*(field for card in range(1, FORM_CARDS + 1) for field in card_fields(card)), CONTACTS_JSON),
    build_contacts,
    icon="contact",
    bubble="cards",
    show=_show,
    called=("contact", "contact card", "vcard"),
    signs=Signs(
        fields=((CONTACTS_JSON.name,), ("contact_name", "contact_phone")), unless_text=True
    ),
    parts=(Part("contact", mark("Add a contact"), card_of, card_fields, _card_field, _named),),
)
