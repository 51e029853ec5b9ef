"""When a campaign goes out, in the sentences that the window and the command line share."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flowiq_desktop.core.delivery.send_times import NIGHT, SendTimes
from flowiq_desktop.texts import say
from flowiq_desktop.texts.moments import clock_time, moment_and_zone


def times_in_words(times: SendTimes) -> Iterator[str]:
    """A sentence for each wish; none for a campaign that goes out at once."""
    if times.begins:
        yield say("Beginning: {moment}.", moment=moment_and_zone(times.begins))
    if times.spread_until:
        yield say("Spread until: {moment}.", moment=moment_and_zone(times.spread_until))
    if times.quiet:
        yield say(
            "Nobody gets a message between {begins} and {ends} by their own clock.",
            begins=clock_time(times.quiet.begins),
            ends=clock_time(times.quiet.ends),
        )


def span(times: SendTimes, count: int, per_minute: int, now: datetime) -> tuple[datetime, datetime]:
    """When the first and the last message go out at this pace, quiet hours aside."""
    first = max(now, times.begins) if times.begins else now
    last = first + timedelta(minutes=count / max(1, per_minute))
    return first, max(last, times.spread_until) if times.spread_until else last


def night_in_words(times: SendTimes, count: int, per_minute: int, now: datetime) -> str:
    """That some messages would go out in the night, by this computer's clock; "" otherwise.

    Not said to somebody who has chosen quiet hours: they know which hours they want.
    """
    first, last = span(times, count, per_minute, now)
    zone = now.tzinfo
    quiet = NIGHT.next_quiet(first, (zone,)) if zone and count and not times.quiet else None
    if quiet is None or quiet >= last:
        return ""
    return say(
        "Some of these would go out at night, between {begins} and {ends}.",
        begins=clock_time(NIGHT.begins),
        ends=clock_time(NIGHT.ends),
    )
