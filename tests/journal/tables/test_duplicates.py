"""What another campaign has sent, or may have sent, is found; nothing else is."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.engine.migrate import MIGRATIONS, migrate
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables import campaigns, deliveries, duplicates
from flowiq_desktop.journal.tables.decisions import PERSON, SEND_AGAIN, note
from flowiq_desktop.journal.tables.records import Repeat
from tests.journal.conftest import frozen_campaign
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


def _repeats(db: sqlite3.Connection, campaign: int, since: datetime = ENDED) -> list[Repeat]:
    first, last = deliveries.id_range(db, campaign)
    return duplicates.repeats(db, campaign, first - 1, last, since, NOW)


def test_the_same_message_to_the_same_person_is_a_repeat(db: sqlite3.Connection) -> None:
    campaign_of(db, [SENT])
    campaign, (mine,) = campaign_of(db, [Row()])
    assert _repeats(db, campaign) == [Repeat(mine, ENDED, sure=True)]


@pytest.mark.parametrize(
    ("sent", "waiting"),
    [
        (Row(ANNA, state=D.ACCEPTED), Row(BEN)),
        (Row(body=b"Hello", state=D.ACCEPTED), Row(body=b"Goodbye")),
        (Row(number="", state=D.ACCEPTED), Row(number="")),
    ],
)
def test_another_person_or_another_text_is_none(
    db: sqlite3.Connection, sent: Row, waiting: Row
) -> None:
    campaign_of(db, [sent])
    campaign, _ = campaign_of(db, [waiting])
    assert _repeats(db, campaign) == []


def test_a_row_of_the_same_campaign_is_none(db: sqlite3.Connection) -> None:
    campaign, _ = campaign_of(db, [SENT, Row()])
    assert _repeats(db, campaign) == []


@pytest.mark.parametrize(
    ("theirs", "mine"), [("test", "campaign"), ("campaign", "test"), ("test", "test")]
)
def test_a_test_message_is_none_and_has_none(
    db: sqlite3.Connection, theirs: str, mine: str
) -> None:
    campaign_of(db, [SENT], kind=theirs)
    campaign, _ = campaign_of(db, [Row()], kind=mine)
    assert _repeats(db, campaign) == []


@pytest.mark.parametrize("practice", [True, False])
def test_practice_and_earnest_know_nothing_of_each_other(
    db: sqlite3.Connection, practice: bool
) -> None:
    campaign_of(db, [SENT], practice=practice)
    campaign, _ = campaign_of(db, [Row()], practice=not practice)
    assert _repeats(db, campaign) == []


@pytest.mark.parametrize("state", list(D))
def test_what_was_or_may_have_been_sent_counts(db: sqlite3.Connection, state: D) -> None:
    campaign_of(db, [Row(state=state)])
    campaign, (mine,) = campaign_of(db, [Row()])
    ended = None if state is D.SENDING else ENDED
    found = [Repeat(mine, ended, sure=state in SURE)] if state in SURE | PERHAPS else []
    assert _repeats(db, campaign) == found


@pytest.mark.parametrize("state", list(D))
def test_only_what_waits_can_be_a_repeat(db: sqlite3.Connection, state: D) -> None:
    campaign_of(db, [SENT])
    campaign, _ = campaign_of(db, [Row(state=state)])
    assert bool(_repeats(db, campaign)) is (state in {D.READY, D.RETRY})


@pytest.mark.parametrize(("later", "counts"), [(-1, True), (0, True), (1, False)])
def test_what_ended_long_ago_does_not_count(
    db: sqlite3.Connection, later: int, counts: bool
) -> None:
    campaign_of(db, [SENT])
    campaign, _ = campaign_of(db, [Row()])
    # The same moment, said by a clock of another zone.
    since = (ENDED + timedelta(minutes=later)).astimezone(timezone(timedelta(hours=5)))
    assert bool(_repeats(db, campaign, since)) is counts


def test_what_is_in_flight_counts_however_long(db: sqlite3.Connection) -> None:
    campaign_of(db, [Row(state=D.SENDING)])
    campaign, (mine,) = campaign_of(db, [Row()])
    assert _repeats(db, campaign, NOW + timedelta(days=99)) == [Repeat(mine, None, sure=False)]


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_the_latest_is_said_and_the_surest(db: sqlite3.Connection, turned: bool) -> None:
    late = "2026-05-01T08:45:00.000+00:00"
    several = [Row(state=D.ACCEPTED, ended=EARLIER), Row(state=D.SETTLED, ended=late)]
    for row in several[::-1] if turned else several:
        campaign_of(db, [row])
    campaign, (mine,) = campaign_of(db, [Row()])
    assert _repeats(db, campaign) == [Repeat(mine, ENDED.replace(minute=45), sure=True)]


def test_the_answer_to_its_own_last_try_tells_when_it_was(db: sqlite3.Connection) -> None:
    others = Row(BEN, state=D.ACCEPTED, dates=("Sat, 02 May 2026 08:00:00 GMT",) * 3)
    mine = ("Fri, 01 May 2026 08:10:00 GMT", "Fri, 01 May 2026 08:20:00 GMT")
    campaign_of(db, [others, Row(state=D.ACCEPTED, dates=mine), others])
    campaign, (waiting,) = campaign_of(db, [Row()])
    assert _repeats(db, campaign) == [Repeat(waiting, ENDED.replace(minute=20), sure=True)]


def test_a_block_is_looked_at_from_after_one_id_up_to_another(db: sqlite3.Connection) -> None:
    people = [Row(f"+2782000000{at}", state=D.ACCEPTED) for at in range(4)]
    campaign_of(db, people)
    campaign, ids = campaign_of(db, [Row(person.number) for person in people])
    other, _ = campaign_of(db, [Row(person.number) for person in people])
    found = duplicates.repeats(db, campaign, ids[0], ids[2], ENDED, NOW)
    assert [repeat.delivery for repeat in found] == ids[1:3]
    assert duplicates.repeats(db, other, ids[0], ids[2], ENDED, NOW) == []


@pytest.mark.parametrize(("sent", "made", "evidence", "held"), RELEASES)
def test_a_decision_covers_what_was_asked_about_and_nothing_that_came_later(
    db: sqlite3.Connection, sent: str, made: datetime, evidence: dict[str, object], held: bool
) -> None:
    campaign_of(db, [Row(state=D.ACCEPTED, ended=sent)])
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
    campaign_of(db, [SENT])
    campaign, ids = campaign_of(db, [Row(), Row(BEN)])
    note(db, [ids[which]], PERSON, verdict, {}, NOW)
    assert [repeat.delivery for repeat in _repeats(db, campaign)] == ([ids[0]] if asked else [])


def test_what_a_deleted_campaign_sent_is_among_them(db: sqlite3.Connection) -> None:
    deleted, _ = campaign_of(db, [SENT])
    campaigns.delete(db, deleted, NOW)
    campaign_of(db, [Row(BEN, state=D.UNKNOWN)])
    campaign, (first, second) = campaign_of(db, [Row(), Row(BEN)])
    assert _repeats(db, campaign) == [
        Repeat(first, ENDED, sure=True),
        Repeat(second, ENDED, sure=False),
    ]


def test_the_range_of_ids_is_the_campaigns_own(db: sqlite3.Connection) -> None:
    campaign_of(db, [Row(), Row(BEN)])
    campaign, ids = campaign_of(db, [Row(), Row(BEN)])
    campaign_of(db, [Row(), Row(BEN)])
    assert deliveries.id_range(db, campaign) == (ids[0], ids[1])
    assert deliveries.id_range(db, 99) == (0, -1)


SPELLINGS = [
    ("+541155550187", "+5491155550187"),
    ("+551187654321", "+5511987654321"),
    ("+5215512345678", "+525512345678"),
]


def _hello(number: str, text: str = "Hello") -> bytes:
    return f'{{"phone_number":"{number}","message_type":"text","text":"{text}"}}'.encode()


@pytest.mark.parametrize(("one", "other"), [*SPELLINGS, *(pair[::-1] for pair in SPELLINGS)])
@pytest.mark.parametrize("state", sorted(SURE | PERHAPS))
def test_a_person_is_the_same_under_another_spelling_of_the_number(
    db: sqlite3.Connection, one: str, other: str, state: DeliveryState
) -> None:
    campaign_of(db, [Row(one, _hello(one), state)])
    campaign, (_, mine, _, _) = campaign_of(
        db,
        [
            Row(ANNA, _hello(ANNA)),
            Row(other, _hello(other)),
            Row(other, _hello(other, "Bye")),
            Row(BEN, _hello(BEN)),
        ],
    )
    (found,) = _repeats(db, campaign)
    assert (found.delivery, found.sure) == (mine, state in SURE)


def test_a_row_that_waits_for_another_attempt_is_looked_for_under_each_spelling(
    db: sqlite3.Connection,
) -> None:
    one, other = SPELLINGS[0]
    campaign_of(db, [Row(one, _hello(one), D.ACCEPTED)])
    campaign, (mine,) = campaign_of(db, [Row(other, _hello(other), D.RETRY)])
    assert [repeat.delivery for repeat in _repeats(db, campaign)] == [mine]


def test_what_was_released_since_goes_to_the_other_spelling_too(db: sqlite3.Connection) -> None:
    one, other = SPELLINGS[0]
    campaign_of(db, [Row(one, _hello(one), D.ACCEPTED)])
    campaign, (mine,) = campaign_of(db, [Row(other, _hello(other))])
    note(db, [mine], PERSON, SEND_AGAIN, {}, NOW)
    assert _repeats(db, campaign) == []


@pytest.mark.parametrize(("reason", "after"), [("sent_before", "paused"), ("older_copy", "done")])
def test_a_finished_campaign_is_open_again_when_a_row_of_it_is_released(
    db: sqlite3.Connection, reason: str, after: str
) -> None:
    campaign, _ = campaign_of(db, [Row(state=D.HELD, reason="sent_before")], state="done")
    assert duplicates.release(db, campaign, reason, NOW) == (after == "paused")
    assert contents(db, "campaign")[campaign]["state"] == after


def test_a_journal_of_the_first_version_knows_the_person_under_both_spellings(
    tmp_path: Path,
) -> None:
    one, other = SPELLINGS[0]
    path = tmp_path / "old.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path, MIGRATIONS[:1])
    connection.executescript(
        f"""
        INSERT INTO campaign (id, kind, name, state, practice, created, source_name, source_sha256,
            headers) VALUES (1, 'campaign', 'April', 'draft', 1, '{EARLIER}', '', '', '[]');
        INSERT INTO delivery (id, campaign, row_number, cells, number, message_type, state, ended)
            VALUES (1, 1, 2, '[]', '{one}', 'text', 'accepted', '{EARLIER}');
        INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)
            VALUES (1, 1, '{one}', 'run', x'00', '{EARLIER}', '{EARLIER}', 'accepted');
        """
    )
    body = _hello(one)
    connection.execute("UPDATE delivery SET body = ?, body_sha256 = ?", (body, _digest(body)))
    connection.execute("UPDATE campaign SET state = 'frozen'")
    migrate(connection, path)
    campaign, (mine,) = campaign_of(connection, [Row(other, _hello(other))])
    assert _repeats(connection, campaign) == [Repeat(mine, ENDED, sure=True)]
    connection.close()


def test_the_journal_finds_holds_and_releases_by_its_own_clock(tmp_path: Path) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        sent = journal.deliveries.waiting(frozen_campaign(journal, 1))[0]
        begun = journal.deliveries.begin_attempt(sent.id, "run")
        journal.deliveries.settle(begun, Outcome(Verdict.ACCEPTED, "accepted", "wamid.1"))
        again = frozen_campaign(journal, 2)
        first, last = journal.deliveries.id_range(again)
        (found,) = journal.duplicates.repeats(again, first - 1, last, ENDED)
        assert found == Repeat(first, NOW, sure=True)
        assert journal.duplicates.repeats(again, first, last, ENDED) == []
        journal.duplicates.hold("sent_before", [(first, {"sure": True})])
        assert journal.campaigns.counts(again) == {D.HELD: 1, D.READY: 1}
        assert journal.duplicates.release(again, "older_copy") == 0
        assert journal.duplicates.release(again) == 1
        assert journal.campaigns.counts(again) == {D.READY: 2}
        assert journal.duplicates.repeats(again, first - 1, last, ENDED) == []


def _digest(body: bytes) -> bytes:
    return sha256(body).digest()
