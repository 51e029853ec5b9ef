"""SheetChanges: what a person changes in a checked sheet, and the way back."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence

from flowiq_desktop.core.cells.value_texts import MAY_BE_MEANT
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review import edit_titles as titles
from flowiq_desktop.core.review.edits import Cell, ColumnText, SheetEdits
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.texts import say


class SheetChanges(ABC):
    """Changes rows and has them checked again.

    Every change returns the positions of all rows whose verdict may have changed, so that a view
    repaints just those.

    Attributes:
        sheet: as it was read.
        edits: cells corrected, rows left out, and texts accepted as right.
    """

    def __init__(self, sheet: Sheet, edits: SheetEdits) -> None:
        self.sheet = sheet
        self.edits = edits

    @abstractmethod
    def position_of(self, header: str) -> int | None:
        """The position of the column with this header, or None."""

    @abstractmethod
    def _recheck(self, indexes: frozenset[int]) -> frozenset[int]:
        """Check changed rows again; returns those whose verdict may have changed."""

    def row(self, index: int) -> Sequence[str]:
        """The row's cells with the person's changes in them."""
        return self.edits.apply(index, self.sheet.row(index))

    def cell(self, index: int, column: int) -> str:
        """One cell with the person's change in it."""
        return self.edits.text(index, column, self.sheet.cell(index, column))

    def cells(self, indexes: Sequence[int], column: int) -> Sequence[str]:
        """Some cells of one column, with the person's changes in them."""
        if len(indexes) == 1 or self.edits.cells:
            return [self.cell(index, column) for index in indexes]
        return [*map(self.sheet.column(column).__getitem__, indexes)]

    def column(self, column: int) -> Sequence[str]:
        """The cells of one column, with the person's changes up to now in them."""
        changed = {row: text for (row, at), text in self.edits.cells.items() if at == column}
        cells = self.sheet.column(column)
        if not changed:
            return cells
        return [changed.get(index, cell) for index, cell in enumerate(cells)]

    def fix_cell(self, index: int, column: int, text: str) -> frozenset[int]:
        """Write a text into a cell."""
        title = titles.cell(self.sheet, index, column)
        return self.set_cells([((index, column), text)], title)

    def fix_alike(self, index: int, column: int, text: str) -> frozenset[int]:
        """Write a text into every cell of the column that reads the same as this one."""
        old = self.cell(index, column)
        alike = [i for i in range(len(self.sheet)) if self.cell(i, column) == old]
        title = titles.alike(self.sheet, len(alike), column)
        return self.set_cells([((i, column), text) for i in alike], title)

    def set_cells(self, changes: Iterable[tuple[Cell, str]], title: str) -> frozenset[int]:
        """Write texts into cells, as one step with this title."""
        return self._recheck(self.edits.set_cells(changes, title))

    def accept(self, problem: Problem) -> frozenset[int]:
        """Accept the text that a problem is about as right in its column: NULL can be a name."""
        found = self.meant(problem)
        if found is None:
            return frozenset()
        column, text = found
        header = self.sheet.headers[column]
        title = say('"{text}" in {column} is right', text=text, column=header)
        self.edits.accept([found], title)
        return self._recheck(self._rows_with({found}))

    def meant(self, problem: Problem) -> ColumnText | None:
        """The column, and the text in it that the person may accept as right, if there is one."""
        if problem.code not in MAY_BE_MEANT:
            return None
        header, text = str(problem.facts["column"]), str(problem.facts["cell"])
        column = self.position_of(header)
        return None if column is None else (column, text)

    def leave_out(self, indexes: Iterable[int]) -> frozenset[int]:
        """Do not send these rows."""
        rows = self._to_mark(indexes, left_out=True)
        return self._recheck(self.edits.mark(rows, True, titles.left_out(self.sheet, rows)))

    def put_back(self, indexes: Iterable[int]) -> frozenset[int]:
        """Send these rows after all."""
        rows = self._to_mark(indexes, left_out=False)
        return self._recheck(self.edits.mark(rows, False, titles.put_back(self.sheet, rows)))

    def mark_rows(
        self, left_out: Iterable[int], put_back: Iterable[int], title: str
    ) -> frozenset[int]:
        """Leave some rows out and put others back, as one step with this title."""
        return self._recheck(self.edits.mark_each(left_out, put_back, title))

    def undo(self) -> frozenset[int]:
        """Take the last change back."""
        return self._step(self.edits.undo)

    def redo(self) -> frozenset[int]:
        """Make the change that was last taken back."""
        return self._step(self.edits.redo)

    def _step(self, step: Callable[[], frozenset[int]]) -> frozenset[int]:
        before = frozenset(self.edits.accepted)
        rows = step()
        return self._recheck(rows | self._rows_with(before ^ self.edits.accepted))

    def _rows_with(self, texts: Collection[ColumnText]) -> frozenset[int]:
        """All rows with one of these texts in its column, whether their message uses it or not."""
        return frozenset(
            row
            for column, text in texts
            for row in range(len(self.sheet))
            if text in (cell := self.cell(row, column)) or "\\" in cell  # as JSON may write it
        )

    def _to_mark(self, indexes: Iterable[int], left_out: bool) -> list[int]:
        return [index for index in indexes if (index in self.edits.left_out) != left_out]
