"""PracticeLinks: while practice mode is on, the sample files come from the pretend FlowIQ."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.services.account.sample import MEDIA_HOST

if TYPE_CHECKING:
    from flowiq_desktop.ui.state.active_account import ActiveAccount


class PracticeLinks(QObject):
    """Keeps a table of the hosts that previews may fetch from this computer itself.

    Attributes:
        hosts: host name -> address and port; empty while practice mode is off, so that no link in
            a spreadsheet can reach a server on this computer then.
    """

    def __init__(
        self,
        account: ActiveAccount,
        hosts: dict[str, tuple[str, int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.hosts = hosts
        self._account = account
        account.changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        connection = self._account.connection
        if connection is None or not connection.practice:
            self.hosts.clear()
            return
        parts = urlsplit(connection.api_url)
        if parts.hostname and parts.port:
            self.hosts[MEDIA_HOST] = (parts.hostname, parts.port)
