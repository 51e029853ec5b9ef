"""Careful start: which rows go first, and looking what became of them before the rest may go.

The first five are counted from the journal, so that a campaign which was stopped or killed goes on
with what it has. Looking asks by GET alone; what it says can only keep the rest back.
"""

from collections.abc import Generator
from dataclasses import replace
from itertools import islice

from flowiq_desktop.core.delivery.careful_start import (
    FIRST,
    FIRST_FAILED,
    FIRST_UNSEEN,
    FirstMessages,
    why_pause,
)
from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.send_times import SendTimes
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.journal.wishes.careful_start import CarefulState
from flowiq_desktop.services.reach.paced_reader import ReadingStoppedError
from flowiq_desktop.services.sending.control import SendControl
from flowiq_desktop.services.sending.gates.first_looks import FirstLooks, Through
from flowiq_desktop.services.sending.gates.time_gate import TimeGate
from flowiq_desktop.services.sending.progress import SendProgress, Wait
from flowiq_desktop.system.clock import Clock

_ROUND = 5 * SECOND
"""From one round of questions to the next; a round of five takes some four seconds by itself."""
_TICK = 0.1
_LOOKED_AT = 500
"""Rows whose time is looked up to find five that may go now."""
SLEPT = "slept"


class CarefulStart:
    """One campaign's careful start, in one run of it.

    Args:
        journal: where the campaign is.
        campaign: which one.
        through: the account.
        times: when it may go out.
        control: the person's wishes.
        clock: time and chance.
    """

    def __init__(
        self,
        journal: Journal,
        campaign: int,
        through: Through,
        times: SendTimes,
        control: SendControl,
        clock: Clock,
    ) -> None:
        self._journal, self._campaign, self._through = journal, campaign, through
        self._times, self._control, self._clock = times, control, clock
        starts = journal.careful_starts
        if starts.state(campaign) is CarefulState.ASKED:
            starts.end(campaign)  # whoever continues has read what became of the first ones
        self.wished = starts.state(campaign) is CarefulState.WISHED
        """Whether the rest waits for the first ones."""

    def next_rows(self, waiting: list[Waiting]) -> frozenset[int]:
        """Which of the waiting rows go before anybody looks; none when enough have gone.

        Those who may be written to at this hour come first.
        """
        if not self.wished:
            return frozenset()
        gone = len(self._journal.careful_starts.first(self._campaign, FIRST))
        missing = FIRST - gone
        gate = TimeGate(self._times, self._clock)
        awake = (e for e in islice(waiting, _LOOKED_AT) if not gate.wait(e.number))
        chosen = list(islice(awake, missing)) or waiting[:missing]
        return frozenset(entry.id for entry in chosen)

    def look(self) -> Generator[SendProgress, None, str]:
        """Look what became of the first messages, for up to two minutes.

        Returns:
            Why the campaign pauses, which is on disk by then; "" when the rest may go, or when the
            person has stopped it.
        """
        if not self.wished:
            return ""
        rows = self._journal.careful_starts.first(self._campaign, FIRST)
        looks = FirstLooks(self._journal, self._through, self._clock, rows)
        watch = _Watch(looks, self._control, self._clock, TimeGate(self._times, self._clock))
        told = SendProgress.of_counts(self._journal.campaigns.counts(self._campaign))
        try:
            for first in watch.rounds():
                yield replace(told, wait=Wait.ARRIVING, first=first)
            because = ""
        except ReadingStoppedError as stopped:
            because = stopped.reason
        if self._control.stopped:
            return ""
        return self._decided(watch, because)

    def _decided(self, watch: "_Watch", because: str) -> str:
        """Write down that the rest may go, or that it is asked about."""
        first = watch.first
        if watch.slept:
            return SLEPT
        why = watch.why_pause()
        if why is None or (why and because):
            # Nothing more can be asked: what is known by now does not let the rest go.
            why = FIRST_FAILED if first.failed else FIRST_UNSEEN
        if why:
            facts = {**first.as_facts(), "because": because}
            self._journal.careful_starts.pause(self._campaign, why, facts)
        else:
            self._journal.careful_starts.end(self._campaign)
        return why


class _Watch:
    """Rounds of looking, until it is decided, the time is over, or the person stops it."""

    def __init__(
        self, looks: FirstLooks, control: SendControl, clock: Clock, gate: TimeGate
    ) -> None:
        self._looks, self._control, self._clock, self._gate = looks, control, clock, gate
        self._since = clock.monotonic_ns()
        self._failed_since: int | None = None
        self.slept = False
        self._note()

    @property
    def first(self) -> FirstMessages:
        """What is known by now."""
        return self._looks.counted()

    def why_pause(self) -> str | None:
        """As `core.delivery.careful_start.why_pause`, at this moment."""
        now, failed = self._clock.monotonic_ns(), self._failed_since
        seen = None if failed is None else (now - failed) / SECOND
        return why_pause(self.first, (now - self._since) / SECOND, seen)

    def rounds(self) -> Generator[FirstMessages, None, None]:
        """Ask, wait and ask again; raises ReadingStoppedError when nothing can be asked."""
        while not self._over():
            began = self._clock.monotonic_ns()
            for _ in self._looks.ask():
                yield self.first
                self._note()
                if self._control.stopped or self._control.paused:
                    break
            self._note()
            while not self._over() and self._rests(began):
                yield self.first
                self._clock.sleep(_TICK)
                self._note()

    def _over(self) -> bool:
        return self._control.stopped or self.slept or self.why_pause() is not None

    def _rests(self, began: int) -> bool:
        """Whether it is not yet time for another round; a pause takes nothing of the time."""
        now = self._clock.monotonic_ns()
        if self._control.paused:
            self._since = now
            return True
        return now - began < _ROUND

    def _note(self) -> None:
        self.slept = self.slept or self._gate.slept()
        if self._failed_since is None and self.first.failed:
            self._failed_since = self._clock.monotonic_ns()
