"""The section of a number format that shows texts, such as `"Flat "@`."""

from collections.abc import Callable

from flowiq_desktop.spreadsheet.formats.format_tokens import (
    literal_text,
    pieces_of,
    split_sections,
)

TextRenderer = Callable[[str], str]
"""Gives what a cell shows for a text."""

_SECTIONS = 4


def compile_words(code: str) -> TextRenderer | None:
    """What a format code puts around a text; None when the text is shown as it is."""
    if "@" not in code:
        return None
    section = next((it for it in split_sections(code)[:_SECTIONS] if "@" in pieces_of(it)), "")
    pieces = [piece if piece == "@" else _literal(piece) for piece in pieces_of(section)]
    shown = [piece for piece in pieces if piece is not None]
    if len(shown) < len(pieces) or not "".join(shown).replace("@", "").strip():
        return None

    def show(text: str) -> str:
        return "".join(text if piece == "@" else piece for piece in shown).strip()

    return show


def _literal(piece: str) -> str | None:
    if piece[0] in '"\\_*[':
        return literal_text(piece)
    return None if piece.isascii() and piece.isalnum() else piece
