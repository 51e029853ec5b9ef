"""Damage in columns of anything but phone numbers.

Found from the texts alone, a whole column at a time: whether "12.0" was once "12" or somebody's
mark shows in the rest of the column.
"""

import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from flowiq_desktop.core.cells.errors import is_cell_error
from flowiq_desktop.core.cells.values import may_be_no_value, read_cell
from flowiq_desktop.core.phone.wrappings import written_out
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.damage import Damage, Damaged, Trace, looking
from flowiq_desktop.core.review.day_counts import DAY_NOUGHT, day_of_count, hold_day_counts
from flowiq_desktop.core.review.lost_cents import lost_cents, may_have_lost_cents
from flowiq_desktop.core.review.lost_zeros import lost_zeros
from flowiq_desktop.core.review.version_numbers import hold_versions
from flowiq_desktop.core.text.hidden_marks import MARKS_CLASS, without_marks

_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+\d{2,3}")
"""As spreadsheet programs write it; "2e10" may be a class."""
_ROUNDED = re.compile(r"-?[1-9]\d{14}0+")
_LONG = re.compile(r"-?\d{16,}")
_FLOAT = re.compile(r"(-?\d+)\.0")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_SIGNS = ("#", "E+", "'", "=", "Err", "Fehler", "Loading", "Wird", "Chargement", "Car")
"""What stands in every text that has damage, but for marks and too many digits."""
_FLOAT_SIGN = ".0"
_MARKS = re.compile(f"[{MARKS_CLASS}]")
_MOST_KEPT = 15
"""Digits that a number of a spreadsheet keeps."""
_DIGITS = bytes.maketrans(b"123456789,", b"000000000.")
_LONG_RUN = b"0" * (_MOST_KEPT + 1)
"""A number of a spreadsheet keeps fifteen digits; zeros stand for the others."""
_DECIMAL, _DAY_RUN = b".0", b"00000"
"""What stands, with zeros for all digits, in texts with decimals and with the number of a day."""
_ZERO_IN_FRONT = "\n0"
_DAY_COUNT = re.compile(r"\n[^\S\n]*\d{5}")
_BLOCK = 1_000


def damaged_texts(
    header: str,
    texts: Mapping[str, int],
    is_date: Callable[[], Callable[[str], bool]],
    day_nought: date = DAY_NOUGHT,
) -> Generator[Progress, None, Damaged]:
    """The damage in the texts of any other column.

    Args:
        header: the column's.
        texts: everything that stands in it, and how often.
        is_date: makes what tells whether a text is a date; only asked where that matters.
        day_nought: the day from which the spreadsheet program counts days.
    """
    blocks = yield from _blocks(texts)
    counts = [text for block in blocks if block.may_count_days for text in block.texts]
    hold_counts = counts and hold_day_counts(header, texts, is_date, day_nought, counts)
    habits = _Habits.of(header, texts, blocks, day_nought if hold_counts else None)
    yield looking(0, len(texts))
    zeros = lost_zeros(texts)
    found: dict[str, tuple[Trace, ...]]
    found = {text: (Trace(Damage.LOST_ZEROS, it),) for text, it in zeros.items()}
    if not habits.floats and any(block.may_lack_cents for block in blocks):
        cents = yield from lost_cents(header, texts)
        found |= {text: (Trace(Damage.LOST_CENTS, it),) for text, it in cents.items()}
    suspects = [block for block in blocks if habits.suspect(block)]
    for done, block in enumerate(suspects):
        yield looking(done, len(suspects))
        traces = ((text, tuple(_of_text(text, habits))) for text in block.texts)
        found.update((text, its_own) for text, its_own in traces if its_own)
    return found


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
        digits = joined.encode("utf-8", "replace").translate(_DIGITS)
        is_long = _LONG_RUN in digits
        has_decimal = _DECIMAL in digits or not joined.isascii()  # there are digits beyond ASCII
        may_count = _DAY_RUN in digits or not joined.isascii()
        has_sign = any(sign in joined for sign in _SIGNS)
        has_mark = not seen and _MARKS.search(joined) is not None
        lines = "\n".join(("", *texts))
        return cls(
            texts=texts,
            has_sign=has_sign or has_mark or is_long,
            has_float=has_decimal and _FLOAT_SIGN in joined,
            has_long_number=is_long,
            may_count_days=has_mark or (may_count and _DAY_COUNT.search(lines) is not None),
            has_zero=_ZERO_IN_FRONT in lines,
            may_lack_cents=has_decimal and may_have_lost_cents(lines),
        )

    @property
    def is_suspect(self) -> bool:
        """Whether anything of that is among them."""
        signs = self.has_sign or self.has_float or self.has_long_number
        return signs or self.may_count_days or self.has_zero or self.may_lack_cents


class _Habits(NamedTuple):
    """What the column as a whole says of its texts.

    Attributes:
        counted_from: the day from which its numbers count days; None where they do not.
        floats: whether every number in it ends in .0.
        rounds: whether its long numbers were rounded.
    """

    counted_from: date | None
    floats: bool
    rounds: bool

    @classmethod
    def of(
        cls,
        header: str,
        texts: Mapping[str, int],
        blocks: Sequence["_Block"],
        counted_from: date | None,
    ) -> "_Habits":
        """Look at all of them."""
        floats = (
            any(block.has_float for block in blocks)
            and _are_floats(texts)
            and not hold_versions(header, texts)
        )
        rounds = any(block.has_long_number for block in blocks) and _are_rounded(texts)
        return cls(counted_from, floats=floats, rounds=rounds)

    def suspect(self, block: "_Block") -> bool:
        """Whether some text of a block may have damage."""
        return bool(self.counted_from or block.has_sign or (self.floats and block.has_float))


def _blocks(texts: Mapping[str, int]) -> Generator[Progress, None, list[_Block]]:
    remaining = iter(texts)
    blocks: list[_Block] = []
    while block := [*islice(remaining, _BLOCK)]:
        yield looking(_BLOCK * len(blocks), len(texts))
        blocks.append(_Block.of(block))
    return blocks


def _of_text(text: str, habits: _Habits) -> Iterator[Trace]:
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
    elif habits.rounds and _ROUNDED.fullmatch(bare):
        yield Trace(Damage.ROUNDED, None)
    elif habits.counted_from and (day := day_of_count(bare, habits.counted_from)):
        yield Trace(Damage.SERIAL, day)
    elif habits.floats and (found := _FLOAT.fullmatch(bare)):
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
