"""Replacing: one text for another in a column, seen before it is done and undone as one step."""

import re
from collections.abc import Generator
from dataclasses import dataclass

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.services.preparing.checked_sheet import BLOCK, CheckedSheet
from flowiq_desktop.services.preparing.task_fixes import CellFix
from flowiq_desktop.texts import mark, say_count

__all__ = ["Found", "Replacement", "find_cells", "replace_cells"]

SHOWN = 200
"""Cells kept for showing: enough to see what happens; nobody reads more."""
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to look for in one column, and what to write instead.

    Attributes:
        column: its position.
        find: the text to look for; nothing stands for blank cells, and needs `whole_cell`.
        replace: what to write instead.
        match_case: whether capital letters have to agree.
        whole_cell: whether the text has to be all of a cell, blanks around it aside.
    """

    column: int
    find: str
    replace: str
    match_case: bool = False
    whole_cell: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.find) or self.whole_cell

    def pattern(self) -> re.Pattern[str]:
        """Finds the text as it was typed: no sign of it means anything else."""
        return re.compile(re.escape(self.find), 0 if self.match_case else re.IGNORECASE)

    def text(self, cell: str, pattern: re.Pattern[str]) -> str:
        """What a cell reads afterwards; `pattern` is this one's own, made once for all cells."""
        if not self.says_something:
            return cell
        if self.whole_cell:
            return self.replace if pattern.fullmatch(cell.strip()) else cell
        return pattern.sub(lambda _found: self.replace, cell)


@dataclass(frozen=True, slots=True)
class Found:
    """What a replacement would change.

    Attributes:
        count: in how many cells.
        first: the first of them, before and after.
    """

    count: int = 0
    first: tuple[CellFix, ...] = ()


def find_cells(checked: CheckedSheet, wish: Replacement) -> Generator[Progress, None, Found]:
    """Count the cells that a replacement would change; nothing is changed."""
    count, first = 0, []
    for index, before, after in (yield from _changes(checked, wish)):
        count += 1
        if count <= SHOWN:
            row = checked.sheet.row_numbers[index]
            first.append(CellFix(index, row, wish.column, before, after))
    return Found(count, tuple(first))


def replace_cells(
    checked: CheckedSheet, wish: Replacement
) -> Generator[Progress, None, frozenset[int]]:
    """Replace it in every cell of the column, as one step; the rows that changed."""
    changes = yield from _changes(checked, wish)
    yield Progress(mark("Checking the changed rows"))
    title = say_count(
        "“{text}” replaced in 1 cell",
        "“{text}” replaced in {n} cells",
        len(changes),
        text=shortened(wish.find, _LONGEST_TITLE),
    )
    cells = [((index, wish.column), after) for index, _before, after in changes]
    return checked.set_cells(cells, title) if cells else frozenset()


def _changes(
    checked: CheckedSheet, wish: Replacement
) -> Generator[Progress, None, list[tuple[int, str, str]]]:
    """Position, text before and text after of each cell that would change."""
    changes: list[tuple[int, str, str]] = []
    pattern, known = wish.pattern(), dict[str, str]()
    for index, cell in enumerate(checked.column(wish.column)):
        if index % BLOCK == 0:
            yield Progress(mark("Looking through the column"), index, len(checked.sheet))
        after = known.get(cell)
        if after is None:
            after = known[cell] = wish.text(cell, pattern)
        if after != cell:
            changes.append((index, cell, after))
    return changes
