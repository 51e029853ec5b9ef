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
    twice_warning,
    what_happened,
)
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.reconciliation import settle_texts
from flowiq_desktop.ui.reconciliation.settle_view import SIZE, SettleView
from flowiq_desktop.ui.reconciliation.unsure_rows_model import UnsureRowsModel
from flowiq_desktop.ui.send_texts import messages, waiting_too
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.reconciliation.service import Meaning, UnsureRow
    from flowiq_desktop.ui.state.settling import Decision, Settling
    from flowiq_desktop.ui.theme.icons import Icons


class SettleDialog(TaskDialog):
    """About one campaign's unsure messages.

    Signals:
        sending_wanted: messages wait to be sent again, as the person asked for; the dialog closes.
    """

    sending_wanted = Signal()

    def __init__(
        self,
        settling: Settling,
        icons: Icons,
        *,
        reason: str = "",
        waiting: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Open for the window's campaign.

        Args:
            settling: looks and decides.
            icons: draws icons.
            reason: the messages that are unsure for this reason are ticked; "" ticks all.
            waiting: other messages of the campaign that would be sent with them.
            parent: the window.
        """
        super().__init__("settle_dialog", self.tr("Unsure messages"), SIZE, parent)
        self._settling, self._reason, self._waiting = settling, reason, waiting
        self._read = False
        self.model = UnsureRowsModel(self)
        self.view = SettleView(self, self.model, icons)
        self._connect()
        self._show()
        settling.read()

    @override
    def resting_places(self) -> tuple[QWidget, ...]:
        return (self.view.table,)

    @override
    def reject(self) -> None:
        self._settling.cancel()
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops a look first; the next one closes."""
        looking = self._settling.busy and not self._settling.stopping
        if looking and event.key() == Qt.Key.Key_Escape:
            self._settling.cancel()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        settling, view = self._settling, self.view
        settling.changed.connect(self._show)
        settling.listed.connect(self._on_listed)
        settling.unread.connect(self._tell_fault)
        settling.progressed.connect(self._on_progressed)
        settling.looked.connect(self._on_looked)
        settling.resent.connect(self._on_resent)
        settling.called_off.connect(self._on_called_off)
        settling.decided.connect(self._on_decided)
        settling.failed.connect(self._on_failed)
        view.look_button.clicked.connect(self._on_look)
        view.cancel_button.clicked.connect(settling.cancel)
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
        self._settling.look()

    @Slot()
    def _on_all(self) -> None:
        self.model.tick_all(self.model.ticked != self.model.open_rows)

    @Slot()
    def _on_leave(self) -> None:
        explanation = self.tr(
            "The results go on calling them unsure. They are never sent again, and not looked for "
            "any more. This cannot be taken back."
        )
        question = self._ask(
            "leave_question",
            self.tr("Leave {messages} as unsure?"),
            explanation,
            self.tr("Leave as unsure"),
        )
        question.accepted.connect(self._leave)
        question.open()

    @Slot()
    def _on_treat(self) -> None:
        explanation = self.tr(
            "The results call them sent and say that you decided it. They are never sent again. "
            "This cannot be taken back."
        )
        question = self._ask(
            "treat_question",
            self.tr("Treat {messages} as sent?"),
            explanation,
            self.tr("Treat as sent"),
        )
        question.accepted.connect(self._treat)
        question.open()

    @Slot()
    def _on_again(self) -> None:
        lines = [
            twice_warning(len(self.model.ticked)),
            self.tr("The conversations are looked into once more first; what is found is not sent"),
        ]
        if self._waiting:
            lines.append(waiting_too(self._waiting))
        question = self._ask(
            "again_question",
            self.tr("Send {messages} again?"),
            " ".join(line.rstrip(".") + "." for line in lines),
            self.tr("Send again"),
        )
        question.accepted.connect(self._send_again)
        question.open()

    def _ask(self, name: str, sentence: str, explanation: str, act: str) -> Question:
        counted = sentence.format(messages=messages(len(self.model.ticked)))
        return Question(name, counted, explanation, act, self.tr("Not now"), self)

    @Slot()
    def _leave(self) -> None:
        self._settling.decide(Choice.LEAVE, self.model.ticked)

    @Slot()
    def _treat(self) -> None:
        self._settling.decide(Choice.TREAT_AS_SENT, self.model.ticked)

    @Slot()
    def _send_again(self) -> None:
        self.view.notice.clear()
        self._settling.send_again(self.model.ticked)

    # -- what became of it ------------------------------------------------------------------

    @Slot(object)
    def _on_listed(self, rows: list[UnsureRow]) -> None:
        self.view.story.show_if_any(what_happened(rows))
        if self._read:
            self.model.refresh(rows)
        else:
            chosen = {r.row_number for r in rows if self._reason in ("", r.reason)}
            self.model.show_rows(rows, chosen)
            self.view.table.selectRow(0)
            self._read = True
            self._show()
            (self.view.look_button if self.view.look_button.isEnabled() else self).setFocus()
        self._show()
        if not rows:
            self.view.close_button.setFocus()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if not self._settling.stopping:
            self.view.bar.setRange(0, progress.total)
            self.view.bar.setValue(progress.done)
            self.view.doing.show_if_any(settle_texts.doing(progress))

    @Slot(object)
    def _on_looked(self, checked: CheckSummary) -> None:
        self.model.show_findings(checked.rows)
        if checked.stopped_because:
            words = self.tr("The look had to stop. {found}")
            found = summary_words(checked)
            self._tell_stopped(words.format(found=found).strip(), checked.stopped_because)
        else:
            early = checked.look_again_at and self.tr("Look again later for those too early.")
            self.view.notice.tell("info", summary_words(checked), early or "")
        self._settling.read()

    @Slot(object)
    def _on_resent(self, resent: ResendSummary) -> None:
        if resent.ready:
            self.accept()
            self.sending_wanted.emit()
            return
        if resent.stopped_because:
            self._tell_stopped(resent_words(resent), resent.stopped_because)
        else:
            self.view.notice.tell("ok", resent_words(resent))
        self._settling.read()

    @Slot(int)
    def _on_called_off(self, waiting: int) -> None:
        words = self.tr("Stopped, and nothing was sent. Waiting to be sent again: {messages}.")
        advice = self.tr("Continue at the Send step when you want that, or leave them waiting.")
        self.view.notice.tell("warning", words.format(messages=messages(waiting)), advice)
        self._settling.read()

    @Slot(object)
    def _on_decided(self, decision: Decision) -> None:
        words = {
            Choice.LEAVE: self.tr("Left as unsure by you."),
            Choice.TREAT_AS_SENT: self.tr("Treated as sent by you."),
        }
        self.model.show_decision(decision.rows, words[decision.choice])
        self.view.notice.tell("ok", decided_words(decision.choice, decision.count))
        self._settling.read()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        if isinstance(fault, Cancelled):
            advice = self.tr("What was found so far stays found.")
            self.view.notice.tell("info", self.tr("The look was stopped."), advice)
        else:
            self._tell_fault(fault)
        self._settling.read()

    @Slot(object)
    def _tell_fault(self, fault: Exception) -> None:
        self.view.notice.tell_error(fault)

    def _tell_stopped(self, words: str, why: Meaning) -> None:
        self.view.notice.tell("error", words, f"{why.sentence} {why.advice}")

    # -- showing ----------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        model, settling, view = self.model, self._settling, self.view
        view.heading.setText(settle_texts.heading(len(model.open_rows)) if self._read else "")
        view.show_looking(settling.busy)
        view.show_counts(len(model.ticked), len(model.open_rows))
        view.count.setText(settle_texts.ticked(len(model.ticked), len(model.open_rows)))
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
        view, settling = self.view, self._settling
        no_look, no_decision = settling.why_no_look(), settling.why_no_decision()
        ready = bool(self.model.ticked) and not settling.busy and not no_decision
        view.look_button.setEnabled(bool(self.model.open_rows) and not no_look)
        of_use = bool(self.model.open_rows) or not self._read
        view.look_button.setVisible(of_use and not settling.busy)
        view.leave_button.setEnabled(ready)
        view.treat_button.setEnabled(ready)
        view.again_button.setEnabled(ready and not no_look)
        view.cancel_button.setEnabled(not settling.stopping)
        view.reason.show_if_any(self._why_not(no_decision or no_look))

    def _why_not(self, reason: str) -> str:
        """Why the buttons cannot be pressed."""
        if not self._read:
            return self.tr("Reading the rows…")
        if not self.model.open_rows or self._settling.busy:
            return ""
        return reason or ("" if self.model.ticked else self.tr("Tick at least one message."))

    def _show_doing(self) -> None:
        if self._settling.stopping:
            self.view.bar.setRange(0, 0)
            self.view.doing.show_if_any(refusals.stopping_the_look())
        elif not self._settling.busy:
            rows = (self.model.unsure_row(line) for line in range(self.model.rowCount()))
            people = {row.number for row in rows if row}
            self.view.doing.show_if_any(settle_texts.how_long(len(people)))

    @Slot()
    def _show_about(self) -> None:
        row = self.model.unsure_row(self.view.table.currentIndex().row())
        self.view.about.setText(settle_texts.about(self.model, row))
