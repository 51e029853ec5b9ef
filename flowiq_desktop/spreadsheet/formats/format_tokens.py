"""Cuts a number format code into its sections and tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general|[Ee](?=[+-][0#?])[+-]|.', re.DOTALL | re.IGNORECASE
)
_CURRENCY = re.compile(
    r"\[\$([^\]-]*)(?:-(?:([0-9A-Fa-f]{1,8})|[A-Za-z]{1,3}(?:-[A-Za-z0-9]{2,5}){0,2}))?\]"
)
"""A currency and its language, by number or by name; `x-euro2` is where a euro sign stands."""
_COLOUR = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]", re.IGNORECASE
)
_NOT_LITERAL = re.compile(r"[A-Za-z@\[\"\\]")
"""Unquoted letters and brackets mean more than the text they are."""
_OTHER_DIGITS_FROM = 0x2000000
"""A language number from here on also asks for digits other than 0 to 9."""


class Part(Enum):
    """What a token of a number format does."""

    SLOT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    GENERAL = auto()
    TEXT = auto()


_PARTS = {
    "0": Part.SLOT,
    "#": Part.SLOT,
    "?": Part.SLOT,
    ".": Part.POINT,
    ",": Part.COMMA,
    "%": Part.PERCENT,
    "/": Part.SLASH,
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


def pieces_of(section: str) -> list[str]:
    """A section cut where its tokens end."""
    found: list[str] = _TOKEN.findall(section)
    return found


def tokens_of(section: str) -> list[FormatToken] | None:
    """The tokens of a number section, or None when it uses what is not understood here."""
    tokens = [_token(piece) for piece in pieces_of(section)]
    known = [token for token in tokens if token is not None]
    return known if len(known) == len(tokens) else None


def literal_text(piece: str) -> str | None:
    """The text that a quoted, escaped or bracketed piece stands for; None when it is not known."""
    if piece[0] == '"':
        return piece[1:-1] if len(piece) > 1 else None
    if piece[0] == "\\":
        return piece[1:] or None
    if piece[0] == "_":  # a gap as wide as a letter
        return " "
    if piece[0] == "*" or _COLOUR.fullmatch(piece):  # `*x` fills what is left of the cell
        return ""
    currency = _CURRENCY.fullmatch(piece)
    if currency is None or int(currency[2] or "0", 16) >= _OTHER_DIGITS_FROM:
        return None
    return currency[1]


def text_of(tokens: Sequence[FormatToken]) -> str:
    """What stands between the digits, or around them."""
    return "".join(token.text for token in tokens if token.part in {Part.TEXT, Part.PERCENT})


def _token(piece: str) -> FormatToken | None:
    if piece in _PARTS:
        return FormatToken(_PARTS[piece], piece)
    if len(piece) > 1 and piece[0] in '"\\_*[':
        text = literal_text(piece)
        return None if text is None else FormatToken(Part.TEXT, text)
    if piece.casefold() == "general":
        return FormatToken(Part.GENERAL, "")
    if len(piece) > 1:
        return FormatToken(Part.EXPONENT, piece[1])
    return None if _NOT_LITERAL.fullmatch(piece) else FormatToken(Part.TEXT, piece)
