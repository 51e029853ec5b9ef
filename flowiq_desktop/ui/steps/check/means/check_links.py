"""CheckLinks: where a link has no file behind it, the way to one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.core.links.link_texts import WITHOUT_FILE
from flowiq_desktop.services.manual.manual import FILE_LINKS
from flowiq_desktop.ui.help_asked import ask_for_help
from flowiq_desktop.ui.steps.check.check_actions import show_where_of_use

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft


class CheckLinks(QObject):
    """Offers to tell how a file gets a link while some task is about links that have none."""

    def __init__(self, draft: CampaignDraft, action: QAction, page: QWidget) -> None:
        super().__init__(page)
        self._draft, self._action, self._page = draft, action, page
        action.triggered.connect(self._on_triggered)

    def allow(self, *, free: bool) -> None:  # noqa: ARG002 - to read is always allowed
        """Look again whether there is such a task."""
        checked = self._draft.checked
        of_use = checked is not None and any(it.code in WITHOUT_FILE for it in checked.tasks())
        self._action.setEnabled(of_use)
        show_where_of_use(self._action, of_use=of_use)

    @Slot()
    def _on_triggered(self) -> None:
        ask_for_help(self._page, FILE_LINKS)
