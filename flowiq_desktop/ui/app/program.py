"""Program: the composition root of the window. Every part is built here, from the services."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QIcon

from flowiq_desktop.services.manual.manual import Manual
from flowiq_desktop.services.preparing.country import default_country
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.ui.app.help_actions import HelpActions
from flowiq_desktop.ui.app.leaving import Leaving
from flowiq_desktop.ui.app.opening import Opening
from flowiq_desktop.ui.app.people_actions import PeopleActions
from flowiq_desktop.ui.app.retention import Retention
from flowiq_desktop.ui.app.window_actions import WindowActions
from flowiq_desktop.ui.explaining.explainer import Explainer
from flowiq_desktop.ui.explaining.pictures import Pictures
from flowiq_desktop.ui.jobs.campaign_deleter import CampaignDeleter
from flowiq_desktop.ui.jobs.check_runner import CheckRunner
from flowiq_desktop.ui.jobs.edit_runner import EditRunner
from flowiq_desktop.ui.jobs.example_saver import ExampleSaver
from flowiq_desktop.ui.jobs.list_saver import ListSaver
from flowiq_desktop.ui.jobs.results_reader import ResultsReader
from flowiq_desktop.ui.jobs.results_saver import ResultsSaver
from flowiq_desktop.ui.jobs.sheet_loader import SheetLoader
from flowiq_desktop.ui.preview.controller import PreviewController
from flowiq_desktop.ui.preview.media_loader import MediaLoader
from flowiq_desktop.ui.preview.preview_pane import PreviewPane
from flowiq_desktop.ui.state.active_account import ActiveAccount
from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
from flowiq_desktop.ui.state.campaign_run import CampaignRun
from flowiq_desktop.ui.state.draft_keeper import DraftKeeper
from flowiq_desktop.ui.state.links import Links
from flowiq_desktop.ui.state.own_campaign import OwnCampaign
from flowiq_desktop.ui.state.practice_links import PracticeLinks
from flowiq_desktop.ui.state.reach import Reach
from flowiq_desktop.ui.state.reconciliation import Reconciliation
from flowiq_desktop.ui.state.sample_sheet import SampleSheet
from flowiq_desktop.ui.state.send_start import SendStart
from flowiq_desktop.ui.state.spending import Spending
from flowiq_desktop.ui.steps.check.check_page import CheckPage
from flowiq_desktop.ui.steps.check.links_card import LinksCard
from flowiq_desktop.ui.steps.check.moved_notice import MovedNotice
from flowiq_desktop.ui.steps.check.reach_card import ReachCard
from flowiq_desktop.ui.steps.check.reach_mover import ReachMover
from flowiq_desktop.ui.steps.message.message_page import MessagePage
from flowiq_desktop.ui.steps.recipients.kept_notice import KeptNotice
from flowiq_desktop.ui.steps.recipients.recipients_page import RecipientsPage
from flowiq_desktop.ui.steps.results.results_page import ResultsPage
from flowiq_desktop.ui.steps.results.row_mover import RowMover
from flowiq_desktop.ui.steps.send.consent_notice import ConsentNotice
from flowiq_desktop.ui.steps.send.preparation import Preparation
from flowiq_desktop.ui.steps.send.send_page import SendPage
from flowiq_desktop.ui.steps.send.send_test_card import SendTestCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from flowiq_desktop.assembly import Services
    from flowiq_desktop.ui.app.shell import Shell
    from flowiq_desktop.ui.steps.page import Page

_LAST_WAIT_MS = 95_000
"""A request ends by itself after 90 seconds; nothing in flight is ever cut off before that."""
_LOOK_WAIT_MS = 25_000
"""A request for a conversation ends by itself after 20 seconds."""


class Program(QObject):
    """Furnishes a window that may be shown already; the event loop is the caller's.

    Args:
        services: what the window works with.
        shell: the window, still empty.
        meanwhile: called between the parts that take their time, such as to let the window draw.

    Attributes:
        services: what the window works with.
        window: the main window.
        theme: its looks.
        language: what it speaks.
        draft: the campaign being prepared.
        account: which FlowIQ the window talks to.
        run: the campaign being sent.
        reach: who of the draft can be reached.
        explainer: says what terms mean, each unasked once.
    """

    def __init__(
        self, services: Services, shell: Shell, meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__()
        self.services, self._meanwhile = services, meanwhile
        preferences = services.preferences
        self._closing = ExitStack()
        self.language = shell.language
        self.window, self.theme, self.icons = shell.window, shell.theme, shell.icons
        pictures = Pictures(services.resources / "pictures", self.theme, self)
        self.explainer = Explainer(pictures, self.icons, preferences)
        self.draft = CampaignDraft(default_country(preferences.current), self)
        self.account = ActiveAccount(services.account, services.practice, self)
        self.run = CampaignRun(services.send, services.campaigns, self)
        self._reconciliation = Reconciliation(
            services.reconciliation, services.holds, self.run, self.account, self
        )
        self._sample = SampleSheet(self.draft, services.practice, preferences, self)
        self._keeper = DraftKeeper(self.draft, services.drafts, self)
        self._loader = SheetLoader(
            self.draft, services.mappings, self._keeper, preferences, services.workers, self
        )
        self._examples = ExampleSaver(services.templates, preferences, self)
        self._deleter = CampaignDeleter(services.campaigns, self.run, self)
        self._saver = ResultsSaver(
            services.report, preferences, services.practice.sample.parent, self
        )
        self._lists = ListSaver(services.lists, services.practice.sample.parent, self)
        self.pages = self._make_pages()
        self.leaving = Leaving(self.run, self._test_card, self)
        pane = PreviewPane()
        self._preview = PreviewController(self.draft, pane, self._make_media(), self)
        self._meanwhile()
        self.window.furnish(self.pages, pane, preferences, self.leaving, self._meanwhile)
        self._meanwhile()
        self.actions = self._make_actions()
        manual = Manual(services.resources / "manual")
        self.helping = HelpActions(self.window, services.practice, manual, pictures)
        self.people = PeopleActions(
            self.window,
            self.draft,
            services.stop_list,
            services.erasing,
            preferences,
            self.icons,
            self.explainer,
        )
        self._retention = Retention(self.window, services.campaigns, preferences, self.run)
        self.actions.settings_changed.connect(self._retention.look)
        self.people.eraser.erased.connect(self.run.reread)
        self.people.over.connect(self.reach.reread)
        logo = services.resources / "icons" / "flowiq.svg"
        self.window.setWindowIcon(QIcon(str(logo)))
        self._opening = Opening(
            self.window,
            self.actions,
            services.campaigns,
            preferences,
            logo,
            self.icons,
            services.holds,
            language=self.language,
            deleter=self._deleter,
            drafts=services.drafts,
            draft=self.draft,
            run=self.run,
        )
        self._close_in_order()
        self.actions.settings_changed.connect(self._on_settings_changed)
        # The page records a spreadsheet as recent first, because it was connected first.
        self._loader.loaded.connect(self.actions.show_recent)
        self._lists.wanted.connect(self.actions.open_file)
        self._send.account_requested.connect(self.actions.open_account)
        self._results.new_campaign_requested.connect(self.actions.new_campaign)
        self._results.sending_requested.connect(self._send.proceed)
        self._mover = RowMover(
            services.moving, services.saved, self.run, self.icons, self.explainer, self.window
        )
        self._results.template_requested.connect(self._mover.ask)
        self._mover.moved.connect(self.actions.open_campaign)
        self.actions.settle_requested.connect(self._results.find_out)

    def begin(self, *, practice: bool = False) -> None:
        """Look up the account, and look for unfinished work."""
        self.account.refresh()
        self._opening.begin(practice=practice)
        self._retention.look()

    @Slot()
    def finish_sending(self) -> None:
        """Stop sending and wait until nothing is in flight: the session is about to end."""
        self.run.shutdown(_LAST_WAIT_MS)
        self._test_card.shutdown(_LAST_WAIT_MS)

    def _finish_looking(self) -> None:
        self._reconciliation.shutdown(_LOOK_WAIT_MS)
        self.reach.shutdown(_LOOK_WAIT_MS)

    def close(self) -> None:
        """Stop everything that runs; what is in flight is waited for, and the journal closed."""
        self._closing.close()

    def _make_pages(self) -> tuple[Page, ...]:
        services, preferences = self.services, self.services.preferences
        self._checks = CheckRunner(self.draft, self)
        self._edits = EditRunner(self.draft, self)
        self.reach = Reach(self.draft, self.account, services.looks, services.stop_list, self)
        self._spending = Spending(services.prices, services.costs, self.account, self)
        looks = services.link_looks
        self._behind_links = Links(self.draft, looks, self._edits, preferences, self)
        self._preparation = Preparation(
            self.draft,
            self.account,
            services.send,
            services.holds,
            self.reach,
            self.icons,
            links=self._behind_links,
            explainer=self.explainer,
            parent=self,
        )
        self._test_card = SendTestCard(
            self.draft, self.account, services.send, preferences, self.icons
        )
        self.recipients = RecipientsPage(
            self.draft,
            self._loader,
            self._examples,
            preferences,
            self.icons,
            self._kept_notice("recipients_kept"),
            meanwhile=self._meanwhile,
        )
        self._meanwhile()
        self._message = MessagePage(
            self.draft,
            services.mappings,
            services.saved,
            self.icons,
            self.theme,
            self.explainer,
            preferences,
        )
        self._meanwhile()
        self._check = CheckPage(
            self.draft,
            self._checks,
            self._edits,
            self.icons,
            self.theme,
            self._kept_notice("check_kept"),
            self._make_reach_card(),
            lists=self._lists,
            links=self._make_links_card(),
        )
        self._meanwhile()
        self._send = SendPage(
            OwnCampaign(self.draft, self.run, self),
            self._preparation,
            self.run,
            SendStart(self.run, self.account, services.send, preferences, self),
            self.account,
            self._saver,
            preferences,
            self._test_card,
            spending=self._spending,
            icons=self.icons,
            now=local_now,
        )
        self._send.view.progress.show_below(ConsentNotice(self.run, services.contacts, self.icons))
        self._meanwhile()
        self._results = ResultsPage(
            self.run,
            services.report,
            ResultsReader(services.results, self),
            self._reconciliation,
            self._saver,
            services.contacts,
            self.icons,
            self.explainer,
            spending=self._spending,
        )
        return (self.recipients, self._message, self._check, self._send, self._results)

    def _make_reach_card(self) -> ReachCard:
        services = self.services
        mover = ReachMover(
            self.draft,
            self._edits,
            self.account,
            services.draft_moving,
            services.saved,
            self.icons,
            self.explainer,
            self,
        )
        card = ReachCard(
            self.reach, self.draft, self._edits, mover, self.icons, self.theme, self.explainer
        )
        self._meanwhile()
        moved = services.moved_rows
        card.show_on_top(
            MovedNotice(self.draft, self._edits, self.account, moved, self._deleter, self.icons)
        )
        return card

    def _make_links_card(self) -> LinksCard:
        return LinksCard(self._behind_links, self.services.preferences)

    def _kept_notice(self, name: str) -> KeptNotice:
        return KeptNotice(self.draft, self._keeper, self._edits, self.icons, name)

    def _make_media(self) -> MediaLoader:
        self._links = PracticeLinks(self.account, self.services.preview_hosts, self)
        self._media = MediaLoader(self.services.previews, self)
        return self._media

    def _make_actions(self) -> WindowActions:
        services = self.services
        return WindowActions(
            self.window,
            self.recipients,
            self.draft,
            self.run,
            self._preparation,
            self.account,
            accounts=services.account,
            practice=services.practice,
            campaigns=services.campaigns,
            preferences=services.preferences,
            languages=self.language.available,
            prices=services.prices,
            examples=self._examples,
            saver=self._saver,
            deleter=self._deleter,
            icons=self.icons,
        )

    def _close_in_order(self) -> None:
        """Register what must end before the journal closes; the last registered ends first."""
        for close in (
            *(self.services.close, self.account.shutdown, self._preview.shutdown),
            *(self._media.shutdown, self._behind_links.shutdown, self._examples.shutdown),
            *(self._keeper.shutdown, self._loader.shutdown, self._checks.shutdown),
            *(self._edits.shutdown, self._message.shutdown, self._check.shutdown),
            *(self._results.shutdown, self._finish_looking, self._deleter.shutdown),
            *(self._saver.shutdown, self._lists.shutdown, self._preparation.shutdown),
            *(self.actions.shutdown, self.people.shutdown, self._retention.shutdown),
            self.finish_sending,
        ):
            self._closing.callback(close)

    @Slot()
    def _on_settings_changed(self) -> None:
        choices = self.services.preferences.current
        self.theme.choose(choices.theme)
        self.language.choose(choices.language)
        self._send.read_options()
