"""Different messages to one person that look alike in the conversation: none is called sent."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState as D
from flowiq_desktop.core.reconciliation.evidence import Choice, Finding
from flowiq_desktop.practice_server import Answer, Contract
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    LOST,
    SENT,
    ReconciliationBench,
    reconciliation_bench,
    result,
    text,
)

NOTHING = Answer(200, {"success": True, "messages": [], "pagination": {"hasNextPage": False}})


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        yield made


def _report(number: str, child: str) -> dict[str, Any]:
    """A file, whose link FlowIQ replaces by one of its own: the caption is all that is seen."""
    link = f"https://example.org/{child}.pdf"
    kind = {"message_type": "document", "media_url": link, "caption": "Report card"}
    return {"phone_number": number, **kind}


def _question(number: str, child: str) -> dict[str, Any]:
    """Buttons, whose ids nobody sees on the phone."""
    buttons = [{"id": f"{answer}_{child}", "title": answer} for answer in ("Yes", "No")]
    shown = {"type": "button", "body": "Does your child come along?", "buttons": buttons}
    return {"phone_number": number, "message_type": "interactive", "interactive": shown}


def _only(child: str) -> Any:
    """Ben's messages are unanswered, and only the one about this child arrived."""

    def fate(body: Any) -> str:
        if body["phone_number"] != BEN:
            return ""
        return SENT if child in str(body) else LOST

    return fate


@pytest.mark.parametrize("of", [_report, _question])
def test_one_entry_proves_neither_of_two_that_look_alike(
    bench: ReconciliationBench, of: Any
) -> None:
    bench.fate_of = _only("adam")
    bench.send(of(ANNA, "anna"), of(BEN, "eve"), of(BEN, "adam"))
    bench.clock.pass_minutes(30)
    assert bench.findings() == {3: Finding.CANNOT_TELL, 4: Finding.CANNOT_TELL}
    assert bench.states == [D.ACCEPTED, D.UNKNOWN, D.UNKNOWN]


@pytest.mark.parametrize("of", [_report, _question])
def test_two_entries_prove_both(bench: ReconciliationBench, of: Any) -> None:
    bench.fates = {BEN: SENT}
    bench.send(of(ANNA, "anna"), of(BEN, "eve"), of(BEN, "adam"))
    bench.clock.pass_minutes(30)
    assert bench.findings() == {3: Finding.SENT, 4: Finding.SENT}


def test_the_row_that_is_sent_again_is_compared_with_those_that_are_not(
    bench: ReconciliationBench,
) -> None:
    bench.fate_of = _only("adam")
    bench.send(_report(ANNA, "anna"), _report(BEN, "eve"), _report(BEN, "adam"))
    bench.clock.pass_minutes(30)
    again = result(bench.settle.send_again(bench.campaign, bench.connection, {3}))
    assert (again.ready, again.found) == (1, 0)
    assert bench.states == [D.ACCEPTED, D.READY, D.UNKNOWN]


def test_and_with_those_of_another_campaign(bench: ReconciliationBench) -> None:
    bench.fate_of = _only("adam")
    bench.send(_report(BEN, "adam"))
    bench.send(_report(ANNA, "anna"), _report(BEN, "eve"))
    bench.clock.pass_minutes(30)
    assert bench.findings() == {3: Finding.CANNOT_TELL}


@pytest.mark.parametrize("choice", [Choice.LEAVE, Choice.TREAT_AS_SENT])
def test_what_a_person_decided_may_still_be_the_entry(
    bench: ReconciliationBench, choice: Choice
) -> None:
    bench.fate_of = _only("adam")
    bench.send(_report(ANNA, "anna"), _report(BEN, "eve"), _report(BEN, "adam"))
    bench.clock.pass_minutes(30)
    assert bench.journal.unknown_outcomes.decide(bench.campaign, choice, [4]) == 1
    assert bench.findings() == {3: Finding.CANNOT_TELL}


