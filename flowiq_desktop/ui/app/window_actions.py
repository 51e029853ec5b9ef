"""WindowActions: what the menu, the banner and the rail's foot do."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from flowiq_desktop.services.preparing.country import default_country
from flowiq_desktop.texts import say
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.dialogs.account_dialog import AccountDialog
from flowiq_desktop.ui.dialogs.past_sends_dialog import PastSendsDialog
from flowiq_desktop.ui.dialogs.settings_dialog import SettingsDialog
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.state.practice_switch import PracticeSwitch
from flowiq_desktop.ui.steps.recipients.sent_notice import SentNotice
from flowiq_desktop.ui.widgets.example_menu import ExampleMenu
from flowiq_desktop.ui.widgets.plain_words import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from flowiq_desktop.services.account.account import AccountService
    from flowiq_desktop.services.account.practice import PracticeMode
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.prices import PriceService
    from flowiq_desktop.services.results.campaigns import CampaignService
    from flowiq_desktop.ui.app.main_window import MainWindow
    from flowiq_desktop.ui.jobs.campaign_deleter import CampaignDeleter
    from flowiq_desktop.ui.jobs.example_saver import ExampleSaver
    from flowiq_desktop.ui.jobs.results_saver import ResultsSaver
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.steps.recipients.recipients_page import RecipientsPage
    from flowiq_desktop.ui.steps.send.preparation import Preparation
    from flowiq_desktop.ui.theme.icons import Icons

SEND_STEP, RESULTS_STEP = 3, 4
_LOOK_AGAIN_MS = 300


class WindowActions(QObject):
    """Opens dialogs and files, turns practice mode on and off, begins and reopens campaigns.

    Signals:
        settings_changed: the choices in the settings may have changed.
        settle_requested: the person asks about the unsure messages of the campaign that is open.
    """

    settings_changed = Signal()
    settle_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        recipients: RecipientsPage,
        draft: CampaignDraft,
        run: CampaignRun,
        preparation: Preparation,
        account: ActiveAccount,
        *,
        accounts: AccountService,
        practice: PracticeMode,
        campaigns: CampaignService,
        preferences: PreferenceStore,
        languages: Sequence[str],
        prices: PriceService,
        examples: ExampleSaver,
        saver: ResultsSaver,
        deleter: CampaignDeleter,
        icons: Icons,
    ) -> None:
        super().__init__(window)
        self._window, self._recipients, self._draft = window, recipients, draft
        self._run, self._preparation, self._account = run, preparation, account
        self._practice, self._campaigns = practice, campaigns
        self._prices, self._languages = prices, languages
        self._preferences, self._examples, self._saver = preferences, examples, saver
        self._deleter, self._icons = deleter, icons
        self.menu = window.menu
        self._example_menu = ExampleMenu(window)
        self.menu.examples.setMenu(self._example_menu)
        self._account_dialog = AccountDialog(accounts, icons, window)
        self._practice_switch = PracticeSwitch(account, window)
        self._sent = SentNotice(draft, account, campaigns, icons)
        recipients.view.show_on_top(self._sent)
        self._connect()
        keep_translated(window, self._say)
        self.show_recent()

    # -- campaigns --------------------------------------------------------------------------

    @property
    def _occupied(self) -> bool:
        """Whether a campaign is being sent, or being frozen to be sent at once."""
        return self._run.running or self._preparation.freezing

    @Slot()
    def new_campaign(self) -> None:
        """Begin with another spreadsheet; the previous campaign stays under Past sends."""
        if not self._occupied:
            self._run.close()
            self._draft.clear()
            self._window.go_to(0)

    @Slot(int)
    def open_campaign(self, campaign_id: int) -> None:
        """Continue a campaign that was stopped, or look at the results of a finished one."""
        campaign = self._campaigns.summary(campaign_id)
        if campaign is None or self._occupied:
            return
        if not campaign.left:
            self._turn_to(campaign_id)
            self._window.go_to(RESULTS_STEP)
        elif campaign.practice:
            self._practice_switch.turn_on()
            self._go_on_with(campaign_id)
        else:
            go_on = partial(self._go_on_with, campaign_id)
            self._practice_switch.leave_for(campaign.name, go_on)

    def _go_on_with(self, campaign_id: int) -> None:
        if not self._occupied:
            self._turn_to(campaign_id)
            self._window.go_to(SEND_STEP)

    @Slot(int)
    def settle_campaign(self, campaign_id: int) -> None:
        """Show the results of a campaign, and ask about its unsure messages."""
        if self._campaigns.summary(campaign_id) is None or self._occupied:
            return
        self._turn_to(campaign_id)
        self._window.go_to(RESULTS_STEP)
        self.settle_requested.emit()

    def _turn_to(self, campaign_id: int) -> None:
        """Leave the present campaign and draft, the campaign first, so that it stays as it is."""
        self._run.close()
        self._draft.clear()
        self._run.open(campaign_id)

    def open_file(self, path: Path) -> None:
        """Begin a campaign with this spreadsheet."""
        if self._leave_campaign():
            self._recipients.open_file(path)

    def open_from_outside(self, path: Path) -> None:
        """Open what the desktop names once no dialog is open; while sending, say why not."""
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_LOOK_AGAIN_MS, self, partial(self.open_from_outside, path))
        elif self._occupied:
            self._window.view.notice.tell(
                "info",
                lambda: say("“{name}” was not opened: messages are being sent.", name=path.name),
                lambda: say("Open it again when they are through."),
            )
        else:
            self.open_file(path)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a spreadsheet to begin with; what is shown stays until one is chosen."""
        if not self._occupied:
            self._recipients.choose_for(self.open_file)

    def _leave_campaign(self) -> bool:
        """Turn to the first step; False while messages are being sent."""
        if self._occupied:
            return False
        if self._run.campaign is not None:
            self.new_campaign()
        self._window.go_to(0)
        return True

    # -- practice and account ---------------------------------------------------------------

    def practise(self) -> None:
        """Turn practice mode on and open the practice spreadsheet."""
        self._account.set_practice(True)
        if self._draft.loaded is None:
            self.open_file(self._practice.sample)

    @Slot(bool)
    def set_practice(self, on: bool) -> None:
        """Turn practice mode on, or ask whether to leave it; not while messages are being sent."""
        if not self._occupied:
            if on:
                self._practice_switch.turn_on()
            else:
                self._practice_switch.leave()
        self._show_account()

    @Slot()
    def leave_practice(self) -> None:
        """Ask whether to leave practice mode."""
        self.set_practice(False)

    @Slot()
    def open_account(self) -> None:
        """Show the account."""
        self._account_dialog.begin(self._account.summary)

    # -- dialogs ----------------------------------------------------------------------------

    @Slot()
    def open_past_sends(self) -> None:
        """Show what was sent before."""
        dialog = PastSendsDialog(
            self._campaigns, self._run, self._saver, self._deleter, self._icons, self._window
        )
        dialog.open_requested.connect(self.open_campaign)
        dialog.settle_requested.connect(self.settle_campaign)
        self._open(dialog)

    @Slot()
    def open_settings(self) -> None:
        """Show the settings."""
        country = self._draft.country if self._draft.loaded is not None else ""
        dialog = SettingsDialog(
            self._preferences, self._prices, self._languages, country, self._window
        )
        dialog.applied.connect(self._on_settings_applied)
        self._open(dialog)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def show_recent(self) -> None:
        """Offer the spreadsheets opened before."""
        self.menu.show_recent([Path(name) for name in self._preferences.current.recent_files])

    def shutdown(self) -> None:
        """Wait for what runs in the background."""
        self._account_dialog.shutdown()

    # -- connections and showing ------------------------------------------------------------

    def _connect(self) -> None:
        menu, window = self.menu, self._window
        for action, slot in (
            (menu.open, self.choose_file),
            (menu.new, self.new_campaign),
            (menu.save, self._on_save),
            (menu.past, self.open_past_sends),
            (menu.settings, self.open_settings),
            (menu.quit, window.close),
            (menu.account, self.open_account),
            (menu.back, window.view.back_button.click),
            (menu.primary, window.view.primary_button.click),
        ):
            action.triggered.connect(slot)
        menu.practice.triggered.connect(self.set_practice)
        menu.phone.triggered.connect(window.set_preview_wanted)
        menu.recent_chosen.connect(self._on_recent_chosen)
        self._sent.button.clicked.connect(self.open_past_sends)
        self._example_menu.example_wanted.connect(self._on_example_wanted)
        window.view.leave_practice_button.clicked.connect(self.leave_practice)
        window.view.account_button.clicked.connect(self.open_account)
        self._account_dialog.saved.connect(self._account.refresh)
        self._account.changed.connect(self._show_account)
        self._run.changed.connect(self._show_run)
        self._preparation.changed.connect(self._show_run)

    @Slot()
    def _on_save(self) -> None:
        campaign = self._run.campaign
        if campaign is not None:
            self._saver.ask(campaign.id, campaign.name, self._window)

    @Slot(object)
    def _on_recent_chosen(self, path: Path) -> None:
        self.open_file(path)

    @Slot(str)
    def _on_example_wanted(self, message_type: str) -> None:
        self._examples.ask(message_type, self._window)

    @Slot()
    def _on_settings_applied(self) -> None:
        if self._draft.loaded is None:
            self._draft.set_country(default_country(self._preferences.current))
        self.settings_changed.emit()

    def _say(self) -> None:
        self._show_account()
        self._show_run()

    @Slot()
    def _show_account(self) -> None:
        account, view = self._account, self._window.view
        view.strip.setVisible(account.practice)
        self.menu.practice.setChecked(account.practice)
        if account.practice:
            text = self.tr("Practice mode")
        elif account.summary and account.summary.key_hint:
            text = account.summary.tenant_id or account.summary.key_hint
        else:
            text = self.tr("No account yet")
        view.name_account(text, account.words())

    @Slot()
    def _show_run(self) -> None:
        occupied, menu = self._occupied, self.menu
        hint = refusals.sending() if occupied else ""
        for action in (menu.open, menu.new, menu.practice):
            action.setEnabled(not occupied)
            action.setToolTip(tip(hint))
        menu.recent.setEnabled(not occupied and bool(self._preferences.current.recent_files))
        menu.save.setEnabled(self._run.campaign is not None)
        self._window.view.leave_practice_button.setEnabled(not occupied)
