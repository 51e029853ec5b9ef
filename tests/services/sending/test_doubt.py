"""A message that may have arrived stays one that may have arrived, whatever is tried after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.results.report import ReportService, result_row
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    REFUSED,
    SENT,
    ReconciliationBench,
    reconciliation_bench,
    text,
)

READY, UNKNOWN, HELD = DeliveryState.READY, DeliveryState.UNKNOWN, DeliveryState.HELD


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        yield made


@pytest.fixture
def again(bench: ReconciliationBench) -> ReconciliationBench:
    """Ben got his message, no answer came, and a person lets it be sent once more."""
    bench.fates[BEN] = SENT
    bench.send(text(BEN, "Hello"))
    assert (bench.states, len(bench.server.accepted)) == ([UNKNOWN], 1)
    bench.journal.unknown_outcomes.decide(bench.campaign, Choice.SEND_AGAIN, None)
    bench.fates.clear()
    return bench


def refuse(bench: ReconciliationBench) -> None:
    bench.fates[BEN] = REFUSED
    bench.run()
    bench.fates.clear()


def test_while_it_waits_once_more_the_results_do_not_call_it_unsent(
    again: ReconciliationBench,
) -> None:
    assert again.states == [READY]
    row = result_row(again.records[0])
    assert row.status is ResultStatus.UNSURE
    assert row.problem.startswith("The first try may have arrived.")
    assert row.advice == (
        "Look for the message in the conversation, then decide whether to send it again."
    )


@pytest.mark.parametrize("state", ["ready", "held", "cancelled", "gave_up"])
def test_the_window_says_of_each_row_what_the_sheet_says(
    again: ReconciliationBench, state: str
) -> None:
    """Beside it stands one that was never tried, for the same reason."""
    campaign = again.campaign
    other = again.freeze(text(ANNA, "Hello"))
    again.journal._writer.run(
        lambda db: [
            db.execute(f"DROP TRIGGER {name}")
            for name in ("delivery_transitions", "delivery_is_frozen")
        ]
    )
    again.journal._writer.run(
        lambda db: db.execute(
            "UPDATE delivery SET campaign = ?, state = ?, reason = 'older_copy', facts = ?",
            (campaign, state, '{"sign": "elsewhere"}'),
        )
    )
    sheet = {(row.status, row.problem) for row in map(result_row, again.records)}
    groups = ReportService(again.journal).groups(campaign)
    assert {(group.status, group.sentence) for group in groups} == sheet
    assert len(sheet) == 2
    assert [group.rows for group in groups] == [(2,), (2,)]
    assert [group.can_retry for group in groups if group.status is ResultStatus.UNSURE] == [False]
    assert again.journal.campaigns.counts(other) == {}


def test_when_the_second_try_is_refused_it_is_as_unsure_as_before(
    again: ReconciliationBench,
) -> None:
    refuse(again)
    assert again.states == [UNKNOWN]
    row = result_row(again.records[0])
    assert row.status is ResultStatus.UNSURE
    assert row.problem == "The first try may have arrived; the second was refused."
    assert "Invalid WhatsApp number" in row.details
    (group,) = ReportService(again.journal).groups(again.campaign)
    assert (group.reason, group.can_retry) == ("tried_again", False)


def test_a_first_try_that_was_refused_stays_unsent(bench: ReconciliationBench) -> None:
    bench.campaign = bench.freeze(text(BEN, "Hello"))
    refuse(bench)
    assert bench.states == [DeliveryState.REJECTED]
    assert result_row(bench.records[0]).status is ResultStatus.NOT_SENT


def test_when_the_second_try_is_accepted_it_is_sent(again: ReconciliationBench) -> None:
    again.run()
    assert again.states == [DeliveryState.ACCEPTED]
    assert result_row(again.records[0]).status is ResultStatus.SENT


@pytest.mark.parametrize("end", ["waits", "refused", "deleted"])
def test_the_same_message_in_another_campaign_is_held(again: ReconciliationBench, end: str) -> None:
    if end == "refused":
        refuse(again)
    if end == "deleted":
        again.journal.campaigns.delete(again.campaign)
    again.send(text(BEN, "Hello"), text(ANNA, "Hello"))
    assert again.states == [HELD, DeliveryState.ACCEPTED]
    assert "may already have been sent" in result_row(again.records[0]).problem
    assert [r.body["phone_number"] for r in again.server.accepted] == [BEN, ANNA]
