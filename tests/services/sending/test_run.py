"""Sending against a real server: what is retried, what never is, and what stops a run."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.exchange import (
    Answer,
    Ending,
    ReceivedRequest,
    Script,
    refusal,
)
from flowiq_desktop.services.sending.service import SendOptions, SendProgress, SendRefusedError
from tests.services.campaign_bench import FAST, CampaignBench, begun_run, campaign_bench

Bench = Callable[..., CampaignBench]


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[Bench]:
    with ExitStack() as stack:

        def make(script: Script | None = None, behaviour: Behaviour | None = None) -> CampaignBench:
            opened = campaign_bench(tmp_path / "data", contract, script, behaviour)
            return stack.enter_context(opened)

        yield make


def _answers(*answers: Answer | None) -> Script:
    """The first messages get these answers, the others the server's own."""
    waiting = list(answers)
    lock = threading.Lock()

    def script(request: ReceivedRequest) -> Answer | None:
        with lock:
            return waiting.pop(0) if waiting and request.method == "POST" else None

    return script


def test_the_account_is_asked_about_unless_somebody_says_otherwise(bench: Bench) -> None:
    b = bench()
    b.freeze(1)
    list(b.service.run(b.campaign, b.connection, SendOptions(), b.control))
    assert [request.method for request in b.server.received] == ["GET", "POST"]


def test_every_row_is_sent_once_with_the_id_the_server_gave(bench: Bench) -> None:
    b = bench()
    b.freeze(60)
    summary = b.run()
    assert summary.done
    assert summary.progress.sent == 60
    assert set(b.states) == {DeliveryState.ACCEPTED}
    given = {r.body["phone_number"]: r.message_id for r in b.server.accepted}
    assert [r.message_id for r in b.records] == [given[f"+2782{i:07d}"] for i in range(60)]
    assert set(Counter(b.posts()).values()) == {1}


def test_a_disk_that_takes_long_is_said_and_waited_for(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowiq_desktop.services.sending.run._DISK_PATIENCE", 0.1)
    b = bench()
    b.freeze(20)
    go_on = threading.Event()
    blocked: list[int] = []

    def watch(progress: SendProgress) -> None:
        if progress.sent and not blocked:
            blocked.append(progress.sent)
            b.journal._writer.submit(lambda _db: go_on.wait(20))
        if progress.waiting == "Waiting for this computer's disk":
            go_on.set()

    assert b.run(rate=1500, watch=watch).progress.sent == 20
    assert go_on.is_set()


def test_the_counts_always_add_up(bench: Bench) -> None:
    b = bench()
    b.freeze(40)
    seen: list[SendProgress] = []
    b.run(rate=1200, watch=seen.append)
    assert {p.sent + p.not_sent + p.unsure + p.left for p in seen} == {40}
    assert [p.sent for p in seen] == sorted(p.sent for p in seen)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(accepted=True, ending=Ending.NO_ANSWER),
        Answer(accepted=True, ending=Ending.RESET),
        Answer(accepted=True, ending=Ending.CUT_SHORT, body={"success": True}),
        Answer(500, {"error": "Internal server error"}, accepted=True),
        Answer(502, b"<html>", {"Content-Type": "text/html"}, accepted=True),
        Answer(504, b"", accepted=True),
    ],
)
def test_what_may_have_been_sent_is_never_sent_again(bench: Bench, answer: Answer) -> None:
    b = bench(_answers(answer))
    b.freeze(5)
    summary = b.run(connections=1)
    assert b.states[0] is DeliveryState.UNKNOWN
    assert (summary.progress.sent, summary.progress.unsure) == (4, 1)
    b.again()
    assert Counter(b.posts())["+27820000000"] == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_sent_and_then_redirected_is_one_post_and_stops(bench: Bench, status: int) -> None:
    b = bench(_answers(Answer(status, b"", {"Location": "/send-whatsapp"}, accepted=True)))
    b.freeze(5)
    summary = b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "redirected"
    assert b.posts() == ["+27820000000"]
    assert b.states[0] is DeliveryState.UNKNOWN


def test_a_captive_portal_stops_at_the_first_answer(bench: Bench) -> None:
    page = Answer(200, b"<html>Log in</html>", {"Content-Type": "text/html"})
    b = bench(lambda request: page)
    b.freeze(10)
    summary = b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "unreadable_answer"
    assert DeliveryState.ACCEPTED not in b.states
    assert len(b.posts()) == 1


def test_too_fast_waits_and_sends_the_same_row_again(bench: Bench) -> None:
    b = bench(_answers(refusal(429, "Too many requests", ""), refusal(429, "Slow", "")))
    b.freeze(4)
    reasons: set[str] = set()
    summary = b.run(connections=1, watch=lambda p: reasons.add(p.waiting))
    assert summary.progress.sent == 4
    assert b.records[0].attempts == 2 or b.records[0].attempts == 3
    assert any("slow down" in reason for reason in reasons)


