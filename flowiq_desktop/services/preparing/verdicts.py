"""Verdicts: what a check says about a row, and about all rows together."""

from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, Self, overload

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.damage import looking
from flowiq_desktop.core.review.tasks import Task
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text_columns import put_all
from flowiq_desktop.texts import Text, said

_BLOCK = 1_000


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


@dataclass(slots=True)  # not frozen, because a report may need one for every row
class Repair:
    """A phone number that was read differently from how it is written."""

    index: int
    row_number: int
    was: str
    becomes: str
    repair: Text

    @property
    def reason(self) -> str:
        """Why, in words."""
        return said(self.repair)


class RepairColumns(NamedTuple):
    """Some repairs, by what each of them says."""

    row_numbers: Sequence[int]
    was: Sequence[str]
    becomes: Sequence[str]
    repairs: Sequence[Text]


class Repairs(Sequence[Repair]):
    """The repairs of some rows, each made when it is looked at: a sheet may have one in every row.

    Args:
        rows: positions of the rows, in the sheet's order.
        notes: what is known of them.
    """

    def __init__(self, rows: Sequence[int], notes: "RepairNotes") -> None:
        self._rows = rows
        self._notes = notes

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Repair: ...
    @overload
    def __getitem__(self, index: slice) -> "Repairs": ...
    def __getitem__(self, index: int | slice) -> "Repair | Repairs":
        if isinstance(index, slice):
            return Repairs(self._rows[index], self._notes)
        return self._notes.repair_of(self._rows[index])

    def __iter__(self) -> Iterator[Repair]:
        return map(self._notes.repair_of, self._rows)

    def columns(self, most: int) -> Iterator[RepairColumns]:
        """All of them, up to so many at once."""
        for start in range(0, len(self._rows), most):
            yield self._notes.columns(self._rows[start : start + most])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment] # what is equal to a list has none, as lists have


class RepairNotes:
    """Why which number was changed, kept up to date row by row.

    Args:
        sheet: the sheet.
        cells: of some rows, by their positions, the cells of a column with the person's changes.
        numbers: each row's number; they change with the rows.
        column: where numbers are, or None.

    Attributes:
        reasons: of each row, "" where its number is as it was written.
    """

    def __init__(
        self,
        sheet: Sheet,
        cells: Callable[[Sequence[int], int], Sequence[str]],
        numbers: Sequence[str],
        column: int | None,
    ) -> None:
        self._sheet = sheet
        self._cells = cells
        self._numbers = numbers
        self._column = column
        self.reasons: list[Text] = [""] * len(sheet)
        self._doubts: set[int] = set()

    def note(self, index: int, reason: Text) -> None:
        """The row's number was changed for this reason, or, for "", not at all."""
        self._doubts.discard(index)
        self.reasons[index] = reason

    def note_all(self, indexes: Sequence[int], reasons: list[Text]) -> None:
        """The same of many rows."""
        put_all(self.reasons, indexes, reasons)

    def note_doubts(self, indexes: Iterable[int]) -> None:
        """Something is told of the numbers of rows, until they are noted again."""
        self._doubts.update(indexes)

    def read_from(
        self, cells: Collection[str], texts: Sequence[str], kinds: Sequence[str]
    ) -> Generator[Progress, None, dict[str, tuple[str, Text]]]:
        """Number and reason by the cell that they were read from, where nothing is told of them.

        Args:
            cells: those that are asked for.
            texts: of each row the cell with its number.
            kinds: of each row its type; of one with none nothing is told.
        """
        if self._doubts:
            kinds = ["" if at in self._doubts else kind for at, kind in enumerate(kinds)]
        found: dict[str, tuple[str, Text]] = {}
        for start in range(0, len(texts), _BLOCK):
            yield looking(start, len(texts))
            columns = (texts, self._numbers, self.reasons, kinds)
            rows = zip(*(it[start : start + _BLOCK] for it in columns), strict=True)
            found |= {it: (number, why) for it, number, why, kind in rows if kind and it in cells}
        return found

    def all(self) -> Repairs:
        """The repairs of the sheet as it is now."""
        rows = array("q", (index for index, reason in enumerate(self.reasons) if reason))
        return Repairs(rows, self)

    def repair_of(self, index: int) -> Repair:
        """The repair of one row."""
        number, reason = self._numbers[index], self.reasons[index]
        return Repair(index, self._sheet.row_numbers[index], self._were([index])[0], number, reason)

    def columns(self, rows: Sequence[int]) -> RepairColumns:
        """The repairs of some rows."""
        return RepairColumns(
            [*map(self._sheet.row_numbers.__getitem__, rows)],
            self._were(rows),
            [*map(self._numbers.__getitem__, rows)],
            [*map(self.reasons.__getitem__, rows)],
        )

    def _were(self, rows: Sequence[int]) -> Sequence[str]:
        """What is written in place of the numbers of some rows."""
        return [""] * len(rows) if self._column is None else self._cells(rows, self._column)


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


class CountedSheet(ABC):
    """What becomes of all rows together, counted once between two changes."""

    _figures: Figures | None = None

    @abstractmethod
    def _count(self) -> Figures:
        """Count everything."""

    def counts(self) -> CheckCounts:
        """How many rows are in each state."""
        return self._counted.counts

    def tasks(self) -> tuple[Task, ...]:
        """The to-do list: what must be fixed first, then what is worth a look."""
        return self._counted.tasks

    def rows_with_problems(self) -> tuple[int, ...]:
        """Positions of the rows to look at, in the sheet's order; rows left out are among them."""
        return self._counted.noted

    def rows_to_look_at(self) -> tuple[int, ...]:
        """The same, without the rows left out."""
        return self._counted.open

    def without_number(self) -> int:
        """How many rows have no phone number that can be used."""
        return self._counted.without_number

    def repairs(self) -> Repairs:
        """Numbers that were completed or re-read, in the sheet's order."""
        return self._counted.repairs

    @property
    def _counted(self) -> Figures:
        """The figures as of the last check or edit."""
        if self._figures is None:
            self._figures = self._count()
        return self._figures
