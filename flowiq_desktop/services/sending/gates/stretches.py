"""Stretches: one run of a campaign, from the question about the account to the last message.

A plain campaign has one stretch. One with a careful start sends its first messages in a stretch of
their own, and the rest only when it is known what became of those.
"""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

from flowiq_desktop.core.delivery.rate_limiter import SECOND, RateLimiter
from flowiq_desktop.core.delivery.send_times import SendTimes
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.control import PartControl, SendControl
from flowiq_desktop.services.sending.gates.account_check import why_refused
from flowiq_desktop.services.sending.gates.careful_start import CarefulStart
from flowiq_desktop.services.sending.gates.first_looks import Through
from flowiq_desktop.services.sending.limits.run_limits import RunLimits
from flowiq_desktop.services.sending.progress import SendProgress
from flowiq_desktop.services.sending.run import SendOptions, SendRun, Unstored
from flowiq_desktop.system.clock import Clock

_SPARED = "held_back"
"""WhatsApp spares some people for a day; the others may go."""

_A_TURN = 1.0
"""Seconds that the question about the account takes at most of the pace of sending."""


class Clients:
    """Those of one run: one sends, the other asks.

    A connection that has carried a question carries no message after it: what comes late of the
    one could be taken for the answer to the other.

    Args:
        connection: the account.
        connections: messages under way at once.
        new_client: makes a client for a connection and so many connections.
    """

    def __init__(
        self,
        connection: Connection,
        connections: int,
        new_client: Callable[[Connection, int], FlowIQClient],
    ) -> None:
        self.connection = connection
        self.sending = new_client(connection, connections)
        self.asking = new_client(connection, 1)

    def close(self) -> None:
        """Close every connection."""
        self.sending.close()
        self.asking.close()


class Stretches:
    """One run of a campaign.

    Attributes:
        stopped_for: the reason it stopped by itself (a code of `flowiq.reasons`), or "".
        fault: the journal's or the program's fault that stopped it, or None.
        unstored: outcomes that the journal had no room for; they exist nowhere else.
    """

    def __init__(
        self,
        journal: Journal,
        clients: Clients,
        campaign: int,
        options: SendOptions,
        control: SendControl,
        clock: Clock,
        limits: Callable[[], RunLimits],
    ) -> None:
        """Prepare a run.

        Args:
            journal: where each step is recorded.
            clients: whom to send through, and to ask.
            campaign: which one.
            options: how fast.
            control: the person's wishes.
            clock: time and chance.
            limits: what the campaign may still cost, and whom it may begin with, as things are when
                a stretch begins.
        """
        self._journal, self._clients, self._campaign = journal, clients, campaign
        self._options, self._control, self._clock = options, control, clock
        self._limits = limits
        self._account = clients.connection.fingerprint(journal.accounts.salt)
        self._times = journal.send_times.of(campaign)
        self._limiter = RateLimiter(float(options.rate_per_minute))
        self.stopped_for = ""
        self.fault: Exception | None = None
        self.unstored: list[Unstored] = []

    def progress(self) -> Generator[SendProgress, None, None]:
        """Send, reporting progress some ten times a second; ends when nothing is under way.

        Closing the generator stops the run: what is in flight is awaited and stored.
        """
        waiting = self._waiting()
        if waiting and self._options.ask_first and not self._control.stopped:
            # It takes a turn of the pace, but keeps no slow campaign waiting for a minute.
            turn = min(_A_TURN, self._limiter.interval / SECOND)
            self._limiter.hold(self._clock.monotonic_ns(), turn)
            key, number = self._clients.connection.key, waiting[0].number
            self.stopped_for = why_refused(self._clients.asking, key, number)
            if self.stopped_for:  # going on through another account is to be said all the same
                self._journal.accounts.begin_run(uuid4().hex, self._campaign, self._account)
        if not self._ended:
            yield from self._first(waiting)
        if not self._ended:
            yield from self._send(self._times)

    @property
    def _ended(self) -> bool:
        """Whether nothing more is to go out in this run."""
        return self._control.stopped or bool(self.stopped_for) or self.fault is not None

    def _first(self, waiting: list[Waiting]) -> Generator[SendProgress, None, None]:
        """Where it is wished, send the first messages and look what becomes of them.

        People who are spared, and rows of a template that is refused, are none of the first: others
        go in their place. Where only those of refused templates are left, nothing more goes.
        """
        through = Through(self._clients.asking, self._limiter, self._account)
        careful = CarefulStart(
            self._journal, self._campaign, through, self._times, self._control, self._clock
        )
        at_once = replace(self._times, spread_until=None)  # five are not spread over a morning
        refused: dict[str, str] = {}
        while chosen := careful.next_rows([e for e in waiting if e.template not in refused]):
            run = yield from self._send(at_once, chosen)
            refused |= run.refused_templates
            if self.stopped_for in {_SPARED, *refused.values()}:
                self.stopped_for = ""
            if self._ended:
                return
            waiting = self._waiting()
        if waiting and all(e.template in refused for e in waiting):
            self.stopped_for = refused[waiting[0].template]
        elif waiting:
            self.stopped_for = yield from careful.look()

    def _send(
        self, times: SendTimes, only: frozenset[int] | None = None
    ) -> Generator[SendProgress, None, SendRun]:
        """Send these rows, or all; what came of it is kept, however it ends."""
        run = SendRun(
            self._journal,
            self._clients.sending,
            self._campaign,
            self._options,
            PartControl(self._control),
            self._clock,
            times,
            self._limits(),
            only=only,
            limiter=self._limiter,
        )
        self._journal.accounts.begin_run(run.id, self._campaign, self._account)
        try:
            with closing(run.progress()) as stream:
                yield from stream
        finally:
            self.unstored += run.unstored
            self.stopped_for, self.fault = run.stopped_for, run.fault
        return run

    def _waiting(self) -> list[Waiting]:
        """What may be sent now; whom WhatsApp spares for a day is not among it."""
        now, found = self._clock.now(), self._journal.deliveries.waiting(self._campaign)
        return [e for e in found if e.not_before is None or e.not_before <= now]