def test_a_limit_used_up_by_others_is_waited_for_before_it_refuses(bench: Bench) -> None:
    accepted = {"success": True, "data": {"message_id": "wamid.1"}}
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time.time()) + 50)}
    b = bench(_answers(Answer(200, accepted, spent)))
    b.freeze(3)
    summary = b.run(
        connections=1, watch=lambda p: b.control.stop() if "slow down" in p.waiting else None
    )
    assert summary.stopped_by_person
    assert b.posts() == ["+27820000000"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal(401, "Invalid API key", "revoked"), "invalid_api_key"),
        (refusal(404, "Organization not found", ""), "organization_not_found"),
        (refusal(400, "Invalid provider", "wati"), "invalid_provider"),
        (refusal(402, "No credit", ""), "http_402"),
        (refusal(500, "Failed to send message", "(#131048) Spam"), "meta_131048"),
    ],
)
def test_what_the_next_row_would_meet_as_well_stops_the_run_at_once(
    bench: Bench, answer: Answer, code: str
) -> None:
    b = bench(_answers(None, answer))
    b.freeze(10)
    summary = b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == code
    assert len(b.posts()) == 2
    assert b.states[1] is DeliveryState.READY
    record = b.journal.campaigns.get(b.campaign)
    assert record is not None
    assert (record.state, record.paused_for) == (CampaignState.PAUSED, code)
    assert b.again().progress.sent == 10


def test_a_bad_row_never_stops_the_others(bench: Bench) -> None:
    b = bench(_answers(None, refusal(404, "Contact not found", "", whatsapp_id="1")))
    b.freeze(10)
    summary = b.run(connections=1)
    assert (summary.done, summary.progress.sent, summary.progress.not_sent) == (True, 9, 1)
    assert b.states[1] is DeliveryState.REJECTED


def test_three_unsure_in_a_row_pause(bench: Bench) -> None:
    b = bench(lambda request: Answer(ending=Ending.NO_ANSWER, accepted=True))
    b.freeze(50)
    summary = b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "many_unsure"
    assert summary.progress.unsure == 3
    assert summary.progress.left == 47


def test_people_without_a_contact_never_pause(bench: Bench) -> None:
    b = bench(lambda request: refusal(404, "Contact not found", "", whatsapp_id="1"))
    b.freeze(50)
    summary = b.run()
    assert (summary.done, summary.progress.not_sent) == (True, 50)


def test_an_id_that_stands_twice_is_not_believed(bench: Bench) -> None:
    same = {"success": True, "message": "ok", "data": {"message_id": "wamid.SAME"}}
    b = bench(lambda request: Answer(200, same, accepted=True))
    b.freeze(5)
    summary = b.run(connections=1)
    assert b.states[:2] == [DeliveryState.ACCEPTED, DeliveryState.UNKNOWN]
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "duplicate_id"
    # What answers so is not sent the next message, whose turn stays what it was.
    assert b.posts() == ["+27820000000", "+27820000001"]
    assert b.states[2:] == [DeliveryState.READY] * 3


def test_what_was_claimed_and_never_begun_is_no_longer_in_flight(bench: Bench) -> None:
    same = {"success": True, "message": "ok", "data": {"message_id": "wamid.SAME"}}
    b = bench(lambda request: Answer(200, same, accepted=True))
    with begun_run(b, rows=5) as run:
        list(run.progress())
        assert run.stopped_for == "duplicate_id"
        assert run.snapshot().in_flight == 0


def test_without_a_connection_nothing_is_lost_and_it_goes_on_by_itself(bench: Bench) -> None:
    b = bench()
    b.freeze(12)
    b.server.stop()
    said: set[str] = set()

    def watch(progress: SendProgress) -> None:
        said.add(progress.waiting)
        if any("No connection" in reason for reason in said) and not b.server.received:
            restart.set()

    def start_again() -> None:
        restart.wait(30)
        b.server.start()

    restart = threading.Event()
    helper = threading.Thread(target=start_again)
    helper.start()
    summary = b.run(watch=watch)
    helper.join()
    assert summary.progress.sent == 12
    assert set(Counter(b.posts()).values()) == {1}


def test_pause_lets_nothing_out_and_continue_goes_on(bench: Bench) -> None:
    b = bench()
    b.freeze(40)
    paused_at: list[int] = []

    def watch(progress: SendProgress) -> None:
        if progress.sent >= 5 and not paused_at and not b.control.paused:
            b.control.pause()
        elif progress.paused and not progress.in_flight:
            paused_at.append(len(b.posts()))
            record = b.journal.campaigns.get(b.campaign)
            assert record is not None
            assert record.state is CampaignState.PAUSED
            if len(paused_at) == 5:
                assert len(set(paused_at)) == 1
                b.control.proceed()

    summary = b.run(rate=1500, watch=watch)
    assert len(paused_at) >= 5
    assert summary.progress.sent == 40


