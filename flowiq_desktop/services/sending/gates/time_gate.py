"""TimeGate: when messages may go out, by the wishes of the person and the recipients' clocks."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta, tzinfo

from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.send_times import AT_ONCE, GRACE, SendTimes
from flowiq_desktop.core.phone.time_zones import zones_of
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.system.time_zones import zones_called
from flowiq_desktop.texts import say, say_count

_LONGEST = timedelta(hours=1)
"""After that it is asked again: the computer's clock may have been put right meanwhile."""


class TimeGate:
    """Says of each message how long it has to wait; asked anew each time its turn comes.

    Args:
        times: the person's wishes.
        clock: the computer's.
    """

    def __init__(self, times: SendTimes, clock: Clock) -> None:
        self._times = times
        self._clock = clock
        self._seen = clock.now()

    def wait(self, number: str) -> int:
        """For how many nanoseconds somebody is not to be written to, from now on; 0: not at all."""
        if not self._times:
            return 0
        now = self._clock.now()
        moment = self.moment(number, now)
        wait = _LONGEST if moment is None else min(_LONGEST, moment - now)
        return max(0, int(wait.total_seconds() * SECOND))

    def moment(self, number: str, now: datetime) -> datetime | None:
        """From when on somebody may be written to; None when no time of day is left for them."""
        return self._times.next_moment(now, self._zones(number, now))

    def interval(self, left: int) -> int:
        """Nanoseconds between two messages, when so many are left to be spread over the time."""
        if self._times.spread_until is None:
            return 0
        return int(self._times.interval(self._clock.now(), left).total_seconds() * SECOND)

    def begins_later(self) -> datetime | None:
        """When the whole campaign may begin, if that lies ahead."""
        begins = self._times.begins
        return begins if begins is not None and begins > self._clock.now() else None

    def slept(self, *, others_wait: bool = False) -> bool:
        """Whether the computer slept since this was last asked, past times that matter.

        It is asked several times a second. Whatever was to happen meanwhile would happen late.

        Args:
            others_wait: whether something else waits for a time of the clock.
        """
        now, before = self._clock.now(), self._seen
        self._seen = now
        return (bool(self._times) or others_wait) and now - before > GRACE

    @staticmethod
    def _zones(number: str, now: datetime) -> Collection[tzinfo]:
        """Where the person may be; where nothing tells, the computer's own clock counts."""
        return zones_called(zones_of(number)) or ((now.tzinfo,) if now.tzinfo else ())


def open_gate(clock: Clock) -> TimeGate:
    """One that lets everything pass."""
    return TimeGate(AT_ONCE, clock)


def refuse_never_allowed(waiting: Iterable[Waiting], times: SendTimes, clock: Clock) -> None:
    """Refuse to send while the quiet hours leave no time of day for somebody.

    Their numbers may be in so many time zones that it is always night in one of them.

    Raises:
        SendRefusedError: there are such people.
    """
    if times.quiet is None:
        return
    gate, now = TimeGate(times, clock), clock.now()
    never = sum(gate.moment(entry.number, now) is None for entry in waiting)
    if never:
        raise SendRefusedError(
            say_count(
                "The quiet hours leave no time of day at all for 1 person: it is always quiet in"
                " one of the time zones that the number may be in.",
                "The quiet hours leave no time of day at all for {n} people: it is always quiet in"
                " one of the time zones that their numbers may be in.",
                never,
            ),
            say("Make the quiet hours shorter, or leave these people out."),
        )
