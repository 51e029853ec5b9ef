"""OwnCampaign: the campaign made of the present draft, which may give way to changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from flowiq_desktop.services.results.campaigns import CampaignSummary
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.campaign_run import CampaignRun


class OwnCampaign(QObject):
    """Lets a draft be changed although a campaign was made of it, as long as nothing was sent.

    When the draft is changed, the window turns away from the campaign. It is removed only when the
    journal knows of no attempt and no decision; whatever was tried stays among the past sends.

    Signals:
        made_way: the window has turned away from the campaign, because the draft was changed.
    """

    made_way = Signal()

    def __init__(
        self, draft: CampaignDraft, run: CampaignRun, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._id: int | None = None
        self._kept: CampaignSummary | None = None
        draft.frozen.connect(self._on_frozen)
        draft.loaded_changed.connect(self._on_replaced)
        for edited in (draft.rows_changed, draft.mapping_changed, draft.checked_changed):
            edited.connect(self._make_way)

    @property
    def changeable(self) -> bool:
        """Whether the window is at the draft's campaign, and nothing of it counts as sent."""
        progress = self._run.progress
        own = self._id is not None and self._run.campaign_id == self._id
        return own and self._run.certain and progress.left == progress.total

    @property
    def kept(self) -> CampaignSummary | None:
        """The campaign that made way and is still among the past sends, if it is."""
        return self._kept

    @Slot(int)
    def _on_frozen(self, campaign_id: int) -> None:
        self._id, self._kept = campaign_id, None

    @Slot()
    def _on_replaced(self) -> None:
        """Another spreadsheet, or none: the campaign no longer belongs to any draft."""
        self._kept = None
        self._make_way()
        self._id = None

    @Slot()
    def _make_way(self) -> None:
        campaign = self._run.campaign
        if campaign is None or self._run.running or not self.changeable:
            return
        self._kept = None if self._run.discard() else campaign
        self.made_way.emit()
