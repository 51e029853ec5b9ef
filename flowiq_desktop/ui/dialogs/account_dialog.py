"""The account: key, organisation, address; tested before or after saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from flowiq_desktop.services.account.account import Connection
from flowiq_desktop.texts import said, say
from flowiq_desktop.ui.dialogs.account_jobs import forgotten, saved, tested
from flowiq_desktop.ui.dialogs.account_view import SIZE, AccountView
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.services.account.account import (
        AccountService,
        AccountSummary,
        ConnectionReport,
    )
    from flowiq_desktop.ui.jobs.background import Job
    from flowiq_desktop.ui.theme.icons import Icons


class AccountDialog(TaskDialog):
    """Everything that touches the system's key store runs in the background: it may ask the person.

    Signals:
        saved: the account has changed.
    """

    saved = Signal()

    def __init__(
        self, accounts: AccountService, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__("account_dialog", lambda: say("FlowIQ account"), SIZE, parent)
        self._accounts = accounts
        self._summary: AccountSummary | None = None
        self._tester = LatestJob(self)
        self._writer = BackgroundRunner(self)
        self.view = AccountView(self, icons, QGuiApplication.clipboard())
        self._connect()
        keep_translated(self, self._say)

    def begin(self, summary: AccountSummary | None) -> None:
        """Open the dialog; it is reused, because a test may outlive its closing.

        Args:
            summary: the present account, or None while it is being read.
        """
        self._summary = summary
        self.view.result.clear()
        self.view.details.tell("")
        self.view.offer_to_cancel()
        self.view.test_button.setEnabled(True)
        self._show_summary()
        self.view.key.setFocus()
        self.open()

    def shutdown(self) -> None:
        """Wait for what runs in the background."""
        self._tester.shutdown()
        self._writer.shutdown()

    @override
    def resting_places(self) -> tuple[QWidget, ...]:
        return (self.view.key,)

    @override
    def done(self, result: int) -> None:
        self._tester.cancel()
        self.view.key.clear()
        super().done(result)

    def _connect(self) -> None:
        view = self.view
        view.key.textChanged.connect(self._on_key_edited)
        view.key.editingFinished.connect(self._check_key)
        view.url.textChanged.connect(self._on_url_edited)
        view.proxy.textChanged.connect(self._on_proxy_edited)
        view.found_proxy_button.clicked.connect(self._on_proxy_offered)
        view.show_button.pressed.connect(self._on_show_pressed)
        view.show_button.released.connect(self._on_show_released)
        view.test_button.clicked.connect(self._on_test)
        view.save_button.clicked.connect(self._on_save)
        view.cancel_button.clicked.connect(self.reject)
        view.forget_button.clicked.connect(self._on_forget)
        for entry in (view.key, view.tenant, view.url, view.proxy):
            entry.textEdited.connect(self._on_edited)
        self._tester.finished.connect(self._on_tested)
        self._tester.failed.connect(self._on_failed)
        self._writer.finished.connect(self._on_written)
        self._writer.failed.connect(self._on_failed)

    def _show_summary(self) -> None:
        summary, view = self._summary, self.view
        view.note_key("")
        view.note_url("")
        view.note_proxy("")
        view.forget_button.setVisible(bool(summary and summary.key_hint))
        self._say()
        if summary is None:
            return
        view.tenant.setText(summary.tenant_id)
        view.url.setText(summary.api_url)
        view.proxy.setText(_shown(summary.proxy))
        self._offer_proxy()

    def _say(self) -> None:
        """What is said of the key; what was said of an entry stays."""
        summary, view = self._summary, self.view
        view.kept.setText(self._where_kept(summary) if summary else "")
        if summary and summary.key_hint:
            text = self.tr("A key is saved: {hint}. Leave this blank to keep it.")
            view.key.setPlaceholderText(text.format(hint=summary.key_hint))
        else:
            view.key.setPlaceholderText("fiq_…")

    def _where_kept(self, summary: AccountSummary) -> str:
        match summary.kept:
            case "system":
                return self.tr("Your key is kept in this computer's own key store.")
            case "session":
                return self.tr(
                    "This computer has no key store for it, so your key is kept in memory only, "
                    "until you close the program."
                )
        if summary.note:
            text = self.tr("{note} Your key would be kept until you close the program.")
            return text.format(note=said(summary.note))
        return self.tr("Your key will be kept in this computer's own key store, never in a file.")

    # -- entry ------------------------------------------------------------------------------

    @Slot()
    def _on_key_edited(self) -> None:
        self.view.note_key("")
        self.view.result.clear()
        self.view.details.tell("")

    @Slot()
    def _on_url_edited(self) -> None:
        self.view.note_url("")
        self.view.result.clear()

    @Slot()
    def _on_proxy_edited(self) -> None:
        self.view.note_proxy("")
        self.view.result.clear()
        self._offer_proxy()

    @Slot()
    def _on_proxy_offered(self) -> None:
        self.view.proxy.setText(_shown(self._accounts.found_proxy))
        self.view.proxy.setFocus()

    def _offer_proxy(self) -> None:
        """Offer this computer's proxy while none is entered."""
        written = self.view.proxy.text().strip()
        self.view.offer_proxy("" if written else _shown(self._accounts.found_proxy))

    @Slot()
    def _check_key(self) -> bool:
        """Clean up or refuse what was typed; an empty entry keeps the present key."""
        text = self.view.key.text()
        if not text:
            return self._has_key()
        entry = self._accounts.check_key(text)
        if entry.problem:
            self.view.note_key(lambda: self._accounts.check_key(text).problem, "error")
            return False
        if entry.key != text:
            self.view.key.setText(entry.key)
        if entry.mended:
            self.view.note_key(lambda: self._accounts.check_key(text).mended, "ok")
        return True

    def _has_key(self) -> bool:
        """Whether the address shown has a saved key; a new address needs one of its own."""
        summary, url = self._summary, self._checked_url()
        return bool(summary and summary.key_hint and url == summary.api_url)

    def _checked_url(self) -> str:
        written = self.view.url.text()
        url, problem = self._accounts.check_url(written)
        self.view.note_url(lambda: self._accounts.check_url(written)[1], "error" if problem else "")
        if problem:
            self.view.advanced_button.setChecked(True)
        return url

    def _checked_proxy(self) -> str | None:
        """The proxy's address, "" for none, or None when it cannot be one."""
        written = self.view.proxy.text()
        proxy, problem = self._accounts.check_proxy(written)
        self.view.note_proxy(
            lambda: self._accounts.check_proxy(written)[1], "error" if problem else ""
        )
        if problem:
            self.view.advanced_button.setChecked(True)
        return None if problem else proxy

    def _entry(self) -> tuple[str | None, str, str] | None:
        """Key (None: the saved one), address and proxy; None when something is wrong."""
        url, proxy = self._checked_url(), self._checked_proxy()
        if not url or proxy is None:
            (self.view.proxy if url else self.view.url).setFocus()
            return None
        if not self._check_key():
            if not self.view.key.text():
                self.view.note_key(lambda: self._accounts.check_key("").problem, "error")
            self.view.key.setFocus()
            return None
        return self.view.key.text() or None, url, proxy

    @Slot()
    def _on_show_pressed(self) -> None:
        self.view.key.setEchoMode(QLineEdit.EchoMode.Normal)

    @Slot()
    def _on_show_released(self) -> None:
        self.view.key.setEchoMode(QLineEdit.EchoMode.Password)

    # -- testing and saving -----------------------------------------------------------------

    @Slot()
    def _on_test(self) -> None:
        entry = self._entry()
        if entry is None or self._tester.busy:
            return
        key, url, proxy = entry
        self.view.test_button.setEnabled(False)
        self.view.result.tell("info", lambda: self.tr("Asking FlowIQ…"))
        self.view.details.tell("")
        tenant = self.view.tenant.text().strip()

        def make_test() -> Job:
            return tested(self._accounts, key, Connection(url, "", tenant, proxy=proxy))

        self._tester.request(make_test)

    @Slot()
    def _on_edited(self) -> None:
        """What a test said was about what was entered before."""
        if self.view.test_button.isEnabled():
            self.view.result.clear()
            self.view.details.tell("")

    @Slot(object)
    def _on_tested(self, report: ConnectionReport) -> None:
        self.view.test_button.setEnabled(True)
        self.view.result.tell("ok" if report.ok else "error", report.sentence, report.advice)
        self.view.details.tell(report.details)
        if not report.ok and not self.view.proxy.text() and self._accounts.found_proxy:
            self.view.advanced_button.setChecked(True)  # where the proxy is offered

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.view.test_button.setEnabled(True)
        self.view.save_button.setEnabled(True)
        self.view.result.tell_error(fault)

    @Slot()
    def _on_save(self) -> None:
        entry = self._entry()
        if entry is None or self._writer.busy:
            return
        key, url, proxy = entry
        self.view.save_button.setEnabled(False)
        account = Connection(url, key or "", self.view.tenant.text(), proxy=proxy)
        self._writer.start(saved(self._accounts, account))

    @Slot()
    def _on_forget(self) -> None:
        question = Question(
            "forget_question",
            lambda: self.tr("Forget the key?"),
            lambda: self.tr("You will need it again to send. It stays valid at FlowIQ."),
            lambda: self.tr("Forget key"),
            lambda: self.tr("Keep it"),
            self,
        )
        question.accepted.connect(self._forget)
        question.open()

    @Slot()
    def _forget(self) -> None:
        if not self._writer.busy:
            self._writer.start(forgotten(self._accounts))

    @Slot(object)
    def _on_written(self, written: tuple[str, AccountSummary]) -> None:
        """Close after saving, unless there is a sentence to read about where the key is."""
        sentence, self._summary = written
        self.saved.emit()
        self.view.save_button.setEnabled(True)
        self.view.key.clear()
        self._show_summary()
        if sentence:
            self.view.result.tell("info", sentence)
            self.view.offer_to_cancel(saved=True)
        elif self._summary.key_hint:
            self.accept()
        else:
            self.view.result.tell("ok", lambda: self.tr("The key is forgotten."))


def _shown(proxy: str) -> str:
    return proxy.removeprefix("http://")
