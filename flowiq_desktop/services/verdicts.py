"""Verdicts: what a check says of a row, and of all rows together."""

from dataclasses import dataclass
from enum import IntEnum

from flowiq_desktop.core.tasks import Task


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


@dataclass(slots=True)  # not frozen, as a sheet may need one for every row
class Repair:
    """A phone number that was read differently from how it is written."""

    index: int
    row_number: int
    was: str
    becomes: str
    reason: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What is asked for again and again between two changes; rows are positions."""

    counts: CheckCounts
    tasks: tuple[Task, ...]
    noted: tuple[int, ...]
    open: tuple[int, ...]
    repairs: tuple[Repair, ...]
    without_number: int
