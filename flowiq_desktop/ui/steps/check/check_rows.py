"""CheckRows: decides which rows the table of the Check step shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.steps.check.check_filter import Show

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from flowiq_desktop.core.review.tasks import Task
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.reach.plan import ReachGroup
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.check.checked_table_model import CheckedTableModel
    from flowiq_desktop.ui.steps.check.reach_card import ReachCard

OutlierRows = tuple[tuple[int, str], ...]


class CheckRows(QObject):
    """Puts rows into the table's model: those of a filter, or those of one task.

    Attributes:
        show: the filter.
        task: the task whose rows are shown, or None.
        group: the group of who can be reached whose rows are shown, or None.

    Signals:
        shown: other rows are in the model.
    """

    shown = Signal()

    def __init__(self, draft: CampaignDraft, model: CheckedTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._model = model
        self._outliers = LatestJob(self)
        self._outliers.finished.connect(self._on_outliers_found)
        self.show = Show.PROBLEMS
        self.task: Task | None = None
        self.group: ReachGroup | None = None
        self._card: ReachCard | None = None

    def follow(self, card: ReachCard) -> None:
        """Show the rows of a group when the card about who can be reached asks for it."""
        self._card = card
        card.rows_wanted.connect(self.choose_group)

    @Slot(object)
    def choose_group(self, group: ReachGroup) -> None:
        """Show the rows of one group, each with why it is in it."""
        if self._card is None:
            return
        self._outliers.cancel()
        self.show, self.task, self.group = Show.ALL, None, group
        rows, reasons = self._card.rows_of(group)
        self._model.show_rows(rows, reasons)
        self.shown.emit()

    def begin(self) -> None:
        """Show what a new check calls for: the rows with problems, or all when there are none."""
        checked = self._draft.checked
        has_problems = bool(checked and checked.rows_with_problems())
        self.choose(Show.PROBLEMS if has_problems else Show.ALL)

    def choose(self, show: Show) -> None:
        """Show the rows of a filter."""
        checked = self._draft.checked
        if show is Show.ODD and checked is not None:
            self._outliers.request(lambda: _find_outliers(checked))
            return
        self._outliers.cancel()
        self.show, self.task, self.group = show, None, None
        rows = _rows_of(checked, show) if checked else ()
        self._model.show_rows(rows, grows=show is Show.PROBLEMS)
        self.shown.emit()

    def choose_task(self, task: Task) -> None:
        """Show the rows of one task."""
        self._outliers.cancel()
        self.show, self.task, self.group = Show.PROBLEMS, task, None
        self._model.show_rows(task.rows)
        self.shown.emit()

    def again(self) -> None:
        """Show the same choice again; rows that were fixed meanwhile go."""
        if self.group is not None:
            self.choose_group(self.group)
            return
        fresh = self._draft.checked.tasks() if self._draft.checked and self.task else ()
        for task in fresh:
            if self.task and _key(task) == _key(self.task):
                self.choose_task(task)
                return
        self.choose(self.show)

    def shutdown(self) -> bool:
        """Stop what runs; False when it did not end in time."""
        return self._outliers.shutdown()

    @Slot(object)
    def _on_outliers_found(self, odd: OutlierRows) -> None:
        self.show, self.task, self.group = Show.ODD, None, None
        self._model.show_rows(sorted(index for index, _ in odd), dict(odd))
        self.shown.emit()


def _key(task: Task) -> tuple[str, str, str]:
    return task.code, task.field, task.what


def _rows_of(checked: CheckedSheet, show: Show) -> Sequence[int]:
    if show is Show.ALL:
        return range(len(checked.sheet))
    left_out = checked.edits.left_out
    if show is Show.LEFT_OUT:
        return tuple(sorted(left_out))
    return checked.rows_to_look_at()


def _find_outliers(checked: CheckedSheet) -> Generator[Progress, None, OutlierRows]:
    yield Progress(mark("Looking for the odd ones"))
    return checked.outliers()
