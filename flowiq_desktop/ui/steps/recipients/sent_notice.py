"""SentNotice: that this very list was sent before, as soon as it is loaded."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.moments import day
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.english_beneath import EnglishBeneath
from flowiq_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.results.campaigns import CampaignService, CampaignSummary
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.theme.icons import Icons

_LOG = logging.getLogger(__name__)


class SentNotice(Notice):
    """Says what went out, and what to do; its button shows the past sends.

    Nothing is held back by it: that is done word for word, when a campaign is written down.
    """

    def __init__(
        self,
        draft: CampaignDraft,
        account: ActiveAccount,
        campaigns: CampaignService,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icons, "sent_notice", parent)
        self._draft, self._account, self._campaigns = draft, account, campaigns
        self._english = EnglishBeneath("sent_notice")
        self._words.addWidget(self._english)
        self._newest: CampaignSummary | None = None
        draft.loaded_changed.connect(self._look)
        account.changed.connect(self._look)
        keep_translated(self, self._say_english)

    @Slot()
    def _look(self) -> None:
        newest = self._newest = next(iter(self._find()), None)
        self._say_english()
        if newest is None:
            self.clear()
            return
        self.tell("info", lambda: what_was_sent(newest), lambda: what_to_do(newest))
        self.offer(lambda: say("Past sends"))

    def _say_english(self) -> None:
        """Whether to send again is what nobody must misread."""
        newest = self._newest
        if newest is None:
            self._english.show_english()
        else:
            self._english.show_english(lambda: what_was_sent(newest), lambda: what_to_do(newest))

    def _find(self) -> list[CampaignSummary]:
        """As far as the list can be read: what is written down is looked through in any case."""
        loaded = self._draft.loaded
        if loaded is None:
            return []
        origin = loaded.origin
        try:
            practice = self._account.practice
            return self._campaigns.sent_of(origin.sha256, origin.sheet_name, practice=practice)
        except JournalError as fault:
            _LOG.warning("Nobody can tell whether the list was sent before: %s", fault)
            return []


def what_was_sent(campaign: CampaignSummary) -> str:
    """When the list was sent, and how much of it went out or may have."""
    return say_count(
        "This very list was sent before, on {day}: 1 message went out, or may have.",
        "This very list was sent before, on {day}: {n} messages went out, or may have.",
        campaign.sent + campaign.unsure,
        day=day(campaign.created.date()),
    )


def what_to_do(campaign: CampaignSummary) -> str:
    """What to do instead of sending all of it again."""
    if campaign.left:
        return say_count(
            "1 message of it waits still: continue it under Past sends, rather than begin anew.",
            "{n} messages of it wait still: continue it under Past sends, rather than begin anew.",
            campaign.left,
        )
    return say(
        "To send other words, go on. Whoever got the same words in the last thirty days is held"
        " back until you have been asked."
    )
