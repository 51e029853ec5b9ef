"""Field names: which part of a message a header plainly names, whatever its spelling.

Where a field lists what people call its column, this module reads numbered parts (*4th
button*, *Row 11 title*, *Contact name 2*) and recognises whether an unused column was meant for a
message.
"""

import re
from functools import lru_cache

from flowiq_desktop.core.columns.synonyms import name_key
from flowiq_desktop.core.messages.types import REGISTRY, Field, FieldKind, Registry

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
_TOO_VAGUE = frozenset(
    map(name_key, ("context", "context id", "message id", "content", "legend", "legende"))
)


@lru_cache(maxsize=4096)
def numbered_name(header: str, registry: Registry = REGISTRY) -> str:
    """The canonical name of the numbered part that a header names, or "".

    `Button 4` and *4th button* are `button_4`, *Row 11* is `row_11_title`, *Contact name 2* is
    `contact_2_name`.
    """
    numbers, words = [], []
    for piece in _PIECES.findall(_FIRST_NAME.sub("firstname", _spaced(header))):
        if piece.isdigit() or piece in _ORDINALS:
            numbers.append(int(piece) if piece.isdigit() else _ORDINALS[piece])
        elif piece not in _FILLERS:
            words.append(piece.removesuffix("s") if len(piece) > 3 else piece)  # noqa: PLR2004 - as: no plural
    if len(numbers) != 1 or not words:
        return ""
    named = (part.named(" ".join(words), numbers[0]) for part in registry.parts)
    return next(filter(None, named), "")


def named_field(header: str, registry: Registry = REGISTRY) -> Field | None:
    """The field that a header names wherever it stands, or None.

    Names that mean a message only sometimes, such as *Address* or *Location*, are left out.
    """
    names, key = _telling_names(registry), name_key(header)
    found = names.get(key) or names.get(key.removesuffix("s"))
    # A repeated header was numbered when the sheet was read: "Text (2)".
    numbered = registry.field_called(numbered_name(header, registry))
    return found or numbered or names.get(name_key(_unnumbered(header)))


def _spaced(header: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header).casefold()


def _unnumbered(header: str) -> str:
    return re.sub(r" \(\d+\)$", "", header)


@lru_cache(maxsize=8)
def _telling_names(registry: Registry) -> dict[str, Field]:
    names: dict[str, Field] = {}
    for field in registry.all_fields():
        if field.kind is not FieldKind.JSON:
            names.setdefault(name_key(field.name), field)
    for field in registry.all_fields():
        for synonym in field.names if field.column.telling else ():
            if name_key(synonym) not in _TOO_VAGUE:
                names.setdefault(name_key(synonym), field)
    return names
