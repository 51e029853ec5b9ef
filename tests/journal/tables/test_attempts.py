"""What beginning and settling put on disk, word by word."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import (
    TRANSITIONS,
    DeliveryState,
    Outcome,
    TransitionError,
    Verdict,
)
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.errors import PersonBusyError, PersonStoppedError
from flowiq_desktop.journal.tables import campaigns, deliveries, unknown_outcomes
from flowiq_desktop.journal.tables.records import BegunAttempt, NewCampaign, NewDelivery
from tests.journal.crowd import EARLIER, NOW, Row, campaign_of, changes, contents, empty_journal

D = DeliveryState
MOMENT = "2026-05-01T09:00:00.000+00:00"
DATE = "Fri, 01 May 2026 09:00:00 GMT"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


def _begun(db: sqlite3.Connection, number: str = "+27820000001") -> BegunAttempt:
    _, (delivery,) = campaign_of(db, [Row(number, number.encode())])
    return deliveries.begin_attempt(db, delivery, "run", NOW)


@pytest.mark.parametrize("state", [D.READY, D.RETRY])
def test_an_intent_says_what_is_about_to_leave(db: sqlite3.Connection, state: D) -> None:
    _, (first, second, _) = campaign_of(
        db, [Row("+271", b"One", state), Row("+272", b"Two", state), Row("+273", b"Three", state)]
    )
    before = contents(db, "delivery")
    begun = deliveries.begin_attempt(db, second, "run", NOW)
    assert (begun.delivery, begun.k, begun.body) == (second, 1, b"Two")
    assert begun.endpoint == "/send-whatsapp"
    row = contents(db, "attempt")[begun.id]
    assert (row["delivery"], row["k"], row["number"], row["run"]) == (second, 1, "+272", "run")
    assert (row["began"], row["ended"], row["verdict"]) == (MOMENT, None, "")
    assert row["body_sha256"] == before[second]["body_sha256"]
    assert changes(before, contents(db, "delivery")) == {
        second: {"state": "sending", "attempts": 1, "ended": ""}
    }
    assert deliveries.begin_attempt(db, first, "run", NOW).id != begun.id


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("endpoint", "/send-template"),
        ("endpoint", "/send-whatsaqp"),
        ("endpoint", ""),
        ("body", b"Hellp"),
        ("body", None),
        ("body_sha256", b"Hello"),
        ("body_sha256", None),
    ],
)
def test_what_is_not_what_was_frozen_is_a_damaged_list_and_no_request(
    db: sqlite3.Connection, column: str, value: object
) -> None:
    _, (delivery,) = campaign_of(db, [Row()])
    for trigger in ("delivery_is_frozen", "delivery_keeps_to_a_known_endpoint"):
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute(f"UPDATE delivery SET {column} = ?", (value,))
    with pytest.raises(sqlite3.DatabaseError, match="is not what was frozen"):
        deliveries.begin_attempt(db, delivery, "run", NOW)
    assert contents(db, "attempt") == {}


def test_tries_are_counted_on_disk(db: sqlite3.Connection) -> None:
    begun = _begun(db)
    for k in (2, 3):
        deliveries.settle(db, begun, Outcome(Verdict.NOT_SENT, "no_connection"), NOW)
        begun = deliveries.begin_attempt(db, begun.delivery, "run", NOW)
        assert begun.k == k


@pytest.mark.parametrize("state", [s for s in D if s not in (D.READY, D.RETRY)])
def test_what_does_not_wait_cannot_be_begun(db: sqlite3.Connection, state: D) -> None:
    _, (delivery,) = campaign_of(db, [Row(state=state)])
    with pytest.raises(sqlite3.IntegrityError):
        deliveries.begin_attempt(db, delivery, "run", NOW)


@pytest.mark.parametrize("state", [s for s in D if s not in TRANSITIONS[D.SENDING]])
def test_an_attempt_ends_in_no_state_that_the_rules_do_not_name(
    db: sqlite3.Connection, state: D
) -> None:
    """Said by the program itself, before the file's triggers have to."""
    begun = _begun(db)
    before = contents(db, "delivery")
    with pytest.raises(TransitionError, match=f"from sending to {state}"):
        deliveries.settle(db, begun, Outcome(Verdict.NOT_SENT, "no_connection"), NOW, state)
    assert contents(db, "delivery") == before


def test_of_two_messages_to_one_person_the_second_waits_whatever_its_campaign(
    db: sqlite3.Connection,
) -> None:
    first = _begun(db)
    _, (second, other) = campaign_of(db, [Row("+27820000001", b"Two"), Row("+272", b"Three")])
    before = contents(db, "delivery")
    with pytest.raises(PersonBusyError):
        deliveries.begin_attempt(db, second, "another run", NOW)
    assert contents(db, "delivery") == before
    assert len(contents(db, "attempt")) == 1
    deliveries.begin_attempt(db, other, "another run", NOW)
    deliveries.settle(db, first, Outcome(Verdict.UNKNOWN, "timeout"), NOW)
    assert deliveries.begin_attempt(db, second, "another run", NOW).k == 1


