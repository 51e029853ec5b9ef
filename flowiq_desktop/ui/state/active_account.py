"""ActiveAccount: which FlowIQ the window talks to now, the person's account or the pretend one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.services.account.account import AccountService, AccountSummary, Connection
    from flowiq_desktop.services.account.practice import PracticeMode

Reading = tuple["AccountSummary", "Connection | None"]


class ActiveAccount(QObject):
    """Practice mode on or off, and the connection to send with.

    The system's key store may take seconds to answer, and the pretend FlowIQ takes a moment to
    start, so both happen in the background; `connection` is None meanwhile.

    Signals:
        changed: the account or practice mode has changed.
        failed: the exception that kept practice mode from starting, or the account from being read.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, accounts: AccountService, practice: PracticeMode, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._practice_mode = practice
        self._practice = False
        self._pretend: Connection | None = None
        self._real: Connection | None = None
        self._summary: AccountSummary | None = None
        self._reader = LatestJob(self)
        self._starter = BackgroundRunner(self)
        self._reader.finished.connect(self._on_read)
        self._reader.failed.connect(self.failed)
        self._starter.finished.connect(self._on_started)
        self._starter.failed.connect(self._on_start_failed)

    @property
    def practice(self) -> bool:
        """Whether practice mode is on, or about to be."""
        return self._practice

    @property
    def connection(self) -> Connection | None:
        """What to send with now, or None while there is nothing."""
        return self._pretend if self._practice else self._real

    @property
    def summary(self) -> AccountSummary | None:
        """The person's account as it may be shown, once it is read."""
        return self._summary

    @property
    def busy(self) -> bool:
        """Whether the account is being read or practice mode is starting."""
        return self._reader.busy or self._starter.busy

    @Slot()
    def refresh(self) -> None:
        """Read the person's account again."""
        self._reader.request(self._make_reading)

    def words(self) -> str:
        """Who messages come from, for the person to read."""
        if self._practice:
            return self.tr("Practice mode, on this computer: nothing is really sent")
        if self._summary is None or not self._summary.key_hint:
            return self.tr("No account yet")
        text = self.tr("Your FlowIQ account, key {key}")
        if self._summary.tenant_id:
            text = self.tr("{organisation} at FlowIQ, key {key}")
        words = text.format(key=self._summary.key_hint, organisation=self._summary.tenant_id)
        if not self._summary.proxy:
            return words
        through = self.tr("{account}, through the proxy {proxy}")
        return through.format(account=words, proxy=self._summary.proxy.removeprefix("http://"))

    def set_practice(self, on: bool) -> None:
        """Turn practice mode on or off; sending to real people never happens while it is on."""
        if on == self._practice:
            return
        self._practice = on
        if on and self._pretend is None and not self._starter.busy:
            self._starter.start(self._start_practice())
        self.changed.emit()

    def shutdown(self) -> None:
        """Stop the pretend FlowIQ and wait for what runs."""
        self._reader.shutdown()
        self._starter.shutdown()
        self._practice_mode.stop()

    def _make_reading(self) -> Generator[Progress, None, Reading]:
        yield Progress(mark("Reading the account"))
        return self._accounts.summary, self._accounts.connection()

    def _start_practice(self) -> Generator[Progress, None, Connection]:
        yield Progress(mark("Starting practice mode"))
        return self._practice_mode.start()

    @Slot(object)
    def _on_read(self, reading: Reading) -> None:
        self._summary, self._real = reading
        self.changed.emit()

    @Slot(object)
    def _on_started(self, connection: Connection) -> None:
        self._pretend = connection
        self.changed.emit()

    @Slot(object)
    def _on_start_failed(self, fault: Exception) -> None:
        self._practice = False
        self.changed.emit()
        self.failed.emit(fault)
