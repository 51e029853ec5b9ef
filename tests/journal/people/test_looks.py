"""Looks: kept to the second, one for each person and account, and gone with the last campaign."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reach.look import Look, Standing, Statuses
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery

NOW = datetime(2026, 5, 12, 14, tzinfo=timezone(timedelta(hours=2)))
ANNA, BEN = "+27825550301", "+27825550302"
ACCOUNT = b"acct"
PLAIN = Look(ANNA, NOW)
FULL = Look(
    BEN,
    NOW,
    Standing.WITHOUT_NUMBER,
    timedelta(seconds=-3.5),
    NOW - timedelta(hours=3),
    False,
    NOW - timedelta(days=2),
    NOW - timedelta(days=1),
    Statuses(1, 2, 3, 4, NOW, NOW - timedelta(days=9), True),
    False,
    True,
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, lambda: NOW) as opened:
        yield opened


def _campaign(journal: Journal, *numbers: str, practice: bool = True) -> int:
    campaign = journal.campaigns.begin(NewCampaign("May", practice, "p.xlsx", "", ()))
    rows = [
        NewDelivery(row, (), number, "text", number.encode(), DeliveryState.READY)
        for row, number in enumerate(numbers, 2)
    ]
    list(journal.campaigns.add(campaign, rows))
    journal.campaigns.freeze(campaign)
    return campaign


def _end(journal: Journal, campaign: int, verdict: Verdict, reason: str) -> None:
    (waiting,) = journal.deliveries.waiting(campaign)
    begun = journal.deliveries.begin_attempt(waiting.id, "run")
    journal.deliveries.settle(begun, Outcome(verdict, reason, message_id=f"wamid.{campaign}"))


def test_a_look_comes_back_as_it_was_kept_over_restarts(tmp_path: Path) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        journal.looks.keep(ACCOUNT, [PLAIN, FULL])
    with Journal(tmp_path, lambda: NOW) as journal:
        assert journal.looks.of(ACCOUNT) == {"27825550301": PLAIN, "27825550302": FULL}
        assert journal.looks.of(b"else") == {}


def test_the_newest_look_at_a_person_is_the_one(journal: Journal) -> None:
    old = Look("+551187654321", NOW)
    new = replace(old, number="+5511987654321", blocked=True)  # the same account, as it is written
    journal.looks.keep(ACCOUNT, [old])
    journal.looks.keep(ACCOUNT, [new])
    assert list(journal.looks.of(ACCOUNT).values()) == [new]


def test_looks_go_with_the_last_campaign_of_their_people(journal: Journal) -> None:
    first, second = _campaign(journal, ANNA, BEN), _campaign(journal, BEN)
    journal.looks.keep(ACCOUNT, [PLAIN, FULL, replace(PLAIN, number="+27825550303")])
    journal.campaigns.delete(first)
    assert set(journal.looks.of(ACCOUNT)) == {"27825550302", "27825550303"}
    journal.campaigns.delete(second)
    assert set(journal.looks.of(ACCOUNT)) == {"27825550303"}


def test_looks_at_people_of_no_campaign_go_after_a_day(journal: Journal) -> None:
    _campaign(journal, BEN)
    late = replace(PLAIN, number="+27825550303", at=NOW.astimezone(UTC) + timedelta(hours=1))
    journal.looks.keep(ACCOUNT, [PLAIN, FULL, late])
    journal.looks.forget(NOW + timedelta(minutes=1))
    assert set(journal.looks.of(ACCOUNT)) == {"27825550302", "27825550303"}


def test_numbers_that_were_not_reached_are_known_until_something_gets_there(
    journal: Journal,
) -> None:
    failed = {"meta_131026": ANNA, "invalid_whatsapp_number": BEN, "meta_131047": "+27825550303"}
    for reason, number in failed.items():
        _end(journal, _campaign(journal, number), Verdict.REJECTED, reason)
    real = _campaign(journal, "+27825550304", practice=False)
    _end(journal, real, Verdict.REJECTED, "meta_131026")
    assert journal.looks.failed_numbers(practice=True) == {ANNA: NOW, BEN: NOW}
    assert journal.looks.failed_numbers(practice=False) == {"+27825550304": NOW}


def test_what_was_accepted_later_takes_a_failure_back(tmp_path: Path) -> None:
    moments = iter(NOW + timedelta(minutes=n) for n in range(100))
    with Journal(tmp_path, lambda: next(moments)) as journal:
        _end(journal, _campaign(journal, ANNA), Verdict.REJECTED, "meta_131026")
        assert set(journal.looks.failed_numbers(practice=True)) == {ANNA}
        _end(journal, _campaign(journal, ANNA), Verdict.ACCEPTED, "accepted")
        assert journal.looks.failed_numbers(practice=True) == {}


@pytest.mark.parametrize(
    ("column", "value"),
    [("standing", "friend"), ("seen", "yesterday"), ("last_wrote", "2026-04-31T00:00:00Z")],
)
def test_a_damaged_look_is_found_at_the_start(tmp_path: Path, column: str, value: str) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        journal.looks.keep(ACCOUNT, [FULL])
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute(f"UPDATE look SET {column} = ?", (value,))
    connection.close()
    with pytest.raises(JournalError) as caught:
        Journal(tmp_path, lambda: NOW)
    assert caught.value.damaged
