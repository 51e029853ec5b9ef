from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flowiq_desktop.core.review.edits import SheetEdits
from tests.examples import examples

ROW = ("a", "b")


def test_a_row_nobody_touched_is_the_row_itself() -> None:
    edits = SheetEdits()
    edits.set_cells([((1, 0), "x")], "A in row 3")
    assert edits.apply(0, ROW) is ROW
    assert list(edits.apply(1, ROW)) == ["x", "b"]


def test_undo_and_redo_say_what_they_would_do() -> None:
    edits = SheetEdits()
    assert (edits.undo_title, edits.redo_title) == ("", "")
    assert edits.undo() == edits.redo() == frozenset()
    assert edits.set_cells([((0, 0), "x"), ((2, 1), "y")], "two cells") == {0, 2}
    assert edits.mark([2, 3], left_out=True, title="2 rows left out") == {2, 3}
    assert edits.undo_title == "2 rows left out"
    assert edits.undo() == {2, 3}
    assert edits.left_out == set()
    assert (edits.undo_title, edits.redo_title) == ("two cells", "2 rows left out")
    assert edits.redo() == {2, 3}
    assert edits.left_out == {2, 3}


def test_a_new_step_ends_what_could_be_done_again() -> None:
    edits = SheetEdits()
    edits.set_cells([((0, 0), "x")], "first")
    edits.undo()
    edits.set_cells([((0, 0), "y")], "second")
    assert edits.redo() == frozenset()
    assert list(edits.apply(0, ROW)) == ["y", "b"]


def test_a_step_that_changes_nothing_is_no_step() -> None:
    edits = SheetEdits()
    edits.mark([1], left_out=True, title="out")
    assert edits.mark([1], left_out=True, title="again") == frozenset()
    assert edits.mark([], left_out=False, title="none") == frozenset()
    assert edits.set_cells([], "none") == frozenset()
    assert edits.undo_title == "out"


def test_marking_tells_only_the_rows_for_which_it_is_a_change() -> None:
    edits = SheetEdits()
    edits.mark([1], left_out=True, title="out")
    assert edits.mark([1, 2], left_out=True, title="more") == {2}
    edits.undo()
    assert edits.left_out == {1}


class Edits(RuleBasedStateMachine):
    """Edits beside a plain list of snapshots."""

    def __init__(self) -> None:
        super().__init__()
        self.edits = SheetEdits()
        self.past: list[tuple[dict[tuple[int, int], str], frozenset[int]]] = []
        self.future: list[tuple[dict[tuple[int, int], str], frozenset[int]]] = []
        self.cells: dict[tuple[int, int], str] = {}
        self.out: frozenset[int] = frozenset()

    def remember(self) -> None:
        self.past.append((dict(self.cells), self.out))
        self.future = []

    @rule(
        cells=st.dictionaries(
            st.tuples(st.integers(0, 3), st.integers(0, 1)), st.sampled_from("xyab"), min_size=1
        )
    )
    def write(self, cells: dict[tuple[int, int], str]) -> None:
        self.remember()
        assert self.edits.set_cells(cells.items(), "cells") == {row for row, _ in cells}
        self.cells |= cells

    @rule(rows=st.sets(st.integers(0, 3)), out=st.booleans())
    def mark(self, rows: set[int], out: bool) -> None:
        after = self.out | rows if out else self.out - rows
        if after != self.out:
            self.remember()
        self.edits.mark(rows, out, "marks")
        self.out = after

    @rule()
    def undo(self) -> None:
        self.edits.undo()
        if self.past:
            self.future.append((self.cells, self.out))
            self.cells, self.out = self.past.pop()

    @rule()
    def redo(self) -> None:
        self.edits.redo()
        if self.future:
            self.past.append((self.cells, self.out))
            self.cells, self.out = self.future.pop()

    @invariant()
    def same(self) -> None:
        assert self.edits.left_out == self.out
        for row in range(4):
            expected = [self.cells.get((row, column), ROW[column]) for column in range(2)]
            assert list(self.edits.apply(row, ROW)) == expected
        assert bool(self.edits.undo_title) == bool(self.past)
        assert bool(self.edits.redo_title) == bool(self.future)


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=examples(200), stateful_step_count=25, deadline=None)


def test_texts_taken_as_right_are_a_step_like_any_other() -> None:
    edits = SheetEdits()
    edits.accept([(1, "Null")], "Null is right")
    assert edits.accepted == {(1, "Null")}
    edits.accept([(1, "Null")], "again")
    assert edits.undo_title == "Null is right"
    assert edits.undo() == frozenset()
    assert edits.accepted == set()
    edits.redo()
    assert edits.accepted == {(1, "Null")}


def test_texts_taken_as_right_on_an_earlier_day_are_undone_with_the_rest() -> None:
    edits = SheetEdits()
    edits.restore({}, (), "the changes of 12 May 2026", [(1, "Null")])
    assert edits.accepted == {(1, "Null")}
    assert edits.has_done("the changes of 12 May 2026")
    edits.undo()
    assert edits.accepted == set()
