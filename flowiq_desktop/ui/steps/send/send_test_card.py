"""Send this one to my phone: the row in the preview, sent to the person's own number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from flowiq_desktop.services.preparing.check import RowState
from flowiq_desktop.texts import say
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.details import Details
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.sending.service import SendService, TestResult
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.theme.icons import Icons


class SendTestCard(QFrame):
    """A number, a button, and what came of it. The number is remembered.

    Signals:
        over: the test that was under way has ended, and its outcome is recorded.
    """

    over = Signal()

    def __init__(
        self,
        draft: CampaignDraft,
        account: ActiveAccount,
        sender: SendService,
        preferences: PreferenceStore,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._account, self._sender = draft, account, sender
        self._preferences = preferences
        self._runner = BackgroundRunner(self)
        self._heading = PlainLabel(role="strong")
        self._intro = PlainLabel(role="hint")
        self._label = Caption()
        self.number = QLineEdit(preferences.current.test_number)
        self.button = QPushButton()
        self.result = Notice(icons, "test_result")
        self.details = Details(QGuiApplication.clipboard(), "test_details")
        self._build_layout(icons)
        self._connect()
        keep_translated(self, self._say)

    @Slot()
    def refresh(self) -> None:
        """Show which row is meant, and whether it can be sent."""
        checked, row = self._draft.checked, self._draft.selected_row
        text = self.tr("Choose a row in the preview first.")
        if checked is not None and row < len(checked.sheet):
            text = say(
                "Row {row} of the spreadsheet, just as that person would get it.",
                row=checked.sheet.row_numbers[row],
            )
        if self._account.practice:
            text = say("{what} In practice mode nothing arrives on your phone.", what=text)
        self._intro.setText(text)
        self.button.setEnabled(not self.blocked_reason())
        self.button.setToolTip(tip(self.blocked_reason()))

    def blocked_reason(self) -> str:
        """Why no test can be sent now, or ""."""
        if self._runner.busy:
            return self.tr("The test is on its way.")
        checked = self._draft.checked
        if checked is None or not len(checked.sheet):
            return self.tr("There is no message yet.")
        everywhere = any(problem.blocks for problem in checked.mapping_problems)
        if everywhere or not checked.message(self._draft.selected_row).ready:
            return self.tr("This row has something to fix first.")
        if checked.state(self._draft.selected_row) is RowState.LEFT_OUT:
            return self.tr("This row is left out. Choose another one in the preview.")
        if self._account.connection is None:
            return refusals.no_account()
        if not self.number.text().strip():
            return self.tr("Type your own WhatsApp number.")
        return ""

    @property
    def under_way(self) -> bool:
        """Whether a test is on its way."""
        return self._runner.busy

    def shutdown(self, wait_ms: int) -> bool:
        """Wait up to `wait_ms` for a test that is on its way; False when it still is."""
        return self._runner.shutdown(wait_ms)

    @Slot()
    def send(self) -> None:
        """Send the selected row's message to the number."""
        checked, connection = self._draft.checked, self._account.connection
        if self.blocked_reason() or checked is None or connection is None:
            return
        self._preferences.current.test_number = self.number.text().strip()
        self._preferences.keep()
        message = checked.message(self._draft.selected_row)
        draft = self._draft
        job = self._sender.send_test(
            message, self.number.text(), draft.country, connection, draft.contacts
        )
        self._runner.start(job)
        self.details.tell("")
        self.result.tell(
            "info", say("Sending one message to {number}…", number=self.number.text().strip())
        )
        self.refresh()

    def _connect(self) -> None:
        self._draft.row_selected.connect(self._on_another)
        self.number.textEdited.connect(self._on_another)
        self._draft.checked_changed.connect(self.refresh)
        self._draft.rows_changed.connect(self.refresh)
        self._account.changed.connect(self.refresh)
        self.number.textChanged.connect(self.refresh)
        self.number.returnPressed.connect(self.send)
        self.button.clicked.connect(self.send)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)

    @Slot()
    def _on_another(self) -> None:
        """What was said about the last test concerns another row or number."""
        if not self._runner.busy:
            self.result.clear()
            self.details.tell("")
        self.refresh()

    @Slot(object)
    def _on_finished(self, result: TestResult) -> None:
        if result.ok and result.practice:  # no green tick: nobody is to wait for it
            self.result.tell("warning", result.sentence, result.advice, icon="practice")
        else:
            self.result.tell("ok" if result.ok else "error", result.sentence, result.advice)
        self.details.tell(result.details)
        self.refresh()
        self.over.emit()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        sentence = self.tr("The test could not be sent.")
        self.result.tell_error(fault, sentence, details=self.details)
        self.refresh()
        self.over.emit()

    def _say(self) -> None:
        self._heading.setText(self.tr("See one on your own phone first"))
        self._label.setText(self.tr("Your own &number"))
        self.number.setAccessibleName(self.tr("Your own WhatsApp number"))
        self.number.setPlaceholderText(self.tr("for example 082 123 4567"))
        self.button.setText(self.tr("Send this one to my &phone"))
        self.refresh()

    def _build_layout(self, icons: Icons) -> None:
        frame, column = card("send_test")
        self._label.setBuddy(self.number)
        self.number.setObjectName("test_number")
        self.number.setMinimumWidth(180)
        self.button.setObjectName("send_test_button")
        icons.bind(self.button, "phone", size=16)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.number, 1)
        row.addWidget(self.button)
        column.addWidget(self._heading)
        column.addWidget(self._intro)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self.result)
        column.addWidget(self.details)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
