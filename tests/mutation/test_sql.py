"""Wrong SQL is still SQL: it takes the same values, and SQLite accepts it."""

import sqlite3

import pytest

from tests.mutation.sql import is_sql, sql_changes

TABLE = "CREATE TABLE delivery (id, campaign, state, reason, ended)"
VALUES = {"id": 1, "campaign": 1, "since": "", "reason": ""}


def _changes(text: str) -> dict[str, str]:
    return dict(sql_changes(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("SELECT 1", True), (" UPDATE x SET y = 1", True), ("selected", False), ("", False)],
)
def test_statements_are_known_by_their_first_word(text: str, expected: bool) -> None:
    assert is_sql(text) is expected


def test_a_condition_no_longer_counts() -> None:
    text = "SELECT id FROM delivery WHERE campaign = ? AND ended BETWEEN 1 AND 2 ORDER BY id"
    changes = _changes(text)
    assert changes["without campaign = ?"] == (
        "SELECT id FROM delivery WHERE (campaign = ? OR 1) AND ended BETWEEN 1 AND 2 ORDER BY id"
    )
    assert changes["without ended BETWEEN 1 AND 2"].endswith(
        "campaign = ? AND (ended BETWEEN 1 AND 2 OR 1) ORDER BY id"
    )
    assert any(new.endswith("ORDER BY id DESC") for new in changes.values())


def test_each_side_of_an_or_is_left_out() -> None:
    changes = _changes("SELECT 1 FROM delivery WHERE (ended = '' OR ended >= :since)")
    assert changes["without ended = ''"].endswith("((ended = '' AND 0) OR ended >= :since)")
    assert changes["without ended >= :since"].endswith("(ended = '' OR (ended >= :since AND 0))")


def test_a_state_more_and_a_state_fewer_are_tried() -> None:
    changes = _changes("SELECT 1 FROM delivery WHERE state IN ('ready', 'retry')")
    assert changes["IN ('ready', 'retry'): without 'ready'"].endswith("state IN ('retry')")
    assert changes["IN ('ready', 'retry'): 'unknown' too"].endswith("('ready', 'retry', 'unknown')")


def test_what_an_update_sets_is_left_out_or_another_state() -> None:
    changes = _changes("UPDATE delivery SET state = 'held', reason = ? WHERE state = 'ready'")
    assert changes["does not set reason = ?"] == (
        "UPDATE delivery SET state = 'held', reason = iif((?) IS NULL, reason, reason)"
        " WHERE state = 'ready'"
    )
    assert changes["state = 'held' -> state = 'ready'"].startswith("UPDATE delivery SET state = 'r")
    assert changes["state = 'ready': 'unknown' too"].endswith("IN ('ready', 'unknown')")


NESTED = """
SELECT d.id FROM delivery d LEFT JOIN delivery o ON o.id = d.id AND o.state = 'ready'
WHERE d.campaign = :campaign AND (o.ended = '' OR o.ended >= :since)
    AND NOT EXISTS (SELECT 1 FROM delivery x WHERE x.id = d.id)
GROUP BY d.id
"""
UPDATE = """
UPDATE delivery SET state = 'ready', reason = CASE :reason WHEN '' THEN reason ELSE 'x' END
WHERE id = :id AND state IN ('held', 'unknown')
"""


@pytest.mark.parametrize(
    "text",
    [
        NESTED,
        UPDATE,
        "SELECT max(id) FROM delivery WHERE campaign = :campaign AND state <> 'held' LIMIT 5",
        "INSERT INTO delivery (id) SELECT id FROM delivery WHERE state = 'ready' AND id < 7",
    ],
)
def test_sqlite_accepts_every_wrong_statement(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(TABLE)
    wrong = list(sql_changes(text))
    assert len(wrong) > 3
    for words, new in wrong:
        assert new != text, words
        connection.execute(new, VALUES)
    connection.close()
