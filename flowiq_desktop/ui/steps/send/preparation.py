"""Preparation: from a checked draft to a frozen campaign, with the last question in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.preparing.outline import Outline, outline
from flowiq_desktop.services.reach import texts
from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.services.reach.terms import terms_of
from flowiq_desktop.services.results.campaigns import JournalError, SendRefusedError
from flowiq_desktop.services.sending.campaign_wishes import CampaignWishes
from flowiq_desktop.services.sending.send_time_texts import windows_in_words
from flowiq_desktop.texts import mark
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.dialogs.held_dialog import HeldDialog
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.steps.send.confirm_send_dialog import ConfirmSendDialog
from flowiq_desktop.ui.steps.send.contact_consent import ContactConsent

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.preparing.load import LoadedSheet
    from flowiq_desktop.services.reach.known import Known
    from flowiq_desktop.services.sending.duplicate_holds import HoldService
    from flowiq_desktop.services.sending.service import SendService
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.jobs.background import Job
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.links import Links
    from flowiq_desktop.ui.state.reach import Reach
    from flowiq_desktop.ui.steps.send.confirm_send_dialog import Facts
    from flowiq_desktop.ui.steps.send.people_choice import PeopleChoice
    from flowiq_desktop.ui.theme.icons import Icons


class Preparation(QObject):
    """Counts what would be sent, asks, and writes it into the journal.

    Signals:
        changed: the numbers are known or out of date, or the campaign is being frozen.
        outdated: what was counted holds no more; whoever looks at it asks for it anew.
        frozen: number of the new campaign; from here on the spreadsheet is never read again.
        unreleased: number of the new campaign, and the exception that kept the rows that are held
            back from being released as the person asked: nothing of it is to be sent yet.
        failed: the exception that kept it from being counted or frozen.
    """

    changed = Signal()
    outdated = Signal()
    frozen = Signal(int)
    unreleased = Signal(int, object)
    failed = Signal(object)

    def __init__(
        self,
        draft: CampaignDraft,
        account: ActiveAccount,
        sender: SendService,
        holds: HoldService,
        reach: Reach,
        icons: Icons,
        *,
        links: Links,
        explainer: Explainer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._links = links
        self._draft, self._account, self._sender, self._icons = draft, account, sender, icons
        self._holds, self._reach = holds, reach
        self._explainer = explainer
        self._consent = ContactConsent(draft, reach, explainer, self)
        self._outline: Outline | None = None
        self._dialog: ConfirmSendDialog | None = None
        self._held_dialog: HeldDialog | None = None
        self._window: QWidget | None = None
        self._times, self._budget, self._careful = AT_ONCE, NO_BUDGET, False
        self._prepared = 0
        self._held: dict[str, int] = {}
        self._reason = self._copy_warning = ""
        self._fault: Exception | None = None
        self._counter = LatestJob(self)
        self._freezer = BackgroundRunner(self)
        self._connect()

    @property
    def outline(self) -> Outline | None:
        """What would be sent now, or None while that is being counted."""
        return self._outline

    @property
    def freezing(self) -> bool:
        """Whether a campaign is being frozen."""
        return self._freezer.busy

    def recount(self) -> None:
        """Count again what would be sent."""
        self._outline = None
        if self._draft.checked is not None and not self._draft.stale:
            self._counter.request(self._make_outline)
        self.changed.emit()

    def why_not(self) -> str:
        """Why the draft cannot be sent as it is, or ""."""
        if self._draft.loaded is None:
            return refusals.no_spreadsheet()
        if self._draft.checked is None or self._draft.stale:
            return refusals.still_checking()
        if self._outline is None:
            return self.tr("Counting the messages…")
        if not self._outline.messages:
            return self.tr("No row is ready to be sent. Fix or put back at least one.")
        return ""

    def reach_facts(
        self, times: SendTimes, per_minute: int, now: datetime
    ) -> list[tuple[str, str]]:
        """What is to be read before answering about who can be reached, and with which files.

        Args:
            times: when the messages may go out.
            per_minute: the pace.
            now: the present moment.
        """
        plan, said = self._reach.plan, ["", "", ""]
        if plan is not None:
            late = windows_in_words(plan, times, per_minute, now)
            said = [texts.will_not_arrive(plan), late, texts.not_looked(plan)]
        words = " ".join(filter(None, said))
        facts = [(self.tr("Reached"), words)] if words else []
        if self._links.may_have_links:
            facts.append((self.tr("Files"), self._links.in_words))
        return facts

    def confirm(
        self,
        facts: Facts,
        window: QWidget,
        times: SendTimes = AT_ONCE,
        *,
        budget: Budget = NO_BUDGET,
        people: PeopleChoice | None = None,
        careful: bool = False,
    ) -> None:
        """Ask whether to send; `frozen` follows when the answer is yes.

        Args:
            facts: labels and their texts, read before answering, in the language in use.
            window: the question opens over it.
            times: when the messages may go out.
            budget: what they may cost, and how many may be sent.
            careful: the first few go alone.
            people: the question about the account, where it is asked.
        """
        if self._outline is None or self.freezing or self._dialog is not None:
            return
        self._window, self._times = window, times
        self._budget, self._careful = budget, careful
        self._dialog = ConfirmSendDialog(
            self._outline,
            facts,
            self._icons,
            practice=self._account.practice,
            contacts=self._consent.make_choice(),
            people=people,
            explanation=self._explanation(),
            parent=window,
        )
        self._dialog.accepted.connect(self._freeze)
        self._dialog.finished.connect(self._on_answered)
        self._dialog.open()

    def _explanation(self) -> QWidget | None:
        """What a template is, and the 24 hours, where rows would not arrive for want of them."""
        plan = self._reach.plan
        if plan is None or not plan.counts[ReachGroup.NEEDS_TEMPLATE]:
            return None
        return self._explainer.make(*terms_of(ReachGroup.NEEDS_TEMPLATE))

    def shutdown(self) -> None:
        """Wait for what runs in the background; a half-written campaign is removed."""
        self._counter.shutdown()
        self._freezer.shutdown()

    def _connect(self) -> None:
        self._counter.finished.connect(self._on_counted)
        self._counter.failed.connect(self.failed)
        self._freezer.finished.connect(self._on_frozen)
        self._freezer.failed.connect(self._on_not_frozen)
        for outdated in (
            self._draft.loaded_changed,
            self._draft.checked_changed,
            self._draft.mapping_changed,
            self._draft.country_changed,
            self._draft.rows_changed,
        ):
            outdated.connect(self._on_outdated)
        self._reach.changed.connect(self._on_reach_changed)

    def _make_outline(self) -> Job:
        if self._draft.checked is None:
            raise RuntimeError("There is nothing to count.")
        plan = self._reach.plan
        return _outlined(self._draft.checked, plan.known if plan else None, self._reach)

    @Slot()
    def _freeze(self) -> None:
        loaded, checked = self._draft.loaded, self._draft.checked
        if loaded is None or checked is None:
            return
        name = loaded.origin.path.name
        contacts = self._consent.take()
        wishes = CampaignWishes(self._times, self._budget, self._careful, contacts)
        self._freezer.start(self._freezing(checked, loaded, name, wishes))
        self.changed.emit()

    def _freezing(
        self, checked: CheckedSheet, loaded: LoadedSheet, name: str, wishes: CampaignWishes
    ) -> Job:
        """Whoever is found blocked until this very moment is kept out."""
        kept_out, practice = self._reach.read_known().kept_out, self._account.practice
        return (yield from self._sender.freeze(checked, loaded, name, practice, wishes, kept_out))

    @Slot()
    def _on_reach_changed(self) -> None:
        """Count again when somebody else is blocked, or wants no messages."""
        plan, shown = self._reach.plan, self._outline
        if plan is None or shown is None or self._dialog is not None or self.freezing:
            return
        withheld = plan.counts[ReachGroup.KEPT_OUT], plan.stopped
        if withheld != (shown.kept_out, shown.asked_not_to):
            self.recount()

    @Slot()
    def _on_outdated(self) -> None:
        self._outline = None
        self._counter.cancel()
        self.changed.emit()
        self.outdated.emit()

    @Slot(object)
    def _on_counted(self, result: Outline) -> None:
        self._outline = result
        self.changed.emit()

    @Slot()
    def _on_answered(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
            self._consent.forget_choice()

    @Slot(object)
    def _on_frozen(self, campaign_id: int) -> None:
        self._prepared, self._fault = campaign_id, None
        try:
            self._held = self._holds.reasons(campaign_id)
            self._copy_warning = self._holds.copy_warning
        except (SendRefusedError, JournalError) as fault:
            self._held, self._fault = {}, fault
        self._ask_about_held()

    def _ask_about_held(self) -> None:
        """Ask about the rows held for each reason, one reason after the other."""
        if not self._held:
            self._hand_over()
            return
        self._reason, count = self._held.popitem()
        self._held_dialog = HeldDialog(
            count, self._icons, self._window, reason=self._reason, copy_warning=self._copy_warning
        )
        self._held_dialog.accepted.connect(self._on_send_again)
        self._held_dialog.finished.connect(self._on_held_answered)
        self._held_dialog.open()

    @Slot()
    def _on_send_again(self) -> None:
        try:
            self._holds.release(self._prepared, self._reason)
        except (SendRefusedError, JournalError) as fault:
            self._held, self._fault = {}, fault

    @Slot()
    def _on_held_answered(self) -> None:
        if self._held_dialog is not None:
            self._held_dialog.deleteLater()
            self._held_dialog = None
        self._ask_about_held()

    def _hand_over(self) -> None:
        self._draft.set_frozen(self._prepared)
        if self._fault is None:
            self.frozen.emit(self._prepared)
        else:
            self.unreleased.emit(self._prepared, self._fault)
        self.changed.emit()

    @Slot(object)
    def _on_not_frozen(self, fault: Exception) -> None:
        self.changed.emit()
        self.failed.emit(fault)


def _outlined(
    checked: CheckedSheet, known: Known | None, reach: Reach
) -> Generator[Progress, None, Outline]:
    """What would be sent, by what is known of people, or is to be read."""
    yield Progress(mark("Counting messages"))
    known = known or reach.read_known()
    return (yield from outline(checked, known.kept_out, known.asked_not_to))
