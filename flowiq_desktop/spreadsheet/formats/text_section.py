"""The section of a number format that shows texts, such as `"Flat "@`."""

from collections.abc import Callable, Sequence

from flowiq_desktop.spreadsheet.formats.format_tokens import (
    literal_text,
    pieces_of,
    split_sections,
)

TextRenderer = Callable[[str], str]
"""Gives what a cell shows for a text; "" where the format hides it."""

_SECTIONS = 4
_TEXT = "\0"
"""Stands for the text itself among the pieces around it."""
_TEXT_SIGNS = frozenset({"@", "general"})


def compile_words(code: str) -> TextRenderer | None:
    """What a format code puts around a text, or in its place; None when it is shown as it is."""
    sections = split_sections(code)[:_SECTIONS]
    pieces = [_literal(piece) for piece in pieces_of(_text_section(sections))]
    around = "".join(piece or "" for piece in pieces)
    if len(sections) == _SECTIONS and not around.strip() and None not in pieces:
        return lambda _text: ""
    if None in pieces or not around.replace(_TEXT, "").strip():
        return None
    return lambda text: around.replace(_TEXT, text).strip()


def _text_section(sections: Sequence[str]) -> str:
    """The fourth section is about texts whatever it says; of fewer, the one with their sign."""
    if len(sections) == _SECTIONS:
        return sections[-1]
    return next((it for it in sections if "@" in it and "@" in pieces_of(it)), "")


def _literal(piece: str) -> str | None:
    if piece[0] in '"\\_*[':
        return literal_text(piece)
    if piece.casefold() in _TEXT_SIGNS:
        return _TEXT
    return None if piece.isascii() and piece.isalnum() else piece
