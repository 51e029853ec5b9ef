"""People who do not want messages get none, at freezing, in the middle of a run, and on resume."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.services.results.report import ReportService, result_row
from flowiq_desktop.services.sending.duplicate_holds import HoldService
from flowiq_desktop.services.sending.gates.stop_holds import hold_stopped
from tests.services.campaign_bench import CampaignBench, campaign_bench

HELD, ACCEPTED = DeliveryState.HELD, DeliveryState.ACCEPTED
Bench = Callable[..., CampaignBench]


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[Bench]:
    with ExitStack() as stack:
        yield lambda script=None: stack.enter_context(
            campaign_bench(tmp_path / "data", contract, script)
        )


def _number(row: int) -> str:
    return f"+2782{row:07d}"


def _stop(b: CampaignBench, *rows: int) -> None:
    b.journal.stop_list.add([NewStop(_number(row), StopReason.BY_HAND) for row in rows])


def test_rows_of_people_on_the_list_are_held_before_the_first_message_goes(bench: Bench) -> None:
    b = bench()
    campaign = b.freeze(5)
    _stop(b, 1, 3)
    summary = b.run()
    assert summary.done
    assert b.states == [ACCEPTED, HELD, ACCEPTED, HELD, ACCEPTED]
    assert sorted(b.posts()) == [_number(row) for row in (0, 2, 4)]
    holds = HoldService(b.journal)
    assert (holds.stopped(campaign), holds.held(campaign), holds.reasons(campaign)) == (2, 0, {})
    line = result_row(b.records[1])
    assert line.status.value == "left_out"
    assert line.problem.startswith("You put this person on the list of people who do not want")


def test_who_asks_in_the_middle_of_a_run_gets_nothing_more(bench: Bench) -> None:
    opened: list[CampaignBench] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and request.body["phone_number"] == _number(0):
            _stop(opened[0], *range(6, 20))
        return None

    b = bench(script)
    opened.append(b)
    b.freeze(20)
    summary = b.run(connections=1)
    assert summary.done
    assert b.states == [ACCEPTED] * 6 + [HELD] * 14
    assert b.posts() == [_number(row) for row in range(6)]
    assert (summary.progress.sent, summary.progress.left) == (6, 0)
    record = b.journal.campaigns.get(b.campaign)
    assert record is not None
    assert record.state is CampaignState.DONE


@pytest.mark.parametrize("connections", [1, 4])
def test_the_counts_of_the_run_agree_with_the_journal(bench: Bench, connections: int) -> None:
    opened: list[CampaignBench] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST":
            _stop(opened[0], int(request.body["phone_number"][-3:]) + 7)
        return None

    b = bench(script)
    opened.append(b)
    b.freeze(60)
    at_end = b.run(connections=connections).progress
    counts = b.journal.campaigns.counts(b.campaign)
    assert at_end.sent == counts[ACCEPTED] == len(b.posts()) == len(set(b.posts()))
    assert counts[ACCEPTED] + counts[HELD] == 60
    assert counts[HELD] > 0


def test_neither_resuming_nor_releasing_nor_trying_again_goes_round_the_list(bench: Bench) -> None:
    b = bench()
    b.freeze(3)
    b.control.stop()
    b.run()
    _stop(b, 0, 1, 2)
    assert HoldService(b.journal).release(b.campaign) == 0
    assert b.again().done
    assert b.posts() == []
    assert HoldService(b.journal).release(b.campaign) == 0
    assert ReportService(b.journal).try_again(b.campaign).ready == 0
    assert b.again().done
    assert b.posts() == []


def test_a_death_before_the_row_is_held_sends_nothing_either(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[CampaignBench] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and request.body["phone_number"] == _number(1):
            _stop(opened[0], 2, 3)
        return None

    def dies(*_: object) -> bool:
        raise JournalError("The power went.", "", fatal=True)

    b = bench(script)
    opened.append(b)
    b.freeze(5)
    with monkeypatch.context() as death:
        death.setattr(b.journal.stopped_rows, "hold_one", dies)
        with pytest.raises(JournalError, match="The power went"):
            b.run(connections=1)
    assert b.states[2:] == [DeliveryState.READY] * 3
    b.journal.close()
    with b.restarted(tmp_path / "data") as after:
        assert after.run().done
        assert after.states == [ACCEPTED, ACCEPTED, HELD, HELD, ACCEPTED]
    assert b.posts() == [_number(row) for row in (0, 1, 4)]


def test_a_long_list_costs_one_look_at_each_row(bench: Bench) -> None:
    b = bench()
    b.freeze(50)
    _stop(b, *range(0, 50, 2), *range(100, 4000))
    told = list(hold_stopped(b.journal, b.campaign))
    assert [(p.done, p.total) for p in told] == [(50, 50)]
    assert b.states.count(HELD) == 25


def test_nobody_on_the_list_costs_nothing(bench: Bench) -> None:
    b = bench()
    b.freeze(3)
    assert list(hold_stopped(b.journal, b.campaign)) == []


def test_who_leaves_the_list_before_the_row_is_held_gets_the_message(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Listed when its turn came, and wanting messages again a moment later: nothing is held."""
    monkeypatch.setattr("flowiq_desktop.services.sending.scheduler._PUT_OFF", 10_000_000)
    opened: list[CampaignBench] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and request.body["phone_number"] == _number(0):
            _stop(opened[0], 1)
        return None

    b = bench(script)
    opened.append(b)
    b.freeze(3)
    hold = b.journal.stopped_rows.hold_one

    def a_moment_later(delivery: int) -> bool:
        people = b.journal.stop_list
        people.remove([entry.id for entry in people.on_it(_number(1))])
        return hold(delivery)

    monkeypatch.setattr(b.journal.stopped_rows, "hold_one", a_moment_later)
    assert b.run(connections=1).done
    assert b.states == [ACCEPTED] * 3
    assert b.posts() == [_number(0), _number(2), _number(1)]
