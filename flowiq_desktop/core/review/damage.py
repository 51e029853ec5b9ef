"""Damage: what spreadsheet programs did to the texts of a column, and which of it can be undone.

Found from the texts alone, a whole column at a time: whether "12.0" was once "12" or somebody's
mark shows in the rest of the column. Phone numbers are read by the phone reader, whose repairs and
refusals are the one truth about them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import islice
from typing import NamedTuple, TypeAlias

from flowiq_desktop.core.cells.errors import is_cell_error
from flowiq_desktop.core.cells.values import may_be_no_value, read_cell
from flowiq_desktop.core.columns.synonyms import words_of
from flowiq_desktop.core.phone.reader import PUT_BACK_PLUS, PhoneReader, PhoneReading
from flowiq_desktop.core.phone.text import TOOK_OUT_HIDDEN, digits_of
from flowiq_desktop.core.phone.wrappings import (
    TOOK_OUT_APOSTROPHE,
    TOOK_OUT_DECIMALS,
    TOOK_OUT_QUOTES,
    WROTE_DIGITS_OUT,
    written_out,
)
from flowiq_desktop.core.text.hidden_marks import MARKS_CLASS, without_marks
from flowiq_desktop.texts import Listed, Text


class Damage(Enum):
    """What a spreadsheet program, or an export, did to a cell; its value is its name in JSON."""

    LOST_ZERO = "lost_zero"
    LOST_PLUS = "lost_plus"
    SHORTENED = "shortened"
    ROUNDED = "rounded"
    DECIMALS = "decimals"
    FORCED_TEXT = "forced_text"
    DATE = "date"
    SERIAL = "date_serial"
    ERROR = "cell_error"
    MARKS = "hidden_characters"


class Trace(NamedTuple):
    """One kind of damage in a text.

    Attributes:
        damage: the kind.
        before: the text as it would read without it; None where what it was is lost.
    """

    damage: Damage
    before: str | None


Damaged: TypeAlias = Mapping[str, tuple[Trace, ...]]
"""The texts that have damage, and which."""

_REPAIRS: Mapping[Text, Damage] = {
    PUT_BACK_PLUS: Damage.LOST_PLUS,
    TOOK_OUT_DECIMALS: Damage.DECIMALS,
    TOOK_OUT_QUOTES: Damage.FORCED_TEXT,
    TOOK_OUT_APOSTROPHE: Damage.FORCED_TEXT,
    WROTE_DIGITS_OUT: Damage.SHORTENED,
    TOOK_OUT_HIDDEN: Damage.MARKS,
}
_REFUSALS = {
    "number_shortened": Damage.SHORTENED,
    "number_imprecise": Damage.ROUNDED,
    "number_cell_error": Damage.ERROR,
    "number_date": Damage.DATE,
}
_IN_DOUBT = frozenset({"number_guessed_country", "number_renumbered"})
"""Readings that the person has to look at one by one."""
_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+\d{2,3}")
"""As spreadsheet programs write it; "2e10" may be a class."""
_ROUNDED = re.compile(r"-?[1-9]\d{14}0+")
_WHOLE = re.compile(r"-?\d+")
_FLOAT = re.compile(r"(-?\d+)\.0")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.0)?")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 60_000
"""Days from 1927 to 2064: those of birth, and of what people make appointments for."""
_DAY_NOUGHT = date(1899, 12, 30)
"""Excel's, for all days after February 1900."""
_AS_PEOPLE_WRITE = re.compile(r"(?:\+|0|[1-9]\d*(?= \d))[\d ]*(?:\(0\)[\d ]*)?(?:-\d+)?", re.ASCII)
"""Phone numbers with + or 0 in front, or blanks: no program makes them of an amount or a date."""
_SIGNS = ("#", "E+", "'", "=", "Err", "Fehler", "Loading", "Wird", "Chargement", "Car")
"""What stands in every text that has damage, but for `_MARKS` and too many digits."""
_FLOAT_SIGNS = (".0",)
_MARKS = re.compile(f"[{MARKS_CLASS}]")
_TOO_MANY_DIGITS = re.compile(r"\d{15}0")
"""A number of a spreadsheet keeps fifteen of them; zeros stand for the others."""
_BLOCK = 1_000
_MOST = 0.8
_LOOKED_AT = 2_000
"""Different texts that say whether a column holds dates."""
_TRUNK = "0"
_DATE_WORDS = frozenset(
    {"date", "birthday", "birthdate", "dob", "datum", "geburtsdatum", "geburtstag", "fecha"}
    | {"nacimiento", "nascimento", "naissance", "nascita", "geboortedatum", "verjaarsdag"}
    | {"fodselsdato", "dato", "anniversaire", "anniversary", "expiry", "born", "tarih"}
)


def damaged_numbers(texts: Iterable[str], phones: PhoneReader, *, at_home: bool = True) -> Damaged:
    """The damage in the texts of a column of phone numbers.

    Args:
        texts: what stands in it.
        phones: reads them.
        at_home: whether the country of numbers without one is sure; else it is not written down.
    """
    found = (
        (text, tuple(_of_number(text, phones, at_home=at_home)))
        for text in texts
        if not _AS_PEOPLE_WRITE.fullmatch(text)
    )
    return {text: traces for text, traces in found if traces}


