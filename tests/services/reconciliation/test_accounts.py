"""Another account has other conversations: what is absent there was not looked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState as D
from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.practice_server import (
    Answer,
    Behaviour,
    Contract,
    PracticeServer,
    ReceivedRequest,
)
from flowiq_desktop.practice_server.exchange import Script
from flowiq_desktop.services.sending.service import SendControl, SendOptions
from tests.services.reconciliation.reconciliation_bench import (
    BEN,
    CARA,
    DAN,
    FAULT_LOST,
    FAULT_SENT,
    ReconciliationBench,
    reconciliation_bench,
    result,
    text,
)

OTHER_ACCOUNT = "This was sent through another account"


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        made.fates = {BEN: FAULT_SENT}
        made.send(text(BEN, "Hello"))
        made.clock.pass_minutes(60)
        yield made


@contextmanager
def _another_account(
    bench: ReconciliationBench, contract: Contract, script: Script | None = None
) -> Iterator[tuple[Connection, list[ReceivedRequest]]]:
    """A second account, and the questions it is asked."""
    settings = Behaviour(key="fiq_second", clock=bench.clock.server, script=script)
    with PracticeServer(settings, contract) as server:
        yield Connection(server.url, "fiq_second", practice=True), server.received


def _lose(request: ReceivedRequest) -> Answer | None:
    """With an answer that tells the time: otherwise the clock would be what nobody knows."""
    return Answer(500, {"error": "x"}) if request.method == "POST" else None


def test_another_account_is_not_asked_and_nothing_is_concluded(
    bench: ReconciliationBench, contract: Contract
) -> None:
    with _another_account(bench, contract) as (connection, asked):
        (row,) = result(bench.settle.check(bench.campaign, connection)).rows
        assert row.finding is Finding.CANNOT_TELL
        assert row.sentence.startswith(OTHER_ACCOUNT)
        assert asked == []
    assert bench.states == [D.UNKNOWN]
    assert bench.findings() == {2: Finding.SENT}


def test_nothing_is_sent_again_after_a_look_that_the_account_does_not_allow(
    bench: ReconciliationBench, contract: Contract
) -> None:
    with _another_account(bench, contract) as (connection, asked):
        again = result(bench.settle.send_again(bench.campaign, connection))
        assert asked == []
    assert (again.ready, again.found) == (0, 0)
    assert again.stopped_because is not None
    assert again.stopped_because.sentence.startswith(OTHER_ACCOUNT)
    assert bench.states == [D.UNKNOWN]


def test_one_row_of_another_account_is_enough_to_send_none_again(
    bench: ReconciliationBench, contract: Contract
) -> None:
    campaign = bench.freeze(text(CARA, "Hello"), text(DAN, "Hello"))
    bench.fates, control = {CARA: FAULT_LOST}, SendControl()
    for progress in bench.sender.run(campaign, bench.connection, SendOptions(60, 1), control):
        if progress.unsure:
            control.stop()
    with _another_account(bench, contract, _lose) as (other, _asked):
        result(bench.sender.run(campaign, other, SendOptions(60, 1), SendControl()))
        assert len(bench.journal.unknown_outcomes.of(campaign)) == 2
        for connection in (bench.connection, other):
            again = result(bench.settle.send_again(campaign, connection))
            assert (again.ready, again.stopped_because is None) == (0, False)
    assert len(bench.journal.unknown_outcomes.of(campaign)) == 2
    assert result(bench.settle.send_again(campaign, bench.connection, {2})).ready == 1


def test_equal_words_sent_through_another_account_are_another_message(
    bench: ReconciliationBench, contract: Contract
) -> None:
    """Nobody knows whether the other account's message is listed here: then this is not it."""
    hello = text(BEN, "Good day")
    with _another_account(bench, contract) as (connection, _asked):
        bench.campaign = bench.freeze(hello)
        options = SendOptions(1_000_000, 1)
        result(bench.sender.run(bench.campaign, connection, options, SendControl()))
        assert bench.states == [D.ACCEPTED]
    bench.campaign = bench.freeze(hello)
    bench.run()
    assert bench.states == [D.HELD]
    bench.journal.duplicates.release(bench.campaign)
    bench.run()
    assert bench.states == [D.UNKNOWN]
    bench.clock.pass_minutes(60)
    assert bench.findings() == {2: Finding.CANNOT_TELL}


@pytest.mark.parametrize("first", ["here", "elsewhere"])
def test_what_was_tried_through_both_accounts_takes_no_entry_from_another_message(
    bench: ReconciliationBench, contract: Contract, first: str
) -> None:
    """One try of it went through this account, and nobody knows whether that one arrived."""
    hello, options = text(CARA, "Good day"), SendOptions(1_000_000, 1)
    bench.fates = {CARA: FAULT_LOST}
    both = bench.campaign = bench.freeze(hello)
    with _another_account(bench, contract, _lose) as (other, _asked):
        accounts = [bench.connection, other] if first == "here" else [other, bench.connection]
        for connection in accounts:
            result(bench.sender.run(both, connection, options, SendControl()))
            if connection is accounts[0]:
                result(bench.settle.send_again(both, connection))
    assert bench.settle.treat_as_sent(both) == 1
    bench.campaign, bench.fates = bench.freeze(hello), {CARA: FAULT_SENT}
    bench.run()
    bench.journal.duplicates.release(bench.campaign)
    bench.run()
    assert bench.states == [D.UNKNOWN]
    bench.clock.pass_minutes(60)
    assert bench.findings() == {2: Finding.CANNOT_TELL}


def test_the_key_stands_nowhere_in_the_list(bench: ReconciliationBench, tmp_path: Path) -> None:
    written = b"".join(path.read_bytes() for path in (tmp_path / "data").glob(f"{FILE_NAME}*"))
    assert BEN.encode() in written
    assert bench.connection.key.encode() not in written


def test_messages_from_before_accounts_were_noted_are_looked_for_as_ever(
    bench: ReconciliationBench,
) -> None:
    bench.journal._writer.run(lambda db: db.execute("DELETE FROM run"))
    assert bench.findings() == {2: Finding.SENT}
