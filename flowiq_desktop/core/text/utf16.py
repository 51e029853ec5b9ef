"""UTF-16: how Qt, and perhaps WhatsApp, count characters; an emoji is two units, one in Python."""

_UNIT = 2
"""Bytes."""


def units(text: str) -> int:
    """The length of a text in units of UTF-16."""
    return len(text) if text.isascii() else len(_encoded(text)) // _UNIT


def place_of(text: str, unit: int) -> int:
    """The character before which a number of units lies; the middle of an emoji is behind it."""
    if text.isascii():
        return min(unit, len(text))
    before = _encoded(text)[: unit * _UNIT]
    return len(before.decode("utf-16-le", "replace"))


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
