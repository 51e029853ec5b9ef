"""Task fixes: the cells that one task of the to-do list would change, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review.fixes import FIXES, Surroundings
from flowiq_desktop.core.review.tasks import Task
from flowiq_desktop.core.text.merge_fields import header_index
from flowiq_desktop.services.preparing.checked_sheet import CheckedSheet
from flowiq_desktop.texts import say, say_count

__all__ = ["CellFix", "fix_task", "fixes_of", "is_fixable"]


@dataclass(frozen=True, slots=True)
class CellFix:
    """One cell that would change.

    Attributes:
        index: the row's position in the sheet.
        row_number: the spreadsheet's own.
        column: the position of the cell's column.
        before: what it reads now.
        after: what it would read.
    """

    index: int
    row_number: int
    column: int
    before: str
    after: str


def is_fixable(task: Task) -> bool:
    """Whether the program knows a way to put right what a task is about."""
    return task.code in FIXES


def fixes_of(checked: CheckedSheet, task: Task) -> Iterator[CellFix]:
    """What putting a task right would change, row by row; cells that nothing is known for stay.

    Args:
        checked: the sheet with its verdicts.
        task: one of its tasks, and one that `is_fixable`.
    """
    fix = FIXES[task.code]
    around = Surroundings(PhoneReader(checked.country), header_index(checked.sheet.headers))
    for index in task.rows:
        for column in _columns(checked, task, index):
            before = checked.cell(index, column)
            after = fix.text(before, around)
            if after != before:
                row_number = checked.sheet.row_numbers[index]
                yield CellFix(index, row_number, column, before, after)


def fix_task(checked: CheckedSheet, task: Task) -> frozenset[int]:
    """Put it right in every row, as one step that can be undone; the rows that changed."""
    changes = [((fix.index, fix.column), fix.after) for fix in fixes_of(checked, task)]
    what = say(FIXES[task.code].words)
    rows = len({index for (index, _), _ in changes})
    title = say_count("{what}: 1 row", "{what}: {n} rows", rows, what=what)
    return checked.set_cells(changes, title) if changes else frozenset()


def _columns(checked: CheckedSheet, task: Task, index: int) -> Iterator[int]:
    """The columns of a row that a task is about; a text for everybody is in none."""
    found = (checked.column_of(problem.field) for problem in _about(checked, task, index))
    yield from dict.fromkeys(column for column in found if column is not None)


def _about(checked: CheckedSheet, task: Task, index: int) -> Iterator[Problem]:
    return (problem for problem in checked.problems(index) if task.is_about(problem))
