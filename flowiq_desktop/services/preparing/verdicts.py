"""Verdicts: what a check says about a row, and about all rows together."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

from flowiq_desktop.core.review.tasks import Task
from flowiq_desktop.services.preparing.repairs import Repairs


class RowState(IntEnum):
    """What will happen with a row as things stand."""

    READY = 0
    TO_FIX = 1
    LEFT_OUT = 2


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """How many rows are in each state; `rows == ready + to_fix + left_out`, always.

    Attributes:
        warnings: rows that are ready and worth a look.
    """

    rows: int
    ready: int
    to_fix: int
    left_out: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What is asked for again and again between two changes; rows are positions."""

    counts: CheckCounts
    tasks: tuple[Task, ...]
    noted: tuple[int, ...]
    open: tuple[int, ...]
    repairs: Repairs
    without_number: int

    @classmethod
    def of(
        cls,
        *,
        rows: int,
        blocked: AbstractSet[int],
        left_out: AbstractSet[int],
        noted: AbstractSet[int],
        all_blocked: bool,
        tasks: tuple[Task, ...],
        repairs: Repairs,
        without_number: int,
    ) -> Self:
        """Count; a row that is left out counts only as that, whether blocked or worth a look."""
        all_noted = sorted(blocked | left_out | noted)
        open_ = [row for row in all_noted if row not in left_out] if left_out else all_noted
        if all_blocked:
            counts = CheckCounts(rows, 0, rows - len(left_out), len(left_out), 0)
        else:
            to_fix = len(blocked - left_out if left_out else blocked)
            ready = rows - to_fix - len(left_out)
            counts = CheckCounts(rows, ready, to_fix, len(left_out), len(open_) - to_fix)
        return cls(counts, tasks, tuple(all_noted), tuple(open_), repairs, without_number)