def damaged_texts(
    header: str, texts: Mapping[str, int], is_date: Callable[[], Callable[[str], bool]]
) -> Damaged:
    """The damage in the texts of any other column.

    Args:
        header: the column's.
        texts: everything that stands in it, and how often.
        is_date: makes what tells whether a text is a date; only asked where that matters.
    """
    floats = _are_floats(texts)
    serials = _hold_serials(header, texts, is_date)
    signs = (*_SIGNS, *_FLOAT_SIGNS * floats)
    suspects = texts if serials else _suspects(texts, signs)
    found = ((text, tuple(_of_text(text, floats=floats, serials=serials))) for text in suspects)
    return {text: traces for text, traces in found if traces}


def _suspects(texts: Iterable[str], signs: Sequence[str]) -> Iterator[str]:
    """The texts, without blocks of them that have none of the signs in them.

    One search through a thousand texts takes a hundredth of the time of a thousand searches.
    """
    remaining = iter(texts)
    while block := [*islice(remaining, _BLOCK)]:
        joined = " ".join(block)
        seen = joined.isascii() and joined.isprintable()
        if (
            any(sign in joined for sign in signs)
            or (not seen and _MARKS.search(joined))
            or _TOO_MANY_DIGITS.search(joined)
        ):
            yield from block


def _of_number(text: str, phones: PhoneReader, *, at_home: bool) -> Iterator[Trace]:
    reading = phones.read(text)
    if reading.code in _REFUSALS:
        yield Trace(_REFUSALS[reading.code], None)
    if not reading.number or not reading.repair:
        return
    found = {_REPAIRS[part] for part in _parts(reading.repair) if part in _REPAIRS}
    bare = without_marks(text).strip()
    if Damage.LOST_PLUS in found and not _is_a_number_cell(bare):
        found.remove(Damage.LOST_PLUS)  # somebody wrote it so, with blanks or dashes
    if _lost_its_zero(bare, reading, phones):
        found.add(Damage.LOST_ZERO)
    unsure = reading.code in _IN_DOUBT or not (at_home or reading.number[1:] in digits_of(bare))
    before = None if unsure else reading.number
    yield from (Trace(damage, before) for damage in Damage if damage in found)


def _parts(repair: Text) -> Sequence[Text]:
    return repair.items if isinstance(repair, Listed) else (repair,)


def _is_a_number_cell(text: str) -> bool:
    """Whether a program that takes it for an amount would show it so."""
    found = _FLOAT.fullmatch(text)
    return _WHOLE.fullmatch(found[1] if found else text) is not None and text[0] != _TRUNK


def _lost_its_zero(text: str, reading: PhoneReading, phones: PhoneReader) -> bool:
    """Whether a 0 is missing that people at home write in front, as it would be in an amount."""
    if phones.trunk_prefix != _TRUNK or not text or not _is_a_number_cell(text):
        return False
    return reading.number == phones.code + digits_of(_FLOAT.sub(r"\1", text))


def _of_text(text: str, *, floats: bool, serials: bool) -> Iterator[Trace]:
    seen = without_marks(text)
    bare = seen.strip()
    if seen != text and bare:
        yield Trace(Damage.MARKS, seen)
    if may_be_no_value(bare) and is_cell_error(bare):
        yield Trace(Damage.ERROR, None)
    elif bare[:1] in {"'", "="} and (inside := read_cell(bare).text) != bare and inside:
        yield Trace(Damage.FORCED_TEXT, inside)
    elif "E+" in bare and _SCIENTIFIC.fullmatch(bare):
        yield Trace(Damage.SHORTENED, written_out(bare) or None)
    elif _ROUNDED.fullmatch(bare):
        yield Trace(Damage.ROUNDED, None)
    elif serials and (day := day_of_serial(bare)):
        yield Trace(Damage.SERIAL, day)
    elif floats and (found := _FLOAT.fullmatch(bare)):
        yield Trace(Damage.DECIMALS, found[1])


def day_of_serial(text: str) -> str:
    """The day that a spreadsheet program counts so, as 2024-03-05; "" for what is no such count."""
    if not _SERIAL.fullmatch(text):
        return ""
    days = int(text[:5])
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return ""
    return (_DAY_NOUGHT + timedelta(days=days)).isoformat()


def _are_floats(texts: Iterable[str]) -> bool:
    """Whether every number of a column ends in .0, as whole numbers of some exports do."""
    some = False
    if next(_suspects(texts, _FLOAT_SIGNS), None) is None:
        return False
    for text in texts:
        bare = text.strip()
        if _NUMBER.fullmatch(bare):
            if not _FLOAT.fullmatch(bare):
                return False
            some = True
    return some


def _hold_serials(
    header: str, texts: Mapping[str, int], is_date: Callable[[], Callable[[str], bool]]
) -> bool:
    """Whether five digits are days: the heading says so, or the other cells of the column do."""
    if not any(text[:5].strip().isdecimal() and day_of_serial(text.strip()) for text in texts):
        return False
    reads_date = is_date()
    counts = Counter[str]()
    for text, cells in islice(texts.items(), _LOOKED_AT):
        bare = text.strip()
        if bare:
            kind = "serial" if day_of_serial(bare) else "date" if reads_date(bare) else "other"
            counts[kind] += cells
    if counts["other"] > (1 - _MOST) * counts.total():
        return False
    return counts["date"] >= counts["serial"] or not _DATE_WORDS.isdisjoint(words_of(header))
