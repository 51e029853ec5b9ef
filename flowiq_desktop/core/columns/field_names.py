"""Field names: which part of a message a header plainly names, whatever its spelling.

Where `synonyms` lists what people call a field, this module reads numbered parts (*4th
button*, *Row 11 title*, *Contact name 2*) and recognises whether an unused column was meant for a
message.
"""

import re
from functools import cache, lru_cache

from flowiq_desktop.core.columns.synonyms import SYNONYMS, name_key
from flowiq_desktop.core.messages.types import Field, FieldKind, all_fields, field_called

_ORDINALS = {
    **dict.fromkeys(("first", "one"), 1),
    **dict.fromkeys(("second", "two"), 2),
    **dict.fromkeys(("third", "three"), 3),
    **dict.fromkeys(("fourth", "four"), 4),
    **dict.fromkeys(("fifth", "five"), 5),
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
}
_FILLERS = frozenset({"st", "nd", "rd", "th", "no", "nr", "of", "the", "for", "to"})
_FIRST_NAME = re.compile(r"first[\s_\-]+name")
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_TEXT = r"(?: (?:text|title|label|name|caption|reply|answer))?"
_BUTTON = re.compile(
    r"(?:(?:quick )?reply )?"
    r"(?:button|btn|knop|knoppie|boton|botón|bouton|botao|botão|pulsante|schaltfläche)"
    rf"(?: id)?{_TEXT}(?: id)?|id button|(?:quick reply|reply){_TEXT}"
)
_ROW = re.compile(
    r"(?:list )?row(?: (?P<part>\w+))?|list (?:item|option|choice|entry)(?: (?P<part2>\w+))?"
)
_ROW_PARTS = {
    **dict.fromkeys(("", "title", "text", "label", "name", "heading"), "title"),
    **dict.fromkeys(("description", "desc", "detail", "details", "subtitle"), "description"),
    "id": "id",
    **dict.fromkeys(("section", "group", "category"), "section"),
}
_CARD = re.compile(r"(?:contact|card|contact card|vcard)(?: (?P<part>.+))?")
_CARD_PARTS = {
    **dict.fromkeys(("name", "full name", "formatted name"), "name"),
    **dict.fromkeys(("first name", "firstname", "given name"), "first_name"),
    **dict.fromkeys(("last name", "lastname", "surname", "family name"), "last_name"),
    **dict.fromkeys(("phone", "number", "phone number", "mobile", "cell", "tel"), "phone"),
    **dict.fromkeys(("phone type", "number type", "kind", "type"), "phone_type"),
}
_TELLING = (
    # Fields whose other names mean a message wherever they stand; an address is often just one.
    *("text", "caption", "filename", "context_message_id", "reaction_message_id"),
    *("reaction_emoji", "list_button", "interactive_type", "button_1", "button_2", "button_3"),
    *("header", "footer", "header_media_url"),
)
_TOO_VAGUE = frozenset(
    map(name_key, ("context", "context id", "message id", "content", "legend", "legende"))
)


@lru_cache(maxsize=4096)
def numbered_name(header: str) -> str:
    """The canonical name of the numbered part that a header names, or "".

    `Button 4` and *4th button* are `button_4`, *Row 11* is `row_11_title`, *Contact name 2* is
    `contact_2_name`.
    """
    numbers, words = [], []
    for piece in _PIECES.findall(_FIRST_NAME.sub("firstname", _spaced(header))):
        if piece.isdigit() or piece in _ORDINALS:
            numbers.append(int(piece) if piece.isdigit() else _ORDINALS[piece])
        elif piece not in _FILLERS:
            words.append(piece.removesuffix("s") if len(piece) > 3 else piece)  # noqa: PLR2004
    if len(numbers) != 1 or not words:
        return ""
    return _part_called(" ".join(words), numbers[0])


def named_field(header: str) -> Field | None:
    """The field that a header names wherever it stands, or None.

    Names that mean a message only sometimes, such as *Address* or *Location*, are left out.
    """
    names, key = _telling_names(), name_key(header)
    found = names.get(key) or names.get(key.removesuffix("s"))
    # A repeated header was numbered when the sheet was read: "Text (2)".
    return found or field_called(numbered_name(header)) or names.get(name_key(_unnumbered(header)))


def _spaced(header: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header).casefold()


def _unnumbered(header: str) -> str:
    return re.sub(r" \(\d+\)$", "", header)


@cache
def _telling_names() -> dict[str, Field]:
    names: dict[str, Field] = {}
    for field in all_fields():
        if field.kind is not FieldKind.JSON:
            names.setdefault(name_key(field.name), field)
    for name in _TELLING:
        meant = field_called(name)
        for synonym in SYNONYMS.get(name, ()):
            if meant is not None and name_key(synonym) not in _TOO_VAGUE:
                names.setdefault(name_key(synonym), meant)
    return names


def _part_called(words: str, number: int) -> str:
    if found := _BUTTON.fullmatch(words):
        is_id = "id" in words.split()
        return f"button_{number}_id" if is_id else f"button_{number}"
    if found := _ROW.fullmatch(words):
        part = _ROW_PARTS.get(found["part"] or found["part2"] or "")
        return f"row_{number}_{part}" if part else ""
    if found := _CARD.fullmatch(words):
        part = _CARD_PARTS.get(found["part"] or "")
        prefix = "contact_" if number == 1 else f"contact_{number}_"
        return f"{prefix}{part}" if part else ""
    return ""
