"""Phone texts: what a cell means to say, before any numbering plan is consulted.

First the characters are made plain (`tidy`), then everything is refused that is not the writing of
one number (`refusal`): libphonenumber is made for telephones and would turn letters into digits,
read decimals as digits and overlook a second number.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from flowiq_desktop.core.cells.errors import is_cell_error
from flowiq_desktop.core.cells.plain_digits import ARABIC_SIGNS
from flowiq_desktop.core.cells.values import is_stand_in
from flowiq_desktop.core.columns.synonyms import name_key
from flowiq_desktop.core.phone.wrappings import unwrapped
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.vocabulary.languages import words
from flowiq_desktop.texts import Text, mark

_DASHES = frozenset("\u2212\u207b\ufe63")  # minus signs that Unicode does not count as dashes
_FULL_WIDTH_START, _FULL_WIDTH_END, _FULL_WIDTH_SHIFT = 0xFF01, 0xFF5E, 0xFEE0
_LONGEST_SHOWN = 40
_LONGEST_READ = 100

_SHORTENED = re.compile(r"[+-]?\d+(?:[.,]\d+)?\s*[eE]\s*[+-]?\s*\d+")
_CELL_ERROR = re.compile(r"#[A-Z][A-Z/0-9_]*[!?]?|#+|Err:\d+", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"[+\-.0 ?_*/()]+|n[/.\\]?\s?a\.?|none|nil|null|nan|no|nope|no (?:number|phone|cell|mobile)"
    r"|not (?:known|given|available|applicable)|unknown|missing|blank|empty|tb[acd]|x+",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"(?:\d[\s\-.,;()]*){6,}(?:;ext=|x|#|ext(?:n|ension)?|int(?:ern)?|poste|anexo|ramal|доб)"
    r"[\s.:]*\d{1,7}\W*",
    re.IGNORECASE,
)
_LONG_RUN = re.compile(r"\d(?:[\s().\-]*\d){6,}")
_COMPLETE_PIECE = re.compile(r"\+?\d{9,}")
_EITHER = "|".join(map(re.escape, words("either")))
_SEPARATOR = re.compile(rf"[/,;|&\n\r]|\b(?:{_EITHER})\b", re.IGNORECASE)
_AREA_SLASH = re.compile(r"\+?[\d\s().\-]{2,8}/[\d\s().\-]{5,}")
_TWIN_LINES = re.compile(r"\+?[\d\s().\-]{9,}/\s*\d{1,4}")  # 082 123 4567/8: the last digits differ
_DATE = re.compile(
    r"(?:(?:19|20)\d\d([-/.])[01]?\d\1[0-3]?\d|[0-3]?\d([-/.])[0-3]?\d\2(?:19|20)\d\d)(?:[ T].*)?"
)
_DECIMALS = re.compile(r"\+?\d{7,}\.\d{1,2}")
_FORMULA = re.compile("=")
_PLAIN = re.compile(r"[\s(]*\+?[\s(]*\d[\d\s().\-]*")
_SIMPLE = re.compile(r"(?!\+?\d{7,}\.)\(?\+?\d[\d ().\-]{0,60}", re.ASCII)
_WITHOUT_SEPARATORS = {ord(character): None for character in " ().-"}
MOST_DIGITS = 15  # behind the +, country code and all (ITU-T E.164); Germany has longer ones
MOST_DIGITS_KEPT = 15  # a spreadsheet's numbers are doubles: later digits are lost
TOOK_OUT_HIDDEN = mark("took out hidden characters")
_NUMBER_CELL = re.compile(r"[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Tidied:
    """A text in plain characters, and what else had to be changed."""

    text: str
    repairs: tuple[Text, ...] = ()


def tidy(text: str) -> Tidied:
    """The text with ASCII digits, spaces, dashes and brackets, and without what nobody sees."""
    plain, repairs = text, []
    if not (text.isascii() and text.isprintable()):
        plain = "".join(map(_plain_character, text))
        if any(map(_is_hidden, text)):
            repairs.append(TOOK_OUT_HIDDEN)
        if any(character.isdecimal() and not character.isascii() for character in text):
            repairs.append(mark("wrote the digits as 0 to 9"))
    plain, taken_off = unwrapped(plain.strip())
    return Tidied(plain, (*repairs, *taken_off))


def refusal(text: str) -> str:
    """The code of what keeps a tidied text from being one number, or ""."""
    if not text:
        return "missing"
    for code, refuses in _REFUSALS:
        if refuses(text):
            return code
    return ""


def simple_digits(text: str) -> str:
    """The digits of a text to which `tidy` and `refusal` have no objection, or "" when unsure."""
    if text.isdigit() and text.isascii():
        return text
    if not _SIMPLE.fullmatch(text) or "(0)" in text:
        return ""
    if ("-" in text or "." in text) and _DATE.fullmatch(text):  # no slash gets here
        return ""
    return text.translate(_WITHOUT_SEPARATORS)


def digits_of(text: str) -> str:
    """The digits of a tidied text that `refusal` lets pass, with a leading `+` if it has one."""
    digits = re.sub(r"\D", "", text)
    return f"+{digits}" if "+" in text else digits


def shown(text: str) -> str:
    """A cell's text as a sentence may quote it: on one line, without hidden characters, short."""
    seen = text if text.isascii() and text.isprintable() else "".join(map(_visible, text))
    line = " ".join(seen.split())
    return shortened(line, _LONGEST_SHOWN)


