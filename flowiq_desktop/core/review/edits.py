"""SheetEdits: what the person changed after loading, and the way back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.text_columns import TextColumns

Cell = tuple[int, int]
"""A row's position and a column's position, both from 0."""

ColumnText = tuple[int, str]
"""A column's position, and a text that stands in it."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing the person did: cells and left-out marks as they were and as they became.

    `accepted` are texts taken as right from then on.
    """

    title: str
    cells: tuple[tuple[Cell, str | None, str | None], ...] = ()
    marks: tuple[tuple[int, bool, bool], ...] = ()
    accepted: frozenset[ColumnText] = frozenset()

    @property
    def rows(self) -> frozenset[int]:
        return frozenset({cell[0] for cell, _, _ in self.cells} | {row for row, _, _ in self.marks})


class SheetEdits:
    """Changes over a sheet that itself stays as it was read.

    Attributes:
        left_out: positions of rows that the person does not want to send.
        accepted: texts such as NULL that the person accepted as right in their column: a name.
    """

    def __init__(self) -> None:
        self.left_out: set[int] = set()
        self.accepted: set[ColumnText] = set()
        self._cells: dict[Cell, str] = {}
        self._edited_rows: dict[int, int] = {}
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def apply(self, index: int, cells: Sequence[str]) -> Sequence[str]:
        """The row's cells with the person's changes in them."""
        if index not in self._edited_rows:
            return cells
        return [self._cells.get((index, column), cell) for column, cell in enumerate(cells)]

    def text(self, index: int, column: int, cell: str) -> str:
        """One cell with the person's change in it."""
        return self._cells.get((index, column), cell)

    def apply_all(self, indexes: Sequence[int], rows: TextColumns) -> TextColumns:
        """The same of the rows at these positions."""
        if not self._edited_rows or self._edited_rows.keys().isdisjoint(indexes):
            return rows
        return TextColumns.of([*map(self.apply, indexes, rows)])

    def set_cells(self, changes: Iterable[tuple[Cell, str]], title: str) -> frozenset[int]:
        """Write texts into cells as one step; the positions of the rows that changed."""
        cells = tuple((cell, self._cells.get(cell), text) for cell, text in changes)
        return self._take(_Step(title, cells=cells))

    def mark(self, rows: Iterable[int], left_out: bool, title: str) -> frozenset[int]:
        """Leave rows out, or put them back, as one step; returns the rows that this changes."""
        changed = [row for row in rows if (row in self.left_out) != left_out]
        return self._take(_Step(title, marks=tuple((r, not left_out, left_out) for r in changed)))

    def mark_each(
        self, left_out: Iterable[int], put_back: Iterable[int], title: str
    ) -> frozenset[int]:
        """Leave some rows out and put others back, as one step; the rows that this changes."""
        marks = [(row, False, True) for row in left_out if row not in self.left_out]
        marks += [(row, True, False) for row in put_back if row in self.left_out]
        return self._take(_Step(title, marks=tuple(marks)))

    def accept(self, texts: Iterable[ColumnText], title: str) -> None:
        """Take texts as right in their columns, as one step."""
        self._take(_Step(title, accepted=frozenset(texts) - self.accepted))

    @property
    def cells(self) -> dict[Cell, str]:
        """A copy of the texts that the person wrote, by cell."""
        return dict(self._cells)

    def restore(
        self,
        cells: Mapping[Cell, str],
        left_out: Iterable[int],
        title: str,
        accepted: Iterable[ColumnText] = (),
    ) -> None:
        """Repeat changes of an earlier day, as one step that can be undone."""
        changes = tuple((cell, self._cells.get(cell), text) for cell, text in cells.items())
        marks = tuple((row, False, True) for row in left_out if row not in self.left_out)
        self._take(_Step(title, changes, marks, frozenset(accepted) - self.accepted))

    def has_done(self, title: str) -> bool:
        """Whether a step with this title is still in force, whatever was done after it."""
        return any(step.title == title for step in self._done)

    @property
    def undo_title(self) -> str:
        """What undo would take back, or "" when there is nothing."""
        return self._done[-1].title if self._done else ""

    @property
    def redo_title(self) -> str:
        """What redo would do again, or ""."""
        return self._undone[-1].title if self._undone else ""

    def undo(self) -> frozenset[int]:
        """Take the last step back; the rows that changed."""
        if not self._done:
            return frozenset()
        step = self._done.pop()
        self._undone.append(step)
        self._write((cell, old) for cell, old, _ in step.cells)
        self._set_marks([(row, old) for row, old, _ in step.marks])
        self.accepted -= step.accepted
        return step.rows

    def redo(self) -> frozenset[int]:
        """Do the last undone step again; the rows that changed."""
        if not self._undone:
            return frozenset()
        return self._do(self._undone.pop())

    def _take(self, step: _Step) -> frozenset[int]:
        if not step.rows and not step.accepted:
            return frozenset()
        self._undone.clear()
        return self._do(step)

    def _do(self, step: _Step) -> frozenset[int]:
        self._done.append(step)
        self._write((cell, new) for cell, _, new in step.cells)
        self._set_marks([(row, new) for row, _, new in step.marks])
        self.accepted |= step.accepted
        return step.rows

    def _write(self, changes: Iterable[tuple[Cell, str | None]]) -> None:
        for cell, text in changes:
            row = cell[0]
            had = cell in self._cells
            if text is None:
                self._cells.pop(cell, None)
            else:
                self._cells[cell] = text
            edited = self._edited_rows.get(row, 0) + (cell in self._cells) - had
            self._edited_rows[row] = edited
            if not edited:
                del self._edited_rows[row]

    def _set_marks(self, marks: Iterable[tuple[int, bool]]) -> None:
        for row, left_out in marks:
            (self.left_out.add if left_out else self.left_out.discard)(row)
