"""The triggers repeat the rules of core.campaign: a fault in the program meets a wall."""

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.core.campaign import (
    CAMPAIGN_TRANSITIONS,
    TRANSITIONS,
    CampaignState,
    DeliveryState,
)
from flowiq_desktop.journal.database import open_database

NOW = "2026-05-01T09:00:00+00:00"


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


@pytest.mark.parametrize(("old", "new"), list(itertools.permutations(DeliveryState, 2)))
def test_the_file_allows_exactly_the_transitions_of_the_rules(
    db: sqlite3.Connection, old: DeliveryState, new: DeliveryState
) -> None:
    delivery = _delivery(db, old)
    _begin_attempt(db, delivery)
    if new in TRANSITIONS[old]:
        db.execute("UPDATE delivery SET state = ? WHERE id = ?", (new, delivery))
        return
    with pytest.raises(sqlite3.IntegrityError, match="not allowed"):
        db.execute("UPDATE delivery SET state = ? WHERE id = ?", (new, delivery))


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
