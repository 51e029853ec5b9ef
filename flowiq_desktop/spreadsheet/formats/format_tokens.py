"""Cuts a number format code into its sections and tokens."""

import re
from dataclasses import dataclass
from enum import Enum, auto

_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|.', re.DOTALL)
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]")
_COLOUR = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]", re.IGNORECASE
)
_NOT_LITERAL = re.compile(r"[A-Za-z@/\[\"\\]")
"""Unquoted letters, fractions and conditions mean more than the text they are."""


class Part(Enum):
    """What a token of a number format does."""

    SLOT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    TEXT = auto()


_PARTS = {
    "0": Part.SLOT,
    "#": Part.SLOT,
    "?": Part.SLOT,
    ".": Part.POINT,
    ",": Part.COMMA,
    "%": Part.PERCENT,
}


@dataclass(frozen=True, slots=True)
class FormatToken:
    """One token: what it does, and its text as shown (for a slot, which kind of slot)."""

    part: Part
    text: str

    @property
    def is_slot(self) -> bool:
        """Whether a digit goes here."""
        return self.part is Part.SLOT


def split_sections(code: str) -> list[str]:
    """The sections of a code (positive; negative; zero; text), quoted semicolons left alone."""
    sections = [""]
    for piece in _TOKEN.findall(code):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return sections


def tokens_of(section: str) -> list[FormatToken] | None:
    """The tokens of a number section, or None when it uses what is not understood here."""
    tokens = [_token(piece) for piece in _TOKEN.findall(section)]
    known = [token for token in tokens if token is not None]
    return known if len(known) == len(tokens) else None


def _token(piece: str) -> FormatToken | None:
    if piece in _PARTS:
        return FormatToken(_PARTS[piece], piece)
    if len(piece) > 1 and piece[0] in '"\\_*[':
        return _marked(piece)
    return None if _NOT_LITERAL.fullmatch(piece) else FormatToken(Part.TEXT, piece)


def _marked(piece: str) -> FormatToken | None:
    if piece[0] == '"':
        return FormatToken(Part.TEXT, piece[1:-1])
    if piece[0] == "\\":
        return FormatToken(Part.TEXT, piece[1])
    # `_x` leaves a gap as wide as x and `*x` fills the cell; neither is text that a person reads.
    if piece[0] in "_*" or _COLOUR.fullmatch(piece):
        return FormatToken(Part.TEXT, "")
    currency = _CURRENCY.fullmatch(piece)
    return FormatToken(Part.TEXT, currency[1]) if currency else None
