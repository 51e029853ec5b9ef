"""Damage: what spreadsheet programs did to the texts of a column, and which of it can be undone.

Found from the texts alone, a whole column at a time: whether "12.0" was once "12" or somebody's
mark shows in the rest of the column. Phone numbers are read by the phone reader, whose repairs and
refusals are the one truth about them.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import islice
from typing import NamedTuple, TypeAlias

from flowiq_desktop.core.cells.errors import is_cell_error
from flowiq_desktop.core.cells.values import may_be_no_value, read_cell
from flowiq_desktop.core.phone.reader import PUT_BACK_PLUS, PhoneReader, PhoneReading
from flowiq_desktop.core.phone.text import TOOK_OUT_HIDDEN, digits_of
from flowiq_desktop.core.phone.wrappings import (
    TOOK_OUT_APOSTROPHE,
    TOOK_OUT_DECIMALS,
    TOOK_OUT_QUOTES,
    WROTE_DIGITS_OUT,
    written_out,
)
from flowiq_desktop.core.phone.zero_in_front import ZeroInFront, zero_in_front
from flowiq_desktop.core.review.day_counts import DAY_NOUGHT, day_of_count, hold_day_counts
from flowiq_desktop.core.review.lost_cents import lost_cents, may_have_lost_cents
from flowiq_desktop.core.review.lost_zeros import lost_zeros
from flowiq_desktop.core.review.version_numbers import hold_versions
from flowiq_desktop.core.text.hidden_marks import MARKS_CLASS, without_marks
from flowiq_desktop.texts import Listed, Text


class Damage(Enum):
    """What a spreadsheet program, or an export, did to a cell; its value is its name in JSON."""

    LOST_ZERO = "lost_zero"
    LOST_ZEROS = "lost_zeros"
    LOST_PLUS = "lost_plus"
    SHORTENED = "shortened"
    ROUNDED = "rounded"
    DECIMALS = "decimals"
    LOST_CENTS = "lost_cents"
    FORCED_TEXT = "forced_text"
    DATE = "date"
    SERIAL = "date_serial"
    ERROR = "cell_error"
    MARKS = "hidden_characters"


_ORDER = tuple(Damage)


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

Known: TypeAlias = Mapping[str, tuple[str, Text]]
"""The number and the repair of texts."""

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
_LONG = re.compile(r"-?\d{16,}")
_WHOLE = re.compile(r"-?\d+")
_FLOAT = re.compile(r"(-?\d+)\.0")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_NOT_AS_PEOPLE_WRITE = re.compile(
    r"^(?!(?:\+|0|[1-9]\d*(?= \d))[\d ]*(?:\(0\)[\d ]*)?(?:-\d+)?$).*$", re.ASCII | re.MULTILINE
)
"""Lines that are no phone numbers with + or 0 in front, or blanks: no program makes those of an
amount or a date."""
_SIGNS = ("#", "E+", "'", "=", "Err", "Fehler", "Loading", "Wird", "Chargement", "Car")
"""What stands in every text that has damage, but for marks and too many digits."""
_FLOAT_SIGN = ".0"
_MARKS = re.compile(f"[{MARKS_CLASS}]")
_MOST_KEPT = 15
"""Digits that a number of a spreadsheet keeps."""
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_LONG_RUN = b"0" * (_MOST_KEPT + 1)
"""A number of a spreadsheet keeps fifteen digits; zeros stand for the others."""
_ZERO_IN_FRONT = "\n0"
_DAY_COUNT = re.compile(r"\n[^\S\n]*\d{5}")
_BLOCK = 1_000
_TRUNK = "0"


def damaged_numbers(
    texts: Sequence[str],
    phones: PhoneReader,
    known: Callable[[Collection[str]], Known] = lambda _texts: {},
    *,
    at_home: bool = True,
) -> Damaged:
    """The damage in the texts of a column of phone numbers.

    Args:
        texts: what stands in it, each text once or as often as it does.
        phones: reads them.
        known: of some texts those that were read already, without a doubt.
        at_home: whether the country of numbers without one is sure; else it is not written down.
    """
    drops_zero = _writes_zero(texts, phones)
    looked_at = dict.fromkeys(_not_as_people_write(texts))
    found = (
        (reading.text, tuple(_of_number(reading, phones, at_home=at_home, drops_zero=drops_zero)))
        for reading in _readings(looked_at, phones, known(looked_at))
        if reading.code or drops_zero or not _REPAIRS.keys().isdisjoint(_parts(reading.repair))
    )
    return {text: traces for text, traces in found if traces}


def damaged_texts(
    header: str,
    texts: Mapping[str, int],
    is_date: Callable[[], Callable[[str], bool]],
    day_nought: date = DAY_NOUGHT,
) -> Damaged:
    """The damage in the texts of any other column.

    Args:
        header: the column's.
        texts: everything that stands in it, and how often.
        is_date: makes what tells whether a text is a date; only asked where that matters.
        day_nought: the day from which the spreadsheet program counts days.
    """
    blocks = [*map(_Block.of, _batched(texts))]
    floats = (
        any(block.has_float for block in blocks)
        and _are_floats(texts)
        and not hold_versions(header, texts)
    )
    counts = [text for block in blocks if block.may_count_days for text in block.texts]
    hold_counts = counts and hold_day_counts(header, texts, is_date, day_nought, counts)
    counted_from = day_nought if hold_counts else None
    suspects = [it for it in blocks if counted_from or it.has_sign or (floats and it.has_float)]
    rounds = any(block.has_long_number for block in blocks) and _are_rounded(texts)
    found = (
        (text, tuple(_of_text(text, counted_from, floats=floats, rounds=rounds)))
        for block in suspects
        for text in block.texts
    )
    zeros = {text: (Trace(Damage.LOST_ZEROS, it),) for text, it in lost_zeros(texts).items()}
    if not floats and any(block.may_lack_cents for block in blocks):
        cents = lost_cents(header, texts)
        zeros |= {text: (Trace(Damage.LOST_CENTS, it),) for text, it in cents.items()}
    return zeros | {text: traces for text, traces in found if traces}


def may_be_damaged(texts: Sequence[str]) -> bool:
    """Whether `damaged_texts` could find anything in these texts of a column; soon said."""
    return _Block.of([*set(texts)]).is_suspect


class _Block(NamedTuple):
    """Some of the texts, and what may be among them.

    One search through a thousand texts takes a hundredth of the time of a thousand searches.

    Attributes:
        has_sign: whether some text has a sign that damage leaves.
        has_float: whether some text may end in .0.
        has_long_number: whether some number has more digits than a spreadsheet keeps.
        may_count_days: whether some text may be the number of a day.
        has_zero: whether some text begins with 0.
        may_lack_cents: whether some text may be an amount with one decimal.
    """

    texts: Sequence[str]
    has_sign: bool
    has_float: bool
    has_long_number: bool
    may_count_days: bool
    has_zero: bool
    may_lack_cents: bool

    @classmethod
    def of(cls, texts: Sequence[str]) -> "_Block":
        """Look at them."""
        joined = " ".join(texts)
        seen = joined.isprintable()  # as no mark is
        is_long = _LONG_RUN in joined.encode("utf-8", "replace").translate(_DIGITS)
        has_sign = any(sign in joined for sign in _SIGNS)
        has_mark = not seen and _MARKS.search(joined) is not None
        lines = "\n".join(("", *texts))
        return cls(
            texts=texts,
            has_sign=has_sign or has_mark or is_long,
            has_float=_FLOAT_SIGN in joined,
            has_long_number=is_long,
            may_count_days=has_mark or _DAY_COUNT.search(lines) is not None,
            has_zero=_ZERO_IN_FRONT in lines,
            may_lack_cents=may_have_lost_cents(lines),
        )

    @property
    def is_suspect(self) -> bool:
        """Whether anything of that is among them."""
        signs = self.has_sign or self.has_float or self.has_long_number
        return signs or self.may_count_days or self.has_zero or self.may_lack_cents


def _batched(texts: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(texts)
    while block := [*islice(remaining, _BLOCK)]:
        yield block


def _not_as_people_write(texts: Iterable[str]) -> Iterator[str]:
    """The texts that may be something else; one search finds those of a thousand."""
    for block in _batched(texts):
        joined = "\n".join(block)
        if joined.count("\n") == len(block) - 1:
            yield from _NOT_AS_PEOPLE_WRITE.findall(joined)
        else:
            yield from block


def _readings(texts: Collection[str], phones: PhoneReader, known: Known) -> Iterator[PhoneReading]:
    """Of each text; of those without a repair there is nothing to say, and many are known."""
    unknown = [text for text in texts if text not in known]
    written = dict(zip(unknown, phones.well_written(unknown), strict=True))
    for text in texts:
        number, repair = known.get(text) or written[text] or ("", "")
        if repair:
            yield PhoneReading(text, number, repair=repair)
        elif not number:
            yield phones.read(text)


def _of_number(
    reading: PhoneReading, phones: PhoneReader, *, at_home: bool, drops_zero: bool
) -> Iterator[Trace]:
    if reading.code in _REFUSALS:
        yield Trace(_REFUSALS[reading.code], None)
    if not reading.number or not reading.repair:
        return
    found = [_REPAIRS[part] for part in _parts(reading.repair) if part in _REPAIRS]
    bare = without_marks(reading.text).strip()
    if Damage.LOST_PLUS in found:
        if not _is_a_number_cell(bare):  # somebody wrote it so, with blanks or dashes
            found.remove(Damage.LOST_PLUS)
    elif drops_zero and _lost_its_zero(bare, reading, phones):
        found.append(Damage.LOST_ZERO)
    unsure = reading.code in _IN_DOUBT or not (at_home or reading.number[1:] in digits_of(bare))
    before = None if unsure else reading.number
    in_order = sorted(found, key=_ORDER.index)
    yield from (Trace(damage, before) for damage in in_order)


def _writes_zero(texts: Iterable[str], phones: PhoneReader) -> bool:
    """Whether a number without a 0 in front lost it: where some leave it out, others have one."""
    habit = zero_in_front(phones.country)
    if habit is not ZeroInFront.SOMETIMES:
        return habit is ZeroInFront.ALWAYS
    return any(
        text.lstrip("( ")[:1] == _TRUNK and text.lstrip("( ")[1:2] != _TRUNK for text in texts
    )


def _parts(repair: Text) -> Sequence[Text]:
    return repair.items if isinstance(repair, Listed) else (repair,)


def _is_a_number_cell(text: str) -> bool:
    """Whether a program that takes it for an amount would show it so."""
    found = _FLOAT.fullmatch(text)
    return _WHOLE.fullmatch(found[1] if found else text) is not None and text[0] != _TRUNK


def _lost_its_zero(text: str, reading: PhoneReading, phones: PhoneReader) -> bool:
    """Whether a 0 is missing that people at home write in front, as it would be in an amount."""
    if not text or not _is_a_number_cell(text):
        return False
    return reading.number == phones.code + digits_of(_FLOAT.sub(r"\1", text))


def _of_text(
    text: str, counted_from: date | None, *, floats: bool, rounds: bool
) -> Iterator[Trace]:
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
    elif rounds and _ROUNDED.fullmatch(bare):
        yield Trace(Damage.ROUNDED, None)
    elif counted_from and (day := day_of_count(bare, counted_from)):
        yield Trace(Damage.SERIAL, day)
    elif floats and (found := _FLOAT.fullmatch(bare)):
        yield Trace(Damage.DECIMALS, found[1])


def _are_rounded(texts: Collection[str]) -> bool:
    """Whether the long numbers of a column were rounded: a tenth of them end in 0 anyway."""
    long = [text for text in texts if len(text) > _MOST_KEPT and _LONG.fullmatch(text.strip())]
    return 2 * sum(1 for text in long if _ROUNDED.fullmatch(text.strip())) >= len(long)


def _are_floats(texts: Iterable[str]) -> bool:
    """Whether every number of a column ends in .0, as whole numbers of some exports do."""
    some = False
    for text in texts:
        bare = without_marks(text).strip()
        if _NUMBER.fullmatch(bare):
            if not _FLOAT.fullmatch(bare):
                return False
            some = True
    return some
