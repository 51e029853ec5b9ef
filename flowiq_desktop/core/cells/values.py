"""Cell values: whether a cell holds something to say to a person, one rule for every use.

A formula that failed, a database's NULL and a text of zero-width characters look like values to a
program. Nearly every cell is settled by its first characters (`may_be_no_value`); the rest are
judged once for each distinct text.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from flowiq_desktop.core.cells.errors import error_inside, is_cell_error
from flowiq_desktop.core.cells.no_value_words import (
    BEGINNINGS,
    PROGRAMS_WORDS,
    SHORT_BEGINNINGS,
    WORDS,
)
from flowiq_desktop.core.text.shorten import shortened

_TEXTS_REMEMBERED = 16_384
_LONGEST_REMEMBERED = 200
_JSON_CELLS_REMEMBERED = 256
_LONGEST_WORD = 24

_RANGES = (
    # Unicode's Default_Ignorable_Code_Point, then blanks that are no white space by its rules.
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164)),
    *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
    *((0x2800, 0x2800), (0x1D159, 0x1D159)),
)
_INVISIBLE = "".join(chr(code) for first, last in _RANGES for code in range(first, last + 1))
_WHITE = "".join(filter(str.isspace, map(chr, range(0x3001))))
_EDGES = _WHITE + "".join(character for character in _INVISIBLE if character < "\U00010000")
_CLASS = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _RANGES)
INVISIBLE_CLASS = _CLASS
"""The characters that nobody sees, as they stand in a pattern's class."""
_BLANK = re.compile(rf"(?:[\s{_CLASS}]|&nbsp;|&#160;|&#8203;|&ZeroWidthSpace;)*")
_KEPT_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_KEPT_BY_APOSTROPHE = re.compile(r"'([+\-]?\d[\d\s.,:/+\-]{2,})")

_FORMULA = re.compile(
    r"\{?=\s*[+\-]?(?:"
    r"[^\W\d_][\w.]*\(.*\).*"  # =VLOOKUP(...), in any language
    r"|(?:'[^']+'!|\w+!)?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?:[\s:+\-*/&^=<>,;].*)?"  # =A1
    r'|"[^"]*"\s*&.*'  # ="R "&A1
    r")\}?",
    re.DOTALL,
)
"""A cell formatted as text before the formula was typed, or an export that shows formulas."""

_BRACKETED = re.compile(r"[(\[<{](.+)[)\]>}]")
_SEVERAL = re.compile(rf"(?:{'|'.join(PROGRAMS_WORDS)})(?:[\s,]+(?:{'|'.join(PROGRAMS_WORDS)}))+")
_SIGNS_ALONE = re.compile(r"[\-\u2010-\u2015\u2212_]+|\.{1,3}|…|\?+|[#*/~]|\./\.|-/-|-\.-")

_FIRST_SIGNS = frozenset(
    {
        *"#-=_.?*/~<([{\\'&…\u2212\uff2e\uff4e\uff03\uff0d\uff08",
        *map(chr, range(0x2010, 0x2016)),
        *_WHITE,
        *_INVISIBLE,
    }
)
_FIRST = _FIRST_SIGNS | {first for begins in BEGINNINGS | SHORT_BEGINNINGS for first in begins[:1]}


class CellKind(Enum):
    """What a cell holds.

    `EMPTY`: nothing that anybody would see. `ERROR`: what a formula that failed shows. `WORD`: a
    stand-in for nothing, such as NULL, which is sometimes somebody's name. `HOLDS_ERROR`: a text
    with such an error inside it, or a formula stored as text.
    """

    VALUE = "value"
    EMPTY = "empty"
    ERROR = "error"
    WORD = "word"
    HOLDS_ERROR = "holds_error"


class CellReading(NamedTuple):
    """How a cell is judged.

    Attributes:
        kind: what it holds.
        text: the text as it may be used: `="00123"` without what makes it a text.
        found: the error or the word, as a sentence may quote it.
        bare: the cell without invisible characters around it: what the person may accept as right.
    """

    kind: CellKind
    text: str
    found: str = ""
    bare: str = ""

    @property
    def usable(self) -> bool:
        """Whether there is something to send, even if somebody has to look at it first."""
        return self.kind in (CellKind.VALUE, CellKind.HOLDS_ERROR)


