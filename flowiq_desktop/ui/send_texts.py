"""The sentences of the Send step: numbers and times as a person would say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.reach.turned_away import SET_IN_FLOWIQ
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.services.sending.send_time_texts import (
    careful_in_words,
    night_in_words,
    span,
    times_in_words,
)
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.moments import clock, day, short_day
from flowiq_desktop.texts.names import side_by_side

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from flowiq_desktop.core.messages.bubbles import BubbleContent
    from flowiq_desktop.core.messages.types import Body
    from flowiq_desktop.services.preparing.outline import Outline
    from flowiq_desktop.services.results.campaigns import CampaignSummary
    from flowiq_desktop.services.sending.progress import SendProgress

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_LONG = 200


def messages(count: int) -> str:
    """A number of messages in words: "1,187 messages"."""
    return say_count("1 message", "{n} messages", count)


def people(count: int) -> str:
    """A number of people in words: "1,187 people"."""
    return say_count("1 person", "{n} people", count)


def who_gets_what(outline: Outline) -> str:
    """How many people get how many messages."""
    if outline.people == outline.messages:
        return say("{people}, one message each", people=people(outline.people))
    return say(
        "{people} get {messages} in all",
        people=people(outline.people),
        messages=messages(outline.messages),
    )


def kinds(types: Mapping[str, int]) -> str:
    """The message types: "Text" alone, or with their numbers: "Text 1,150, Image 37"."""
    if len(types) == 1:
        return REGISTRY[next(iter(types))].label
    return side_by_side(
        [say("{kind} {n:,}", kind=REGISTRY[name].label, n=count) for name, count in types.items()]
    )


def left_out(outline: Outline) -> str:
    """Which rows get nothing and why; says so when there are none."""
    parts = []
    if n := outline.to_fix:
        parts.append(say_count("1 still to fix", "{n} still to fix", n))
    if n := outline.left_out:
        parts.append(say_count("1 left out by you", "{n} left out by you", n))
    if n := outline.kept_out:
        parts.append(say_count("1 blocked in FlowIQ", "{n} blocked in FlowIQ", n))
    if n := outline.asked_not_to:
        parts.append(say_count("1 asked not to be written to", "{n} asked not to be written to", n))
    if not parts:
        return say("Nobody: every row gets its message")
    return say_count(
        "{n} row gets nothing: {why}",
        "{n} rows get nothing: {why}",
        outline.to_fix + outline.left_out + outline.kept_out + outline.asked_not_to,
        why=side_by_side(parts),
    )


def duration(seconds: float) -> str:
    """A length of time, as exact as it deserves."""
    if seconds < _MINUTE:
        return say("less than a minute")
    if seconds < _HOUR:
        return say_count("about a minute", "about {n} minutes", round(seconds / _MINUTE))
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    return say("about {hours} h {minutes:02d} min", hours=hours, minutes=minutes)


def finish(count: int, per_minute: int, now: datetime, times: SendTimes = AT_ONCE) -> str:
    """How long `count` messages take at this pace and these times, and when that is over.

    Whom quiet hours keep waiting is known only at their turn.
    """
    first, end = span(times, count, per_minute, now)
    seconds = (end - first).total_seconds()
    moment = clock(end)
    if seconds >= _DAY or end.date() != now.date():
        moment = say("{day} {time}", day=short_day(end), time=moment)
    if times.quiet:
        moment = say("{moment}, or later because of the quiet hours", moment=moment)
    words = say("{duration}, done around {moment}", duration=duration(seconds), moment=moment)
    return words[:1].upper() + words[1:]


def when(
    count: int, per_minute: int, now: datetime, times: SendTimes, *, careful: bool = False
) -> str:
    """When so many messages go out, in sentences; that it is at once need not be said.

    Args:
        count: how many.
        per_minute: the pace.
        now: the present moment.
        times: when they may go out.
        careful: the first few go alone.
    """
    night = night_in_words(times, count, per_minute, now)
    first = careful_in_words() if careful else ""
    return " ".join([*times_in_words(times), *filter(None, (first, night))])


def begun(campaign: CampaignSummary) -> str:
    """Which campaign it is: the name of its spreadsheet, and when sending began."""
    return say(
        "{name}, begun {day} at {time}",
        name=campaign.name,
        day=day(campaign.created),
        time=clock(campaign.created),
    )


def waits(campaign: CampaignSummary) -> str:
    """The same of one that nobody has begun to send."""
    return say(
        "{name}, ready since {day} at {time}",
        name=campaign.name,
        day=day(campaign.created),
        time=clock(campaign.created),
    )


def kept(campaign: CampaignSummary) -> tuple[str, str]:
    """A campaign gave way to a changed draft and still exists: what that means, what to do."""
    text = say(
        "What was stopped before stays under Past sends. Waiting there: {messages}.",
        messages=messages(campaign.left),
    )
    return text, say("Delete it there if they are not to be sent any more.")


def headline(progress: SendProgress, running: bool, stopping: bool, *, certain: bool = True) -> str:
    """What is going on, with the progress or the last known progress."""
    done, total = progress.total - progress.left, progress.total
    if not certain:
        return say("Last known: {done:,} of {total:,}", done=done, total=total)
    if stopping:
        return say("Stopping: finishing what is on its way")
    if progress.paused and running:
        return say("Paused at {done:,} of {total:,}", done=done, total=total)
    if running:
        return say("Sending {done:,} of {total:,}", done=done, total=total)
    if progress.left:
        return say("Stopped at {done:,} of {total:,}", done=done, total=total)
    return say("Finished: {total:,} of {total:,}", total=total)


def pace(progress: SendProgress, running: bool) -> str:
    """The measured pace and the time left, or that they are still being measured.

    While nothing goes out nothing is measured: what it waits for stands below.
    """
    if not running or not progress.left or progress.paused:
        return ""
    if progress.seconds_left is None:
        return "" if progress.wait_until else say("Time left: still measuring")
    return say(
        "{rate:,} a minute · {left} left",
        rate=round(progress.rate_per_minute),
        left=duration(progress.seconds_left),
    )


def excerpt(message_type: str, body: Body, shown: Body | None = None, *, wording: str = "") -> str:
    """A message in one line: its words, or what it is when it has none; cut when long.

    Args:
        message_type: its name.
        body: of its request.
        shown: what the phone shows, where the body does not say it.
        wording: the words alone, where no more than these are known.
    """
    content = REGISTRY.bubble_of(body, shown or REGISTRY.in_words(message_type, wording))
    if content is None:
        return ""
    spans = content.text or content.caption
    words = " ".join("".join(span.text for span in spans).split()) or _content(content)
    entry = REGISTRY[message_type]
    if not entry.speaks_for_itself:
        label = entry.label
        words = say("{kind}: {words}", kind=label, words=words) if words else label
    return shortened(words, _LONG)


def _content(content: BubbleContent) -> str:
    """What a message without words brings."""
    if content.media is not None:
        return content.media.filename or content.media.url
    if content.location is not None:
        return content.location.name or content.location.address
    return side_by_side([card.name for card in content.cards]) or content.reaction


def waiting_too(waiting: int) -> str:
    """What sending some of a campaign again does with those that wait for their first time."""
    return say_count(
        "{n} message that waits anyway is sent as well.",
        "{n} messages that wait anyway are sent as well.",
        waiting,
    )


def still_stopped() -> str:
    """Why nothing goes to some of the people, whatever the person asked for."""
    return say(
        "People who do not want messages get none: their rows stay as they are. Take somebody off"
        " that list first if they want messages again."
    )


def still_held(reason: str) -> str:
    """Why rows that are held for a reason stay so, whatever the person asked for."""
    if reason not in SET_IN_FLOWIQ:
        return still_stopped()
    return say(
        "FlowIQ is still set to send them nothing, as far as they were looked up on this day: their"
        " rows stay as they are. Change that in FlowIQ and look them up again."
    )


def again(unsent: int) -> str:
    """The question whether everything that was not sent is to be sent again."""
    return say_count(
        "Send the one that was not sent again?", "Send the {n} that were not sent again?", unsent
    )


def again_explained(progress: SendProgress, hopeless: int) -> str:
    """What sending again does, and whom it leaves alone.

    Args:
        progress: the campaign's counts.
        hopeless: rows among them that were refused for reasons that another try does not change.
    """
    parts = [
        say("None of them has reached anybody. What another campaign has sent since is held back.")
    ]
    if hopeless:
        parts.append(
            say_count(
                "{n} of them was refused for a reason that another try does not change by itself.",
                "{n} of them were refused for a reason that another try does not change by itself.",
                hopeless,
            )
        )
    if progress.unsure:
        parts.append(
            say_count(
                "{n} that nobody is sure of is not sent.",
                "{n} that nobody is sure of are not sent.",
                progress.unsure,
            )
        )
    if progress.left:
        parts.append(waiting_too(progress.left))
    return " ".join(parts)
