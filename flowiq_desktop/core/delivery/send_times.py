"""Send times: when a campaign may go out, as the person wishes it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from flowiq_desktop.core.delivery.quiet_hours import QuietHours

GRACE = timedelta(minutes=10)
"""How late a message may go out without anybody being asked again."""
FURTHEST = timedelta(days=366)
"""How far ahead a time may lie; beyond it somebody mistyped a year, and clocks cannot count it."""
NIGHT = QuietHours(time(21), time(7))
"""When most people do not want to be woken: what is offered as quiet hours, and warned of."""


@dataclass(frozen=True, slots=True)
class SendTimes:
    """The person's wishes; by default a campaign goes out at once and as fast as it may.

    Attributes:
        begins: nothing goes out before this moment; None: at once.
        spread_until: the messages are spread evenly up to this moment; None: as fast as they may.
        quiet: when nobody is written to, by the recipient's own clock; None: never.
    """

    begins: datetime | None = None
    spread_until: datetime | None = None
    quiet: QuietHours | None = None

    def __bool__(self) -> bool:
        """Whether anything was wished."""
        return self != AT_ONCE

    def next_moment(self, now: datetime, zones: Collection[tzinfo]) -> datetime | None:
        """When somebody may be written to.

        Args:
            now: the present moment.
            zones: where the person may be.

        Returns:
            `now` or a later moment; None when the quiet hours leave no time of day.
        """
        earliest = max(now, self.begins) if self.begins else now
        if self.quiet is None:
            return earliest
        found = self.quiet.next_allowed(earliest, zones)
        return now if found is not None and found <= now else found

    def interval(self, now: datetime, left: int) -> timedelta:
        """How long to wait between two messages, so that the last one goes at `spread_until`."""
        if self.spread_until is None or left < 1:
            return timedelta()
        return max(timedelta(), self.spread_until - now) / left

    def too_far(self, now: datetime) -> bool:
        """Whether a time lies so far ahead that it must be a mistake."""
        return any(
            moment and moment - now > FURTHEST for moment in (self.begins, self.spread_until)
        )

    def still_to_come(self, now: datetime) -> "SendTimes":
        """The same without the moments that have passed."""
        begins, spread_until = (
            moment if moment and moment > now else None
            for moment in (self.begins, self.spread_until)
        )
        return SendTimes(begins, spread_until, self.quiet)

    def as_facts(self) -> dict[str, str]:
        """The wishes as JSON holds them."""
        facts = {"begins": self.begins, "spread_until": self.spread_until}
        said = {name: moment.isoformat() for name, moment in facts.items() if moment}
        if self.quiet:
            said |= {
                "quiet_from": self.quiet.begins.isoformat("minutes"),
                "quiet_to": self.quiet.ends.isoformat("minutes"),
            }
        return said


AT_ONCE = SendTimes()


def send_times_of(facts: Mapping[str, object]) -> SendTimes:
    """The wishes that `as_facts` wrote.

    Raises:
        ValueError: they are none; a campaign whose times are unknown must not go out.
    """
    try:
        quiet = None
        if "quiet_from" in facts or "quiet_to" in facts:
            quiet = QuietHours(_clock(facts["quiet_from"]), _clock(facts["quiet_to"]))
        return SendTimes(_moment(facts.get("begins")), _moment(facts.get("spread_until")), quiet)
    except (KeyError, TypeError) as fault:
        raise ValueError(f"no times to send at: {fault}") from fault


def _moment(text: object) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a moment without its offset")
    return moment


def _clock(text: object) -> time:
    clock = time.fromisoformat(str(text))
    if clock.tzinfo is not None:
        raise ValueError("a time of day with an offset")
    return clock
