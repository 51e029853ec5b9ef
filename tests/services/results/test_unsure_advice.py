"""Every unsure row says: look first. In the results sheet, in the window and in the terminal."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import DeliveryState, Verdict
from flowiq_desktop.flowiq.classify import classify_answer
from flowiq_desktop.flowiq.http.transport import Answer
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.reconciliation.service import ReconciliationService
from flowiq_desktop.services.reconciliation.texts import what_happened
from flowiq_desktop.services.results.report import ReportService, result_row
from flowiq_desktop.system.clock import Clock, local_now
from tests.services.campaign_bench import campaign_bench

JSON = {"content-type": "application/json"}
LOOK_FIRST = "Look for the message in the conversation before you send it again"
STATUSES = range(100, 600)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A list with one row for each status that leaves a message unsure."""
    journal = Journal(tmp_path, local_now)
    campaign = journal.campaigns.begin(NewCampaign("Test", True, "t.csv", "", ("A",)))
    body = b'{"phone_number": "+27", "message_type": "text", "text": "Hi"}'
    rows = [
        NewDelivery(status, ("x",), f"+2782{status:07d}", "text", body, DeliveryState.READY)
        for status in STATUSES
    ]
    list(journal.campaigns.add(campaign, rows))
    journal.campaigns.freeze(campaign)
    for waiting, status in zip(journal.deliveries.waiting(campaign), STATUSES, strict=True):
        outcome = classify_answer(Answer(status, JSON, b'{"error": "Contact already exists"}'))
        journal.deliveries.settle(journal.deliveries.begin_attempt(waiting.id, "run"), outcome)
    return journal


def test_the_results_say_of_every_unsure_row_to_look_first(journal: Journal) -> None:
    with journal:
        records = list(journal.deliveries.of(1))
        unsure = [r for r in map(result_row, records) if r.status is ResultStatus.UNSURE]
        assert len(unsure) > 470
        assert all(row.advice.startswith(LOOK_FIRST) for row in unsure)
        assert not any(re.search("nothing was sent", row.problem) for row in unsure)
        sure = [r for r in map(result_row, records) if r.status is not ResultStatus.UNSURE]
        assert not any(LOOK_FIRST in row.advice for row in sure)


def test_the_window_and_the_terminal_say_the_same(journal: Journal) -> None:
    with journal:
        groups = ReportService(journal).groups(1)
        unsure = [group for group in groups if group.status is ResultStatus.UNSURE]
        assert len(unsure) > 280  # redirects are told together, and so are unreadable ones
        assert all(group.advice.startswith(LOOK_FIRST) for group in unsure)
        assert not any(group.can_retry for group in unsure)
        rows = ReconciliationService(
            journal, lambda *_: pytest.fail("nobody is asked"), Clock()
        ).unsure(1)
        assert len(rows) == sum(group.count for group in unsure)
        assert all(row.advice.startswith(LOOK_FIRST) for row in rows)
        for row in rows:
            assert re.search(r"\([a-zA-Z].*, .*\)", what_happened([row])), row.reason


@pytest.mark.parametrize("reason", ["http_418", "http_400", "contact_already_exists", "redirected"])
def test_a_row_that_an_older_program_left_unsure_says_so_as_well(
    tmp_path: Path, contract: Contract, reason: str
) -> None:
    with campaign_bench(tmp_path / "data", contract) as b:
        b.freeze(1)
        waiting = b.journal.deliveries.waiting(b.campaign)[0]
        outcome = classify_answer(Answer(418, JSON, b"{}"))
        assert outcome.verdict is Verdict.UNKNOWN
        outcome = replace(outcome, reason=reason)
        b.journal.deliveries.settle(b.journal.deliveries.begin_attempt(waiting.id, "run"), outcome)
        assert result_row(b.records[0]).advice.startswith(LOOK_FIRST)
        (group,) = ReportService(b.journal).groups(b.campaign)
        assert group.advice.startswith(LOOK_FIRST)
