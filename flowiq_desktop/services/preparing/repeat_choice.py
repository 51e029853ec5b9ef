"""Repeat choice: which rows of people who are in a list more than once are sent."""

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass
from enum import Enum

from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.preparing.checked_sheet import BLOCK, CheckedSheet
from flowiq_desktop.texts import mark, say

__all__ = ["CODES", "Effect", "Keep", "Repeated", "effect_of", "find_repeated", "keep_rows"]

CODES = frozenset({"same_number", "same_message"})
"""Of the problems that such rows have."""


class Keep(Enum):
    """Whose rows are sent."""

    ALL = "all"
    FIRST = "first"
    PICKED = "picked"


@dataclass(frozen=True, slots=True)
class Repeated:
    """The rows of people who are in the list more than once.

    Attributes:
        people: positions of each one's rows, both in the sheet's order.
    """

    people: tuple[tuple[int, ...], ...]

    @property
    def rows(self) -> list[int]:
        """All of these rows, person by person."""
        return [index for person in self.people for index in person]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a choice would change: rows that are left out, and rows that are put back."""

    left_out: tuple[int, ...]
    put_back: tuple[int, ...]


def find_repeated(checked: CheckedSheet) -> Generator[Progress, None, Repeated]:
    """Find them; rows that are left out already are among them."""
    rows: dict[str, list[int]] = {}
    for index, number in enumerate(checked.numbers):
        if index % BLOCK == 0:
            yield Progress(mark("Looking for repeats"), index, len(checked.sheet))
        if number:
            rows.setdefault(whatsapp_identity(number), []).append(index)
    return Repeated(tuple(tuple(each) for each in rows.values() if len(each) > 1))


def effect_of(
    checked: CheckedSheet, repeated: Repeated, keep: Keep, picked: Collection[int] = ()
) -> Effect:
    """What a choice would change.

    Args:
        checked: the sheet.
        repeated: whom it is about.
        keep: the choice. The first row is the first one that can be sent; what is left out already
            stays so then.
        picked: rows to keep, where the person picks.
    """
    out = checked.edits.left_out
    if keep is Keep.ALL:
        return Effect((), tuple(i for i in repeated.rows if i in out))
    if keep is Keep.PICKED:
        chosen = frozenset(picked)
        left_out = (i for i in repeated.rows if i not in chosen and i not in out)
        return Effect(tuple(left_out), tuple(i for i in repeated.rows if i in chosen and i in out))
    firsts = {_first(checked, [i for i in rows if i not in out]) for rows in repeated.people}
    return Effect(tuple(i for i in repeated.rows if i not in out and i not in firsts), ())


def keep_rows(checked: CheckedSheet, effect: Effect) -> frozenset[int]:
    """Make a choice as one step that can be undone; the rows that changed."""
    title = say("the choice among repeats")
    return checked.mark_rows(effect.left_out, effect.put_back, title)


def _first(checked: CheckedSheet, rows: Sequence[int]) -> int | None:
    """The first row that nothing but the repeat keeps from being sent, or else the first."""
    return next((i for i in rows if not _has_errors(checked, i)), rows[0] if rows else None)


def _has_errors(checked: CheckedSheet, index: int) -> bool:
    return any(p.blocks and p.code not in CODES for p in checked.problems(index))
