"""SendRun: one stretch of sending a campaign, by several threads that share one line.

The order of things, for each message, is the product's promise: the intent is on disk before the
first byte leaves (`Deliveries.begin_attempt`), and the outcome is on disk before anything relies on
it (`Deliveries.settle`). A thread holds one message at a time and takes no other before that.
"""

import logging
import threading
from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from flowiq_desktop.core.delivery.rate_limiter import RateLimiter
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.journal.errors import JournalError, PersonBusyError, PersonStoppedError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import BegunAttempt, Waiting
from flowiq_desktop.services.sending.connectivity_probe import SendProbe
from flowiq_desktop.services.sending.contacts import ContactsOnTheWay
from flowiq_desktop.services.sending.control import SendControl
from flowiq_desktop.services.sending.gates.time_gate import TimeGate
from flowiq_desktop.services.sending.limits.run_limits import RunLimits
from flowiq_desktop.services.sending.progress import SendProgress, Wait
from flowiq_desktop.services.sending.queue import SendQueue
from flowiq_desktop.services.sending.scheduler import TICK, Scheduler
from flowiq_desktop.system.clock import Clock

_DISK_PATIENCE = 5.0
"""Seconds a commit may take before the person is told; a few hundredths are normal."""

Unstored = tuple[BegunAttempt, Outcome, DeliveryState | None]
"""An attempt, its outcome, and the delivery's next state when the verdict does not say it."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SendOptions:
    """How fast: messages a minute, and requests under way at once; and how often a row is tried.

    Attributes:
        ask_first: ask FlowIQ whether it still knows the account before the first message.
    """

    rate_per_minute: int = 90
    connections: int = 4
    tries: int = 10
    ask_first: bool = True


class SendRun:
    """Sends what is waiting in one campaign until it is done, is stopped, or stops with a fault.

    Attributes:
        stopped_for: the reason it stopped by itself (a code of `flowiq.reasons`), or "".
        fault: the journal's or the program's fault that stopped it, or None.
        id: names it in the journal.
        unstored: outcomes that the journal had no room for; they exist nowhere else.
    """

    def __init__(
        self,
        journal: Journal,
        client: FlowIQClient,
        campaign: int,
        options: SendOptions,
        control: SendControl,
        clock: Clock,
        times: SendTimes = AT_ONCE,
        limits: RunLimits | None = None,
        *,
        only: frozenset[int] | None = None,
        limiter: RateLimiter | None = None,
    ) -> None:
        """Prepare a run.

        Args:
            journal: where each step is recorded.
            client: whom to send through.
            campaign: which one.
            options: how fast.
            control: the person's wishes.
            clock: time and chance.
            times: when messages may go out.
            limits: what it may cost, and whom it may begin with; None for no limits.
            only: the rows that may go; None for all that wait.
            limiter: the pace, where something else keeps to it as well.
        """
        self._journal = journal
        self._client = client
        self._control = control
        self._connections = max(1, options.connections)
        self._tries = options.tries
        self._gate = TimeGate(times, clock)
        waiting = journal.contacts.marked(campaign, journal.deliveries.waiting(campaign))
        due = [entry for entry in waiting if _is_due(entry, clock.now())]
        chosen = due if only is None else [entry for entry in due if entry.id in only]
        self._line = Scheduler(
            SendQueue(chosen),
            Counter(journal.campaigns.counts(campaign)),
            limiter or RateLimiter(float(options.rate_per_minute)),
            control,
            clock,
            journal.refusals.streak(campaign),
            self._gate,
            spares=len(due) < len(waiting),
            limits=limits,
        )
        self._probe = SendProbe(client, clock)
        self.id = uuid4().hex
        self._contacts = ContactsOnTheWay(
            journal, client, self._line, campaign, self.id, options.tries
        )
        self.stopped_for = ""
        self.fault: Exception | None = None
        self.unstored: list[Unstored] = []

    def progress(self) -> Generator[SendProgress, None, None]:
        """Send, reporting progress some ten times a second; ends when nothing is under way.

        Closing the generator stops the run: what is in flight is awaited and stored.
        """
        threads = [
            threading.Thread(target=self._work, name=f"sender-{n}")
            for n in range(self._connections)
        ]
        try:
            for thread in threads:
                thread.start()
            while any(thread.is_alive() for thread in threads):
                yield self.snapshot()
                self._look_for_connection()
                if self._gate.slept(others_wait=self._line.waits_for_room):
                    self._halt("slept")
                self._control.changed.wait(TICK)
                self._control.changed.clear()
                self._line.wake()
            if not self._control.stopped:
                # Everything else is done: what is left waits for a person.
                self.stopped_for = self.stopped_for or self._line.waits_for
        finally:
            self._control.stop()
            self._line.wake()
            for thread in threads:
                if thread.ident is not None:
                    thread.join()

    @property
    def refused_templates(self) -> Mapping[str, str]:
        """Templates that were refused for their own sake in this run, and why."""
        return self._line.refused_templates

    def snapshot(self) -> SendProgress:
        """The counts as the journal has them, and the pace."""
        progress = self._line.snapshot()
        if self._journal.seconds_busy > _DISK_PATIENCE:
            return replace(progress, wait=Wait.DISK)
        return progress

    # -- one thread, one message at a time --------------------------------------------------

    def _work(self) -> None:
        try:
            entry, begun = self._line.claim(), None
            while entry is not None:
                entry, begun = self._send(entry, begun)
                entry = entry or self._line.claim()
        except Exception as fault:  # noqa: BLE001 - the first fault of any kind stops the run
            self._halt(
                "journal_fault" if isinstance(fault, JournalError) else "program_fault", fault
            )

    def _send(
        self, entry: Waiting, begun: BegunAttempt | None
    ) -> tuple[Waiting | None, BegunAttempt | None]:
        """Send one message; returns the next if its intent could be stored in the same commit."""
        if entry.needs_contact:
            self._add_contact(entry)
            return None, None
        following, kept, begun_next = None, None, None
        try:
            if begun is None:
                begun = self._begin_attempt(entry)
            outcome, answer = self._client.send(begun.endpoint, begun.body)
            entry, outcome = self._contacts.judged(entry, outcome)
            self._line.heed_limits(answer)
            if outcome.verdict is Verdict.ACCEPTED:
                following = self._line.claim_at_once()
            state, begun_next = self._store(entry, begun, outcome, following)
            reason = self._line.settled(entry, outcome, state, begun.k)
            if reason:
                self._halt(reason)
            if begun_next or not reason:
                kept = following
        except PersonBusyError:
            # A test message, or another campaign's, is going to the same person: this one comes
            # after.
            self._line.put_off(entry)
        except PersonStoppedError:
            self._leave_out(entry)
        finally:
            # What follows and is not kept was never begun: it waits for the next run.
            self._line.leave(1 if kept is following else 2)
        return kept, begun_next

    def _add_contact(self, entry: Waiting) -> None:
        """Make the recipient of a message that was refused for want of it a contact."""
        try:
            if reason := self._contacts.add(entry):
                self._halt(reason)
        except PersonBusyError:
            self._line.put_off(entry)
        except PersonStoppedError:
            self._leave_out(entry)
        finally:
            self._line.leave(1)

    def _leave_out(self, entry: Waiting) -> None:
        """It is not to go to its person: the row is held back, unless that has changed by now."""
        held = (
            self._journal.stopped_rows.hold_one(entry.id)
            or self._journal.looked_rows.hold_one(entry.id, self.id)
            or self._journal.template_contacts.hold_one(entry.id, self.id)
        )
        if held:
            self._line.hold(entry)
        else:
            self._line.put_off(entry)

    def _begin_attempt(self, entry: Waiting) -> BegunAttempt:
        begun = self._journal.deliveries.begin_attempt(entry.id, self.id)
        self._line.begun()
        return begun

    def _store(
        self, entry: Waiting, begun: BegunAttempt, outcome: Outcome, following: Waiting | None
    ) -> tuple[DeliveryState, BegunAttempt | None]:
        """Put the outcome on disk, with the intent of the next message when there is one."""
        after = _state_after(outcome, begun.k + entry.asked, self._tries)
        try:
            if following is None or following.needs_contact:
                return self._journal.deliveries.settle(begun, outcome, after), None
            state, begun_next = self._journal.deliveries.settle_and_begin_next(
                begun, outcome, following.id, self.id
            )
        except JournalError as fault:
            if not fault.fatal:
                self.unstored.append((begun, outcome, after))
            raise
        if begun_next:
            self._line.begun()
        return state, begun_next

    # -- when it does not go on -------------------------------------------------------------

    def _look_for_connection(self) -> None:
        if not self._line.offline or self._control.paused:
            return
        found = self._probe.ask_when_due()
        if found == "answered":
            self._line.connected()
        elif found == "unsafe":
            self._halt("tls_failed")

    def _halt(self, reason: str, fault: Exception | None = None) -> None:
        if self._line.close():
            self.stopped_for, self.fault = reason, fault
        _LOG.warning("The run stopped: %s", reason)
        self._control.changed.set()


def _is_due(entry: Waiting, now: datetime) -> bool:
    return entry.not_before is None or entry.not_before <= now


def _state_after(outcome: Outcome, tries: int, most: int) -> DeliveryState | None:
    """The next state of a delivery that is proved unsent; None lets the verdict decide."""
    if outcome.verdict is not Verdict.NOT_SENT:
        return None
    if outcome.stops_run or outcome.stops_template:
        return DeliveryState.READY
    return DeliveryState.GAVE_UP if tries >= most else DeliveryState.RETRY
