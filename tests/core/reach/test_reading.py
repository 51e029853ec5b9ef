"""From a conversation to a look: times and flags, and not one word."""

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest

from flowiq_desktop.core.reach.look import Standing, Statuses
from flowiq_desktop.core.reach.reading import look_at, words_in
from flowiq_desktop.core.reconciliation.history import HistoryEntry

NUMBER = "+27825550301"
NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)


def _wrote(hours: float, text: str = "Hello") -> HistoryEntry:
    return HistoryEntry(text, NOW - timedelta(hours=hours), outbound=False, inbound=True)


def _sent(hours: float, status: str = "read") -> HistoryEntry:
    return HistoryEntry("School", NOW - timedelta(hours=hours), outbound=True, status=status)


def _ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def test_the_newest_message_of_the_person_opens_the_window() -> None:
    look = look_at(NUMBER, NOW, Standing.CONTACT, [_sent(1), _wrote(30), _wrote(2)])
    assert look.last_wrote == _ago(2)
    assert look.open_until == NOW + timedelta(hours=22)
    assert look_at(NUMBER, NOW, Standing.CONTACT, [_sent(1)]).open_until is None


def test_what_came_from_a_web_page_opens_nothing() -> None:
    web = HistoryEntry("Hello", NOW, outbound=False)
    assert look_at(NUMBER, NOW, Standing.CONTACT, [web]).last_wrote is None


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("STOP", True),
        ("Stop asseblief", True),
        ("stop sending the buses at 7", False),
        (json.dumps({"type": "button", "button": {"payload": "x", "text": "Stop"}}), True),
        (json.dumps([{"reply": {"id": "1", "title": "STOP"}}]), True),
        ('{"a": "STOP"}', False),
        ("{STOP", True),
        ("", False),
    ],
)
def test_only_a_whole_message_asks_to_stop(text: str, stops: bool) -> None:
    look = look_at(NUMBER, NOW, Standing.CONTACT, [_wrote(1), _wrote(3, text), _sent(4)])
    assert look.asked_to_stop == (_ago(3) if stops else None)


def test_json_that_never_ends_is_taken_as_it_is() -> None:
    deep = "[" * 100_000
    assert words_in(deep) == deep
    assert words_in("plain") == "plain"


def test_what_became_of_messages_is_counted() -> None:
    sent = [_sent(9, "failed"), _sent(5, "delivered"), _sent(4), _sent(2, "sent"), _sent(1, "")]
    statuses = look_at(NUMBER, NOW, Standing.CONTACT, sent).statuses
    assert statuses == Statuses(1, 1, 1, 1, last_arrived=_ago(4), last_failed=_ago(9))


def test_a_failure_counts_against_the_number_only_inside_the_24_hours() -> None:
    failed = _sent(2, "failed")
    assert not look_at(NUMBER, NOW, Standing.CONTACT, [failed, _wrote(27)]).statuses.in_vain
    assert not look_at(NUMBER, NOW, Standing.CONTACT, [failed, _wrote(1)]).statuses.in_vain
    look = look_at(NUMBER, NOW, Standing.CONTACT, [failed, _wrote(3)])
    assert look.statuses.in_vain
    assert look.failed_last == _ago(2)


def test_whoever_wrote_after_the_newest_message_has_answered() -> None:
    look = look_at(NUMBER, NOW, Standing.CONTACT, [_wrote(1), _wrote(2), _sent(3), _wrote(4)])
    assert look.answered == _ago(2)
    assert look_at(NUMBER, NOW, Standing.CONTACT, [_sent(1), _wrote(2)]).answered is None
    assert look_at(NUMBER, NOW, Standing.CONTACT, [_wrote(2)]).answered is None


def test_a_look_keeps_no_word() -> None:
    secret = "My son is ill"
    look = look_at(NUMBER, NOW, Standing.CONTACT, [_wrote(1, secret), _sent(2)])
    assert secret not in repr([getattr(look, field.name) for field in fields(look)])


@pytest.mark.parametrize("text", ["START", "Start!", "começar", "please start", "ابدا"])
def test_who_asks_for_messages_again_is_seen_with_the_time(text: str) -> None:
    look = look_at(NUMBER, NOW, Standing.CONTACT, [_wrote(9, "STOP"), _wrote(3, text), _sent(1)])
    assert (look.asked_to_stop, look.asked_to_start) == (_ago(9), _ago(3))


def test_a_sentence_that_begins_so_asks_for_nothing() -> None:
    entries = [_wrote(3, "Start the bus at 7"), _sent(1)]
    assert look_at(NUMBER, NOW, Standing.CONTACT, entries).asked_to_start is None
