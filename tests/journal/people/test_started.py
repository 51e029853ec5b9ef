"""Whom an account began with within a day, straight from the journal's tables."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import POSSIBLE_VERDICTS, DeliveryState, Verdict
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.core.reach.stop_list import person_of
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.people import started
from flowiq_desktop.journal.people.stop_list import salt_of
from flowiq_desktop.journal.tables import accounts, campaigns
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.journal.crowd import NOW, empty_journal

ANNA, BEN = "+27820000001", "+27820000002"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ACCOUNT, ANOTHER = b"account", b"another"
HERE = timezone(timedelta(hours=2))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


@dataclass(frozen=True)
class Sent:
    """One attempt, begun and ended so long before the present moment; None: not ended."""

    began: timedelta = HOUR
    ended: timedelta | None = HOUR
    number: str = ANNA
    template: str = "visit"
    verdict: Verdict = Verdict.ACCEPTED
    account: bytes = ACCOUNT
    kind: str = "campaign"
    zone: tzinfo = UTC


def send(db: sqlite3.Connection, *sent: Sent) -> tuple[int, list[int]]:
    """A campaign whose rows were sent so; its id and theirs."""
    new = NewCampaign("May", True, "", "", (), sent[0].kind)
    campaign = campaigns.add_campaign(db, new, NOW)
    rows = [
        NewDelivery(
            at, (), row.number, "template", b"{}", DeliveryState.READY,
            endpoint=SEND_TEMPLATE, template=row.template,
        )
        for at, row in enumerate(sent, 2)
    ]  # fmt: skip
    campaigns.add_deliveries(db, campaign, rows)
    campaigns.freeze(db, campaign)
    found = db.execute("SELECT id FROM delivery WHERE campaign = ? ORDER BY id", (campaign,))
    ids = [identity for (identity,) in found]
    for delivery, row in zip(ids, sent, strict=True):
        run = f"run {campaign} {row.account!r}"
        if not db.execute("SELECT 1 FROM run WHERE id = ?", (run,)).fetchone():
            accounts._begin_run(db, run, campaign, row.account)
        ended = None if row.ended is None else text((NOW - row.ended).astimezone(row.zone))
        db.execute(
            "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)"
            " VALUES (?, 1, ?, ?, x'00', ?, ?, ?)",
            (
                delivery, row.number, run, text(NOW - row.began), ended,
                "" if ended is None else row.verdict,
            ),
        )  # fmt: skip
    return campaign, ids


def text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def people(
    db: sqlite3.Connection, *looks: Look, account: bytes = ACCOUNT, now: datetime = NOW
) -> dict[str, datetime]:
    """Whom an account began with, by their numbers."""
    known = {look.number.removeprefix("+"): look for look in looks}
    found = started._people(db, account, known, now)
    salt = salt_of(db)
    names = {person_of(salt, number): number for number in (ANNA, BEN)}
    return {names[person]: moment for person, moment in found.items()}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_message_that_may_have_arrived_counts_its_person(
    db: sqlite3.Connection, verdict: Verdict
) -> None:
    send(db, Sent(verdict=verdict))
    counted = {ANNA: NOW - HOUR} if verdict in POSSIBLE_VERDICTS else {}
    assert people(db) == counted


def test_what_is_under_way_counts_from_now(db: sqlite3.Connection) -> None:
    send(db, Sent(began=47 * HOUR, ended=None))
    assert people(db) == {ANNA: NOW}


def test_nobody_looks_back_further_than_two_days(db: sqlite3.Connection) -> None:
    send(db, Sent(began=48 * HOUR + timedelta(minutes=1), ended=None))
    assert people(db) == {}


def test_a_person_counts_for_a_day_after_the_newest_answer_through_that_account(
    db: sqlite3.Connection,
) -> None:
    send(db, Sent(20 * HOUR, 20 * HOUR), Sent(3 * HOUR, 2 * HOUR), Sent(9 * HOUR, 9 * HOUR))
    send(db, Sent(HOUR, HOUR, account=ANOTHER))
    send(db, Sent(30 * HOUR, DAY, BEN), Sent(30 * HOUR, 25 * HOUR, BEN))
    assert people(db) == {ANNA: NOW - 2 * HOUR}
    assert people(db, now=NOW - timedelta(seconds=1)) == {
        ANNA: NOW - 2 * HOUR,
        BEN: NOW - DAY,
    }
    assert people(db, account=ANOTHER) == {ANNA: NOW - HOUR}
    assert people(db, account=b"") == {}


def test_free_messages_and_erased_people_are_nobody_new(db: sqlite3.Connection) -> None:
    send(db, Sent(template=""), Sent(number=""))
    assert started._people(db, ACCOUNT, {}, NOW) == {}


@pytest.mark.parametrize(
    ("wrote", "offset", "counts"),
    [
        (HOUR, None, False),
        (timedelta(), None, False),
        (-timedelta(seconds=1), None, True),
        (DAY - timedelta(seconds=1), None, False),
        (DAY, None, True),
        (DAY, HOUR, False),
        (DAY + HOUR, HOUR, True),
        (DAY, -HOUR, True),
        (DAY - HOUR, -HOUR, True),
        (-HOUR, -HOUR, False),
        (timedelta(), HOUR, True),
        (HOUR, HOUR, False),
    ],
)
def test_whose_window_was_open_when_the_message_began_is_nobody_new(
    db: sqlite3.Connection, wrote: timedelta, offset: timedelta | None, counts: bool
) -> None:
    send(db, Sent(began=2 * HOUR))
    look = Look(ANNA, NOW, last_wrote=NOW - 2 * HOUR - wrote, offset=offset)
    assert bool(people(db, look)) is counts


def test_who_never_wrote_is_new(db: sqlite3.Connection) -> None:
    send(db, Sent(), Sent(number=BEN))
    never = Look(ANNA, NOW)
    assert set(people(db, never)) == {ANNA, BEN}
    assert set(people(db, replace(never, last_wrote=NOW - 2 * HOUR))) == {BEN}


def test_people_of_a_campaign_that_is_deleted_count_on_with_every_test_message(
    db: sqlite3.Connection,
) -> None:
    gone, _ = send(db, Sent(3 * HOUR, 3 * HOUR), Sent(account=ANOTHER, number=BEN))
    stays, _ = send(db, Sent(HOUR, HOUR, number=BEN))
    send(db, Sent(5 * HOUR, 4 * HOUR, number=BEN, kind="test"))
    started.keep_started_of_campaign(db, gone, NOW)
    salt = salt_of(db)
    kept = db.execute("SELECT account, person, ended FROM started_before ORDER BY account, ended")
    assert kept.fetchall() == [
        (ACCOUNT, person_of(salt, BEN), text(NOW - 4 * HOUR)),
        (ACCOUNT, person_of(salt, ANNA), text(NOW - 3 * HOUR)),
        (ANOTHER, person_of(salt, BEN), text(NOW - HOUR)),
    ]
    db.execute("DELETE FROM attempt WHERE run NOT GLOB ?", (f"run {stays} *",))
    assert people(db) == {ANNA: NOW - 3 * HOUR, BEN: NOW - HOUR}
    assert people(db, account=ANOTHER) == {BEN: NOW - HOUR}


def test_a_row_whose_person_is_erased_counts_on_alone(db: sqlite3.Connection) -> None:
    _, (anna, _) = send(db, Sent(), Sent(number=BEN))
    started.keep_started_of_row(db, anna, NOW)
    db.execute("DELETE FROM attempt")
    assert people(db) == {ANNA: NOW - HOUR}


def test_of_what_is_kept_of_one_person_the_newest_counts_and_by_one_clock(
    db: sqlite3.Connection,
) -> None:
    ago = (5 * HOUR, 2 * HOUR, 9 * HOUR)
    _, ids = send(db, *(Sent(hours, hours, zone=HERE) for hours in ago))
    for delivery in ids:
        started.keep_started_of_row(db, delivery, NOW)
    db.execute("DELETE FROM attempt")
    assert people(db) == {ANNA: NOW - 2 * HOUR}
    assert db.execute("SELECT ended FROM started_before").fetchall() == [(text(NOW - 2 * HOUR),)]
    assert people(db, now=NOW + 22 * HOUR - timedelta(seconds=1))
    assert not people(db, now=NOW + 22 * HOUR)


def test_who_counts_no_longer_is_forgotten(db: sqlite3.Connection) -> None:
    _, ids = send(db, Sent(DAY, DAY), Sent(HOUR, HOUR, BEN))
    for delivery in ids:
        started.keep_started_of_row(db, delivery, NOW)
    count = "SELECT count(*) FROM started_before"
    started._forget(db, NOW)
    assert db.execute(count).fetchone() == (2,)
    assert set(people(db, now=NOW + timedelta(milliseconds=1))) == {BEN}
    assert db.execute(count).fetchone() == (1,)
    _, (again,) = send(db, Sent(ended=timedelta()))
    started.keep_started_of_row(db, again, NOW + DAY)
    assert db.execute(count).fetchone() == (1,)  # Ben is forgotten by then
    assert set(people(db, now=NOW + DAY - HOUR)) == {ANNA}


def test_what_an_account_may_is_remembered_for_that_account(tmp_path: Path) -> None:
    with Journal(tmp_path, lambda: datetime(2026, 11, 27, tzinfo=UTC)) as journal:
        assert journal.started.limit(ACCOUNT) is None
        for account, most in ((ACCOUNT, 250), (ANOTHER, 0), (ACCOUNT, 2000)):
            journal.started.set_limit(account, most)
        assert journal.started.limit(ACCOUNT) == 2000
        assert journal.started.limit(ANOTHER) == 0
        assert journal.started.limit(b"third") is None
        assert journal.started.people(ACCOUNT, {}) == {}
        assert journal.started.salt == journal._writer.run(salt_of)
