"""CheckSave: the corrected list as a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton

from flowiq_desktop.services.results.split_rows import Splits
from flowiq_desktop.ui.jobs.saved_notice import SavedNotice
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.jobs.list_saver import ListSaver
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.theme.icons import Icons


class CheckSave(QObject):
    """Saves the list as it was corrected; the person's file stays as it is.

    Attributes:
        notice: says where it is and what is in it, until another list is opened.
    """

    def __init__(
        self,
        draft: CampaignDraft,
        lists: ListSaver,
        action: QAction,
        icons: Icons,
        page: QWidget,
    ) -> None:
        super().__init__(action)
        self._draft, self._lists, self._action, self._page = draft, lists, action, page
        self.notice = ListSavedNotice(lists, icons)
        action.triggered.connect(self._on_triggered)
        draft.loaded_changed.connect(self.notice.clear)

    def allow(self, *, free: bool) -> None:
        """Look again at whether there is a list to save; `free` when edits may be made."""
        self._action.setEnabled(free and not self._lists.busy)

    @Slot()
    def _on_triggered(self) -> None:
        self._ask(None)

    @Slot()
    def save_split(self) -> None:
        """Save the list with a row for each number where a cell has several."""
        if self._draft.checked is not None:
            self._ask(Splits.of(self._draft.checked))

    def _ask(self, splits: Splits | None) -> None:
        if self._draft.loaded is not None:
            self._lists.ask(self._draft.loaded, self._draft.edits, self._page, splits)


class ListSavedNotice(SavedNotice):
    """What became of saving the list; one can go on with what was saved."""

    def __init__(self, lists: ListSaver, icons: Icons) -> None:
        super().__init__(lists, icons, "list_saved_notice")
        self._lists = lists
        self.go_on = QPushButton()
        self.go_on.setObjectName("list_saved_go_on")
        keep_translated(self.go_on, self._say_go_on)
        self.go_on.hide()
        self.add(self.go_on)
        self.go_on.clicked.connect(self._on_go_on)
        lists.started.connect(self.go_on.hide)
        lists.saved.connect(self._on_list_saved)
        self._saved = Path()

    def _say_go_on(self) -> None:
        self.go_on.setText(self.tr("Go on with &this list"))

    @Slot(object, bool)
    def _on_list_saved(self, path: Path, _numbered: bool) -> None:
        self._saved = path
        self.go_on.show()

    @Slot()
    def _on_go_on(self) -> None:
        self._lists.wanted.emit(self._saved)

    @override
    def _not_saved(self) -> str:
        return self.tr("The list could not be saved.")
