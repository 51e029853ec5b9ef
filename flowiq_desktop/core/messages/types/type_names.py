"""Names that people write for the message types in a column of their own."""

from functools import lru_cache

from flowiq_desktop.core.messages.types.fields import MESSAGE_TYPE

_SYNONYMS = {
    "image": ("picture", "photo", "photograph", "img"),
    "video": ("clip", "movie"),
    "audio": ("voice", "voice note", "sound"),
    "document": ("file", "pdf", "doc"),
    "location": ("place", "map"),
    "contacts": ("contact", "contact card", "vcard"),
    "interactive": ("button", "buttons", "list", "buttons or list"),
    "reaction": ("emoji",),
    "text": ("message", "txt"),
}
_TYPE_OF = {name: name for name in MESSAGE_TYPE.choices} | {
    synonym: name for name, synonyms in _SYNONYMS.items() for synonym in synonyms
}


@lru_cache(maxsize=1024)
def type_named(text: str) -> str:
    """The API's name of the type that a cell means, or "" when it means none."""
    return _TYPE_OF.get(" ".join(text.split()).casefold(), "")
