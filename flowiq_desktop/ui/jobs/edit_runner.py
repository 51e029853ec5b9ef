"""EditRunner: edits of many rows at once, made in the background and reported when done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.preparing.columns.damage import ColumnDamage, undo_all, undo_damage
from flowiq_desktop.services.preparing.repeat_choice import Effect, keep_rows
from flowiq_desktop.services.preparing.replacing import Replacement, replace_cells
from flowiq_desktop.services.preparing.task_fixes import fix_task
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.noting import Noting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Mapping

    from flowiq_desktop.core.problems import Problem
    from flowiq_desktop.core.review.fixes import Fix
    from flowiq_desktop.core.review.tasks import Task
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

    Edit = Generator[Progress, None, frozenset[int]]


class EditRunner(QObject):
    """Makes one edit at a time on the draft's checked sheet; every changed row is checked again.

    A hundred thousand rows left out take a second or two; the window goes on meanwhile. Nothing
    else may edit until it is done: `busy` says so, and `started` and `ended` tell. It begins when
    the main thread has shown that, for the reason that `LatestJob` gives.

    What was found of rows is noted beside that, and nobody is kept from anything by it: `noting`
    says so, and an edit that is asked for meanwhile is made when that has ended.

    Signals:
        started: an edit began.
        ended: it is made, and the draft has reported which rows changed.
        noted: what was found of rows is noted, or that failed.
        failed: an error in the program while editing.
    """

    started = Signal()
    ended = Signal()
    noted = Signal()
    failed = Signal(object)

    def __init__(self, draft: CampaignDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._runner = BackgroundRunner(self)
        self._noting = Noting(draft, self)
        self._noting.ended.connect(self._on_noted)
        self._noting.failed.connect(self.failed)
        self._busy = False
        self._waiting: Generator[Progress, None, object] | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._start_waiting)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether an edit is being made."""
        return self._busy

    @property
    def noting(self) -> bool:
        """Whether rows are being told what was found of them."""
        return self._noting.busy

    def fix_alike(self, index: int, column: int, text: str) -> None:
        """Put another text into this cell and every cell of the column that reads the same."""
        self._start(lambda checked: checked.fix_alike(index, column, text))

    def accept(self, problem: Problem) -> None:
        """Accept the text that a problem is about as right in its column."""
        self._start(lambda checked: checked.accept(problem))

    def fix_task(self, task: Task, fix: Fix) -> None:
        """Put right what a task is about in one of the ways that the program knows."""
        self._start(lambda checked: fix_task(checked, task, fix))

    def replace(self, wish: Replacement) -> None:
        """Replace one text by another in a column."""
        self._begin(lambda checked: replace_cells(checked, wish))

    def undo_damage(self, found: ColumnDamage) -> None:
        """Put back what a spreadsheet program did to the cells of a column."""
        self._begin(lambda checked: undo_damage(checked, found.column, found.damage))

    def undo_all_damage(self) -> None:
        """Put back everything that spreadsheet programs did and that can be."""
        self._begin(undo_all)

    def keep_rows(self, effect: Effect) -> None:
        """Make a choice among rows that go to the same person."""
        self._start(lambda checked: keep_rows(checked, effect))

    def note_found(self, found: Mapping[int, tuple[Problem, ...]]) -> None:
        """Tell rows what was found of them outside the sheet, unless they are being changed."""
        checked = self._draft.checked
        if checked is not None and not (self._draft.stale or self.busy or self.noting):
            self._noting.begin(checked, found)

    def leave_out(self, indexes: Collection[int]) -> None:
        """Send nothing to these rows."""
        self._start(lambda checked: checked.leave_out(indexes))

    def put_back(self, indexes: Collection[int]) -> None:
        """Put rows that were left out back in."""
        self._start(lambda checked: checked.put_back(indexes))

    def undo(self) -> None:
        """Undo the last edit."""
        self._start(lambda checked: checked.undo())

    def redo(self) -> None:
        """Redo what was undone."""
        self._start(lambda checked: checked.redo())

    def shutdown(self) -> bool:
        """Wait for the edit under way; False when it did not end in time."""
        self._turn.stop()
        noted = self._noting.shutdown()
        return self._runner.shutdown() and noted

    def _start(self, change: Callable[[CheckedSheet], frozenset[int]]) -> None:
        self._begin(lambda checked: _at_once(checked, change))

    def _begin(self, edit: Callable[[CheckedSheet], Edit]) -> None:
        checked = self._draft.checked
        if checked is None or self._draft.stale or self.busy:
            return
        self._busy = True
        self._waiting = _edit(checked, edit)
        self.started.emit()
        if not self.noting:
            self._turn.start()

    @Slot()
    def _on_noted(self) -> None:
        """Go on with what had to wait: first what was written into cells, then the edit."""
        self.noted.emit()
        self._draft.make_edits()
        if self._waiting is not None:
            self._turn.start()

    @Slot()
    def _start_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._runner.start(waiting)

    @Slot(object)
    def _on_finished(self, result: tuple[CheckedSheet, frozenset[int]]) -> None:
        self._busy = False
        checked, changed = result
        if checked is self._draft.checked:
            self._draft.tell_rows_changed(changed)
        self.ended.emit()

    @Slot(object)
    def _on_failed(self, fault: object) -> None:
        self._busy = False
        self.ended.emit()
        self.failed.emit(fault)


def _edit(
    checked: CheckedSheet, edit: Callable[[CheckedSheet], Edit]
) -> Generator[Progress, None, tuple[CheckedSheet, frozenset[int]]]:
    changed = yield from edit(checked)
    return checked, changed


def _at_once(checked: CheckedSheet, change: Callable[[CheckedSheet], frozenset[int]]) -> Edit:
    yield Progress(mark("Checking the changed rows"))
    return change(checked)
