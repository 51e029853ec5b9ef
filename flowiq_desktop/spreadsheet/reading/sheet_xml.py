"""Texts as an .xlsx sheet holds them: whole, valid, and never a formula."""

import re

from flowiq_desktop.texts import say

MAX_CELL_UNITS = 32_767
"""Longest text of an Excel cell, in UTF-16 units (an emoji counts two)."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold; it can hold LF and TAB, and CR becomes LF."""
_SPARE = 2
"""Two signs less than there is room for: where texts are cut stays as it always was."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def clean_text(text: str) -> str:
    """The text with U+FFFD for each character that no spreadsheet can hold, and LF line ends."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ILLEGAL.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """A clean text as an XML element's content; Excel must not decode its `_x0041_`."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def is_simple(joined: str) -> bool:
    """Whether texts, joined, need neither cleaning nor escaping; True for most rows."""
    return joined.isprintable() and not (
        "&" in joined or "<" in joined or ">" in joined or "_x" in joined
    )


def split_long(text: str) -> list[str]:
    """The text in pieces that each fit a cell, with room to say that it continues."""
    if len(text) <= MAX_CELL_UNITS // 2 or _units(text) <= MAX_CELL_UNITS:
        return [text]
    size = (MAX_CELL_UNITS - len(continued("", "-" * MAX_SHEET_NAME)) - _SPARE) // 2
    return [text[start : start + size] for start in range(0, len(text), size)]


def continued(piece: str, sheet: str) -> str:
    """The first piece of a long text, as it is put into its cell."""
    return piece + say("… (continued on the sheet “{sheet}”)", sheet=sheet)


def sheet_name(title: str) -> str:
    """The title without what Excel does not allow in a sheet's name; "" when nothing is left."""
    allowed = "".join(" " if sign in "[]:*?/\\" else sign for sign in clean_text(title))
    name = " ".join(allowed.split()).strip("'")[:MAX_SHEET_NAME].strip("' ")
    return "" if name.casefold() == "history" else name


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


MAX_SHEET_NAME = 31
"""Longest name of a sheet in Excel."""
