"""The sentences of the Send step: numbers and times as a person would say them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.text.shorten import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flowiq_desktop.core.messages.bubbles import BubbleContent
    from flowiq_desktop.core.messages.types import Body
    from flowiq_desktop.services.preparing.outline import Outline
    from flowiq_desktop.services.results.campaigns import CampaignSummary
    from flowiq_desktop.services.sending.progress import SendProgress

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_LONG = 200


def messages(count: int) -> str:
    """A number of messages in words: "1,187 messages"."""
    if count == 1:
        return QCoreApplication.translate("SendTexts", "1 message")
    return QCoreApplication.translate("SendTexts", "{count:,} messages").format(count=count)


def people(count: int) -> str:
    """A number of people in words: "1,187 people"."""
    if count == 1:
        return QCoreApplication.translate("SendTexts", "1 person")
    return QCoreApplication.translate("SendTexts", "{count:,} people").format(count=count)


def who_gets_what(outline: Outline) -> str:
    """How many people get how many messages."""
    if outline.people == outline.messages:
        text = QCoreApplication.translate("SendTexts", "{people}, one message each")
        return text.format(people=people(outline.people))
    text = QCoreApplication.translate("SendTexts", "{people} get {messages} in all")
    return text.format(people=people(outline.people), messages=messages(outline.messages))


def kinds(types: Mapping[str, int]) -> str:
    """The message types: "Text" alone, or with their numbers: "Text 1,150, Image 37"."""
    labels = {name: REGISTRY[name].label for name in types}
    if len(types) == 1:
        return next(iter(labels.values()))
    return ", ".join(f"{labels[name]} {count:,}" for name, count in types.items())


def left_out(outline: Outline) -> str:
    """Which rows get nothing and why; says so when there are none."""
    parts = []
    if outline.to_fix:
        text = QCoreApplication.translate("SendTexts", "{count:,} still to fix")
        parts.append(text.format(count=outline.to_fix))
    if outline.left_out:
        text = QCoreApplication.translate("SendTexts", "{count:,} left out by you")
        parts.append(text.format(count=outline.left_out))
    if not parts:
        return QCoreApplication.translate("SendTexts", "Nobody: every row gets its message")
    text = QCoreApplication.translate("SendTexts", "{count:,} rows get nothing: {why}")
    if outline.to_fix + outline.left_out == 1:
        text = QCoreApplication.translate("SendTexts", "{count} row gets nothing: {why}")
    return text.format(count=outline.to_fix + outline.left_out, why=", ".join(parts))


def duration(seconds: float) -> str:
    """A length of time, as exact as it deserves."""
    if seconds < _MINUTE:
        return QCoreApplication.translate("SendTexts", "less than a minute")
    if seconds < 1.5 * _MINUTE:
        return QCoreApplication.translate("SendTexts", "about a minute")
    if seconds < _HOUR:
        text = QCoreApplication.translate("SendTexts", "about {count} minutes")
        return text.format(count=round(seconds / _MINUTE))
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    text = QCoreApplication.translate("SendTexts", "about {hours} h {minutes:02d} min")
    return text.format(hours=hours, minutes=minutes)


def finish(count: int, per_minute: int, now: datetime) -> str:
    """How long `count` messages take at this pace, and when that is over."""
    seconds = _MINUTE * count / max(1, per_minute)
    end = now + timedelta(seconds=seconds)
    moment = f"{end:%H:%M}" if seconds < _DAY and end.date() == now.date() else f"{end:%d %b %H:%M}"
    text = QCoreApplication.translate("SendTexts", "{duration}, done around {moment}")
    words = text.format(duration=duration(seconds), moment=moment)
    return words[:1].upper() + words[1:]


def kept(campaign: CampaignSummary) -> tuple[str, str]:
    """A campaign gave way to a changed draft and still exists: what that means, what to do."""
    text = QCoreApplication.translate(
        "SendTexts", "What was stopped before stays under Past sends. Waiting there: {messages}."
    )
    advice = QCoreApplication.translate(
        "SendTexts", "Delete it there if they are not to be sent any more."
    )
    return text.format(messages=messages(campaign.left)), advice


def headline(progress: SendProgress, running: bool, stopping: bool, *, certain: bool = True) -> str:
    """What is going on, with the progress or the last known progress."""
    done, total = progress.total - progress.left, progress.total
    if not certain:
        text = QCoreApplication.translate("SendTexts", "Last known: {done:,} of {total:,}")
    elif stopping:
        text = QCoreApplication.translate("SendTexts", "Stopping: finishing what is on its way")
    elif progress.paused and running:
        text = QCoreApplication.translate("SendTexts", "Paused at {done:,} of {total:,}")
    elif running:
        text = QCoreApplication.translate("SendTexts", "Sending {done:,} of {total:,}")
    elif progress.left:
        text = QCoreApplication.translate("SendTexts", "Stopped at {done:,} of {total:,}")
    else:
        text = QCoreApplication.translate("SendTexts", "Finished: {total:,} of {total:,}")
    return text.format(done=done, total=total)


def pace(progress: SendProgress, running: bool) -> str:
    """The measured pace and the time left, or that they are still being measured."""
    if not running or not progress.left or progress.paused:
        return ""
    if progress.seconds_left is None:
        return QCoreApplication.translate("SendTexts", "Time left: still measuring")
    text = QCoreApplication.translate("SendTexts", "{rate:,.0f} a minute · {left} left")
    return text.format(rate=progress.rate_per_minute, left=duration(progress.seconds_left))


def excerpt(message_type: str, body: Body) -> str:
    """A message in one line: its words, or what it is when it has none; cut when long."""
    content = REGISTRY.bubble_of(body)
    if content is None:
        return ""
    spans = content.text or content.caption
    words = " ".join("".join(span.text for span in spans).split()) or _content(content)
    entry = REGISTRY[message_type]
    if not entry.speaks_for_itself:
        label = entry.label
        words = f"{label}: {words}" if words else label
    return shortened(words, _LONG)


def _content(content: BubbleContent) -> str:
    """What a message without words brings."""
    if content.media is not None:
        return content.media.filename or content.media.url
    if content.location is not None:
        return content.location.name or content.location.address
    return ", ".join(card.name for card in content.cards) or content.reaction


def waiting_too(waiting: int) -> str:
    """What sending some of a campaign again does with those that wait for their first time."""
    text = QCoreApplication.translate("SendTexts", "{messages} that wait anyway are sent as well.")
    return text.format(messages=messages(waiting))


def again(unsent: int) -> str:
    """The question whether everything that was not sent is to be sent again."""
    if unsent == 1:
        text = QCoreApplication.translate("SendTexts", "Send the one that was not sent again?")
    else:
        text = QCoreApplication.translate(
            "SendTexts", "Send the {unsent:,} that were not sent again?"
        )
    return text.format(unsent=unsent)


def again_explained(progress: SendProgress, hopeless: int) -> str:
    """What sending again does, and whom it leaves alone.

    Args:
        progress: the campaign's counts.
        hopeless: rows among them that were refused for reasons that another try does not change.
    """
    translate = QCoreApplication.translate
    parts = [
        translate(
            "SendTexts",
            "None of them has reached anybody. What another campaign has sent since is held back.",
        )
    ]
    if hopeless:
        text = translate(
            "SendTexts",
            "{n:,} of them were refused for a reason that another try does not change by itself.",
        )
        parts.append(text.format(n=hopeless))
    if progress.unsure:
        text = translate("SendTexts", "{n:,} that nobody is sure of are not sent.")
        parts.append(text.format(n=progress.unsure))
    if progress.left:
        parts.append(waiting_too(progress.left))
    return " ".join(parts)
