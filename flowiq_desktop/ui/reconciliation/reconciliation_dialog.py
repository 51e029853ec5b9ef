"""The messages nobody is sure of: look for them, and decide what becomes of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from flowiq_desktop.core.progress import Cancelled, Progress
from flowiq_desktop.services.reconciliation.service import CheckSummary, Choice, ResendSummary
from flowiq_desktop.services.reconciliation.texts import (
    decided_words,
    resent_words,
    summary_words,
    what_happened,
)
from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.language.retranslated import keep_translated, say_model_anew
from flowiq_desktop.ui.qt_lines import choose_line
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.reconciliation import reconciliation_questions, reconciliation_texts
from flowiq_desktop.ui.reconciliation.reconciliation_view import SIZE, ReconciliationView
from flowiq_desktop.ui.reconciliation.unsure_rows_model import UnsureRowsModel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.reconciliation.service import Meaning, UnsureRow
    from flowiq_desktop.ui.language.words import Words
    from flowiq_desktop.ui.state.reconciliation import Decision, Reconciliation
    from flowiq_desktop.ui.theme.icons import Icons

_DECIDED = {
    Choice.LEAVE: mark("Left as unsure by you."),
    Choice.TREAT_AS_SENT: mark("Treated as sent by you."),
}


class ReconciliationDialog(TaskDialog):
    """About one campaign's unsure messages.

    Signals:
        sending_wanted: messages wait to be sent again, as the person asked for; the dialog closes.
    """

    sending_wanted = Signal()

    def __init__(
        self,
        reconciliation: Reconciliation,
        icons: Icons,
        *,
        reason: str = "",
        waiting: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Open for the window's campaign.

        Args:
            reconciliation: looks and decides.
            icons: draws icons.
            reason: the messages that are unsure for this reason are ticked; "" ticks all.
            waiting: other messages of the campaign that would be sent with them.
            parent: the window.
        """
        super().__init__("settle_dialog", lambda: say("Unsure messages"), SIZE, parent)
        self._reconciliation, self._reason, self._waiting = reconciliation, reason, waiting
        self._read = False
        self._listed: list[UnsureRow] = []
        self._progress: Progress | None = None
        self.model = UnsureRowsModel(self)
        self.view = ReconciliationView(self, self.model, icons)
        self._connect()
        keep_translated(self, self._say)
        reconciliation.read()

    @override
    def resting_places(self) -> tuple[QWidget, ...]:
        return (self.view.table,)

    @override
    def reject(self) -> None:
        self._reconciliation.cancel()
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops a look first; the next one closes."""
        looking = self._reconciliation.busy and not self._reconciliation.stopping
        if looking and event.key() == Qt.Key.Key_Escape:
            self._reconciliation.cancel()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        reconciliation, view = self._reconciliation, self.view
        reconciliation.changed.connect(self._show)
        reconciliation.listed.connect(self._on_listed)
        reconciliation.unread.connect(self._tell_fault)
        reconciliation.progressed.connect(self._on_progressed)
        reconciliation.looked.connect(self._on_looked)
        reconciliation.resent.connect(self._on_resent)
        reconciliation.called_off.connect(self._on_called_off)
        reconciliation.decided.connect(self._on_decided)
        reconciliation.failed.connect(self._on_failed)
        view.look_button.clicked.connect(self._on_look)
        view.cancel_button.clicked.connect(reconciliation.cancel)
        view.all_box.clicked.connect(self._on_all)
        view.leave_button.clicked.connect(self._on_leave)
        view.treat_button.clicked.connect(self._on_treat)
        view.again_button.clicked.connect(self._on_again)
        view.close_button.clicked.connect(self.reject)
        view.table.flip_wanted.connect(self.model.flip)
        view.table.selectionModel().currentRowChanged.connect(self._show_about)
        self.model.ticks_changed.connect(self._show)

    # -- what the person wants --------------------------------------------------------------

    @Slot()
    def _on_look(self) -> None:
        self.view.notice.clear()
        self._reconciliation.look()

    @Slot()
    def _on_all(self) -> None:
        self.model.tick_all(self.model.ticked != self.model.open_rows)

    @Slot()
    def _on_leave(self) -> None:
        question = reconciliation_questions.ask_to_leave(len(self.model.ticked), self)
        question.accepted.connect(self._leave)
        question.open()

    @Slot()
    def _on_treat(self) -> None:
        question = reconciliation_questions.ask_to_treat(len(self.model.ticked), self)
        question.accepted.connect(self._treat)
        question.open()

    @Slot()
    def _on_again(self) -> None:
        count = len(self.model.ticked)
        question = reconciliation_questions.ask_to_send_again(count, self._waiting, self)
        question.accepted.connect(self._send_again)
        question.open()

    @Slot()
    def _leave(self) -> None:
        self._reconciliation.decide(Choice.LEAVE, self.model.ticked)

    @Slot()
    def _treat(self) -> None:
        self._reconciliation.decide(Choice.TREAT_AS_SENT, self.model.ticked)

    @Slot()
    def _send_again(self) -> None:
        self.view.notice.clear()
        self._reconciliation.send_again(self.model.ticked)

    # -- what became of it ------------------------------------------------------------------

    @Slot(object)
    def _on_listed(self, rows: list[UnsureRow]) -> None:
        self._listed = rows
        self._tell_story()
        if self._read:
            self.model.refresh(rows)
        else:
            chosen = {r.row_number for r in rows if self._reason in ("", r.reason)}
            self.model.show_rows(rows, chosen)
            choose_line(self.view.table, 0)
            self._read = True
            self._show()
            (self.view.look_button if self.view.look_button.isEnabled() else self).setFocus()
        self._show()
        if not rows:
            self.view.close_button.setFocus()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if not self._reconciliation.stopping:
            self._progress = progress
            self.view.bar.setRange(0, progress.total)
            self.view.bar.setValue(progress.done)
            self.view.doing.show_if_any(reconciliation_texts.doing(progress))

    @Slot(object)
    def _on_looked(self, checked: CheckSummary) -> None:
        self.model.show_findings(checked.rows)
        if why := checked.stopped_because:
            self._tell_stopped(lambda: self._where_it_stopped(checked), why)
        else:
            self.view.notice.tell(
                "info", lambda: summary_words(checked), lambda: self._what_next(checked)
            )
        self._reconciliation.read()

    def _where_it_stopped(self, checked: CheckSummary) -> str:
        words = self.tr("The search had to stop. {found}")
        return words.format(found=summary_words(checked)).strip()

    def _what_next(self, checked: CheckSummary) -> str:
        return self.tr("Look again later for those too early.") if checked.look_again_at else ""

    @Slot(object)
    def _on_resent(self, resent: ResendSummary) -> None:
        if resent.ready:
            self.accept()
            self.sending_wanted.emit()
            return
        if why := resent.stopped_because:
            self._tell_stopped(lambda: resent_words(resent), why)
        else:
            self.view.notice.tell("ok", lambda: resent_words(resent))
        self._reconciliation.read()

    @Slot(int)
    def _on_called_off(self, waiting: int) -> None:
        self.view.notice.tell(
            "warning",
            lambda: reconciliation_texts.called_off(waiting),
            lambda: self.tr("Continue at the Send step when you want that, or leave them waiting."),
        )
        self._reconciliation.read()

    @Slot(object)
    def _on_decided(self, decision: Decision) -> None:
        words = _DECIDED[decision.choice]
        self.model.show_decision(decision.rows, lambda: say(words))
        self.view.notice.tell("ok", lambda: decided_words(decision.choice, decision.count))
        self._reconciliation.read()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        if isinstance(fault, Cancelled):
            self.view.notice.tell(
                "info",
                lambda: self.tr("The search was stopped."),
                lambda: self.tr("What was found so far stays found."),
            )
        else:
            self._tell_fault(fault)
        self._reconciliation.read()

    @Slot(object)
    def _tell_fault(self, fault: Exception) -> None:
        self.view.notice.tell_error(fault)

    def _tell_stopped(self, words: Words, why: Meaning) -> None:
        self.view.notice.tell("error", words, lambda: f"{why.sentence} {why.advice}")

    # -- showing ----------------------------------------------------------------------------

    def _say(self) -> None:
        say_model_anew(self.model)
        self._tell_story()
        self._show()
        if self._reconciliation.busy and not self._reconciliation.stopping and self._progress:
            self._on_progressed(self._progress)

    def _tell_story(self) -> None:
        self.view.story.show_if_any(what_happened(self._listed))
        self.view.english.show_english(lambda: what_happened(self._listed))

    @Slot()
    def _show(self) -> None:
        model, reconciliation, view = self.model, self._reconciliation, self.view
        view.heading.setText(
            reconciliation_texts.heading(len(model.open_rows)) if self._read else ""
        )
        view.show_looking(reconciliation.busy)
        view.show_counts(len(model.ticked), len(model.open_rows))
        view.count.setText(reconciliation_texts.ticked(len(model.ticked), len(model.open_rows)))
        self._show_all_box()
        self._show_buttons()
        self._show_doing()
        self._show_about()

    def _show_all_box(self) -> None:
        box, some = self.view.all_box, bool(self.model.ticked)
        every = some and self.model.ticked == self.model.open_rows
        states = Qt.CheckState
        state = states.Checked if every else states.PartiallyChecked if some else states.Unchecked
        box.setTristate(state is states.PartiallyChecked)
        box.setCheckState(state)

    def _show_buttons(self) -> None:
        view, reconciliation = self.view, self._reconciliation
        no_look, no_decision = reconciliation.why_no_look(), reconciliation.why_no_decision()
        ready = bool(self.model.ticked) and not reconciliation.busy and not no_decision
        view.look_button.setEnabled(bool(self.model.open_rows) and not no_look)
        of_use = bool(self.model.open_rows) or not self._read
        view.look_button.setVisible(of_use and not reconciliation.busy)
        view.leave_button.setEnabled(ready)
        view.treat_button.setEnabled(ready)
        view.again_button.setEnabled(ready and not no_look)
        view.cancel_button.setEnabled(not reconciliation.stopping)
        view.reason.show_if_any(self._why_not(no_decision or no_look))

    def _why_not(self, reason: str) -> str:
        """Why the buttons cannot be pressed."""
        if not self._read:
            return self.tr("Reading the rows…")
        if not self.model.open_rows or self._reconciliation.busy:
            return ""
        return reason or ("" if self.model.ticked else self.tr("Tick at least one message."))

    def _show_doing(self) -> None:
        if self._reconciliation.stopping:
            self.view.bar.setRange(0, 0)
            self.view.doing.show_if_any(refusals.stopping_the_look())
        elif not self._reconciliation.busy:
            rows = (self.model.unsure_row(line) for line in range(self.model.rowCount()))
            people = {row.number for row in rows if row}
            self.view.doing.show_if_any(reconciliation_texts.how_long(len(people)))

    @Slot()
    def _show_about(self) -> None:
        row = self.model.unsure_row(self.view.table.currentIndex().row())
        self.view.about.setText(reconciliation_texts.about(self.model, row))
