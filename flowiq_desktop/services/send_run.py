"""SendRun: one stretch of sending a campaign, by several threads that share one turn.

The order of things, for each message, is the product's promise: the intent is on disk before the
first byte leaves (`Journal.arm`), and the outcome is on disk before anything relies on it
(`Journal.settle`). A thread holds one message at a time and takes no other before that.
"""

import logging
import threading
from collections.abc import Generator
from dataclasses import dataclass, replace
from uuid import uuid4

from flowiq_desktop.core.breakers import Breakers
from flowiq_desktop.core.campaign import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.pacing import SECOND, Pacer, back_off
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.retry_after import allowed_per_minute, seconds_until_refilled
from flowiq_desktop.flowiq.transport import Answer, ExchangeError
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.records import Armed, Waiting
from flowiq_desktop.services.clock import Clock
from flowiq_desktop.services.send_control import SendControl
from flowiq_desktop.services.send_progress import RateMeter, SendProgress
from flowiq_desktop.services.send_queue import SendQueue

_TICK = 0.1
_MOST_TRIES = 10
_OFFLINE_AFTER = 5
"""Requests in a row that found no connection, after which only a probe is tried."""

Unstored = tuple[Armed, Outcome, DeliveryState | None]
"""An attempt, what came of it, and the state its delivery takes when the verdict does not say."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SendOptions:
    """How fast: messages a minute, and requests under way at once."""

    rate_per_minute: int = 90
    connections: int = 4


class SendRun:
    """Sends what waits in one campaign until it is done, stopped, or stopped by a fault.

    Attributes:
        stopped_for: the reason it stopped by itself (a code of `flowiq.meanings`), or "".
        fault: the journal's or the program's fault that stopped it, or None.
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
    ) -> None:
        self._journal = journal
        self._client = client
        self._control = control
        self._clock = clock
        self._connections = max(1, options.connections)
        self._queue = SendQueue(journal.waiting(campaign))
        self._counts = dict(journal.counts(campaign))
        self._pacer = Pacer(float(options.rate_per_minute))
        self._breakers = Breakers()
        self._meter = RateMeter()
        self._turn = threading.Condition()
        self._run = uuid4().hex
        self._in_flight = 0
        self._unconnected = 0
        self._probe_at = 0
        self._probes = 0
        self.stopped_for = ""
        self.fault: Exception | None = None
        self.unstored: list[Unstored] = []

    def progress(self) -> Generator[SendProgress, None, None]:
        """Send, saying some ten times a second how far it is; ends when nothing is under way.

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
                self._probe_when_due()
                self._control.changed.wait(_TICK)
                self._control.changed.clear()
                self._wake()
        finally:
            self._control.stop()
            self._wake()
            for thread in threads:
                if thread.ident is not None:
                    thread.join()

    def snapshot(self) -> SendProgress:
        """The counts as the journal has them, and the pace."""
        with self._turn:
            now = self._clock.monotonic_ns()
            progress = SendProgress.of_counts(self._counts)
            rate = self._meter.per_minute(now)
            paused = self._control.paused
            measured = rate > 0 and not paused
            return replace(
                progress,
                rate_per_minute=rate,
                seconds_left=60 * progress.left / rate if measured else None,
                waiting="" if paused else self._why_waiting(now),
                paused=paused,
                in_flight=self._in_flight,
            )

    # -- whose turn it is -------------------------------------------------------------------

    def _work(self) -> None:
        try:
            entry, armed = self._claim(), None
            while entry is not None:
                entry, armed = self._send(entry, armed)
                entry = entry or self._claim()
        except Exception as fault:  # noqa: BLE001 - the first fault of any kind stops the run
            self._halt(
                "journal_fault" if isinstance(fault, JournalError) else "program_fault", fault
            )

    def _claim(self) -> Waiting | None:
        """Wait for a message whose time has come; None when this thread is no longer needed."""
        with self._turn:
            while not self._over():
                if entry := self._claim_at_once():
                    return entry
                now = self._clock.monotonic_ns()
                wait = self._pause_before_next(now) or self._until_due(now)
                self._turn.wait(max(0.001, min(wait, 5 * _TICK)))
            return None

    def _claim_at_once(self) -> Waiting | None:
        """A message that may go out this very moment, or None."""
        with self._turn:
            now = self._clock.monotonic_ns()
            if self._over() or self._pause_before_next(now):
                return None
            entry = self._queue.take(now)
            if entry is not None:
                self._pacer.take(now)
                self._in_flight += 1
            return entry

    def _over(self) -> bool:
        if self._control.stopped or self.stopped_for:
            return True
        return not len(self._queue) and not self._in_flight

    def _pause_before_next(self, now: int) -> float:
        """Seconds to wait before anything may go out; 0 when it may."""
        if self._control.paused or self._offline:
            return _TICK
        return self._pacer.wait(now) / SECOND

    def _until_due(self, now: int) -> float:
        due = self._queue.next_due()
        return _TICK if due is None else max(0, due - now) / SECOND

    # -- one message ------------------------------------------------------------------------

    def _send(self, entry: Waiting, armed: Armed | None) -> tuple[Waiting | None, Armed | None]:
        """Send one message; the next one with its intent when that could be stored with it."""
        following, armed_next, claimed = None, None, 1
        try:
            if armed is None:
                armed = self._arm(entry)
            outcome, answer = self._client.send(armed.body)
            self._heed_limits(answer)
            if outcome.verdict is Verdict.ACCEPTED:
                following = self._claim_at_once()
            claimed = 1 if following is None else 2
            state, armed_next = self._store(armed, outcome, following)
            claimed = 1
            self._settled(entry, outcome, state, armed.k)
        finally:
            self._leave(claimed)
        return following, armed_next

    def _store(
        self, armed: Armed, outcome: Outcome, following: Waiting | None
    ) -> tuple[DeliveryState, Armed | None]:
        """Put the outcome on disk, with the intent of the next message when there is one."""
        after = self._state_after(outcome, armed.k)
        try:
            if following is None:
                return self._journal.settle(armed, outcome, after), None
            state, armed_next = self._journal.settle_and_arm(
                armed, outcome, following.id, self._run
            )
        except JournalError as fault:
            if not fault.fatal:
                self.unstored.append((armed, outcome, after))
            raise
        if armed_next:
            self._count(DeliveryState.READY, DeliveryState.SENDING)
        return state, armed_next

    def _arm(self, entry: Waiting) -> Armed:
        armed = self._journal.arm(entry.id, self._run)
        self._count(DeliveryState.READY, DeliveryState.SENDING)
        return armed

    def _heed_limits(self, answer: Answer | None) -> None:
        """What an answer's headers say of the pace holds for the very next message."""
        if answer is None:
            return
        limit, wait = allowed_per_minute(answer.headers), seconds_until_refilled(answer.headers)
        with self._turn:
            self._pacer.learn_limit(limit or 0)
            self._pacer.hold(self._clock.monotonic_ns(), wait)

    def _leave(self, messages: int) -> None:
        """So many messages are no longer under way in this thread."""
        with self._turn:
            self._in_flight -= messages
            self._turn.notify_all()

    @staticmethod
    def _state_after(outcome: Outcome, tries: int) -> DeliveryState | None:
        """Where a delivery goes that is proved unsent; None lets the verdict decide."""
        if outcome.verdict is not Verdict.NOT_SENT:
            return None
        if outcome.stops_run:
            return DeliveryState.READY
        return DeliveryState.GAVE_UP if tries >= _MOST_TRIES else DeliveryState.RETRY

    def _settled(
        self,
        entry: Waiting,
        outcome: Outcome,
        state: DeliveryState,
        tries: int,
    ) -> None:
        """What follows from an outcome that is on disk."""
        if state is DeliveryState.UNKNOWN and outcome.verdict is Verdict.ACCEPTED:
            # The journal knows the id already: the answer belonged to another message.
            outcome = replace(
                outcome, verdict=Verdict.UNKNOWN, reason="duplicate_id", stops_run=True
            )
        with self._turn:
            now = self._clock.monotonic_ns()
            self._count(DeliveryState.SENDING, state)
            self._queue.done(entry, now)
            self._learn(outcome, now)
            if state is DeliveryState.RETRY:
                wait = back_off(tries, self._clock.jitter()) if not outcome.slow_down else 0.0
                self._queue.put_back(entry, now + int(wait * SECOND))
            elif not outcome.stops_run:
                self._meter.note(now)
            reason = self._breakers.note(outcome)
        if reason:
            self._halt(reason)

    def _learn(self, outcome: Outcome, now: int) -> None:
        if outcome.slow_down:
            self._pacer.refused(now, outcome.retry_after, self._clock.jitter())
        elif outcome.status:
            self._pacer.accepted()
        self._unconnected = self._unconnected + 1 if outcome.reason == "no_connection" else 0

    def _count(self, old: DeliveryState, new: DeliveryState) -> None:
        """Move one in the counts; a retry is armed from RETRY, which counts like READY."""
        with self._turn:
            if old is DeliveryState.READY and not self._counts.get(old):
                old = DeliveryState.RETRY
            self._counts[old] = self._counts.get(old, 0) - 1
            self._counts[new] = self._counts.get(new, 0) + 1

    # -- when it does not go on -------------------------------------------------------------

    @property
    def _offline(self) -> bool:
        return self._unconnected >= _OFFLINE_AFTER

    def _probe_when_due(self) -> None:
        """While there is no connection, ask for it with a GET: never with a person's message."""
        now = self._clock.monotonic_ns()
        if not self._offline or self._control.paused or now < self._probe_at:
            return
        try:
            self._client.probe()
        except ExchangeError as error:
            if error.kind == "tls":
                self._halt("tls_failed")
            self._probes += 1
            wait = back_off(self._probes, self._clock.jitter(), longest=60.0)
            self._probe_at = now + int(wait * SECOND)
        else:
            with self._turn:
                self._unconnected, self._probes = 0, 0
                self._turn.notify_all()

    def _halt(self, reason: str, fault: Exception | None = None) -> None:
        with self._turn:
            if not self.stopped_for:
                self.stopped_for, self.fault = reason, fault
            self._turn.notify_all()
        _LOG.warning("The run stopped: %s", reason)
        self._control.changed.set()

    def _why_waiting(self, now: int) -> str:
        if self._control.stopped or self.stopped_for:
            return "Finishing what is under way" if self._in_flight else ""
        if self._offline:
            return "No connection to FlowIQ; trying again by itself"
        held = (self._pacer.held_until - now) / SECOND
        if held > 1:
            return f"FlowIQ asked to slow down; going on in {_minutes(held)}"
        due = self._queue.next_due()
        if due is not None and not self._in_flight and due - now > SECOND:
            return "Waiting a moment between two messages to the same person"
        return ""

    def _wake(self) -> None:
        with self._turn:
            self._turn.notify_all()


def _minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
