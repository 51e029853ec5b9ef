"""The triggers repeat the rules of core.delivery.states: a fault in the program meets a wall."""

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import (
    BY_DECISION,
    CAMPAIGN_TRANSITIONS,
    TRANSITIONS,
    CampaignState,
    DeliveryState,
)
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.journal.engine.connection import open_database

NOW = "2026-05-01T09:00:00+00:00"

DECISIONS = {
    (DeliveryState.REJECTED, DeliveryState.READY): "try again",
    (DeliveryState.REJECTED, DeliveryState.HELD): "try again",
    (DeliveryState.GAVE_UP, DeliveryState.READY): "try again",
    (DeliveryState.UNKNOWN, DeliveryState.READY): "send again",
    (DeliveryState.HELD, DeliveryState.READY): "send again",
}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path / "j.sqlite3")
    yield connection
    connection.close()


def _delivery(db: sqlite3.Connection, state: DeliveryState, frozen: bool = True) -> int:
    campaign = db.execute(
        "INSERT INTO campaign (kind, name, state, practice, created, source_name, source_sha256,"
        " headers) VALUES ('campaign', 'x', 'draft', 1, ?, '', '', '[]')",
        (NOW,),
    ).lastrowid
    identity = db.execute(
        "INSERT INTO delivery (campaign, row_number, cells, number, message_type, body,"
        " body_sha256, state) VALUES (?, 2, '[]', '+27821234567', 'text', x'00', x'00', ?)",
        (campaign, state),
    ).lastrowid
    if frozen:
        db.execute("UPDATE campaign SET state = 'frozen' WHERE id = ?", (campaign,))
    assert identity is not None
    return identity


def _begin_attempt(db: sqlite3.Connection, delivery: int) -> None:
    db.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began)"
        " VALUES (?, 1, '+27821234567', 'r', x'00', ?)",
        (delivery, NOW),
    )


def _decide(
    db: sqlite3.Connection, delivery: int, verdict: str, attempts: int, who: str = "person"
) -> None:
    db.execute(
        "INSERT INTO decision (delivery, made, who, verdict, evidence, attempts)"
        " VALUES (?, ?, ?, ?, '{}', ?)",
        (delivery, NOW, who, verdict, attempts),
    )


@pytest.mark.parametrize(("old", "new"), list(itertools.permutations(DeliveryState, 2)))
def test_the_file_allows_exactly_the_transitions_of_the_rules(
    db: sqlite3.Connection, old: DeliveryState, new: DeliveryState
) -> None:
    delivery = _delivery(db, old)
    _begin_attempt(db, delivery)
    if (old, new) in DECISIONS:
        db.execute("UPDATE attempt SET ended = ?, verdict = 'not_sent'", (NOW,))
        _decide(db, delivery, DECISIONS[old, new], attempts=0)
    if new in TRANSITIONS[old]:
        db.execute("UPDATE delivery SET state = ? WHERE id = ?", (new, delivery))
        return
    with pytest.raises(sqlite3.IntegrityError, match="not allowed"):
        db.execute("UPDATE delivery SET state = ? WHERE id = ?", (new, delivery))


@pytest.mark.parametrize(("old", "new"), DECISIONS)
def test_what_a_person_decides_takes_a_decision_of_theirs_made_for_this_very_try(
    db: sqlite3.Connection, old: DeliveryState, new: DeliveryState
) -> None:
    delivery, verdict = _delivery(db, old), DECISIONS[old, new]
    other = _delivery(db, old)
    _decide(db, other, verdict, attempts=0)
    _decide(db, delivery, "leave", attempts=0)
    _decide(db, delivery, verdict, attempts=0, who="read-back")
    if old is not DeliveryState.HELD:  # held rows may wait without ever having been tried
        _decide(db, delivery, verdict, attempts=1)
    with pytest.raises(sqlite3.IntegrityError, match="only a decision"):
        db.execute("UPDATE delivery SET state = ? WHERE id = ?", (new, delivery))
    _decide(db, delivery, verdict, attempts=0)
    db.execute("UPDATE delivery SET state = ? WHERE id = ?", (new, delivery))


@pytest.mark.parametrize("old", [DeliveryState.REJECTED, DeliveryState.GAVE_UP])
@pytest.mark.parametrize(
    ("ended", "verdict", "again"),
    [(None, "", False), (NOW, "unknown", False), (NOW, "accepted", False), (NOW, "rejected", True)],
)
def test_what_may_have_arrived_is_not_tried_again_whatever_was_decided(
    db: sqlite3.Connection, old: DeliveryState, ended: str | None, verdict: str, again: bool
) -> None:
    delivery = _delivery(db, old)
    _begin_attempt(db, delivery)
    db.execute("UPDATE attempt SET ended = ?, verdict = ?", (ended, verdict))
    _decide(db, delivery, "try again", attempts=0)
    change = "UPDATE delivery SET state = 'ready' WHERE id = ?"
    if again:
        db.execute(change, (delivery,))
        return
    with pytest.raises(sqlite3.IntegrityError, match="may have arrived"):
        db.execute(change, (delivery,))


