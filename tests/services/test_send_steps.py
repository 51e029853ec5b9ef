"""Where a message goes after an outcome, and what a run begins with."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.campaign import CampaignState, DeliveryState, Outcome, Verdict
from flowiq_desktop.flowiq.practice_server import Contract
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.services import send_run
from flowiq_desktop.services.clock import Clock
from flowiq_desktop.services.send_run import SendOptions, SendRun
from tests.services.campaign_bench import FAST, CampaignBench, campaign_bench

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
    bench.freeze(10)
    options = SendOptions(rate_per_minute=60, connections=2)
    with closing(new_client(bench.connection, 2)) as client:
        run = SendRun(bench.journal, client, bench.campaign, options, bench.control, Clock())
        bench.journal.accounts.begin_run(run.id, bench.campaign, b"account")
        bench.journal.set_state(bench.campaign, CampaignState.RUNNING)
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

    bench.freeze(rows)
    options = SendOptions(rate_per_minute=FAST, connections=1)
    with closing(new_client(bench.connection, 1)) as client:
        run = SendRun(bench.journal, client, bench.campaign, options, bench.control, Clock())
        bench.journal.accounts.begin_run(run.id, bench.campaign, b"account")
        bench.journal.set_state(bench.campaign, CampaignState.RUNNING)
        for step in ("settle", "settle_and_arm"):
            monkeypatch.setattr(bench.journal, step, refuse)
        for _ in run.progress():
            pass
    assert run.stopped_for == "journal_fault"
    assert isinstance(run.fault, JournalError)
    assert run.snapshot().in_flight == 0
    assert len(bench.posts()) == 1
    # What a fatal fault leaves behind is found at the next start, and not written once more.
    assert len(run.unstored) == (0 if fatal else 1)
