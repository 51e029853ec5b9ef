"""PeopleActions: what the menu does about people, such as those who do not want messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.services.preparing.country import default_country
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.ui.dialogs.erase_dialog import EraseDialog
from flowiq_desktop.ui.dialogs.stop_list_dialog import StopListDialog
from flowiq_desktop.ui.jobs.person_eraser import PersonEraser
from flowiq_desktop.ui.jobs.stop_list_keeper import StopListKeeper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.reach.stop_list import StopListService
    from flowiq_desktop.services.results.erasing import ErasingService
    from flowiq_desktop.ui.app.main_window import MainWindow
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.theme.icons import Icons


class PeopleActions(QObject):
    """Opens the dialogs about people.

    Signals:
        over: one is closed; what is known of people may have changed in it.
    """

    over = Signal()

    def __init__(
        self,
        window: MainWindow,
        draft: CampaignDraft,
        people: StopListService,
        erasing: ErasingService,
        preferences: PreferenceStore,
        icons: Icons,
        explainer: Explainer,
    ) -> None:
        super().__init__(window)
        self._window, self._draft = window, draft
        self._people, self._preferences, self._icons = people, preferences, icons
        self._erasing, self._explainer = erasing, explainer
        self._keeper = StopListKeeper(people, self)
        self.eraser = PersonEraser(erasing, self)
        window.menu.stopped.triggered.connect(self.open_stop_list)
        window.menu.poster.triggered.connect(self.open_poster)
        window.menu.erase.triggered.connect(self.open_erase)

    @Slot()
    def open_stop_list(self) -> None:
        """Show who does not want messages."""
        people, keeper = self._people, self._keeper
        preferences, icons = self._preferences, self._icons
        self._open(StopListDialog(people, keeper, self._country, preferences, icons, self._window))

    @Slot()
    def open_erase(self) -> None:
        """Ask whom to erase."""
        self._open(
            EraseDialog(self._erasing, self.eraser, self._country, self._icons, self._window)
        )

    @Slot()
    def open_poster(self) -> None:
        """Show the poster by which people write first."""
        # Few ever open it, and every start would wait for what draws it.
        from flowiq_desktop.ui.dialogs.poster_dialog import PosterDialog  # noqa: PLC0415

        explanation = self._explainer.make(Term.DAY)
        self._open(
            PosterDialog(self._preferences, self._country, self._icons, explanation, self._window)
        )

    def shutdown(self) -> None:
        """Wait for what runs in the background."""
        self._keeper.shutdown()
        self.eraser.shutdown()

    @property
    def _country(self) -> str:
        if self._draft.loaded is not None:
            return self._draft.country
        return default_country(self._preferences.current)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.over)
        dialog.open()