def test_one_that_counts_as_sent_takes_one_entry_and_leaves_the_other(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: SENT}
    bench.send(_report(BEN, "adam"))
    assert bench.findings() == {2: Finding.SENT}
    bench.send(_report(BEN, "eve"), _report(BEN, "bea"))
    assert bench.journal.unknown_outcomes.decide(bench.campaign, Choice.TREAT_AS_SENT, [3]) == 1
    assert bench.findings() == {2: Finding.SENT}
    assert bench.states == [D.SENT_CONFIRMED, D.TREATED_AS_SENT]


@pytest.mark.parametrize(
    ("minutes", "finding"),
    [(2, Finding.CANNOT_TELL), (69, Finding.CANNOT_TELL), (71, Finding.SENT)],
)
def test_an_entry_may_be_that_of_a_deleted_campaign(
    bench: ReconciliationBench, minutes: float, finding: Finding
) -> None:
    """FlowIQ may list it ten minutes late, and nothing but a fingerprint is left of it."""
    bench.send(text(BEN, "Welcome"))
    bench.clock.pass_minutes(30)
    bench.send(text(BEN, "Hello"))
    bench.clock.pass_minutes(minutes)
    bench.journal.campaigns.delete(bench.campaign)
    bench.fates = {BEN: SENT}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.journal.duplicates.release(bench.campaign)
    bench.run()
    assert bench.findings() == {3: finding}


def test_what_a_deleted_campaign_sent_to_others_proves_and_disproves_nothing(
    bench: ReconciliationBench,
) -> None:
    bench.send(text(BEN, "Welcome"))
    bench.send(text(ANNA, "Hello"), text(BEN, "Good day"))
    bench.journal.campaigns.delete(bench.campaign)
    bench.fates = {BEN: SENT}
    bench.send(text(BEN, "Hello"))
    assert bench.findings() == {2: Finding.SENT}


def test_so_may_the_first_try_of_what_was_accepted_at_the_second(
    bench: ReconciliationBench,
) -> None:
    bench.fate_of = _only("adam")
    bench.send(_report(ANNA, "anna"), _report(BEN, "eve"), _report(BEN, "adam"))
    bench.reading = lambda _request: NOTHING
    result(bench.settle.send_again(bench.campaign, bench.connection, {4}))
    bench.reading = lambda _request: None
    bench.fate_of = lambda _body: ""
    bench.clock.pass_minutes(30)
    bench.run()
    assert bench.states == [D.ACCEPTED, D.UNKNOWN, D.ACCEPTED]
    assert bench.findings() == {3: Finding.CANNOT_TELL}


def test_two_tries_of_one_message_may_be_both_entries(bench: ReconciliationBench) -> None:
    """Adam's report arrived twice and Eve's never: two entries prove nothing of Eve's."""
    bench.fate_of = _only("adam")
    bench.send(_report(BEN, "eve"), _report(BEN, "adam"))
    bench.reading = lambda _request: NOTHING
    result(bench.settle.send_again(bench.campaign, bench.connection, {3}))
    bench.reading = lambda _request: None
    bench.run()
    assert bench.states == [D.UNKNOWN, D.UNKNOWN]
    assert bench.posts() == [BEN] * 3
    assert bench.findings()[2] is Finding.CANNOT_TELL


def test_the_entry_that_proves_one_of_two_is_no_copy_of_the_other(
    bench: ReconciliationBench,
) -> None:
    bench.send(text(BEN, "Welcome"))
    bench.clock.pass_minutes(30)
    answers = iter([LOST, SENT])
    bench.fate_of = lambda _body: next(answers)
    bench.send(text(BEN, "Hello"), text(BEN, "Hello"))
    found = sorted((row.finding, row.copies) for row in bench.check().rows)
    assert found == [(Finding.SENT, 1), (Finding.TOO_EARLY, 0)]


def test_of_equal_messages_as_many_are_sent_as_are_listed(bench: ReconciliationBench) -> None:
    bench.send(text(BEN, "Welcome"))
    bench.clock.pass_minutes(30)
    answers = iter(["", LOST, SENT])
    bench.fate_of = lambda _body: next(answers)
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"), text(BEN, "Hello"))
    bench.clock.pass_minutes(30)
    rows = bench.check().rows
    found = sorted((row.finding, row.copies) for row in rows)
    assert found == [(Finding.NO_TRACE, 0), (Finding.SENT, 1)]
