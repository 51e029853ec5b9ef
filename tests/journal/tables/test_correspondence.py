"""What the journal knows of a message that nobody is sure of, and of those it is compared with."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables import correspondence, unknown_outcomes
from flowiq_desktop.journal.tables.records import AttemptTimes
from tests.journal.conftest import frozen_campaign
from tests.journal.crowd import EARLIER, NOW, Row, campaign_of, empty_journal

D = DeliveryState
ANNA = "+27820000001"
NEARBY = 200


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


class Attempts:
    """Attempts of one message, a minute apart; then the times that count for it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.campaign, _ = campaign_of(db, [Row(state=D.UNKNOWN)])
        (self._delivery,) = db.execute(
            "SELECT id FROM delivery WHERE campaign = ?", (self.campaign,)
        ).fetchone()
        db.execute("DELETE FROM attempt")
        self._count = 0

    def add(
        self, verdict: str, date: str = "", run: str = "run", reason: str = "", times: int = 1
    ) -> datetime:
        """So many more attempts that ended like this; when the last one did."""
        for _ in range(times):
            self._count += 1
            ended = (NOW + timedelta(minutes=self._count)).isoformat()
            self._db.execute(
                "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended,"
                " verdict, reason, server_date) VALUES (?, ?, ?, ?, x'00', ?, ?, ?, ?, ?)",
                (self._delivery, self._count, ANNA, run, EARLIER, ended, verdict, reason, date),
            )
        return NOW + timedelta(minutes=self._count)

    def counted(self) -> list[AttemptTimes]:
        """Those that may have sent it."""
        (record,) = unknown_outcomes.unsure(self._db, self.campaign)
        return list(record.attempts)

    def date(self) -> tuple[datetime | None, str]:
        """When the answer came that tells the clock of the one attempt that counts."""
        (attempt,) = self.counted()
        return attempt.answered, attempt.server_date


@pytest.fixture
def attempts(db: sqlite3.Connection) -> Attempts:
    return Attempts(db)


def test_the_clock_is_told_by_the_last_answer_before(attempts: Attempts) -> None:
    attempts.add("rejected", "first")
    told = attempts.add("rejected", "second")
    attempts.add("not_sent")
    attempts.add("unknown")
    attempts.add("rejected", "later")
    assert attempts.date() == (told, "second")


def test_or_else_by_the_first_one_after(attempts: Attempts) -> None:
    attempts.add("unknown")
    attempts.add("not_sent")
    told = attempts.add("rejected", "after")
    attempts.add("rejected", "long after")
    assert attempts.date() == (told, "after")


def test_or_by_its_own_answer(attempts: Attempts) -> None:
    attempts.add("rejected", "before")
    told = attempts.add("unknown", "its own")
    assert attempts.date() == (told, "its own")


def test_the_answers_of_another_run_tell_nothing(attempts: Attempts) -> None:
    attempts.add("rejected", "before", run="other")
    attempts.add("unknown")
    attempts.add("rejected", "after", run="other")
    assert attempts.date() == (None, "")


@pytest.mark.parametrize(("between", "told"), [(NEARBY - 1, "near"), (NEARBY, "")])
def test_an_answer_far_away_tells_nothing(attempts: Attempts, between: int, told: str) -> None:
    attempts.add("rejected", "near")
    attempts.add("not_sent", times=between)
    attempts.add("unknown")
    assert attempts.date()[1] == told


@pytest.mark.parametrize(("between", "told"), [(NEARBY - 1, "near"), (NEARBY, "")])
def test_nor_one_that_came_long_after(attempts: Attempts, between: int, told: str) -> None:
    attempts.add("unknown")
    attempts.add("not_sent", times=between)
    attempts.add("rejected", "near")
    assert attempts.date()[1] == told


def test_only_attempts_that_may_have_sent_it_count(attempts: Attempts) -> None:
    attempts.add("not_sent")
    first = attempts.add("unknown")
    attempts.add("rejected")
    # Accepted under the id of another message: nobody knows of which one that was.
    second = attempts.add("accepted", reason="duplicate_id")
    counted = attempts.counted()
    assert [attempt.ended for attempt in counted] == [first, second]
    assert not any(attempt.accepted for attempt in counted)


def test_an_attempt_knows_the_account_of_its_run(db: sqlite3.Connection) -> None:
    campaign, _ = campaign_of(db, [Row(state=D.UNKNOWN), Row("+271", state=D.UNKNOWN)])
    db.execute("INSERT INTO run (id, campaign, account) VALUES ('run', ?, x'aa')", (campaign,))
    db.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)"
        " SELECT delivery, 2, number, 'elsewhere', body_sha256, began, ended, verdict"
        " FROM attempt WHERE id = (SELECT max(id) FROM attempt)"
    )
    first, second = unknown_outcomes.unsure(db, campaign)
    assert [attempt.account for attempt in first.attempts] == [b"\xaa"]
    assert [attempt.account for attempt in second.attempts] == [b"\xaa", b""]


def test_the_journal_tells_what_a_person_may_have_got(tmp_path: Path) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        campaign = frozen_campaign(journal, 3)
        for entry, verdict in zip(
            journal.deliveries.waiting(campaign), (Verdict.ACCEPTED, Verdict.UNKNOWN), strict=False
        ):
            begun = journal.deliveries.begin_attempt(entry.id, "run")
            journal.deliveries.settle(begun, Outcome(verdict, "so"))
        accepted, unsure, _ = (record.cells[1] for record in journal.deliveries.of(campaign))
        told = journal.correspondence
        assert [r.state for r in told.sent_to(accepted, practice=True)] == [D.ACCEPTED]
        assert told.maybe_sent_to(accepted, practice=True) == []
        assert [r.state for r in told.maybe_sent_to(unsure, practice=True)] == [D.UNKNOWN]
        (example,) = told.accepted_examples(campaign, "text", 3)
        assert example.number == accepted