def test_stop_finishes_what_is_in_flight_and_can_be_resumed(bench: Bench) -> None:
    b = bench(behaviour=Behaviour(delay=(0.05, 0.1)))
    b.freeze(30)
    summary = b.run(watch=lambda p: b.control.stop() if p.sent >= 5 else None)
    assert summary.stopped_by_person
    assert not summary.done
    assert summary.progress.in_flight == 0
    assert DeliveryState.SENDING not in b.states
    assert len(b.server.accepted) == summary.progress.sent
    assert b.again().progress.sent == 30
    assert set(Counter(b.posts()).values()) == {1}


def test_closing_the_generator_awaits_what_is_in_flight(bench: Bench) -> None:
    b = bench(behaviour=Behaviour(delay=(0.05, 0.1)))
    b.freeze(30)
    job = b.service.run(b.campaign, b.connection, SendOptions(1_000_000, 4), b.control)
    while next(job).sent < 3:
        pass
    job.close()
    assert DeliveryState.SENDING not in b.states
    assert b.states.count(DeliveryState.ACCEPTED) == len(b.server.accepted)


def test_one_message_at_a_time_per_person_and_six_seconds_apart(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowiq_desktop.services.sending.queue.PAIR_INTERVAL", 400_000_000)
    b = bench(behaviour=Behaviour(delay=(0.05, 0.05)))
    b.freeze(6, number=lambda i: f"+2782000000{i % 2}")
    b.run()
    for number in ("+27820000000", "+27820000001"):
        posted = (r for r in b.server.received if r.method == "POST")
        times = [r.time for r in posted if r.body["phone_number"] == number]
        gaps = [later - earlier for earlier, later in pairwise(times)]
        assert len(times) == 3
        assert min(gaps) >= 0.4


def test_somebody_whom_another_message_is_on_its_way_to_gets_theirs_after_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowiq_desktop.services.sending.scheduler._PUT_OFF", 200_000_000)
    b = bench()
    first = b.freeze(1, number=lambda _: "+27820000001")
    on_its_way = b.journal.deliveries.begin_attempt(
        b.journal.deliveries.waiting(first)[0].id, "another run"
    )
    b.freeze(4)
    waited: list[int] = []

    def watch(progress: SendProgress) -> None:
        if progress.sent == 3 and not waited:
            waited.append(progress.left)
            b.journal.deliveries.settle(
                on_its_way, Outcome(Verdict.ACCEPTED, "accepted", "wamid.other")
            )

    summary = b.run(connections=1, watch=watch)
    assert waited == [1]
    assert (summary.done, summary.stopped_because, summary.progress.sent) == (True, None, 4)
    assert sorted(b.posts()) == [f"+2782{i:07d}" for i in range(4)]
    assert [record.attempts for record in b.records] == [1, 1, 1, 1]


def test_a_practice_campaign_is_never_sent_for_real(bench: Bench) -> None:
    b = bench()
    b.freeze(3)
    b.connection = replace(b.connection, practice=False)
    with pytest.raises(SendRefusedError, match="practice"):
        b.run()
    assert b.posts() == []


def test_a_journal_that_vanishes_stops_before_the_next_byte(bench: Bench, tmp_path: Path) -> None:
    b = bench(behaviour=Behaviour(delay=(0.02, 0.02)))
    b.freeze(200)
    moved: list[int] = []

    def watch(progress: SendProgress) -> None:
        if progress.sent >= 5 and not moved:
            file = tmp_path / "data" / "journal.sqlite3"
            file.rename(file.with_name("gone.sqlite3"))
            moved.append(len(b.posts()))

    with pytest.raises(JournalError, match="moved or deleted"):
        b.run(watch=watch)
    assert len(b.posts()) <= moved[0] + 8


def test_a_campaign_is_sent_by_one_run_at_a_time(bench: Bench) -> None:
    b = bench(behaviour=Behaviour(delay=(0.02, 0.02)))
    b.freeze(20)
    first = b.service.run(b.campaign, b.connection, SendOptions(FAST, 4), b.control)
    next(first)
    with pytest.raises(SendRefusedError, match="already"):
        b.again()
    first.close()
    assert b.again().progress.sent == 20
    assert set(Counter(b.posts()).values()) == {1}


def test_a_fault_of_the_program_leaves_unclear_what_was_in_flight(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    b = bench()
    b.freeze(10)
    with monkeypatch.context() as patch:
        patch.setattr("flowiq_desktop.flowiq.client.classify_answer", lambda *_: 1 / 0)
        summary = b.run(connections=2)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "program_fault"
    assert "ended by a fault" in caplog.text
    caplog.clear()
    unsure = summary.progress.unsure
    assert unsure == b.states.count(DeliveryState.UNKNOWN) == len(b.posts())
    assert b.again().progress.sent == 10 - unsure
    assert set(Counter(b.posts()).values()) == {1}
