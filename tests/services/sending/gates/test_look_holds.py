"""Rows that a look keeps back: after freezing, at the start of a run, at their turn, on resume."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.services.results.report import ReportService, result_row
from flowiq_desktop.services.sending.duplicate_holds import HoldService
from flowiq_desktop.services.sending.gates.look_holds import hold_turned_away
from flowiq_desktop.services.sending.moves.campaign_rows import MoveService
from flowiq_desktop.services.sending.service import SendService
from flowiq_desktop.system.clock import Clock, local_now
from tests.services.campaign_bench import CampaignBench, campaign_bench
from tests.services.sending.conftest import Shifted

HELD, ACCEPTED, READY = DeliveryState.HELD, DeliveryState.ACCEPTED, DeliveryState.READY
HOUR = timedelta(hours=1)
Bench = Callable[..., CampaignBench]


@pytest.fixture
def bench(
    tmp_path: Path, contract: Contract, shifted: Shifted, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    monkeypatch.setattr("tests.services.campaign_bench.local_now", shifted)
    with ExitStack() as stack:

        def made(script: Callable[[ReceivedRequest], Answer | None] | None = None) -> CampaignBench:
            b = stack.enter_context(campaign_bench(tmp_path / "data", contract, script))
            b.service = SendService(b.journal, new_client, Clock(now=shifted, jitter=lambda: 0.0))
            return b

        yield made


def number(row: int) -> str:
    return f"+2782{row:07d}"


def keep(b: CampaignBench, *looks: Look) -> None:
    """What a look through the account of the bench showed."""
    b.journal.looks.keep(b.connection.fingerprint(b.journal.accounts.salt), looks)


def wrote(row: int, ago: timedelta) -> Look:
    now = local_now()
    return Look(number(row), now, last_wrote=now - ago)


def test_whose_24_hours_end_while_the_campaign_waits_over_night_is_held_on_resume(
    bench: Bench, shifted: Shifted
) -> None:
    b = bench()
    b.freeze(4)
    keep(b, wrote(0, 23 * HOUR), wrote(1, HOUR), wrote(2, 25 * HOUR))
    b.control.stop()
    b.run()
    assert b.posts() == []
    shifted.by = 2 * HOUR
    assert b.again().done
    assert b.states == [HELD, ACCEPTED, ACCEPTED, ACCEPTED]
    assert sorted(b.posts()) == [number(1), number(2), number(3)], "known closed, and not looked up"
    line = result_row(b.records[0])
    assert line.status is ResultStatus.LEFT_OUT
    assert line.problem.startswith("This person's 24 hours were over when the row's turn came.")
    assert line.advice == "Send it as a template, or send it all the same."


def test_whose_24_hours_end_in_the_middle_of_the_run_is_held_at_the_turn(
    bench: Bench, shifted: Shifted
) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and request.body["phone_number"] == number(2):
            shifted.by = 2 * HOUR
        return None

    b = bench(script)
    b.freeze(8)
    keep(b, *(wrote(row, 23 * HOUR) for row in range(8)))
    summary = b.run(connections=1)
    assert summary.done
    assert b.states == [ACCEPTED] * 3 + [HELD] * 5
    assert b.posts() == [number(row) for row in range(3)]
    assert (summary.progress.sent, summary.progress.left) == (3, 0)
    assert HoldService(b.journal).reasons(b.campaign) == {"window_closed": 5}


def test_a_held_row_goes_after_the_persons_word_and_is_not_held_again(
    bench: Bench, shifted: Shifted
) -> None:
    b = bench()
    b.freeze(1)
    keep(b, wrote(0, 23 * HOUR))
    shifted.by = 2 * HOUR
    assert b.run().done
    assert b.states == [HELD]
    assert HoldService(b.journal).release(b.campaign, "window_closed") == 1
    assert b.again().done
    assert b.posts() == [number(0)]


def test_releasing_it_for_another_reason_says_nothing_about_the_24_hours(
    bench: Bench, shifted: Shifted
) -> None:
    b = bench()
    b.freeze(1)
    keep(b, wrote(0, 23 * HOUR))
    b.journal.duplicates.hold("sent_before", [(b.journal.deliveries.waiting(b.campaign)[0].id, {})])
    assert HoldService(b.journal).release(b.campaign) == 1
    shifted.by = 2 * HOUR
    assert b.run().done
    assert (b.states, b.posts()) == ([HELD], [])


def test_a_held_row_may_move_to_a_template(bench: Bench, shifted: Shifted) -> None:
    b = bench()
    b.freeze(2)
    keep(b, wrote(0, 23 * HOUR))
    shifted.by = 2 * HOUR
    b.run()
    (group,) = ReportService(b.journal).groups(b.campaign)
    assert (group.reason, group.needs_template, group.can_retry) == ("window_closed", True, False)
    moving = MoveService(b.journal, b.service._locks, Clock(), lambda _sheet, mapping: mapping)
    rows = moving.rows(b.campaign, waiting=False).rows
    assert [(row.number, row.refused) for row in rows] == [(number(0), True)]


@pytest.mark.parametrize(
    ("settings", "reason"),
    [({"blocked": True}, "found_blocked"), ({"broadcasts": False}, "found_no_broadcasts")],
)
def test_who_was_found_blocked_after_freezing_gets_nothing_at_the_start_or_on_resume(
    bench: Bench, shifted: Shifted, settings: dict[str, bool], reason: str
) -> None:
    b = bench()
    b.freeze(3)
    b.control.stop()
    b.run()
    keep(b, Look(number(1), local_now(), **settings))  # type: ignore[arg-type] # flags by name
    assert b.again().done
    assert b.states == [ACCEPTED, HELD, ACCEPTED]
    assert number(1) not in b.posts()
    assert b.records[1].reason == reason
    holds = HoldService(b.journal)
    assert (holds.held(b.campaign), holds.kept_out(b.campaign)) == (0, 1)
    assert holds.release(b.campaign) == 0
    assert b.again().done
    assert number(1) not in b.posts()
    keep(b, Look(number(1), local_now(), blocked=False, broadcasts=True))
    assert holds.release(b.campaign) == 1
    assert b.again().done
    assert b.posts().count(number(1)) == 1


def test_a_newer_look_in_the_middle_of_the_run_counts_at_the_turn(bench: Bench) -> None:
    opened: list[CampaignBench] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and request.body["phone_number"] == number(1):
            keep(opened[0], *(Look(number(row), local_now(), blocked=True) for row in (3, 4)))
        return None

    b = bench(script)
    opened.append(b)
    b.freeze(6)
    assert b.run(connections=1).done
    assert b.states == [ACCEPTED] * 3 + [HELD, HELD, ACCEPTED]
    assert b.posts() == [number(row) for row in (0, 1, 2, 5)]


def test_looks_through_another_account_say_nothing(bench: Bench) -> None:
    b = bench()
    b.freeze(1)
    b.journal.looks.keep(b"another", [Look(number(0), local_now(), blocked=True)])
    assert b.run().done
    assert b.posts() == [number(0)]


def test_a_death_before_the_row_is_held_sends_nothing_either(
    bench: Bench, shifted: Shifted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and request.body["phone_number"] == number(1):
            shifted.by = 2 * HOUR
        return None

    def dies(*_: object) -> bool:
        raise JournalError("The power went.", "", fatal=True)

    b = bench(script)
    b.freeze(5)
    keep(b, *(wrote(row, 23 * HOUR) for row in range(2, 4)))
    with monkeypatch.context() as death:
        death.setattr(b.journal.looked_rows, "hold_one", dies)
        with pytest.raises(JournalError, match="The power went"):
            b.run(connections=1)
    assert b.states == [ACCEPTED, ACCEPTED, READY, READY, READY]
    b.journal.close()
    with b.restarted(tmp_path / "data") as after:
        after.service = SendService(after.journal, new_client, Clock(now=shifted))
        assert after.run().done
        assert after.states == [ACCEPTED, ACCEPTED, HELD, HELD, ACCEPTED]
    assert b.posts() == [number(row) for row in (0, 1, 4)]


@pytest.mark.parametrize("connections", [1, 4])
def test_the_counts_of_the_run_agree_with_the_journal(
    bench: Bench, shifted: Shifted, connections: int
) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and request.body["phone_number"] == number(20):
            shifted.by = 2 * HOUR
        return None

    b = bench(script)
    b.freeze(60)
    keep(b, *(wrote(row, 23 * HOUR) for row in range(0, 60, 2)))
    at_end = b.run(connections=connections).progress
    counts = b.journal.campaigns.counts(b.campaign)
    assert at_end.sent == counts[ACCEPTED] == len(b.posts()) == len(set(b.posts()))
    assert counts[ACCEPTED] + counts[HELD] == 60
    assert counts[HELD] > 10


def test_nobody_looked_at_costs_nothing(bench: Bench) -> None:
    b = bench()
    b.freeze(3)
    account = b.connection.fingerprint(b.journal.accounts.salt)
    assert list(hold_turned_away(b.journal, b.campaign, account)) == []
    keep(b, Look(number(9), local_now()))
    told = list(hold_turned_away(b.journal, b.campaign, account))
    assert [(p.done, p.total) for p in told] == [(3, 3)]
