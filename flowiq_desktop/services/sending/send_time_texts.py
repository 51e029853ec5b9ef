"""When a campaign goes out, in the sentences that the window and the command line share."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flowiq_desktop.core.delivery.careful_start import ENOUGH, FIRST
from flowiq_desktop.core.delivery.send_times import NIGHT, SendTimes
from flowiq_desktop.services.reach.plan import ReachPlan
from flowiq_desktop.texts import say, say_count
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


def too_far_in_words() -> str:
    """Why a time beyond `FURTHEST` is refused."""
    return say("A time to send at may be a year ahead at most.")


def careful_in_words() -> str:
    """What a careful start does."""
    return say(
        "Careful start: {first} messages go first, and the others once {enough} of those have"
        " arrived and none has failed.",
        first=FIRST,
        enough=ENOUGH,
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


def windows_in_words(plan: ReachPlan, times: SendTimes, per_minute: int, now: datetime) -> str:
    """That some people's 24 hours are over before their messages' turn, at this pace; or "".

    Only those are counted of whom it is certain: nothing goes faster than the pace.
    """
    first, last = span(times, plan.to_send, per_minute, now)
    step = (last - first) / max(1, plan.to_send)
    late = sum(until <= first + ahead * step for ahead, until in plan.windows)
    if not late:
        return ""
    return say_count(
        "1 person's 24 hours will be over before the turn of their message comes: it is held back"
        " then, unless it goes earlier or as a template.",
        "{n} people's 24 hours will be over before the turn of their messages comes: those are held"
        " back then, unless they go earlier or as a template.",
        late,
    )