def pieces_of(text: str) -> list[str]:
    """A text cut where one number may end and the next begin."""
    return _SEPARATOR.split(text)


def _holds_two(text: str) -> bool:
    """Whether there are two texts here that could each be a number."""
    if text.count("+") > 1 and len(_LONG_RUN.findall(text)) > 1:
        return True
    if len(_COMPLETE_PIECE.findall(text)) > 1:
        return True
    complete = sum(bool(_LONG_RUN.search(piece)) for piece in pieces_of(text))
    return complete > 1 or _TWIN_LINES.fullmatch(text) is not None


def _lost_digits(text: str) -> bool:
    return len(text) > MOST_DIGITS_KEPT and _NUMBER_CELL.fullmatch(text) is not None


def _is_written_otherwise(text: str) -> bool:
    """Whether it is not digits with spaces, dashes, dots, brackets, or a slash after the area."""
    return not (_PLAIN.fullmatch(text) or _AREA_SLASH.fullmatch(text))


def _says_none(text: str) -> bool:
    """Whether it is what people write where a number is missing, in whatever language."""
    if _PLACEHOLDER.fullmatch(text) or is_stand_in(text):
        return True
    return len(text) <= _LONGEST_SHOWN and name_key(text) in _missing()


@cache
def _missing() -> frozenset[str]:
    return frozenset(map(name_key, words("missing")))


_REFUSALS: tuple[tuple[str, Callable[[str], object]], ...] = (
    # The first that fits gives the sentence, so specific ones come before the general one.
    ("number_too_long", lambda text: len(text) > _LONGEST_READ),
    ("number_cell_error", lambda text: _CELL_ERROR.fullmatch(text) or is_cell_error(text)),
    ("number_none", _says_none),
    ("number_shortened", _SHORTENED.fullmatch),
    ("number_date", _DATE.fullmatch),
    ("number_letters", _DECIMALS.fullmatch),
    ("number_formula", _FORMULA.match),
    ("number_two", _holds_two),
    ("number_extension", _EXTENSION.fullmatch),
    ("number_letters", _is_written_otherwise),
    ("number_imprecise", _lost_digits),
)


def _plain_character(character: str) -> str:
    if character.isascii():
        return _visible(character)
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isspace():
        return " "
    if character in ARABIC_SIGNS:
        return ARABIC_SIGNS[character]
    if character in _DASHES or unicodedata.category(character) == "Pd":
        return "-"
    if _FULL_WIDTH_START <= ord(character) <= _FULL_WIDTH_END:
        return chr(ord(character) - _FULL_WIDTH_SHIFT)
    return _visible(character)


def _visible(character: str) -> str:
    return "" if _is_hidden(character) else character


def _is_hidden(character: str) -> bool:
    """Whether it is invisible: direction marks, zero-width characters, control characters."""
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}
    selector = "\ufe00" <= character <= "\ufe0f"
    return (hidden or selector) and not character.isspace()
