"""Whether a message may have arrived, by what its attempts came to and nothing else."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.tables.may_have_arrived import may_have_arrived
from tests.journal.crowd import EARLIER, Row, campaign_of, empty_journal

D = DeliveryState


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("ended", "verdict", "doubt"),
    [
        (None, "", True),
        (EARLIER, "unknown", True),
        (EARLIER, "accepted", True),
        (EARLIER, "rejected", False),
        (EARLIER, "not_sent", False),
    ],
)
@pytest.mark.parametrize("state", [D.READY, D.CANCELLED])
def test_the_attempts_tell_and_not_the_state(
    db: sqlite3.Connection, state: D, ended: str | None, verdict: str, doubt: bool
) -> None:
    campaign_of(db, [Row("+271", state=D.UNKNOWN)])
    _, (tried, never) = campaign_of(db, [Row("+272", state=state), Row("+273", state=state)])
    db.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)"
        " VALUES (?, 1, '+272', 'run', x'00', ?, ?, ?)",
        (tried, EARLIER, ended, verdict),
    )
    assert may_have_arrived(db, tried) is doubt
    assert may_have_arrived(db, never) is False
