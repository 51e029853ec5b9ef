"""Split rows: a row with several numbers in one cell becomes a row for each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.review.fixes import every_number
from flowiq_desktop.services.preparing.checked_sheet import CheckedSheet
from flowiq_desktop.texts import Text, phrase_count

Row = Sequence[str]

_SEVERAL = "number_two"
"""The code of the problem."""


@dataclass(frozen=True, slots=True)
class Splits:
    """Rows with several numbers in one cell, which become a row for each number.

    Attributes:
        column: of the numbers.
        numbers: what the cell of each of the rows reads, by the row's position in the sheet.
    """

    column: int = 0
    numbers: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, checked: CheckedSheet) -> Self:
        """Those of a checked sheet: every row with a task about several numbers in its cell."""
        column = checked.column_of(PHONE_NUMBER.name)
        if column is None:
            return cls()
        phones = checked.phones
        rows = (index for task in checked.tasks() if task.code == _SEVERAL for index in task.rows)
        found = ((index, every_number(checked.cell(index, column), phones)) for index in rows)
        return cls(column, {index: numbers for index, numbers in found if len(numbers) > 1})

    @property
    def more(self) -> int:
        """How many rows more there are than before."""
        return sum(len(numbers) - 1 for numbers in self.numbers.values())

    def applied(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        """The rows with their numbers in the file; what comes after a split row moves down."""
        more = 0
        for index, (number, row) in enumerate(rows):
            texts = self.numbers.get(index, ())
            for place, text in enumerate(texts):
                yield number + more + place, [*row[: self.column], text, *row[self.column + 1 :]]
            if not texts:
                yield number + more, row
            more += max(0, len(texts) - 1)

    def remarks(self) -> tuple[Text, ...]:
        """That there are more rows than before, and why."""
        if not self.numbers:
            return ()
        return (
            phrase_count(
                "1 row with several numbers became {rows} rows, one for each number.",
                "{n} rows with several numbers became {rows} rows, one for each number.",
                len(self.numbers),
                rows=len(self.numbers) + self.more,
            ),
        )