@pytest.mark.parametrize(("old", "new"), list(itertools.permutations(CampaignState, 2)))
def test_the_file_allows_exactly_the_transitions_of_campaigns(
    db: sqlite3.Connection, old: CampaignState, new: CampaignState
) -> None:
    db.execute(
        "INSERT INTO campaign (kind, name, state, practice, created, source_name, source_sha256,"
        " headers) VALUES ('campaign', 'x', ?, 1, ?, '', '', '[]')",
        (old, NOW),
    )
    if new in CAMPAIGN_TRANSITIONS[old]:
        db.execute("UPDATE campaign SET state = ?", (new,))
        return
    with pytest.raises(sqlite3.IntegrityError, match="not allowed"):
        db.execute("UPDATE campaign SET state = ?", (new,))


def test_every_change_by_decision_was_tried() -> None:
    assert set(DECISIONS) == BY_DECISION


def test_nothing_is_sending_without_its_intent(db: sqlite3.Connection) -> None:
    delivery = _delivery(db, DeliveryState.READY)
    with pytest.raises(sqlite3.IntegrityError, match="intent"):
        db.execute("UPDATE delivery SET state = 'sending' WHERE id = ?", (delivery,))


def test_a_delivery_has_one_open_attempt(db: sqlite3.Connection) -> None:
    delivery = _delivery(db, DeliveryState.READY)
    _begin_attempt(db, delivery)
    with pytest.raises(sqlite3.IntegrityError):
        _begin_attempt(db, delivery)


def test_a_person_has_one_message_in_flight(db: sqlite3.Connection) -> None:
    _begin_attempt(db, _delivery(db, DeliveryState.READY))
    with pytest.raises(sqlite3.IntegrityError):
        _begin_attempt(db, _delivery(db, DeliveryState.READY))


@pytest.mark.parametrize("column", ["number", "body", "body_sha256", "cells", "row_number"])
def test_a_frozen_message_never_changes(db: sqlite3.Connection, column: str) -> None:
    delivery = _delivery(db, DeliveryState.READY)
    value = b"7" if column.startswith("body") else 7
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        db.execute(f"UPDATE delivery SET {column} = ? WHERE id = ?", (value, delivery))


@pytest.mark.parametrize("endpoint", ["/send-whatsapp", "/send-template", ""])
def test_where_a_frozen_message_goes_never_changes(db: sqlite3.Connection, endpoint: str) -> None:
    delivery = _delivery(db, DeliveryState.READY)
    with pytest.raises(sqlite3.IntegrityError, match=r"never changes|no version"):
        db.execute("UPDATE delivery SET endpoint = ? WHERE id = ?", (endpoint, delivery))


@pytest.mark.parametrize("endpoint", ["/send-templates", "/send-whatsapp/", "", "send-whatsapp"])
def test_an_endpoint_that_older_programs_do_not_know_needs_a_new_version_of_the_file(
    db: sqlite3.Connection, endpoint: str
) -> None:
    """Or they would call the file damaged, where it is only newer than they are."""
    draft = _delivery(db, DeliveryState.READY, frozen=False)
    with pytest.raises(sqlite3.IntegrityError, match="no version of this file knows"):
        db.execute("UPDATE delivery SET endpoint = ? WHERE id = ?", (endpoint, draft))
    with pytest.raises(sqlite3.IntegrityError, match="no version of this file knows"):
        db.execute(
            "INSERT INTO delivery (campaign, row_number, cells, number, message_type, endpoint,"
            " state) SELECT campaign, 3, '[]', '', 'text', ?, 'invalid' FROM delivery",
            (endpoint,),
        )


def test_the_file_takes_every_endpoint_that_a_message_type_has(db: sqlite3.Connection) -> None:
    draft = _delivery(db, DeliveryState.READY, frozen=False)
    for endpoint in REGISTRY.endpoints:
        db.execute("UPDATE delivery SET endpoint = ? WHERE id = ?", (endpoint, draft))


def test_a_campaign_with_waiting_rows_is_not_done(db: sqlite3.Connection) -> None:
    _delivery(db, DeliveryState.RETRY)
    db.execute("UPDATE campaign SET state = 'running'")
    with pytest.raises(sqlite3.IntegrityError, match="not done"):
        db.execute("UPDATE campaign SET state = 'done'")


def test_an_attempt_ends_once(db: sqlite3.Connection) -> None:
    _begin_attempt(db, _delivery(db, DeliveryState.READY))
    db.execute("UPDATE attempt SET ended = ?", (NOW,))
    with pytest.raises(sqlite3.IntegrityError, match="ends once"):
        db.execute("UPDATE attempt SET verdict = 'accepted'")


def test_a_message_id_belongs_to_one_delivery(db: sqlite3.Connection) -> None:
    first = _delivery(db, DeliveryState.READY)
    second = _delivery(db, DeliveryState.READY)
    db.execute("UPDATE delivery SET message_id = 'wamid.1' WHERE id = ?", (first,))
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("UPDATE delivery SET message_id = 'wamid.1' WHERE id = ?", (second,))
