"""SampleSheet: the spreadsheet to practise on comes with its own country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.services.account.sample import SAMPLE_COUNTRY
from flowiq_desktop.services.preparing.country import default_country

if TYPE_CHECKING:
    from flowiq_desktop.services.account.practice import PracticeMode
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft


class SampleSheet(QObject):
    """Sets the country when the sample is opened, and the person's own one afterwards."""

    def __init__(
        self,
        draft: CampaignDraft,
        practice: PracticeMode,
        preferences: PreferenceStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._practice, self._preferences = draft, practice, preferences
        self._open = False
        draft.loaded_changed.connect(self._on_loaded_changed)

    @Slot()
    def _on_loaded_changed(self) -> None:
        loaded, draft = self._draft.loaded, self._draft
        was_open = self._open
        self._open = loaded is not None and loaded.origin.path == self._practice.sample
        if self._open and not was_open:
            draft.set_country(SAMPLE_COUNTRY)
        elif was_open and loaded is None:
            draft.set_country(default_country(self._preferences.current))
