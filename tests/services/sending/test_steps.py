"""Where a message goes after an outcome, and what a run begins with."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.tables.deliveries import Deliveries
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.sending import run as send_run
from flowiq_desktop.services.sending.run import SendOptions, SendRun
from tests.services.campaign_bench import FAST, CampaignBench, begun_run, campaign_bench

NOT_SENT = Outcome(Verdict.NOT_SENT, "no_connection")
BAD_KEY = Outcome(Verdict.NOT_SENT, "bad_key", stops_run=True)


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[CampaignBench]:
    with campaign_bench(tmp_path / "data", contract, None, None) as made:
        yield made


@pytest.mark.parametrize(
    ("outcome", "tries", "state"),
    [
        (NOT_SENT, 1, DeliveryState.RETRY),
        (NOT_SENT, 9, DeliveryState.RETRY),
        (NOT_SENT, 10, DeliveryState.GAVE_UP),
        (NOT_SENT, 11, DeliveryState.GAVE_UP),
        (BAD_KEY, 10, DeliveryState.READY),
        (Outcome(Verdict.ACCEPTED, "accepted", "wamid.1"), 10, None),
        (Outcome(Verdict.REJECTED, "contact_not_found"), 1, None),
        (Outcome(Verdict.UNKNOWN, "timeout"), 10, None),
        (Outcome(Verdict.UNKNOWN, "redirected", stops_run=True), 1, None),
    ],
)
def test_only_what_is_proved_unsent_is_tried_again_and_ten_times_at_the_most(
    outcome: Outcome, tries: int, state: DeliveryState | None
) -> None:
    assert send_run._state_after(outcome, tries, most=10) is state


def test_a_run_is_gentle_unless_told_otherwise() -> None:
    assert SendOptions() == SendOptions(rate_per_minute=90, connections=4, tries=10)
    assert send_run._DISK_PATIENCE == 5.0


@pytest.mark.parametrize(("asked", "threads"), [(0, 1), (1, 1), (3, 3)])
def test_a_run_has_as_many_threads_as_connections_and_leaves_none_behind(
    bench: CampaignBench, asked: int, threads: int
) -> None:
    bench.freeze(6)
    seen: set[str] = set()

    def watch(_: object) -> None:
        seen.update(t.name for t in threading.enumerate() if t.name.startswith("sender-"))

    assert bench.run(rate=600, connections=asked, watch=watch).progress.sent == 6
    assert seen == {f"sender-{n}" for n in range(threads)}
    assert not any(t.name.startswith("sender-") for t in threading.enumerate())


def test_a_run_that_is_closed_sends_no_more(bench: CampaignBench) -> None:
    with begun_run(bench, 10, rate=60) as run:
        progress = run.progress()
        next(progress)
        progress.close()
    assert bench.control.stopped
    assert DeliveryState.READY in bench.states
    assert DeliveryState.SENDING not in bench.states


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("fatal", [False, True])
def test_an_outcome_that_cannot_be_stored_is_kept_and_nothing_stays_in_flight(
    bench: CampaignBench, monkeypatch: pytest.MonkeyPatch, rows: int, fatal: bool
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise JournalError("The disk is full.", "Make room.", fatal=fatal)

    with begun_run(bench, rows) as run:
        for step in ("settle", "settle_and_begin_next"):
            monkeypatch.setattr(bench.journal.deliveries, step, refuse)
        for _ in run.progress():
            pass
    assert run.stopped_for == "journal_fault"
    assert isinstance(run.fault, JournalError)
    assert run.snapshot().in_flight == 0
    assert len(bench.posts()) == 1
    # What a fatal fault leaves behind is found at the next start, and not written once more.
    assert len(run.unstored) == (0 if fatal else 1)


@pytest.mark.parametrize("rate", [600, FAST])
def test_the_counts_are_those_of_the_journal(bench: CampaignBench, rate: int) -> None:
    """At the slower rate no next message waits for the answer, at the faster one it does."""
    with begun_run(bench, 6, rate) as run:
        for _ in run.progress():
            pass
    assert (
        _counted(run)
        == bench.journal.campaigns.counts(bench.campaign)
        == {DeliveryState.ACCEPTED: 6}
    )


def test_an_outcome_shares_its_commit_with_the_next_intent(
    bench: CampaignBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decision 2: of one wait for the disk a message, none is for the next one's intent alone."""
    steps: list[str] = []
    deliveries = bench.journal.deliveries
    for step in ("begin_attempt", "settle", "settle_and_begin_next"):
        monkeypatch.setattr(deliveries, step, _noted(deliveries, step, steps))
    with begun_run(bench, 3) as run:
        for _ in run.progress():
            pass
    assert steps == ["begin_attempt", "settle_and_begin_next", "settle_and_begin_next", "settle"]


def _noted(deliveries: Deliveries, step: str, steps: list[str]) -> Callable[..., object]:
    carry_out = getattr(deliveries, step)

    def note(*values: object) -> object:
        steps.append(step)
        return carry_out(*values)

    return note


def test_an_intent_that_could_not_be_stored_with_an_outcome_is_not_counted(
    bench: CampaignBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second person is being written to by somebody else."""
    monkeypatch.setattr("flowiq_desktop.services.sending.scheduler._PUT_OFF", 200_000_000)
    other = bench.freeze(1, number=lambda _: "+27820000001")
    others = [
        bench.journal.deliveries.begin_attempt(
            bench.journal.deliveries.waiting(other)[0].id, "another run"
        )
    ]
    with begun_run(bench, 3) as run:
        for progress in run.progress():
            if progress.sent == 2 and not progress.in_flight and others:
                assert bench.journal.campaigns.counts(bench.campaign) == _counted(run)
                bench.journal.deliveries.settle(
                    others.pop(), Outcome(Verdict.ACCEPTED, "accepted", "wamid.x")
                )
    assert _counted(run) == {DeliveryState.ACCEPTED: 3}


def _counted(run: SendRun) -> dict[DeliveryState, int]:
    return {state: count for state, count in run._line._counts.items() if count}


@pytest.mark.parametrize(
    ("found", "offline", "stopped_for"),
    [("", True, ""), ("answered", False, ""), ("unsafe", True, "tls_failed")],
)
def test_only_an_answer_ends_the_wait_for_a_connection(
    bench: CampaignBench,
    monkeypatch: pytest.MonkeyPatch,
    found: str,
    offline: bool,
    stopped_for: str,
) -> None:
    with begun_run(bench, 1) as run:
        run._line._unconnected = 5
        monkeypatch.setattr(run._probe, "ask_when_due", lambda: found)
        run._look_for_connection()
        assert (run._line.offline, run.stopped_for) == (offline, stopped_for)
        assert bench.control.changed.is_set() is bool(stopped_for)


@pytest.mark.parametrize(
    ("unconnected", "paused", "asks"), [(5, False, 1), (5, True, 0), (4, False, 0)]
)
def test_a_connection_is_looked_for_while_it_is_missed(
    bench: CampaignBench,
    monkeypatch: pytest.MonkeyPatch,
    unconnected: int,
    paused: bool,
    asks: int,
) -> None:
    asked = []

    def ask() -> str:
        asked.append(True)
        return ""

    with begun_run(bench, 1) as run:
        run._line._unconnected = unconnected
        if paused:
            bench.control.pause()
        monkeypatch.setattr(run._probe, "ask_when_due", ask)
        run._look_for_connection()
    assert len(asked) == asks
