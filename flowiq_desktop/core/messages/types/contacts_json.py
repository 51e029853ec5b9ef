"""Contact cards given as JSON: checked, and otherwise left as they are.

A card may hold more than the columns can say (emails, organisation, birthday); FlowIQ passes those
members on, so they are kept.
"""

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.messages.types.draft import Body, Draft
from flowiq_desktop.core.messages.types.fields import Field
from flowiq_desktop.core.messages.types.json_cell import Json, JsonCellError
from flowiq_desktop.texts import Text, phrase


def checked_card(draft: Draft, field: Field, card: Json, number: int) -> Body:
    """One card; what it lacks is reported.

    Args:
        draft: the row.
        field: where the JSON stands.
        card: the card as it was read.
        number: which card it is, from 1.

    Raises:
        JsonCellError: a part of it is not of FlowIQ's shape.
    """
    members = _members(field, card, phrase("contact {number}", number=number))
    name = _members(field, members.get("name", {}), "name")
    if not _text(field, name, "formatted_name").strip():
        draft.report("card_without_name", field, card=number)
    for part in ("first_name", "last_name"):
        _text(field, name, part)
    phones = members.get("phones", [])
    if not isinstance(phones, list):
        raise JsonCellError(field, phrase('"{name}" must be a list in [ ]', name="phones"))
    texts = [_phone(field, entry) for entry in phones]
    if not all(texts) or not texts:
        draft.report("card_without_phone", field, card=number)
    for text in filter(None, texts):
        if not _is_full(text, draft.phone(text)):
            draft.report("card_phone_unsure", field, value=text, card=number)
    return dict(members)


def _is_full(text: str, known: str) -> bool:
    """Whether a number can be dialled as it is written, since it is not made complete here."""
    digits = "".join(filter(str.isdecimal, plain_digits(text)))
    return bool(known) and (text.startswith("+") or digits == known.removeprefix("+"))


def _phone(field: Field, entry: Json) -> str:
    """The number of an entry, as it is written."""
    phone = _members(field, entry, "phones")
    for part in ("type", "wa_id"):
        _text(field, phone, part)
    return _text(field, phone, "phone").strip()


def _members(field: Field, value: Json, where: Text) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise JsonCellError(field, phrase('"{where}" must be an object in {{ }}', where=where))
    return value


def _text(field: Field, members: dict[str, Json], name: str) -> str:
    value = members.get(name, "")
    if not isinstance(value, str):
        raise JsonCellError(field, phrase('"{name}" must be a text in quotes', name=name))
    return value
