"""What a deleted campaign has sent, or may have sent, is found for a while; nothing else is."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables import campaigns, deleted_fingerprints
from flowiq_desktop.journal.tables.decisions import PERSON, SEND_AGAIN, note
from flowiq_desktop.journal.tables.records import NewCampaign, Repeat
from tests.journal.conftest import delivery
from tests.journal.crowd import (
    EARLIER,
    ENDED,
    NOW,
    RELEASES,
    Row,
    campaign_of,
    contents,
    empty_journal,
)

D = DeliveryState
SENT = Row(state=D.ACCEPTED)
SURE = {D.ACCEPTED, D.SENT_CONFIRMED, D.TREATED_AS_SENT}
PERHAPS = {D.SENDING, D.UNKNOWN, D.SETTLED}
ANNA, BEN = "+27820000001", "+27820000002"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


def _deleted(
    db: sqlite3.Connection, rows: Iterable[Row], *, kind: str = "campaign", practice: bool = True
) -> None:
    campaign, _ = campaign_of(db, rows, kind=kind, practice=practice)
    campaigns.delete(db, campaign, NOW)


def _repeats(db: sqlite3.Connection, campaign: int, since: datetime = ENDED) -> list[Repeat]:
    return list(deleted_fingerprints.repeats(db, campaign, 0, 999, since, NOW))


def test_nothing_of_a_person_is_left(db: sqlite3.Connection) -> None:
    _deleted(db, [SENT])
    assert contents(db, "delivery") == contents(db, "attempt") == {}
    ((fingerprint, ended, sure),) = db.execute("SELECT * FROM remembered")
    assert (len(fingerprint), ended, sure) == (32, "2026-05-01T08:00:00.000+00:00", 1)


def test_each_file_has_a_salt_of_its_own(db: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = empty_journal(tmp_path / "other")
    for connection in (db, other):
        _deleted(connection, [SENT])
    mine, theirs = (c.execute("SELECT fingerprint FROM remembered").fetchone() for c in (db, other))
    other.close()
    assert mine != theirs


@pytest.mark.parametrize(
    ("sent", "waiting"),
    [
        (Row(ANNA, state=D.ACCEPTED), Row(BEN)),
        (Row(body=b"Hello", state=D.ACCEPTED), Row(body=b"Goodbye")),
        (Row(number="", state=D.ACCEPTED), Row(number="")),
    ],
)
def test_another_person_or_another_text_is_no_repeat(
    db: sqlite3.Connection, sent: Row, waiting: Row
) -> None:
    _deleted(db, [sent])
    campaign, _ = campaign_of(db, [waiting])
    assert _repeats(db, campaign) == []


def test_a_row_without_a_number_is_not_remembered(db: sqlite3.Connection) -> None:
    _deleted(db, [Row(number="", state=D.ACCEPTED)])
    assert db.execute("SELECT count(*) FROM remembered").fetchone() == (0,)


@pytest.mark.parametrize(
    ("chosen", "kept"), [(None, [0, 1, 2]), ([0, 2], [0, 2]), ([3, 4], []), ([], [])]
)
def test_of_some_rows_what_was_sent_is_kept_and_of_no_others(
    db: sqlite3.Connection, chosen: list[int] | None, kept: list[int]
) -> None:
    people = [f"+2782123456{at}" for at in range(5)]
    sent, ids = campaign_of(
        db,
        [
            *(Row(number, state=D.ACCEPTED) for number in people[:3]),
            Row(people[3], state=D.CANCELLED),
            Row(people[4], state=D.REJECTED),
        ],
    )
    rows = None if chosen is None else (ids[at] for at in chosen)
    deleted_fingerprints.keep_fingerprints_of(db, sent, rows, NOW)
    campaign, mine = campaign_of(db, [Row(number) for number in people])
    assert [repeat.delivery for repeat in _repeats(db, campaign)] == [mine[at] for at in kept]


@pytest.mark.parametrize(
    ("theirs", "mine"), [("test", "campaign"), ("campaign", "test"), ("test", "test")]
)
def test_a_test_message_is_none_and_has_none(
    db: sqlite3.Connection, theirs: str, mine: str
) -> None:
    campaign_of(db, [])
    _deleted(db, [SENT], kind=theirs)
    campaign, _ = campaign_of(db, [Row()], kind=mine)
    assert _repeats(db, campaign) == []


@pytest.mark.parametrize("practice", [True, False])
def test_practice_and_earnest_know_nothing_of_each_other(
    db: sqlite3.Connection, practice: bool
) -> None:
    _deleted(db, [SENT], practice=practice)
    campaign, _ = campaign_of(db, [Row()], practice=not practice)
    assert _repeats(db, campaign) == []
    campaign, (mine,) = campaign_of(db, [Row()], practice=practice)
    assert _repeats(db, campaign) == [Repeat(mine, ENDED, sure=True)]


@pytest.mark.parametrize("state", list(D))
def test_what_was_or_may_have_been_sent_counts(db: sqlite3.Connection, state: D) -> None:
    campaign_of(db, [SENT, Row(BEN, state=D.UNKNOWN)])
    _deleted(db, [Row(state=state)])
    campaign, (mine, _) = campaign_of(db, [Row(), Row(BEN)])
    # What was in flight may have arrived until the moment it was deleted.
    ended = NOW if state is D.SENDING else ENDED
    found = [Repeat(mine, ended, sure=state in SURE)] if state in SURE | PERHAPS else []
    assert _repeats(db, campaign) == found


@pytest.mark.parametrize("state", [D.READY, D.HELD])
def test_what_waits_for_a_second_try_may_have_arrived_at_the_first(
    db: sqlite3.Connection, state: D
) -> None:
    """Nobody knows that it did, so it is not called sure."""
    campaign, (once,) = campaign_of(db, [Row(state=state)])
    db.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)"
        " SELECT id, 1, number, 'run', body_sha256, :at, :at, 'unknown' FROM delivery"
        " WHERE id = :id",
        {"id": once, "at": EARLIER},
    )
    campaigns.delete(db, campaign, NOW)
    campaign, (mine,) = campaign_of(db, [Row()])
    (repeat,) = _repeats(db, campaign)
    assert (repeat.delivery, repeat.sure) == (mine, False)


@pytest.mark.parametrize("state", list(D))
def test_only_what_waits_can_be_a_repeat(db: sqlite3.Connection, state: D) -> None:
    _deleted(db, [SENT])
    campaign, _ = campaign_of(db, [Row(state=state)])
    assert bool(_repeats(db, campaign)) is (state in {D.READY, D.RETRY})


@pytest.mark.parametrize(("later", "counts"), [(-1, True), (0, True), (1, False)])
def test_what_ended_long_ago_does_not_count(
    db: sqlite3.Connection, later: int, counts: bool
) -> None:
    # The same moment, noted by a clock of another zone.
    _deleted(db, [Row(state=D.ACCEPTED, ended="2026-05-01T13:00:00.000+05:00")])
    campaign, _ = campaign_of(db, [Row()])
    since = (ENDED + timedelta(minutes=later)).astimezone(timezone(-timedelta(hours=7)))
    assert bool(_repeats(db, campaign, since)) is counts


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("ours", "flowiqs", "gone"),
    [
        (31, 31, 1),
        (31, 29, 0),
        (29, 31, 0),
        (400, 29, 0),
        (400, 31, 1),
        (31, None, 0),
        (30, 30, 0),
    ],
)
def test_it_is_forgotten_when_both_clocks_say_that_it_is_long_ago(
    db: sqlite3.Connection, ours: float, flowiqs: float | None, gone: int
) -> None:
    _deleted(db, [SENT])
    if flowiqs is not None:
        told = format_datetime(ENDED + flowiqs * DAY, usegmt=True)
        campaign_of(db, [Row(BEN, state=D.ACCEPTED, dates=(told,))], practice=False)
    # What practice mode says is this computer's own time once more.
    tomorrow = format_datetime(ENDED + 500 * DAY, usegmt=True)
    campaign_of(db, [Row(BEN, state=D.ACCEPTED, dates=(tomorrow,))], practice=True)
    assert deleted_fingerprints.forget(db, 30 * DAY, ENDED + ours * DAY) == gone
    campaign, _ = campaign_of(db, [Row()])
    assert len(_repeats(db, campaign)) == 1 - gone


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_the_latest_is_said_and_the_surest(db: sqlite3.Connection, turned: bool) -> None:
    late = "2026-05-01T08:45:00.000+00:00"
    several = [Row(state=D.ACCEPTED), Row(state=D.SETTLED, ended=late)]
    for row in several[::-1] if turned else several:
        _deleted(db, [row])
    campaign, (mine,) = campaign_of(db, [Row()])
    assert _repeats(db, campaign) == [Repeat(mine, ENDED.replace(minute=45), sure=True)]


def test_the_answer_to_its_own_last_try_tells_when_it_was(db: sqlite3.Connection) -> None:
    others = Row(BEN, state=D.ACCEPTED, dates=("Sat, 02 May 2026 08:00:00 GMT",) * 3)
    mine = ("Fri, 01 May 2026 08:10:00 GMT", "Fri, 01 May 2026 08:20:00 GMT")
    campaign_of(db, [others])
    _deleted(db, [Row(state=D.ACCEPTED, dates=mine)])
    campaign, (waiting,) = campaign_of(db, [Row()])
    assert _repeats(db, campaign) == [Repeat(waiting, ENDED.replace(minute=20), sure=True)]


def test_a_block_is_looked_at_from_after_one_id_up_to_another(db: sqlite3.Connection) -> None:
    people = [Row(f"+2782000000{at}", state=D.ACCEPTED) for at in range(4)]
    _deleted(db, people)
    campaign, ids = campaign_of(db, [Row(person.number) for person in people])
    other, _ = campaign_of(db, [Row(person.number) for person in people])
    found = deleted_fingerprints.repeats(db, campaign, ids[0], ids[2], ENDED, NOW)
    assert [repeat.delivery for repeat in found] == ids[1:3]
    assert list(deleted_fingerprints.repeats(db, other, ids[0], ids[2], ENDED, NOW)) == []


@pytest.mark.parametrize(("sent", "made", "evidence", "held"), RELEASES)
def test_a_decision_covers_what_was_asked_about_and_nothing_that_came_later(
    db: sqlite3.Connection, sent: str, made: datetime, evidence: dict[str, object], held: bool
) -> None:
    _deleted(db, [Row(state=D.ACCEPTED, ended=sent)])
    campaign, (mine,) = campaign_of(db, [Row()])
    note(db, [mine], PERSON, SEND_AGAIN, evidence, made)
    assert bool(_repeats(db, campaign)) is held


@pytest.mark.parametrize(
    ("which", "verdict", "asked"),
    [(0, SEND_AGAIN, False), (0, "leave", True), (1, SEND_AGAIN, True)],
)
def test_what_a_person_wants_sent_again_is_not_asked_about(
    db: sqlite3.Connection, which: int, verdict: str, asked: bool
) -> None:
    _deleted(db, [SENT])
    campaign, ids = campaign_of(db, [Row(), Row(BEN)])
    note(db, [ids[which]], PERSON, verdict, {}, NOW)
    assert [repeat.delivery for repeat in _repeats(db, campaign)] == ([ids[0]] if asked else [])


def test_of_several_decisions_the_latest_counts(db: sqlite3.Connection) -> None:
    _deleted(db, [SENT])
    campaign, (mine,) = campaign_of(db, [Row()])
    for made in (NOW, ENDED - timedelta(seconds=1)):
        note(db, [mine], PERSON, SEND_AGAIN, {}, made)
        assert _repeats(db, campaign) == []


@pytest.mark.parametrize(
    ("row", "since", "sent"),
    [
        (Row(), ENDED, True),
        (Row(), ENDED - timedelta(days=1), True),
        (Row(), ENDED + timedelta(milliseconds=1), False),
        (Row(BEN), ENDED, False),
        (Row(body=b"Goodbye"), ENDED, False),
    ],
)
def test_whether_a_deleted_campaign_has_sent_this_very_message(
    db: sqlite3.Connection, row: Row, since: datetime, sent: bool
) -> None:
    _deleted(db, [SENT])
    _, (before, asked, after) = campaign_of(db, [Row("+2782999"), row, Row("+2782998")])
    assert deleted_fingerprints.was_sent_since(db, asked, since) is sent
    assert not deleted_fingerprints.was_sent_since(db, before, since)
    assert not deleted_fingerprints.was_sent_since(db, after, since)


def test_what_practice_sent_is_no_real_message(db: sqlite3.Connection) -> None:
    _deleted(db, [SENT], practice=True)
    _, (asked,) = campaign_of(db, [Row()], practice=False)
    assert not deleted_fingerprints.was_sent_since(db, asked, ENDED)


def test_a_deleted_campaign_knows_the_person_under_another_spelling(
    db: sqlite3.Connection,
) -> None:
    one, other = "+551187654321", "+5511987654321"
    hello = '{{"phone_number":"{}","text":"Hello"}}'
    _deleted(db, [Row(one, hello.format(one).encode(), D.ACCEPTED)])
    rows = [Row(other, hello.format(other).encode()), Row(BEN, hello.format(BEN).encode())]
    campaign, (mine, bens) = campaign_of(db, rows)

    assert _repeats(db, campaign) == [Repeat(mine, ENDED, sure=True)]
    assert deleted_fingerprints.was_sent_since(db, mine, ENDED)
    assert not deleted_fingerprints.was_sent_since(db, bens, ENDED)


def test_the_journal_forgets_by_its_own_clock(tmp_path: Path) -> None:
    now = [NOW]
    with Journal(tmp_path, lambda: now[0]) as journal:
        first = _sent_for_real(journal, "wamid.1", "Fri, 01 May 2026 09:00:00 GMT")
        journal.campaigns.delete(first)
        now[0] = NOW + 40 * DAY
        _sent_for_real(journal, "wamid.2", "Wed, 10 Jun 2026 09:00:00 GMT")
        assert journal.deleted_fingerprints.forget(50 * DAY) == 0
        assert journal.deleted_fingerprints.forget(30 * DAY) == 1
        assert journal.deleted_fingerprints.forget(30 * DAY) == 0


def _sent_for_real(journal: Journal, message_id: str, date: str) -> int:
    campaign = journal.campaigns.begin(NewCampaign("May", False, "", "", ("Name", "Mobile")))
    list(journal.campaigns.add(campaign, [delivery(2)]))
    journal.campaigns.freeze(campaign)
    (entry,) = journal.deliveries.waiting(campaign)
    outcome = Outcome(Verdict.ACCEPTED, "accepted", message_id, server_date=date)
    journal.deliveries.settle(journal.deliveries.begin_attempt(entry.id, "run"), outcome)
    return campaign
