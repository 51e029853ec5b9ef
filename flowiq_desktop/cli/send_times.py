"""When a campaign may go out, as the command line is told it."""

import argparse
import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.console import Console
from flowiq_desktop.core.delivery.quiet_hours import QuietHours, hours_from
from flowiq_desktop.core.delivery.send_times import SendTimes
from flowiq_desktop.services.reach.plan import ReachPlan
from flowiq_desktop.services.sending.send_time_texts import (
    careful_in_words,
    night_in_words,
    times_in_words,
    too_far_in_words,
    windows_in_words,
)
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.texts import say
from flowiq_desktop.texts.moments import moment_and_zone

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_DAY = timedelta(days=1)


def send_times_from(
    options: argparse.Namespace, kept: SendTimes, now: Callable[[], datetime] = local_now
) -> SendTimes:
    """When messages may go out, as the options say it; what they do not say stays as it was.

    Args:
        options: with those of `add_send_times`.
        kept: what was wished for the campaign before.
        now: the clock.

    Raises:
        CallError: a time that is none, that is over, or that lies too far ahead.
    """
    begins, spread, quiet = kept.begins, kept.spread_until, kept.quiet
    present = now()
    if options.at is not None:
        begins = None if _is(options.at, "now") else _moment("--at", options.at, present)
    if options.spread_until is not None:
        spread = _spread(options.spread_until, max(begins, present) if begins else present)
    if options.quiet_hours is not None:
        quiet = None if _is(options.quiet_hours, "none") else _quiet(options.quiet_hours)
    times = SendTimes(begins, spread, quiet)
    if times.too_far(present):
        raise CallError(too_far_in_words())
    if begins and spread and spread <= begins:
        raise CallError(_too_early(begins, spread))
    return times


def tell_times(times: SendTimes, console: Console) -> None:
    """Say when messages go out, where that is not at once."""
    for words in times_in_words(times):
        console.tell(words)


def tell_careful(console: Console, *, careful: bool) -> None:
    """Say what a careful start does, where it is wished."""
    if careful:
        console.tell(careful_in_words())


def tell_of_the_night(times: SendTimes, count: int, per_minute: int, console: Console) -> None:
    """Say when some of so many messages would go out at night, and how to keep them from it."""
    if words := night_in_words(times, count, per_minute, local_now()):
        advice = say("Add --quiet-hours 21:00-07:00 to keep them from it.")
        console.tell(f"{words} {advice}")


def tell_late_windows(plan: ReachPlan, times: SendTimes, per_minute: int, console: Console) -> None:
    """Say of how many people the 24 hours will be over before their messages' turn."""
    if words := windows_in_words(plan, times, per_minute, local_now()):
        console.tell(words)


def _is(text: str, word: str) -> bool:
    return text.strip().casefold() == word


def _spread(text: str, after: datetime) -> datetime | None:
    return None if _is(text, "none") else _moment("--spread-until", text, after)


def _too_early(begins: datetime, spread: datetime) -> str:
    """That what was wished before does not go with the new beginning, and how to change it."""
    return say(
        "The messages cannot begin at {begins} and be spread until {spread}."
        " Write --spread-until with a later time, or none.",
        begins=moment_and_zone(begins),
        spread=moment_and_zone(spread),
    )


def _moment(option: str, text: str, after: datetime) -> datetime:
    """A moment after another one: a time alone is the next one that the clock shows so."""
    try:
        return _read_moment(option, text, after)
    except (OverflowError, OSError):  # a year that clocks cannot count
        raise CallError(_no_time(option, text)) from None


def _read_moment(option: str, text: str, after: datetime) -> datetime:
    if found := _CLOCK.fullmatch(text.strip()):
        clock = _clock(option, *found.groups())
        today = _local(datetime.combine(after.astimezone().date(), clock))
        return today if today > after else _local(today.replace(tzinfo=None) + _DAY)
    try:
        moment = datetime.fromisoformat(text.strip())
        moment = _local(moment) if moment.tzinfo is None else moment
    except ValueError:
        raise CallError(_no_time(option, text)) from None
    if moment <= after:
        raise CallError(say("{option} {time} is over already.", option=option, time=text))
    return moment


def _local(moment: datetime) -> datetime:
    """A moment by this computer's clock, with the offset that it has on that day."""
    return moment.astimezone()


def _quiet(text: str) -> QuietHours:
    hours = hours_from(text)
    if hours is None:
        raise CallError(
            say('"{hours}" are no hours. Write --quiet-hours 21:00-07:00, or none.', hours=text)
        )
    if hours.begins == hours.ends:
        raise CallError(
            say("--quiet-hours {hours} leaves no time of day to send in.", hours=text.strip())
        )
    return hours


def _clock(option: str, hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise CallError(_no_time(option, f"{hour}:{minute}")) from None


def _no_time(option: str, text: str) -> str:
    return say(
        'For {option}, "{text}" is no time. Write 08:00, or a day as well: 2026-11-28 08:00.',
        option=option,
        text=text,
    )
