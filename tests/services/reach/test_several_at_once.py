"""Several people are looked up at once where FlowIQ is slow, inside one pace; none is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.assembly import new_reader
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Answer as HttpAnswer
from flowiq_desktop.practice_server import Answer, Contract
from flowiq_desktop.practice_server.exchange import ReceivedRequest, refusal
from flowiq_desktop.services.reach.looking import LookService
from flowiq_desktop.services.reach.paced_reader import AT_ONCE
from flowiq_desktop.system.clock import Clock
from tests.services.reach.look_bench import LookBench, look_bench

PEOPLE = [f"+2782555{number}" for number in range(4001, 4013)]
A_WHILE = 2.0
"""Seconds after which a test that waits for others gives up; it never takes that long."""


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[LookBench]:
    """By the real clock: who waits for an answer cannot turn the clock on."""
    with look_bench(tmp_path / "data", contract) as made:
        made.looks = LookService(made.journal, new_reader, Clock(), lambda: 60_000, made.turns)
        yield made


class Crowd:
    """Questions go out only when so many are under way at once, or nobody else comes."""

    def __init__(self, wanted: int, patch: pytest.MonkeyPatch) -> None:
        self._wanted = wanted
        self._there = threading.Condition()
        self._inside = self.most = 0
        self.met = False
        self._ask = FlowIQClient.messages
        crowd = self

        def messages(client: FlowIQClient, number: str, page: int) -> HttpAnswer:
            crowd.come()
            try:
                return crowd._ask(client, number, page)
            finally:
                crowd.leave()

        patch.setattr(FlowIQClient, "messages", messages)

    def come(self) -> None:
        with self._there:
            self._inside += 1
            self.most = max(self.most, self._inside)
            self.met = self.met or self._inside >= self._wanted
            self._there.notify_all()
            self._there.wait_for(lambda: self.met, A_WHILE)

    def leave(self) -> None:
        with self._there:
            self._inside -= 1


def test_while_one_is_answered_the_next_are_asked_about(
    bench: LookBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = Crowd(AT_ONCE, monkeypatch)
    summary = bench.look(*PEOPLE, contacts=False)
    assert crowd.met, "so many were never under way at once"
    assert crowd.most == AT_ONCE
    assert (summary.looked, summary.stopped_because) == (len(PEOPLE), None)
    assert sorted(who for _, who in bench.asked if who) == sorted(n[1:] for n in PEOPLE)


def test_closed_in_the_middle_nothing_that_was_answered_is_asked_again(
    bench: LookBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = Crowd(3, monkeypatch)
    looking = bench.looks.look(PEOPLE, bench.connection, contacts=False)
    for _ in looking:
        if crowd.met:
            break
    looking.close()
    asked = {who for _, who in bench.asked if who}
    known = {number for number in PEOPLE if bench.seen(number)}
    assert {number[1:] for number in known} == asked
    assert 0 < len(known) < len(PEOPLE)
    bench.look(*PEOPLE, contacts=False)
    assert len([who for _, who in bench.asked if who]) == len(PEOPLE)


def test_a_key_refused_in_the_middle_stops_all_and_keeps_what_was_answered(
    bench: LookBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    Crowd(3, monkeypatch)
    lock, served = threading.Lock(), list[str]()

    def revoked(request: ReceivedRequest) -> Answer | None:
        who = request.query.get("whatsappNumber", "")
        with lock:
            if not who or len(served) >= 5:
                return refusal(401, "Invalid API key", "") if who else None
            served.append(who)
            return None

    bench.script = revoked
    summary = bench.look(*PEOPLE, contacts=True)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "invalid_api_key"
    assert summary.looked == 5
    assert sorted(n[1:] for n in PEOPLE if bench.seen(n)) == sorted(served)
    refused = len([who for _, who in bench.asked if who]) - 5
    assert 1 <= refused <= AT_ONCE, "nothing was begun after the refusal"
    assert not any(path == "/contact" for path, _ in bench.asked)


def test_who_was_asked_about_too_fast_is_asked_about_again_by_itself(
    tmp_path: Path, contract: Contract
) -> None:
    with look_bench(tmp_path / "data", contract) as bench:
        lock, slow = threading.Lock(), {n[1:] for n in PEOPLE[2:5]}

        def too_fast(request: ReceivedRequest) -> Answer | None:
            with lock:
                who = request.query.get("whatsappNumber", "")
                if who in slow:
                    slow.remove(who)
                    return refusal(429, "Too many requests", "")
            return None

        bench.script = too_fast
        summary = bench.look(*PEOPLE, contacts=False)
        assert (summary.looked, summary.in_vain) == (len(PEOPLE), 0)
        assert len([who for _, who in bench.asked if who]) == len(PEOPLE) + 3


def test_one_person_whose_answer_cannot_be_read_costs_nobody_else(bench: LookBench) -> None:
    def broken(request: ReceivedRequest) -> Answer | None:
        mine = request.query.get("whatsappNumber") == PEOPLE[3][1:]
        return Answer(200, {"messages": "?"}) if mine else None

    bench.script = broken
    summary = bench.look(*PEOPLE[:5], contacts=False)
    assert (summary.looked, summary.in_vain) == (4, 1)
