"""Scheduler: what the threads of a run share: who is next, when, and the progress so far."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import datetime

from flowiq_desktop.core.delivery.circuit_breaker import CircuitBreaker, Streak
from flowiq_desktop.core.delivery.rate_limiter import SECOND, RateLimiter, back_off
from flowiq_desktop.core.delivery.spared import SPARED
from flowiq_desktop.core.delivery.states import OPEN_STATES, DeliveryState, Outcome, Verdict
from flowiq_desktop.flowiq.http.exchanges import Answer
from flowiq_desktop.flowiq.rate_headers import allowed_per_minute, seconds_until_refilled
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.control import SendControl
from flowiq_desktop.services.sending.gates.time_gate import TimeGate, open_gate
from flowiq_desktop.services.sending.limits.run_limits import Admission, RunLimits, no_limits
from flowiq_desktop.services.sending.progress import RateMeter, SendProgress, Wait
from flowiq_desktop.services.sending.queue import SendQueue
from flowiq_desktop.system.clock import Clock

TICK = 0.1
"""Seconds after which a waiting thread looks again whether it is still wanted."""
_PUT_OFF = 2 * SECOND
"""How soon to check again whether a person who is being written to is free."""
_LOOKED_AT = 500
"""Messages whose time is looked up at once: each costs up to a tenth of a millisecond, and whoever
wants to know the progress waits as long."""
_OFFLINE_AFTER = 5
"""Requests in a row without a connection, after which only a probe is tried."""


class Scheduler:
    """Hands out one message at a time, at the allowed pace; one lock guards all of it.

    Nothing here touches the journal or the network. The counts follow the journal: callers have put
    on disk whatever they report here.

    Args:
        queue: what is waiting.
        counts: deliveries by state, as the journal has them.
        limiter: how fast.
        control: the person's wishes.
        clock: time and chance.
        before: the refusals that the campaign ended with when it was last sent, if any.
        gate: when messages may go out; None: at any time.
        spares: WhatsApp spares some people for a day; their rows are not in the queue.
        limits: what the campaign may cost, and whom it may begin with; None: no limits.
    """

    def __init__(
        self,
        queue: SendQueue,
        counts: Counter[DeliveryState],
        limiter: RateLimiter,
        control: SendControl,
        clock: Clock,
        before: Streak | None = None,
        gate: TimeGate | None = None,
        *,
        spares: bool = False,
        limits: RunLimits | None = None,
    ) -> None:
        self._queue = queue
        self._counts = counts
        self._limiter = limiter
        self._control = control
        self._clock = clock
        self._breaker = CircuitBreaker(before or Streak())
        self._gate = gate or open_gate(clock)
        self._meter = RateMeter()
        self._spread_turn = 0
        self._turn = threading.Condition()
        self._in_flight = 0
        self._unconnected = 0
        self._closed = False
        self._refused_templates: dict[str, str] = {}
        self._spares = spares
        self._limits = limits or no_limits()

    # -- whose turn it is -------------------------------------------------------------------

    def claim(self) -> Waiting | None:
        """Wait for a message whose time has come; None when this thread is no longer needed."""
        with self._turn:
            while not self._over():
                if entry := self.claim_at_once():
                    return entry
                now = self._clock.monotonic_ns()
                wait = self._pause_before_next(now) or self._until_due(now)
                self._turn.wait(max(0.001, min(wait, 5 * TICK)))
            return None

    def claim_at_once(self) -> Waiting | None:
        """A message that may go out this very moment, or None; it is then in flight."""
        with self._turn:
            now = self._clock.monotonic_ns()
            if self._over() or self._pause_before_next(now):
                return None
            entry = self._take(now)
            if entry is not None:
                self._limiter.take(now)
                self._spread_turn = now + self._gate.interval(len(self._queue))
                self._in_flight += 1
            return entry

    def _take(self, now: int) -> Waiting | None:
        """The next message whose person may be written to now; the others come later."""
        for _ in range(_LOOKED_AT):
            if self._queue.has_parked and self._limits.has_room():
                self._queue.unpark(now)
            entry = self._queue.take(now)
            if entry is None:
                return None
            if wait := self._gate.wait(entry.number):
                self._queue.defer(entry, now + wait)
                continue
            match self._limits.admit(entry):
                case Admission.GOES:
                    return entry
                case Admission.WAITS_FOR_ROOM:
                    self._queue.park(entry)
                case Admission.OVER_BUDGET:
                    self._queue.defer(entry, now)
                    return None
        return None

    def put_off(self, entry: Waiting) -> None:
        """A claimed message cannot be sent now, and nothing was stored: its turn comes later."""
        with self._turn:
            now = self._clock.monotonic_ns()
            self._limits.give_back(entry)
            self._queue.done(entry, now)
            self._queue.put_back(entry, now + _PUT_OFF)

    def hold(self, entry: Waiting) -> None:
        """A claimed message is not to be sent: its row waits for nothing any more."""
        with self._turn:
            self._limits.give_back(entry)
            self._queue.done(entry, self._clock.monotonic_ns())
            self._count(self._waiting_state(), DeliveryState.HELD)

    def leave(self, messages: int) -> None:
        """This many claimed messages are no longer in flight."""
        with self._turn:
            self._in_flight -= messages
            self._turn.notify_all()

    def close(self) -> bool:
        """Hand out nothing more; False when it was closed already."""
        with self._turn:
            first, self._closed = not self._closed, True
            self._turn.notify_all()
            return first

    def wake(self) -> None:
        """Let waiting threads look again: the person's wishes may have changed."""
        with self._turn:
            self._turn.notify_all()

    def _over(self) -> bool:
        if self._control.stopped or self._closed:
            return True
        return not self._in_flight and (not len(self._queue) or bool(self._limits.used_up))

    def _pause_before_next(self, now: int) -> float:
        """Seconds to wait before anything may go out; 0 when it may."""
        if self._control.paused or self.offline or self._gate.begins_later():
            return TICK
        if self._limits.used_up:  # until what is under way frees some of it, or nothing is
            return TICK
        return max(self._limiter.wait(now), self._spread_turn - now) / SECOND

    def _until_due(self, now: int) -> float:
        if self._queue.has_untried:
            return 0
        due = self._queue.next_due()
        return TICK if due is None else (due - now) / SECOND

    # -- what became of messages ------------------------------------------------------------

    def begun(self) -> None:
        """The intent of a claimed message is on disk."""
        with self._turn:
            self._count(self._waiting_state(), DeliveryState.SENDING)

    def heed_limits(self, answer: Answer | None) -> None:
        """What an answer's headers say about the pace applies to the very next message."""
        if answer is None:
            return
        limit, wait = allowed_per_minute(answer.headers), seconds_until_refilled(answer.headers)
        with self._turn:
            if limit is not None:
                self._limiter.learn_limit(limit)
            self._limiter.hold(self._clock.monotonic_ns(), wait)

    def settled(self, entry: Waiting, outcome: Outcome, state: DeliveryState, tries: int) -> str:
        """The outcome is on disk: learn from it. Returns the reason to stop the run, or ""."""
        if state is DeliveryState.UNKNOWN and outcome.verdict is Verdict.ACCEPTED:
            # The journal knows the id already: the answer belonged to another message.
            outcome = replace(
                outcome, verdict=Verdict.UNKNOWN, reason="duplicate_id", stops_run=True
            )
        with self._turn:
            now = self._clock.monotonic_ns()
            self._count(DeliveryState.SENDING, state)
            self._limits.settled(entry, outcome)
            self._queue.done(entry, now)
            self._learn(outcome, now)
            self._stop_template(entry, outcome, state)
            if state is DeliveryState.RETRY and outcome.reason == SPARED:
                self._spares = True  # its day is longer than anybody keeps a program open
            elif state is DeliveryState.RETRY:
                at_once = outcome.slow_down or entry.needs_contact
                wait = 0.0 if at_once else back_off(tries, self._clock.jitter())
                self._queue.put_back(entry, now + int(wait * SECOND))
            elif not outcome.stops_run:
                self._meter.note(now)
            return self._breaker.note(outcome)

    def contact_settled(
        self, entry: Waiting, outcome: Outcome, state: DeliveryState, tries: int
    ) -> str:
        """What came of asking for a contact is on disk. Returns the reason to stop, or "".

        The message waits for its turn, or for another try to add its recipient.
        """
        with self._turn:
            now = self._clock.monotonic_ns()
            self._queue.done(entry, now)
            self._learn(outcome, now)
            if state is DeliveryState.RETRY:
                at_once = outcome.slow_down or not entry.needs_contact
                wait = 0.0 if at_once else back_off(tries, self._clock.jitter())
                self._queue.put_back(entry, now + int(wait * SECOND))
            else:
                self._count(DeliveryState.RETRY, state)
                self._meter.note(now)
            return self._breaker.note_contact(outcome)

    def _stop_template(self, entry: Waiting, outcome: Outcome, state: DeliveryState) -> None:
        """The other rows of a template that was refused wait; those of others go on."""
        if outcome.stops_template and entry.template:
            others = self._queue.stop(entry.template)
            if others or state in OPEN_STATES:
                self._refused_templates.setdefault(entry.template, outcome.reason)

    @property
    def waits_for(self) -> str:
        """Why rows are left until a person continues when all others are done, or ""."""
        with self._turn:
            if self._limits.used_up and len(self._queue):
                return self._limits.used_up
            spared = "held_back" if self._spares else ""
            return next(iter(self._refused_templates.values()), spared)

    @property
    def refused_templates(self) -> dict[str, str]:
        """Templates whose rows wait for a person, and the reason of each."""
        with self._turn:
            return dict(self._refused_templates)

    @property
    def waits_for_room(self) -> bool:
        """Whether people wait until the account may begin with more of them."""
        with self._turn:
            return self._queue.has_parked

    def _learn(self, outcome: Outcome, now: int) -> None:
        if outcome.slow_down:
            self._limiter.refused(now, outcome.retry_after, self._clock.jitter())
        elif outcome.status:
            self._limiter.accepted()
        self._unconnected = self._unconnected + 1 if outcome.reason == "no_connection" else 0

    def _waiting_state(self) -> DeliveryState:
        """Where a claimed message counts: a second attempt begins from RETRY, which is alike."""
        ready = self._counts[DeliveryState.READY]
        return DeliveryState.READY if ready else DeliveryState.RETRY

    def _count(self, old: DeliveryState, new: DeliveryState) -> None:
        self._counts[old] -= 1
        self._counts[new] += 1

    # -- without a connection ---------------------------------------------------------------

    @property
    def offline(self) -> bool:
        """Whether too many requests in a row found no connection for more messages to go out."""
        return self._unconnected >= _OFFLINE_AFTER

    def connected(self) -> None:
        """A probe was answered: messages may go out again."""
        with self._turn:
            self._unconnected = 0
            self._turn.notify_all()

    # -- how far it is ----------------------------------------------------------------------

    def snapshot(self) -> SendProgress:
        """The counts as the journal has them, and the pace."""
        with self._turn:
            now = self._clock.monotonic_ns()
            progress = SendProgress.of_counts(self._counts)
            rate = self._meter.per_minute(now)
            paused = self._control.paused
            held = (self._limiter.held_until - now) / SECOND
            wait, until = (None, None) if paused else self._why_waiting(now, held)
            return replace(
                progress,
                rate_per_minute=rate,
                seconds_left=60 * progress.left / rate if rate and not paused else None,
                wait=wait,
                wait_seconds=max(0.0, held),
                wait_until=until,
                paused=paused,
                in_flight=self._in_flight,
            )

    def _why_waiting(self, now: int, held: float) -> tuple[Wait | None, datetime | None]:
        """What is waited for, and until when where that is a time of the clock."""
        if self._control.stopped or self._closed:
            return (Wait.FINISHING if self._in_flight else None), None
        if self.offline:
            return Wait.OFFLINE, None
        if begins := self._gate.begins_later():
            return Wait.BEGINS, begins
        if held > 1:
            return Wait.SLOWED_DOWN, None
        return self._why_not_due(now)

    def _why_not_due(self, now: int) -> tuple[Wait | None, datetime | None]:
        due, first = self._queue.next_due(), self._queue.next_later()
        if self._queue.has_untried or self._in_flight:
            return None, None
        if self._queue.has_parked and (due is None or due - now > SECOND):
            return Wait.PEOPLE, self._limits.next_room()
        waits = due is not None and due - now > SECOND
        if not waits or first is None:
            return None, None
        local = self._clock.now()
        moment = self._gate.moment(first.number, local)
        if moment is None or moment > local:
            return Wait.QUIET, moment
        return Wait.NOT_DUE, None