@pytest.mark.parametrize("body", [None, b"Hello, but not what was frozen"])
def test_a_damaged_message_is_not_sent(db: sqlite3.Connection, body: bytes | None) -> None:
    campaign, (delivery,) = campaign_of(db, [Row()])
    db.execute("DROP TRIGGER delivery_is_frozen")
    db.execute("UPDATE delivery SET body = ? WHERE campaign = ?", (body, campaign))
    with pytest.raises(sqlite3.DatabaseError, match="not what was frozen"):
        deliveries.begin_attempt(db, delivery, "run", NOW)
    assert contents(db, "attempt") == {}


@pytest.mark.parametrize(
    ("verdict", "given", "state"),
    [
        (Verdict.ACCEPTED, None, D.ACCEPTED),
        (Verdict.REJECTED, None, D.REJECTED),
        (Verdict.NOT_SENT, None, D.RETRY),
        (Verdict.UNKNOWN, None, D.UNKNOWN),
        (Verdict.NOT_SENT, D.READY, D.READY),
        (Verdict.NOT_SENT, D.GAVE_UP, D.GAVE_UP),
    ],
)
def test_an_outcome_is_written_once_with_all_that_was_said(
    db: sqlite3.Connection, verdict: Verdict, given: D | None, state: D
) -> None:
    other, begun = _begun(db, "+271"), _begun(db, "+272")
    outcome = Outcome(verdict, "why", "wamid.2", 207, "said", b"raw", server_date=DATE)
    attempts, before = contents(db, "attempt"), contents(db, "delivery")
    assert deliveries.settle(db, begun, outcome, NOW, given) is state
    assert changes(attempts, contents(db, "attempt")) == {
        begun.id: {
            "ended": MOMENT,
            "verdict": verdict.value,
            "reason": "why",
            "status": 207,
            "message_id": "wamid.2",
            "answer": b"raw",
            "server_date": DATE,
        }
    }
    assert changes(before, contents(db, "delivery")) == {
        begun.delivery: {
            "state": state.value,
            "reason": "why",
            "detail": "said",
            "message_id": "wamid.2",
            "ended": MOMENT,
        }
    }
    assert other.delivery != begun.delivery


def test_an_id_that_another_message_has_proves_nothing(db: sqlite3.Connection) -> None:
    accepted = Outcome(Verdict.ACCEPTED, "accepted", "wamid.1", 200)
    first, second = _begun(db, "+271"), _begun(db, "+272")
    deliveries.settle(db, first, accepted, NOW)
    assert deliveries.settle(db, second, accepted, NOW) is D.UNKNOWN
    delivery = contents(db, "delivery")[second.delivery]
    assert (delivery["reason"], delivery["message_id"]) == ("duplicate_id", "")
    attempt = contents(db, "attempt")[second.id]
    assert (attempt["verdict"], attempt["reason"]) == ("accepted", "duplicate_id")
    assert attempt["message_id"] == "wamid.1"


def test_outcomes_without_an_id_do_not_meet(db: sqlite3.Connection) -> None:
    rejected = Outcome(Verdict.REJECTED, "contact_not_found", status=404)
    for number in ("+271", "+272"):
        assert deliveries.settle(db, _begun(db, number), rejected, NOW) is D.REJECTED


def test_only_the_open_try_of_what_was_abandoned_ends(db: sqlite3.Connection) -> None:
    campaign, (delivery,) = campaign_of(db, [Row()])
    first = deliveries.begin_attempt(db, delivery, "run", NOW)
    deliveries.settle(db, first, Outcome(Verdict.NOT_SENT, "no_connection"), NOW)
    second = deliveries.begin_attempt(db, delivery, "run", NOW)
    attempts = contents(db, "attempt")
    assert deliveries.settle_abandoned(db, campaign, NOW) == 1
    assert set(changes(attempts, contents(db, "attempt"))) == {second.id}


def test_only_the_open_try_of_what_a_crash_cut_off_ends(db: sqlite3.Connection) -> None:
    _, (delivery,) = campaign_of(db, [Row(ended=EARLIER)])
    first = deliveries.begin_attempt(db, delivery, "run", NOW)
    deliveries.settle(db, first, Outcome(Verdict.NOT_SENT, "no_connection"), NOW)
    second = deliveries.begin_attempt(db, delivery, "run", NOW)
    attempts = contents(db, "attempt")
    assert deliveries.settle_interrupted(db, NOW) == 1
    assert set(changes(attempts, contents(db, "attempt"))) == {second.id}


