"""Task fixes: the cells that one task of the to-do list would change, before and after."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from flowiq_desktop.core.columns.unused_columns import other_numbers
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review.fixes import FIXES, LEAVES_OUT, LINK_FIXES, Fix, Surroundings
from flowiq_desktop.core.review.tasks import Task
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.services.preparing.checked_sheet import CheckedSheet
from flowiq_desktop.texts import Phrase, said, say, say_count

__all__ = [
    "LINK_FIXES",
    "CellFix",
    "Fix",
    "FixPreview",
    "fix_task",
    "fixes_of",
    "leaving_out",
    "mend_links",
    "preview_of",
    "ways_of",
]

_LOOKED_AT = 2_000
"""Rows of a task that a preview is made from: the window waits for it."""
_SHOWN = 200
"""Cells in a preview: enough to see what happens; nobody reads more."""
_NewTexts = Callable[[int], Iterator[tuple[int, str]]]
"""Columns of a row and what would stand in them."""
_LINK_ROUNDS = 3
"""A mended link may lead to another one, and that to a page."""


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


@dataclass(frozen=True, slots=True)
class FixPreview:
    """What a person sees of a way to put a task right before it is done.

    Attributes:
        fix: the way.
        cells: the first cells that would change.
        rows: how many rows would; None where the task has too many to look at all of them.
    """

    fix: Fix
    cells: tuple[CellFix, ...]
    rows: int | None


def preview_of(checked: CheckedSheet, task: Task, fix: Fix) -> FixPreview:
    """The first cells that would change, and how many rows."""
    looked_at = replace(task, rows=task.rows[:_LOOKED_AT])
    cells = tuple(fixes_of(checked, looked_at, fix))
    rows = len({cell.index for cell in cells}) if looked_at.rows == task.rows else None
    return FixPreview(fix, cells[:_SHOWN], rows)


def ways_of(checked: CheckedSheet, task: Task) -> tuple[Fix, ...]:
    """The ways to put right what a task is about, the likeliest first; none where none is known."""
    ways = tuple(way for way in FIXES.get(task.code, ()) if _may_change(checked, task, way))
    if any(way.needs_others for way in ways) and (
        task.field != PHONE_NUMBER.name or not _other_phones(checked)
    ):
        return tuple(way for way in ways if not way.needs_others)
    return ways


def leaving_out(task: Task) -> str:
    """What leaving the rows of a task out is called, where that is what to do; else ""."""
    words = LEAVES_OUT.get(task.code)
    return said(Phrase(words, (("n", len(task.rows)),))) if words else ""


def fixes_of(checked: CheckedSheet, task: Task, fix: Fix) -> Iterator[CellFix]:
    """What putting a task right would change, row by row; cells that nothing is known for stay.

    Args:
        checked: the sheet with its verdicts.
        task: one of its tasks.
        fix: one of the `ways_of` the task.
    """
    new_texts = _together(checked, fix) if fix.together else _one_by_one(checked, task, fix)
    for index in task.rows:
        for column, after in new_texts(index):
            before = checked.cell(index, column)
            if after != before:
                row_number = checked.sheet.row_numbers[index]
                yield CellFix(index, row_number, column, before, after)


def fix_task(checked: CheckedSheet, task: Task, fix: Fix) -> frozenset[int]:
    """Put it right in every row, as one step that can be undone; the rows that changed."""
    changes = [((it.index, it.column), it.after) for it in fixes_of(checked, task, fix)]
    what = say(fix.words)
    rows = len({index for (index, _), _ in changes})
    title = say_count("{what}: 1 row", "{what}: {n} rows", rows, what=what)
    return checked.set_cells(changes, title) if changes else frozenset()


def mend_links(checked: CheckedSheet) -> frozenset[int]:
    """Put every link right that can be, each task as a step of its own; the rows that changed."""
    changed: set[int] = set()
    for _ in range(_LINK_ROUNDS):
        tasks = [task for task in checked.tasks() if task.code in LINK_FIXES]
        done = [fix_task(checked, task, LINK_FIXES[task.code][0]) for task in tasks]
        if not any(done):
            break
        changed.update(*done)
    return frozenset(changed)


def _one_by_one(checked: CheckedSheet, task: Task, fix: Fix) -> _NewTexts:
    """Gives the new text of each cell of a row that the task is about."""
    phones, columns = checked.phones, header_index(checked.sheet.headers)
    named = columns if fix.in_named_column else {}
    others = _other_phones(checked) if fix.needs_others else ()

    def new_texts(index: int) -> Iterator[tuple[int, str]]:
        others_hold = [checked.cell(index, at) for at in others]
        for column, problem in _columns(checked, task, index, named).items():
            found, word = (str(problem.facts.get(name, "")) for name in ("leads_to", "word"))
            around = Surroundings(phones, columns, others_hold, found, word)
            yield column, fix.text(checked.cell(index, column), around)

    return new_texts


def _together(checked: CheckedSheet, fix: Fix) -> _NewTexts:
    """Gives the new texts of those cells of a row that a fix looks at together."""
    found = ((name, checked.column_of(name)) for name in fix.fields)
    columns = {name: at for name, at in found if at is not None}
    change = fix.together or dict

    def new_texts(index: int) -> Iterator[tuple[int, str]]:
        cells = {name: checked.cell(index, at) for name, at in columns.items()}
        for name, text in change(cells).items():
            if name in columns:
                yield columns[name], text

    return new_texts


def _may_change(checked: CheckedSheet, task: Task, fix: Fix) -> bool:
    """Whether a way is worth offering: some often find nothing that they may change."""
    if fix.together is None and not fix.in_named_column:
        return True
    looked_at = replace(task, rows=task.rows[:_LOOKED_AT])
    return next(fixes_of(checked, looked_at, fix), None) is not None


def _columns(
    checked: CheckedSheet, task: Task, index: int, named: Mapping[str, int]
) -> dict[int, Problem]:
    """The columns of a row that a fix would change, each with the first problem in it.

    They are those that the problems name, where these are given by `header_key`, else those of the
    field; a text for everybody is in none.
    """
    found: dict[int, Problem] = {}
    for problem in _about(checked, task, index):
        header = header_key(str(problem.facts.get("column", "")))
        column = named.get(header) if named else checked.column_of(problem.field)
        if column is not None:
            found.setdefault(column, problem)
    return found


def _other_phones(checked: CheckedSheet) -> list[int]:
    """The columns that are full of phone numbers and are not the one that is written to."""
    headers = other_numbers(checked.sheet, checked.unused.headers, checked.phones)
    return [checked.sheet.headers.index(header) for header in headers]


def _about(checked: CheckedSheet, task: Task, index: int) -> Iterator[Problem]:
    return (problem for problem in checked.problems(index) if task.is_about(problem))
