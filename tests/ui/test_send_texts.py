"""Numbers and times as a person would say them."""

from datetime import UTC, datetime

import pytest

from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.services.preparing.outline import Outline
from flowiq_desktop.services.sending.progress import SendProgress, Wait
from flowiq_desktop.ui import send_texts

MORNING = datetime(2026, 5, 12, 9, 30)  # noqa: DTZ001 - only shown
EVENING = datetime(2026, 5, 12, 23, 50)  # noqa: DTZ001 - only shown


def outline(**changes: object) -> Outline:
    given = {"messages": 3, "people": 3, "types": {"text": 3}, "to_fix": 0, "left_out": 0}
    return Outline(**{**given, "first": (), **changes})  # type: ignore[arg-type] # as the tests name them


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "less than a minute"),
        (70, "about a minute"),
        (150, "about 2 minutes"),
        (13.3 * 60, "about 13 minutes"),
        (3600 + 25 * 60, "about 1 h 25 min"),
    ],
)
def test_durations(seconds: float, words: str) -> None:
    assert send_texts.duration(seconds) == words


def test_the_finish_names_the_day_only_when_it_is_another() -> None:
    assert send_texts.finish(1187, 90, MORNING) == "About 13 minutes, done around 09:43"
    assert send_texts.finish(1187, 90, EVENING) == "About 13 minutes, done around 13 May 00:03"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (outline(), "3 people, one message each"),
        (outline(messages=1, people=1), "1 person, one message each"),
        (outline(messages=1200, people=1187), "1,187 people get 1,200 messages in all"),
    ],
)
def test_who_gets_what(given: Outline, words: str) -> None:
    assert send_texts.who_gets_what(given) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (outline(), "Nobody: every row gets its message"),
        (outline(to_fix=1), "1 row gets nothing: 1 still to fix"),
        (
            outline(to_fix=1200, left_out=5),
            "1,205 rows get nothing: 1,200 still to fix, 5 left out by you",
        ),
    ],
)
def test_who_is_left_out(given: Outline, words: str) -> None:
    assert send_texts.left_out(given) == words


def test_kinds() -> None:
    assert send_texts.kinds({"text": 3}) == "Text"
    assert send_texts.kinds({"text": 1150, "image": 37}) == "Text 1,150, Image 37"


@pytest.mark.parametrize(
    ("progress", "running", "stopping", "words"),
    [
        (SendProgress(1204, 418, 0, 0, 786), True, False, "Sending 418 of 1,204"),
        (SendProgress(1204, 418, 0, 0, 786, paused=True), True, False, "Paused at 418 of 1,204"),
        (SendProgress(1204, 418, 0, 2, 784), False, False, "Stopped at 420 of 1,204"),
        (SendProgress(1204, 1200, 2, 2, 0), False, False, "Finished: 1,204 of 1,204"),
        (
            SendProgress(1204, 418, 0, 0, 786),
            True,
            True,
            "Stopping: finishing what is on its way",
        ),
    ],
)
def test_headlines(progress: SendProgress, running: bool, stopping: bool, words: str) -> None:
    assert send_texts.headline(progress, running, stopping) == words


def test_the_time_left_is_honest() -> None:
    measuring = SendProgress(10, 1, 0, 0, 9)
    assert send_texts.pace(measuring, running=True) == "Time left: still measuring"
    measured = SendProgress(1204, 418, 0, 0, 786, rate_per_minute=89.6, seconds_left=524.0)
    assert send_texts.pace(measured, running=True) == "90 a minute · about 9 minutes left"
    assert send_texts.pace(measured, running=False) == ""


def test_nothing_is_said_to_be_measured_while_everybody_waits_for_a_moment() -> None:
    morning = datetime(2026, 5, 2, 8, tzinfo=UTC)
    waiting = SendProgress(10, 1, 0, 0, 9, wait=Wait.QUIET, wait_until=morning)
    assert send_texts.pace(waiting, running=True) == ""


@pytest.mark.parametrize(
    ("kind", "parts", "words"),
    [
        ("text", {"text": "Hi *Anna*,\n\nsee you"}, "Hi Anna, see you"),
        ("text", {"text": "a" * 300}, "a" * 199 + "…"),
        ("image", {"media_url": "https://e.org/a.png", "caption": "Our trip"}, "Image: Our trip"),
        (
            "document",
            {"media_url": "https://e.org/a.pdf", "filename": "fees.pdf"},
            "Document: fees.pdf",
        ),
        (
            "location",
            {"location": {"latitude": 1, "longitude": 2, "name": "School"}},
            "Location: School",
        ),
    ],
)
def test_excerpts(kind: str, parts: dict[str, object], words: str) -> None:
    body = {"phone_number": "+27825550301", "message_type": kind, **parts}
    message = Message(0, 2, "+27825550301", kind, body, ())
    assert send_texts.excerpt(message.message_type, message.body) == words