def test_the_unsure_ones_stand_in_the_sheets_order(db: sqlite3.Connection) -> None:
    people = [Row(f"+2782000000{n}", state=D.UNKNOWN) for n in (3, 1, 2)]
    campaign, ids = campaign_of(db, people)
    found = unknown_outcomes.unsure(db, campaign)
    assert [record.id for record in found] == ids
    assert [record.row_number for record in found] == [2, 3, 4]
    assert [record.number for record in found] == [person.number for person in people]


def test_a_person_was_sent_what_was_taken_proved_or_said(db: sqlite3.Connection) -> None:
    def all_states() -> list[Row]:
        return [Row(ANNA, f"Hi {state}".encode(), state) for state in D if state is not D.SENDING]

    sent = {D.ACCEPTED, D.SENT_CONFIRMED, D.TREATED_AS_SENT}
    ids = []
    for kind in ("campaign", "test"):
        rows = all_states()
        _, listed = campaign_of(db, rows, kind=kind)
        ids += [identity for identity, row in zip(listed, rows, strict=True) if row.state in sent]
    campaign_of(db, all_states(), practice=False)
    campaign_of(db, [Row("", state=D.ACCEPTED), Row("+27820000002", state=D.ACCEPTED)])
    found = correspondence.sent_to(db, ANNA, practice=True)
    assert [record.id for record in found] == ids
    assert {record.state for record in found} == sent
    for record in found:
        assert [attempt.accepted for attempt in record.attempts] == [record.state is D.ACCEPTED]
    assert correspondence.sent_to(db, "", practice=True) == []
    assert len(correspondence.sent_to(db, ANNA, practice=False)) == 3


def test_whatever_may_have_been_sent_to_a_person_is_told_with_the_tries_that_may_have(
    db: sqlite3.Connection,
) -> None:
    rows = [Row(ANNA, f"Hi {state}".encode(), state) for state in D if state is not D.SENDING]
    ids = []
    for practice in (True, True, False):
        _, listed = campaign_of(db, rows, practice=practice)
        ids.append(listed)
    db.execute("DELETE FROM attempt")
    for identity in (*ids[0], *ids[2]):
        for k, verdict in enumerate(("unknown", "not_sent", "accepted", "unknown"), 1):
            db.execute(
                "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)"
                " VALUES (?, ?, ?, 'run', x'00', ?, ?, ?)",
                (identity, k, ANNA, EARLIER, NOW.isoformat(), verdict),
            )
    found = correspondence.maybe_sent_to(db, ANNA, practice=True)
    assert [record.id for record in found] == ids[0]
    assert {record.state for record in found} == set(D) - {D.SENDING}
    for record in found:
        assert [attempt.accepted for attempt in record.attempts] == [False, False]
    assert correspondence.maybe_sent_to(db, "", practice=True) == []


def test_one_person_has_what_was_sent_to_each_spelling_of_their_number(
    db: sqlite3.Connection,
) -> None:
    home, mobile = "+541155550187", "+5491155550187"
    _, (sent, unsure, _) = campaign_of(
        db,
        [Row(home, b"1", D.ACCEPTED), Row(mobile, b"2", D.UNKNOWN), Row(ANNA, b"3", D.UNKNOWN)],
    )
    for number in (home, mobile):
        assert [r.id for r in correspondence.sent_to(db, number, practice=True)] == [sent]
        assert [r.id for r in correspondence.maybe_sent_to(db, number, practice=True)] == [unsure]


def test_a_message_without_a_number_is_nobodys(db: sqlite3.Connection) -> None:
    campaign_of(db, [Row("", state=D.UNKNOWN), Row(ANNA, b"Hi", D.UNKNOWN)])
    assert correspondence.maybe_sent_to(db, "", practice=True) == []
    assert len(correspondence.maybe_sent_to(db, ANNA, practice=True)) == 1


def test_examples_are_the_latest_of_a_type_that_the_campaign_had_accepted(
    db: sqlite3.Connection,
) -> None:
    campaign_of(db, [Row(state=D.ACCEPTED)])
    campaign, ids = campaign_of(
        db,
        [
            *(Row(f"+2782000000{n}", state=D.ACCEPTED) for n in range(4)),
            *(Row(f"+278200001{n:02d}", state=state) for n, state in enumerate(D)),
        ],
    )
    (accepted,) = (ids[4 + at] for at, state in enumerate(D) if state is D.ACCEPTED)
    found = correspondence.accepted_examples(db, campaign, "text", 3)
    assert [record.id for record in found] == [accepted, ids[3], ids[2]]
    assert len(correspondence.accepted_examples(db, campaign, "text", 9)) == 5
    assert correspondence.accepted_examples(db, campaign, "image", 9) == []


def test_a_record_says_what_was_frozen(db: sqlite3.Connection) -> None:
    campaign, _ = campaign_of(db, [Row(ANNA, b"Hello", D.UNKNOWN, reason="timeout")])
    (record,) = unknown_outcomes.unsure(db, campaign)
    assert (record.number, record.message_type, record.body) == (ANNA, "text", b"Hello")
    assert (record.reason, record.message_id, record.cells) == ("timeout", "", ())
