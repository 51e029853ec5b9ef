"""CheckRows: decides which rows the table of the Check step shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.services.preparing.row_order import Order, Verdict, arranged
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.steps.check.check_filter import Show
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL, CheckColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flowiq_desktop.core.review.tasks import Task
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.reach.plan import ReachGroup
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.check.checked_table_model import CheckedTableModel
    from flowiq_desktop.ui.steps.check.reach_card import ReachCard

OutlierRows = tuple[tuple[int, str], ...]


class CheckRows(QObject):
    """Puts rows into the table's model: those of a filter, or those of one task.

    Of these it shows the ones with the text that the person looks for, in the order they wish.
    They are found and sorted once: no edit moves a row until the person chooses anew.

    Attributes:
        show: the filter.
        task: the task whose rows are shown, or None.
        group: the group of who can be reached whose rows are shown, or None.
        text: what the rows shown have in them, or "".
        order: by what they are sorted, or None.

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
        self._arranging = LatestJob(self)
        self._arranging.finished.connect(self._on_arranged)
        model.sort_wanted.connect(self._on_sort_wanted)
        self.show = Show.PROBLEMS
        self.task: Task | None = None
        self.group: ReachGroup | None = None
        self.text = ""
        self.order: Order | None = None
        self._chosen = _Chosen()
        self._sheet: Sheet | None = None
        self._card: ReachCard | None = None

    def follow(self, card: ReachCard) -> None:
        """Show the rows of a group when the card about who can be reached asks for it."""
        self._card = card
        card.rows_wanted.connect(self.open_group)

    @Slot(object)
    def open_group(self, group: ReachGroup) -> None:
        """Show all rows of a group, whatever was looked for before."""
        self.text = ""
        self.choose_group(group)

    def open_task(self, task: Task) -> None:
        """Show all rows of a task, as many as it says, whatever was looked for before."""
        self.text = ""
        self.choose_task(task)

    def choose_group(self, group: ReachGroup) -> None:
        """Show the rows of one group, each with why it is in it."""
        if self._card is None:
            return
        self._outliers.cancel()
        self.show, self.task, self.group = Show.ALL, None, group
        rows, reasons = self._card.rows_of(group)
        self._put(_Chosen(rows, reasons))

    def begin(self) -> None:
        """Show what a new check calls for: the rows with problems, or all when there are none."""
        checked = self._draft.checked
        if checked is not None and checked.sheet is not self._sheet:
            self._sheet, self.text, self.order = checked.sheet, "", None
        has_problems = bool(checked and checked.rows_with_problems())
        self.choose(Show.PROBLEMS if has_problems else Show.ALL)

    def choose(self, show: Show) -> None:
        """Show the rows of a filter."""
        checked = self._draft.checked
        if show is Show.ODD and checked is not None:
            self._outliers.request(checked.outliers)
            return
        self._outliers.cancel()
        self.show, self.task, self.group = show, None, None
        rows = _rows_of(checked, show) if checked else ()
        self._put(_Chosen(rows, grows=show is Show.PROBLEMS))

    def choose_task(self, task: Task) -> None:
        """Show the rows of one task."""
        self._outliers.cancel()
        self.show, self.task, self.group = Show.PROBLEMS, task, None
        self._put(_Chosen(task.rows))

    def look_for(self, text: str) -> None:
        """Show those of the rows that have this text in them, or all for none."""
        if text != self.text:
            self.text = text
            self.again()

    def again(self) -> None:
        """Show the same choice again; rows that were fixed meanwhile go."""
        if self.group is not None:
            self.choose_group(self.group)
            return
        fresh = self._draft.checked.tasks() if self._draft.checked and self.task else ()
        for task in fresh:
            if self.task and task.key == self.task.key:
                self.choose_task(task)
                return
        self.choose(self.show)

    def shutdown(self) -> bool:
        """Stop what runs; False when it did not end in time."""
        return self._outliers.shutdown() and self._arranging.shutdown()

    @Slot(object)
    def _on_outliers_found(self, odd: OutlierRows) -> None:
        self.show, self.task, self.group = Show.ODD, None, None
        self._put(_Chosen(sorted(index for index, _ in odd), dict(odd)))

    @Slot(int, bool)
    def _on_sort_wanted(self, column: int, descending: bool) -> None:
        order = _order(column, descending=descending) if self._draft.checked else None
        if order != self.order:
            self.order = order
            self.again()

    def _put(self, chosen: _Chosen) -> None:
        """Show rows, at once where nothing has to be looked for or sorted."""
        self._chosen, checked = chosen, self._draft.checked
        if checked is None or not (self.text.strip() or self.order):
            self._arranging.cancel()
            self._on_arranged(chosen.rows)
            return
        text, order = self.text, self.order
        self._arranging.request(lambda: arranged(checked, chosen.rows, text, order))

    @Slot(object)
    def _on_arranged(self, rows: Sequence[int]) -> None:
        grows = self._chosen.grows and not self.text.strip()
        self._model.show_rows(rows, self._chosen.notes, grows, in_order=self.order is None)
        self.shown.emit()


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Rows before any are looked for or sorted; see `CheckedTableModel.show_rows`."""

    rows: Sequence[int] = ()
    notes: Mapping[int, str] | None = None
    grows: bool = False


def _order(column: int, *, descending: bool) -> Order | None:
    """The order of a column of the table; None for none."""
    verdicts = {CheckColumn.STATE: Verdict.STATE, CheckColumn.PROBLEM: Verdict.PROBLEM}
    if column < 0:
        return None
    by = verdicts.get(CheckColumn(column)) if column < FIRST_CELL else None
    return Order(by or column - FIRST_CELL, descending)


def _rows_of(checked: CheckedSheet, show: Show) -> Sequence[int]:
    if show is Show.ALL:
        return range(len(checked.sheet))
    left_out = checked.edits.left_out
    if show is Show.LEFT_OUT:
        return tuple(sorted(left_out))
    return checked.rows_to_look_at()
