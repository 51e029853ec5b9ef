"""How a look goes on: who is named, how it waits, when it says to come back."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.practice_server import Answer, Contract, ReceivedRequest, refusal
from flowiq_desktop.services.reconciliation.service import ReconciliationService
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    CARA,
    LOST,
    SENT,
    ReconciliationBench,
    doings,
    reconciliation_bench,
    result,
    text,
)

WAITING = "Waiting a minute before looking once more"
LOOKED = "Looking is done"


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        yield made


def _unsure_with(
    bench: ReconciliationBench, headers: tuple[str, ...], cells: tuple[str, ...]
) -> int:
    """One message that nobody is sure of, in a sheet with these columns."""
    body = b'{"phone_number": "%s", "message_type": "text", "text": "Hi"}' % BEN.encode()
    campaign = bench.journal.campaigns.begin(NewCampaign("May", True, "p.xlsx", "", headers))
    row = NewDelivery(2, cells, BEN, "text", body, DeliveryState.READY)
    list(bench.journal.campaigns.add(campaign, [row]))
    bench.journal.campaigns.freeze(campaign)
    bench.fates = {BEN: LOST}
    bench.campaign = campaign
    bench.run()
    return campaign


@pytest.mark.parametrize(
    ("headers", "cells", "name"),
    [
        (("Class", "Name", "Mobile"), ("5b", " Ben ", BEN), "Ben"),
        (("Name", "Class"), ("Ben", "5b"), "Ben"),
        (("Class", "Mobile"), ("5b", BEN), ""),
        ((), (), ""),
    ],
)
def test_an_unsure_row_has_the_name_that_its_sheet_gives(
    bench: ReconciliationBench, headers: tuple[str, ...], cells: tuple[str, ...], name: str
) -> None:
    (row,) = bench.settle.unsure(_unsure_with(bench, headers, cells))
    assert (row.name, row.number, row.message_type) == (name, BEN, "text")
    assert row.body == {"phone_number": BEN, "message_type": "text", "text": "Hi"}


def test_a_campaign_that_is_gone_has_no_unsure_rows(bench: ReconciliationBench) -> None:
    assert bench.settle.unsure(99) == []


def test_the_minute_between_two_looks_is_counted_and_left_at_once(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.clock.pass_minutes(25)
    look = bench.settle.check(bench.campaign, bench.connection)
    waits = [
        (progress.done, progress.total, bench.clock.seconds)
        for progress in look
        if progress.doing == WAITING
    ]
    done, totals, slept = zip(*waits, strict=True)
    assert set(totals) == {61}
    assert list(done) == sorted(done)
    assert set(done) == set(range(62))
    assert all(later - sooner < 0.25 for sooner, later in pairwise(slept))
    assert slept[-1] - slept[0] == pytest.approx(61, abs=0.3)


def test_a_look_that_was_stopped_is_not_repeated(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST, CARA: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"), text(CARA, "Hello"))
    bench.clock.pass_minutes(25)

    def refused_for_cara(request: ReceivedRequest) -> Answer | None:
        asked_for_cara = CARA.removeprefix("+") in "".join(request.query.values())
        return refusal(401, "Invalid API key", "revoked") if asked_for_cara else None

    bench.reading = refused_for_cara
    said = doings(bench.settle.check(bench.campaign, bench.connection))
    assert said == ["Looking into the conversations"]


def test_it_is_too_early_until_the_last_row_is_old_enough(bench: ReconciliationBench) -> None:
    class Slowly(dict[str, str]):
        """Each message takes three minutes to be lost."""

        def get(self, key: str, default: str = "") -> str:  # type: ignore[override] # one default
            bench.clock.pass_minutes(3)
            return super().get(key, default)

    bench.fates = Slowly({BEN: LOST, CARA: LOST})
    bench.send(text(BEN, "Hello"), text(CARA, "Hello"))
    first, second = (record.ended for record in bench.records)
    assert first is not None
    assert second is not None
    summary = bench.check()
    assert summary.count(Finding.TOO_EARLY) == 2
    assert second - first == timedelta(minutes=3)
    assert summary.look_again_at == second + timedelta(minutes=20)
    assert [row.look_again_at for row in summary.rows] == [
        first + timedelta(minutes=20),
        second + timedelta(minutes=20),
    ]


def test_of_several_tries_the_last_one_counts(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST}
    campaign = bench.send(text(BEN, "Hello"))
    (first,) = bench.settle.unsure(campaign)
    bench.clock.pass_minutes(30)
    result(bench.settle.send_again(campaign, bench.connection))
    bench.run()
    (last,) = bench.settle.unsure(campaign)
    assert last.ended == bench.records[0].ended
    assert last.ended >= first.ended + timedelta(minutes=30)
    assert bench.check().look_again_at == last.ended + timedelta(minutes=20)


def test_what_was_found_says_so_and_needs_no_other_look(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: SENT}
    bench.send(text(BEN, "Hello"))
    summary = bench.check()
    assert (summary.stopped_because, summary.look_again_at) == (None, None)
    (row,) = summary.rows
    assert (row.finding, row.copies, row.look_again_at) == (Finding.SENT, 1, None)
    assert row.sentence == "The message is in the conversation, so it was sent."
    assert row.looked_at == bench.clock.now()


def test_a_service_that_shares_no_turns_has_its_own(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST}
    campaign = bench.send(text(BEN, "Hello"))
    alone = ReconciliationService(bench.journal, bench.settle._new_client, bench.settle._clock)
    assert alone.leave(campaign) == 1


def test_conversations_are_read_over_one_connection(bench: ReconciliationBench) -> None:
    asked = []

    def new_client(connection: Connection, connections: int) -> FlowIQClient:
        asked.append(connections)
        return bench.settle._new_client(connection, connections)

    bench.fates = {BEN: LOST}
    campaign = bench.send(text(BEN, "Hello"))
    service = ReconciliationService(bench.journal, new_client, bench.settle._clock)
    result(service.check(campaign, bench.connection))
    result(service.send_again(campaign, bench.connection))
    assert asked == [1, 1]


def test_sending_again_that_is_called_off_before_its_decision_leaves_none(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: LOST}
    campaign = bench.send(text(BEN, "Hello"))
    last_question = bench.settle.send_again(campaign, bench.connection)
    for progress in last_question:
        if progress.doing == LOOKED:
            assert bench.questions() == 1
            last_question.close()
    assert bench.states == [DeliveryState.UNKNOWN]
    assert len(bench.settle.unsure(campaign)) == 1
