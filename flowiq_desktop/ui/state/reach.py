"""Reach: who of the present draft can be reached, and looking them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from flowiq_desktop.core.progress import Cancelled, Progress
from flowiq_desktop.services.reach.plan import reach_plan
from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from datetime import datetime

    from flowiq_desktop.services.account.account import Connection
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.reach.known import Known
    from flowiq_desktop.services.reach.looking import LookService, LookSummary
    from flowiq_desktop.services.reach.plan import ReachPlan
    from flowiq_desktop.services.reach.stop_list import StopListService
    from flowiq_desktop.ui.jobs.background import Job
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

_AGAIN_MS = 60_000
"""How often the plan is made anew while it has looks: somebody's 24 hours may have ended."""


class Reach(QObject):
    """Keeps a plan of the draft's rows in step with the draft, the account and the looks.

    Nobody is looked up before the person asks for it.

    Signals:
        changed: there is another plan, or none; or looking has begun or ended.
        progressed: `Progress` of looking.
        looked: the `LookSummary` of a look that has ended by itself.
        failed: the exception that kept people from being looked up, or the plan from being made.
    """

    changed = Signal()
    progressed = Signal(object)
    looked = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        draft: CampaignDraft,
        account: ActiveAccount,
        looks: LookService,
        stop_list: StopListService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._account, self._looks = draft, account, looks
        self._stop_list = stop_list
        self._plan: ReachPlan | None = None
        self._known: Known | None = None
        self._made_for: CheckedSheet | None = None
        self._planner = LatestJob(self)
        self._looker = BackgroundRunner(self)
        self._looking = False
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._connect()

    @property
    def plan(self) -> ReachPlan | None:
        """Who can be reached, as far as anybody knows; None while that is being counted."""
        return self._plan if self._made_for is self._draft.checked else None

    @property
    def looking(self) -> bool:
        """Whether people are being looked up."""
        return self._looking

    @property
    def can_look(self) -> bool:
        """Whether there is an account to ask, and somebody to ask about."""
        return self._account.connection is not None and self.plan is not None

    def people_to_ask(self, *, contacts: bool) -> int:
        """About how many people there is something to ask; 0 when everybody was looked up.

        Args:
            contacts: also ask who is blocked.
        """
        plan = self.plan
        if plan is None:
            return 0
        return len(plan.to_look) or (plan.unasked if contacts else 0)

    def seconds_for(self, *, contacts: bool) -> float:
        """How long looking takes that is still to be done; or once more, when nothing is."""
        plan = self.plan
        if plan is None:
            return 0.0
        if not self.people_to_ask(contacts=contacts):
            return self._looks.seconds_for(len(plan.everybody), contacts=contacts)
        return self._looks.seconds_for(len(plan.to_look), contacts=contacts, unasked=plan.unasked)

    def look(self, *, contacts: bool, again: bool = False) -> None:
        """Look everybody up who would be sent to.

        Args:
            contacts: also ask who is blocked, which takes as long again.
            again: also whoever was looked up within the day.
        """
        plan, connection = self.plan, self._account.connection
        if plan is None or connection is None or self._looking:
            return
        self._looking = True
        self._looker.start(
            self._looks.look(plan.everybody, connection, contacts=contacts, again=again)
        )
        self.changed.emit()

    def read_known(self) -> Known:
        """What is known of people, read anew; any thread may ask.

        Raises:
            JournalError: the journal cannot be read.
        """
        return self._looks.known(self._account.connection)

    @property
    def answered(self) -> Mapping[str, datetime]:
        """Who answered that they want no messages, and when; without those on the list already."""
        plan = self.plan
        return plan.answered() if plan is not None else {}

    def put_on_list(self, answered: Mapping[str, datetime]) -> None:
        """Put people on the list of those who do not want messages, as `answered` named them.

        They may have left the plan since: whoever is left out is in no group of it.
        """
        try:
            self._stop_list.add_answered(answered, practice=self._account.practice)
        except JournalError as fault:
            self.failed.emit(fault)
        self.reread()

    def stop(self) -> None:
        """Stop looking; what has been found stays."""
        self._looker.cancel()

    def shutdown(self, wait_ms: int = 5000) -> bool:
        """Stop everything; False when a question did not end in time."""
        self._again.stop()
        self._planner.shutdown()
        return self._looker.shutdown(wait_ms)

    def _connect(self) -> None:
        for outdated in (
            self._draft.checked_changed,
            self._draft.rows_changed,
        ):
            outdated.connect(self.replan)
        self._account.changed.connect(self.reread)
        self._draft.loaded_changed.connect(self.stop)
        self._draft.loaded_changed.connect(self.reread)
        self._again.timeout.connect(self.reread)
        self._planner.finished.connect(self._on_planned)
        self._planner.failed.connect(self.failed)
        self._looker.progressed.connect(self.progressed)
        self._looker.finished.connect(self._on_looked)
        self._looker.failed.connect(self._on_not_looked)

    @Slot()
    def reread(self) -> None:
        """Make the plan anew, of what is known by now."""
        self._known = None
        self.replan()

    @Slot()
    def replan(self) -> None:
        """Make the plan anew: rows have changed."""
        if self._draft.checked is None:
            self._planner.cancel()
            self._plan = self._made_for = None
            self._again.stop()
            self.changed.emit()
        else:
            self._planner.request(self._make_plan)

    def _make_plan(self) -> Job:
        return _plan(self._draft.checked, self._known, self._looks, self._account.connection)

    @Slot(object)
    def _on_planned(self, result: tuple[CheckedSheet, ReachPlan] | None) -> None:
        if result is None:
            return
        self._made_for, self._plan = result
        self._known = self._plan.known
        if self._plan.looked_from is None:
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()
        self.changed.emit()

    @Slot(object)
    def _on_looked(self, summary: LookSummary) -> None:
        self._looking = False
        self.reread()
        self.changed.emit()
        self.looked.emit(summary)

    @Slot(object)
    def _on_not_looked(self, fault: Exception) -> None:
        self._looking = False
        self.reread()
        self.changed.emit()
        if not isinstance(fault, Cancelled):
            self.failed.emit(fault)


def _plan(
    checked: CheckedSheet | None,
    known: Known | None,
    looks: LookService,
    connection: Connection | None,
) -> Generator[Progress, None, tuple[CheckedSheet, ReachPlan] | None]:
    """A plan of the sheet, of what is known or is to be read."""
    yield Progress(mark("Counting who can be reached"))
    if checked is None:
        return None
    plan = yield from reach_plan(checked, known or looks.known(connection))
    return checked, plan
