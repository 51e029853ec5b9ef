"""Opening: what the person meets when the program starts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QStyle

from flowiq_desktop.services.preparing.country import default_country
from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.dialogs.welcome.welcome_dialog import WelcomeDialog
from flowiq_desktop.ui.steps.recipients import kept_texts
from flowiq_desktop.ui.widgets.question import Announcement

if TYPE_CHECKING:
    from pathlib import Path

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.drafts import DraftStore, LastDraft
    from flowiq_desktop.services.results.campaigns import CampaignService, CampaignSummary
    from flowiq_desktop.services.sending.duplicate_holds import HoldService
    from flowiq_desktop.ui.app.main_window import MainWindow
    from flowiq_desktop.ui.app.window_actions import WindowActions
    from flowiq_desktop.ui.dialogs.welcome.first_choices import FirstChoices
    from flowiq_desktop.ui.jobs.campaign_deleter import CampaignDeleter
    from flowiq_desktop.ui.language.spoken_language import SpokenLanguage
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.theme.icons import Icons


class Opening(QObject):
    """A warning comes first, then unfinished work, then the welcome at a first start."""

    def __init__(
        self,
        window: MainWindow,
        actions: WindowActions,
        campaigns: CampaignService,
        preferences: PreferenceStore,
        logo: Path,
        icons: Icons,
        holds: HoldService,
        *,
        language: SpokenLanguage,
        deleter: CampaignDeleter,
        drafts: DraftStore,
        draft: CampaignDraft,
        run: CampaignRun,
    ) -> None:
        super().__init__(window)
        self._draft, self._run, self._language = draft, run, language
        self._holds, self._drafts = holds, drafts
        self._window, self._actions, self._campaigns = window, actions, campaigns
        self._preferences, self._logo, self._icons = preferences, logo, icons
        self._unfinished: CampaignSummary | None = None
        self._left_open: Path | None = None
        window.view.notice.button.clicked.connect(self._on_continue)
        window.view.later_button.clicked.connect(window.view.notice.clear)
        deleter.deleted.connect(self._on_deleted)
        draft.loaded_changed.connect(self._on_opened)
        run.changed.connect(self._on_opened)

    def begin(self, *, practice: bool) -> None:
        """Show what there is to show.

        Args:
            practice: the program was started in practice mode.
        """
        if self._holds.copy_warning:
            self._warn_of_copy()
        unfinished = self._campaigns.unfinished()
        beside = all(map(self._campaigns.waits_beside_a_draft, unfinished))
        left_open = None if practice or not beside else self._find_left_open()
        if left_open is not None:
            self._tell_left_open(left_open, unfinished)
        elif unfinished:
            self._tell_unfinished(unfinished)
        if practice:
            self._actions.practise()
        elif not unfinished and not self._preferences.current.welcomed:
            self._welcome()

    def _warn_of_copy(self) -> None:
        """Say that messages are missing from the journal: what waits in it may have been sent."""
        box = Announcement(
            "copy_warning_dialog",
            lambda: self.tr("Some messages are missing from the list"),
            lambda: self._holds.copy_warning,
            self._what_copy_means,
            QStyle.StandardPixmap.SP_MessageBoxWarning,
            self._window,
        )
        if self._holds.missing:
            end = box.add_button(
                "acknowledge_missing_button", lambda: self.tr("&Hold nothing back")
            )
            end.clicked.connect(self._on_acknowledged)
            end.clicked.connect(box.accept)
        box.open()

    def _what_copy_means(self) -> str:
        if self._holds.missing:
            return self.tr(
                "Nothing was sent. Rows that still waited are held back and stand in the results. "
                "Past sends shows what the list knows. When you are sure that nothing goes out "
                "twice, “Hold nothing back” lets new campaigns go."
            )
        return self.tr(
            "Nothing was sent. Rows that still waited are held back and stand in the results."
        )

    @Slot()
    def _on_acknowledged(self) -> None:
        """The person knows what is missing, and wants the next campaign to go out at once."""
        try:
            self._holds.acknowledge_missing()
        except JournalError as fault:
            self._window.view.notice.tell_error(fault)

    def _tell_unfinished(self, unfinished: list[CampaignSummary]) -> None:
        newest = self._unfinished = unfinished[0]
        notice = self._window.view.notice
        notice.tell(
            "info",
            lambda: _where_it_stopped(newest),
            lambda: _what_is_left(newest, len(unfinished) - 1),
            icon="pause",
        )
        notice.offer(lambda: self.tr("Con&tinue…"))
        self._window.view.later_button.show()

    def _find_left_open(self) -> LastDraft | None:
        """The spreadsheet that was corrected when the window was closed, while unsent."""
        last = self._drafts.last()
        return None if last is None or self._campaigns.made_of(last.source) else last

    def _tell_left_open(self, last: LastDraft, moved: list[CampaignSummary]) -> None:
        """Offer a spreadsheet; some of its rows may wait in campaigns of their own."""
        self._left_open = last.path
        rows = sum(campaign.left for campaign in moved)
        notice = self._window.view.notice
        notice.tell(
            "info",
            lambda: kept_texts.left_open(last.cells, last.left_out, last.path.name),
            lambda: kept_texts.what_is_kept(rows),
            icon="pause",
        )
        notice.offer(lambda: self.tr("&Open it again"))
        self._window.view.later_button.show()

    def _welcome(self) -> None:
        choices, languages = self._preferences.current, self._language.available
        dialog = WelcomeDialog(self._logo, self._icons, choices, languages, self._window)
        dialog.choices.language_chosen.connect(self._language.choose)
        dialog.begun.connect(partial(self._on_begun, dialog.choices))
        dialog.practice_chosen.connect(self._actions.practise)
        dialog.account_chosen.connect(self._actions.open_account)
        dialog.accepted.connect(self._on_welcomed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_begun(self, entered: FirstChoices) -> None:
        """Know what was entered before the first spreadsheet is opened."""
        entered.take(self._preferences.current)
        if self._draft.loaded is None:
            self._draft.set_country(default_country(self._preferences.current))

    @Slot()
    def _on_welcomed(self) -> None:
        self._preferences.current.welcomed = True
        self._preferences.keep()

    @Slot()
    def _on_opened(self) -> None:
        """What the notice offers may just have been opened in another way."""
        loaded, campaign = self._draft.loaded, self._run.campaign_id
        file = self._left_open is not None and loaded and loaded.origin.path == self._left_open
        if file or (self._unfinished is not None and campaign == self._unfinished.id):
            self._unfinished = self._left_open = None
            self._window.view.notice.clear()

    @Slot()
    def _on_deleted(self) -> None:
        """What the notice is about may have been deleted."""
        if self._unfinished is not None and not self._is_still_there(self._unfinished):
            self._unfinished = None
            self._window.view.notice.clear()

    @Slot()
    def _on_continue(self) -> None:
        if self._unfinished is None and self._left_open is None:
            return
        self._window.view.notice.clear()
        if self._left_open is not None:
            path, self._left_open = self._left_open, None
            self._actions.open_file(path)
            return
        if self._unfinished is None:
            return
        if self._is_still_there(self._unfinished):
            self._actions.open_campaign(self._unfinished.id)

    def _is_still_there(self, campaign: CampaignSummary) -> bool:
        """Whether the campaign still exists: the numbers of deleted ones are reused."""
        found = self._campaigns.summary(campaign.id)
        return found is not None and (found.name, found.created) == (
            campaign.name,
            campaign.created,
        )


def _where_it_stopped(campaign: CampaignSummary) -> str:
    done, total = campaign.total - campaign.left, campaign.total
    if not campaign.was_begun:
        if campaign.practice:
            return say("“{name}”, a practice campaign, was not begun.", name=campaign.name)
        return say("“{name}” was not begun.", name=campaign.name)
    if campaign.practice:
        return say(
            "“{name}”, a practice campaign, stopped at {done:,} of {total:,}.",
            name=campaign.name,
            done=done,
            total=total,
        )
    return say(
        "“{name}” stopped at {done:,} of {total:,}.", name=campaign.name, done=done, total=total
    )


def _what_is_left(campaign: CampaignSummary, others: int) -> str:
    """What waits, what is unsure, and how many other campaigns are unfinished."""
    parts = [say_count("1 waits to be sent.", "{n} wait to be sent.", campaign.left)]
    if campaign.unsure:
        parts.append(
            say_count(
                "1 is unsure, and is not sent again by itself.",
                "{n} are unsure, and are not sent again by themselves.",
                campaign.unsure,
            )
        )
    if others:
        parts.append(say_count("1 more under Past sends.", "{n} more under Past sends.", others))
    return " ".join(parts)
