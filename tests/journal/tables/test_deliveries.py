"""What beginning and settling cost: the same for the first message and for the 300,000th."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.core.delivery.spared import A_DAY, SPARED
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.engine.migrate import migrate
from flowiq_desktop.journal.tables import (
    campaigns,
    correspondence,
    decisions,
    deliveries,
    duplicates,
    unknown_outcomes,
)
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
ACCEPTED = Outcome(Verdict.ACCEPTED, "accepted", message_id="wamid.1", status=200)


class Recorder(sqlite3.Connection):
    """Keeps the statements it is given, with their values, while `kept` is a list."""

    kept: list[tuple[str, Any]] | None = None

    def execute(self, statement: str, values: Any = (), /) -> sqlite3.Cursor:
        if self.kept is not None:
            self.kept.append((statement, values))
        return super().execute(statement, values)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Recorder]:
    path = tmp_path / "journal.sqlite3"
    connection = sqlite3.connect(path, factory=Recorder, isolation_level=None)
    migrate(connection, path)
    yield connection
    connection.close()


def frozen(connection: Recorder, rows: int) -> int:
    campaign = campaigns.add_campaign(connection, NewCampaign("May", True, "", "", ()), NOW)
    numbers = [f"+2782{n:07d}" for n in range(rows)]
    entries = [
        NewDelivery(n, (), number, "text", number.encode(), DeliveryState.READY)
        for n, number in enumerate(numbers)
    ]
    campaigns.add_deliveries(connection, campaign, entries)
    campaigns.freeze(connection, campaign)
    return campaign


def whole_tables_read(connection: Recorder) -> list[str]:
    """The statements, of those kept, that look at every row of a table."""
    kept, connection.kept = connection.kept or [], None
    assert kept
    return [
        f"{statement}: {step}"
        for statement, values in kept
        for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        if step.startswith("SCAN") and "json_each" not in step and "LIMIT 1" not in statement
    ]


def test_sending_one_message_never_reads_a_whole_table(connection: Recorder) -> None:
    waiting = deliveries.waiting(connection, frozen(connection, 3))
    connection.kept = []
    begun = deliveries.begin_attempt(connection, waiting[0].id, "run", NOW)
    deliveries.settle(connection, begun, ACCEPTED, NOW)
    begun = deliveries.begin_attempt(connection, waiting[1].id, "run", NOW)
    assert deliveries.settle(connection, begun, ACCEPTED, NOW) is DeliveryState.UNKNOWN
    assert whole_tables_read(connection) == []


def test_settling_one_message_never_reads_a_whole_table(connection: Recorder) -> None:
    campaign = frozen(connection, 3)
    entry = deliveries.waiting(connection, campaign)[0]
    begun = deliveries.begin_attempt(connection, entry.id, "run", NOW)
    deliveries.settle(connection, begun, Outcome(Verdict.UNKNOWN, "timeout"), NOW)
    connection.kept = []
    unknown_outcomes.note_reading(connection, entry.id, "not seen", "", {}, NOW)
    decisions.unseen_since(connection, entry.id, NOW)
    correspondence.sent_to(connection, entry.number, practice=True)
    assert unknown_outcomes.confirm(connection, entry.id, "wamid.1", {}, NOW)
    assert whole_tables_read(connection) == []


def test_looking_for_repeats_never_reads_a_whole_table(connection: Recorder) -> None:
    frozen(connection, 3)
    campaign = frozen(connection, 3)
    first, last = deliveries.id_range(connection, campaign)
    connection.kept = []
    duplicates.repeats(connection, campaign, first - 1, last, NOW, NOW)
    assert whole_tables_read(connection) == []


def test_an_id_is_taken_once_a_message_was_accepted_under_it(connection: Recorder) -> None:
    entry = deliveries.waiting(connection, frozen(connection, 1))[0]
    assert not deliveries.is_taken(connection, "wamid.1")
    deliveries.settle(
        connection, deliveries.begin_attempt(connection, entry.id, "run", NOW), ACCEPTED, NOW
    )
    assert deliveries.is_taken(connection, "wamid.1")
    assert not deliveries.is_taken(connection, "")


def test_what_waits_names_its_template_and_how_long_whatsapp_spares_its_person(
    connection: Recorder,
) -> None:
    campaign = campaigns.add_campaign(connection, NewCampaign("May", True, "", "", ()), NOW)
    row = NewDelivery(2, (), "+27821230001", "template", b"{}", DeliveryState.READY)
    campaigns.add_deliveries(connection, campaign, [replace(row, template="reminder")])
    campaigns.freeze(connection, campaign)
    (entry,) = deliveries.waiting(connection, campaign)
    assert (entry.template, entry.not_before) == ("reminder", None)
    begun = deliveries.begin_attempt(connection, entry.id, "run", NOW)
    spared = Outcome(Verdict.NOT_SENT, SPARED, status=500)
    deliveries.settle(connection, begun, spared, NOW, DeliveryState.RETRY)
    (entry,) = deliveries.waiting(connection, campaign)
    assert (entry.template, entry.not_before) == ("reminder", NOW + A_DAY)
