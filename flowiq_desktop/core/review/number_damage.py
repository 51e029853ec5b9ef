"""Damage in columns of phone numbers.

They are read by the phone reader, whose repairs and refusals are the one truth about them.
"""

import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from flowiq_desktop.core.phone.reader import PUT_BACK_PLUS, PhoneReader, PhoneReading
from flowiq_desktop.core.phone.text import TOOK_OUT_HIDDEN, digits_of
from flowiq_desktop.core.phone.wrappings import (
    TOOK_OUT_APOSTROPHE,
    TOOK_OUT_DECIMALS,
    TOOK_OUT_QUOTES,
    WROTE_DIGITS_OUT,
)
from flowiq_desktop.core.phone.zero_in_front import ZeroInFront, zero_in_front
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.damage import Damage, Damaged, Trace, looking
from flowiq_desktop.core.text.hidden_marks import without_marks
from flowiq_desktop.texts import Listed, Text

Known: TypeAlias = Mapping[str, tuple[str, Text]]
"""The number and the repair of texts."""

Lookup: TypeAlias = Callable[[Collection[str]], Generator[Progress, None, Known]]
"""Looks up texts that were read already."""

_ORDER = tuple(Damage)
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
_WHOLE = re.compile(r"-?\d+")
_FLOAT = re.compile(r"(-?\d+)\.0")
_NOT_AS_PEOPLE_WRITE = re.compile(
    r"^(?!(?:\+|0|[1-9]\d*(?= \d))[\d ]*(?:\(0\)[\d ]*)?(?:-\d+)?$).*$", re.ASCII | re.MULTILINE
)
"""Lines that are no phone numbers with + or 0 in front, or blanks: no program makes those of an
amount or a date."""
_TRUNK = "0"
_BLOCK = 1_000
_MOST_REPAIRS = 256
"""Kinds of repair that are told apart once; a list has a handful."""


def _knows_nothing(_texts: Collection[str]) -> Generator[Progress, None, Known]:
    yield from ()
    return {}


def damaged_numbers(
    texts: Sequence[str],
    phones: PhoneReader,
    known: Lookup = _knows_nothing,
    *,
    at_home: bool = True,
) -> Generator[Progress, None, Damaged]:
    """The damage in the texts of a column of phone numbers.

    Args:
        texts: what stands in it, each text once or as often as it does.
        phones: reads them.
        known: of some texts those that were read already, without a doubt.
        at_home: whether the country of numbers without one is sure; else it is not written down.
    """
    drops_zero = _writes_zero(texts, phones)
    suspects = yield from _suspects(texts)
    known_ones = yield from known(suspects)
    found: dict[str, tuple[Trace, ...]] = {}
    for done, block in _batched(suspects):
        yield looking(done, len(suspects))
        for reading in _readings(block, phones, known_ones):
            if _may_be_damaged(reading, drops_zero=drops_zero):
                traces = _of_number(reading, phones, at_home=at_home, drops_zero=drops_zero)
                found[reading.text] = tuple(traces)
    return {text: traces for text, traces in found.items() if traces}


def _suspects(texts: Sequence[str]) -> Generator[Progress, None, Collection[str]]:
    """Each text once that may be something else than a number as people write it."""
    found: dict[str, None] = {}
    for done, block in _batched(texts):
        yield looking(done, len(texts))
        found.update(dict.fromkeys(_not_as_people_write(block)))
    return found


def _batched(texts: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Blocks of texts, each with how many came before it."""
    remaining, done = iter(texts), 0
    while block := [*islice(remaining, _BLOCK)]:
        yield done, block
        done += len(block)


def _not_as_people_write(block: Sequence[str]) -> Sequence[str]:
    """Those of a block that may be something else; one search finds them."""
    joined = "\n".join(block)
    if joined.count("\n") == len(block) - 1:
        return _NOT_AS_PEOPLE_WRITE.findall(joined)
    return block


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


def _may_be_damaged(reading: PhoneReading, *, drops_zero: bool) -> bool:
    """Quicker than to ask for the traces: most readings have none."""
    return bool(reading.code or drops_zero or _damage_of(reading.repair))


def _of_number(
    reading: PhoneReading, phones: PhoneReader, *, at_home: bool, drops_zero: bool
) -> Iterator[Trace]:
    if reading.code in _REFUSALS:
        yield Trace(_REFUSALS[reading.code], None)
    if not reading.number or not reading.repair:
        return
    found = [*_damage_of(reading.repair)]
    bare = without_marks(reading.text).strip()
    if Damage.LOST_PLUS in found:
        if not _is_a_number_cell(bare):  # somebody wrote it so, with blanks or dashes
            found.remove(Damage.LOST_PLUS)
    elif drops_zero and _lost_its_zero(bare, reading, phones):
        found.append(Damage.LOST_ZERO)
    unsure = reading.code in _IN_DOUBT or not (at_home or reading.number[1:] in digits_of(bare))
    before = None if unsure else reading.number
    if len(found) > 1:
        found.sort(key=_ORDER.index)
    for damage in found:
        yield Trace(damage, before)


def _writes_zero(texts: Iterable[str], phones: PhoneReader) -> bool:
    """Whether a number without a 0 in front lost it: where some leave it out, others have one."""
    habit = zero_in_front(phones.country)
    if habit is not ZeroInFront.SOMETIMES:
        return habit is ZeroInFront.ALWAYS
    return any(
        text.lstrip("( ")[:1] == _TRUNK and text.lstrip("( ")[1:2] != _TRUNK for text in texts
    )


@lru_cache(_MOST_REPAIRS)
def _damage_of(repair: Text) -> tuple[Damage, ...]:
    """What was damaged where a number was repaired so."""
    parts = repair.items if isinstance(repair, Listed) else (repair,)
    return tuple(_REPAIRS[part] for part in parts if part in _REPAIRS)


def _is_a_number_cell(text: str) -> bool:
    """Whether a program that takes it for an amount would show it so."""
    if text.isdecimal():
        return text[0] != _TRUNK
    found = _FLOAT.fullmatch(text)
    return _WHOLE.fullmatch(found[1] if found else text) is not None and text[0] != _TRUNK


def _lost_its_zero(text: str, reading: PhoneReading, phones: PhoneReader) -> bool:
    """Whether a 0 is missing that people at home write in front, as it would be in an amount."""
    if not text or not _is_a_number_cell(text):
        return False
    return reading.number == phones.code + digits_of(_FLOAT.sub(r"\1", text))