def may_be_no_value(text: str) -> bool:
    """Whether `read_cell` has to be asked: the first characters settle nearly all texts."""
    first = text[:1]
    if first in _FIRST and (
        text[:3] in BEGINNINGS or first in _FIRST_SIGNS or text[:2] in SHORT_BEGINNINGS
    ):
        return True
    return "#" in text


def read_cell(text: str) -> CellReading:
    """What a cell's text holds; never fails."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _judged(text)


def _judged(text: str) -> CellReading:
    if is_blank(text):
        return CellReading(CellKind.EMPTY, "")
    bare = text.strip(_EDGES)
    kept = _KEPT_AS_TEXT.fullmatch(bare) or _KEPT_BY_APOSTROPHE.fullmatch(bare)
    if kept:
        return read_cell(kept[1].replace('""', '"'))
    if is_cell_error(bare):
        return CellReading(CellKind.ERROR, "", bare, bare)
    if is_stand_in(bare):
        return CellReading(CellKind.WORD, "", bare, bare)
    inside = error_inside(text) or _formula(bare)
    if inside:
        return CellReading(CellKind.HOLDS_ERROR, text, inside, bare)
    return CellReading(CellKind.VALUE, text)


def _formula(text: str) -> str:
    """A formula stored as text, shortened so that a sentence can quote it; "" for other texts."""
    if not _FORMULA.fullmatch(text):
        return ""
    line = " ".join(text.split())
    return shortened(line, _LONGEST_WORD)


_remembered = lru_cache(_TEXTS_REMEMBERED)(_judged)


def is_blank(text: str) -> bool:
    """Whether a text is empty, white space, or made of invisible characters."""
    first = text[:1]
    if first.isascii() and first.isalnum():
        return False  # as nearly all begin, and this is asked of every message
    return not text or text.isspace() or _BLANK.fullmatch(text) is not None


def has_value(text: str) -> bool:
    """Whether a cell has something to say: not blank, not an error, not a stand-in such as NULL."""
    if may_be_no_value(text):
        return read_cell(text).usable
    return bool(text) and not text.isspace()


def usable_text(text: str) -> str:
    """What a message would take from a cell, trimmed; "" when the cell has nothing to say."""
    return (read_cell(text).text if may_be_no_value(text) else text).strip()


def bare_text(text: str) -> str:
    """What a cell says to whoever reads it, stand-ins for nothing included, trimmed."""
    reading = read_cell(text)
    return (reading.text or reading.bare).strip()


def plain_text(text: str) -> str:
    """The text in a cell that was forced to be text, such as `="00123"`; others unchanged."""
    kept = _KEPT_AS_TEXT.fullmatch(text)
    return kept[1].replace('""', '"') if kept else text


@lru_cache(_JSON_CELLS_REMEMBERED)
def no_values_in_json(text: str) -> tuple[CellReading, ...]:
    """Errors and stand-ins among the texts of a cell that holds JSON; none for other cells."""
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    readings = (read_cell(leaf) for leaf in _leaves(parsed) if may_be_no_value(leaf))
    told = (CellKind.ERROR, CellKind.WORD, CellKind.HOLDS_ERROR)
    return tuple(dict.fromkeys(reading for reading in readings if reading.kind in told))


_FOR_PROGRAMS = frozenset({"id", "type"})
"""Members of a JSON object that nobody reads: an id may well be "none"."""


def _leaves(value: object) -> Iterator[str]:
    pending = [value]
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, list):
            pending.extend(reversed(part))
        elif isinstance(part, dict):
            pending.extend(v for k, v in reversed(part.items()) if k not in _FOR_PROGRAMS)


def is_stand_in(text: str) -> bool:
    """Whether a trimmed text is a word or sign that people and programs write for "nothing"."""
    if len(text) > _LONGEST_WORD:
        return False
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    word = " ".join(plain.casefold().split())
    if word in WORDS or _SIGNS_ALONE.fullmatch(word) or _SEVERAL.fullmatch(word):
        return True
    bracketed = _BRACKETED.fullmatch(word)
    return bracketed is not None and bracketed[1] in PROGRAMS_WORDS