@pytest.mark.parametrize(
    ("verdict", "given", "state"),
    [
        (Verdict.REJECTED, None, D.UNKNOWN),
        (Verdict.NOT_SENT, D.GAVE_UP, D.UNKNOWN),
        (Verdict.NOT_SENT, None, D.RETRY),
        (Verdict.NOT_SENT, D.READY, D.READY),
        (Verdict.ACCEPTED, None, D.ACCEPTED),
    ],
)
def test_a_message_that_may_have_arrived_before_is_never_called_unsent_in_the_end(
    db: sqlite3.Connection, verdict: Verdict, given: D | None, state: D
) -> None:
    begun = _begun(db)
    deliveries.settle(db, begun, Outcome(Verdict.UNKNOWN, "timeout"), NOW)
    (campaign,) = db.execute("SELECT campaign FROM delivery").fetchone()
    assert unknown_outcomes.decide(db, campaign, Choice.SEND_AGAIN, None, NOW) == 1
    again = deliveries.begin_attempt(db, begun.delivery, "run", NOW)
    assert deliveries.settle(db, again, Outcome(verdict, "why"), NOW, given) is state
    row = contents(db, "delivery")[begun.delivery]
    assert row["state"] == state.value
    assert row["reason"] == ("tried_again" if state is D.UNKNOWN else "why")


def test_an_attempt_is_open_until_it_ends_in_its_own_run(db: sqlite3.Connection) -> None:
    begun, other = _begun(db, "+271"), _begun(db, "+272")
    assert deliveries.is_open(db, begun)
    assert not deliveries.is_open(db, replace(begun, delivery=other.delivery))
    assert not deliveries.is_open(db, replace(begun, id=other.id))
    assert not deliveries.is_open(db, replace(begun, run="another"))
    deliveries.settle(db, begun, Outcome(Verdict.UNKNOWN, "timeout"), NOW)
    assert not deliveries.is_open(db, begun)
    assert deliveries.is_open(db, other)


def test_a_person_is_busy_under_each_spelling_of_their_number(db: sqlite3.Connection) -> None:
    _begun(db, "+541155550187")
    with pytest.raises(PersonBusyError):
        _begun(db, "+5491155550187")
    _begun(db, "+5491155550188")


def test_a_person_who_is_written_to_is_busy_for_other_messages_alone(
    db: sqlite3.Connection,
) -> None:
    _begun(db, "+271")
    with pytest.raises(PersonBusyError):
        _begun(db, "+271")
    _, (twice,) = campaign_of(db, [Row("+272")])
    first = deliveries.begin_attempt(db, twice, "run", NOW)
    # The same message again is a fault of the program, and not a matter of waiting.
    with pytest.raises(sqlite3.IntegrityError) as caught:
        deliveries.begin_attempt(db, twice, "run", NOW)
    assert not isinstance(caught.value, PersonBusyError)
    deliveries.settle(db, first, Outcome(Verdict.ACCEPTED, "accepted", "wamid.1"), NOW)
    _, (next_one,) = campaign_of(db, [Row("+272", b"Another")])
    assert deliveries.begin_attempt(db, next_one, "run", NOW).k == 1


def _naming_its_person(db: sqlite3.Connection) -> tuple[int, int]:
    new = NewCampaign("May", True, "", "", ())
    campaign = campaigns.add_campaign(db, new, NOW)
    body = b'{"bodyParameters": {"name": "Anna"}}'
    row = NewDelivery(2, (), "+271", "template", body, D.READY, endpoint=SEND_TEMPLATE)
    campaigns.add_deliveries(db, campaign, [row])
    campaigns.freeze(db, campaign)
    db.execute("UPDATE campaign SET state = 'running'")
    (delivery,) = db.execute("SELECT id FROM delivery").fetchone()
    return campaign, delivery


def test_a_template_that_would_make_a_contact_leaves_only_by_consent_and_that_is_written_down(
    db: sqlite3.Connection,
) -> None:
    campaign, delivery = _naming_its_person(db)
    with pytest.raises(PersonStoppedError):
        deliveries.begin_attempt(db, delivery, "run", NOW)
    assert contents(db, "attempt") == {}
    consent = "INSERT INTO contact_consent (campaign, given, columns) VALUES (?, ?, '')"
    db.execute(consent, (campaign, EARLIER))
    deliveries.begin_attempt(db, delivery, "run", NOW)
    noted = db.execute("SELECT delivery, name, known, noted FROM contact_by_template").fetchall()
    assert noted == [(delivery, "Anna", "unknown", MOMENT)]
