"""One run of a campaign from its question to its last message, on a real journal and server."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.journal.wishes.careful_start import CarefulState
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest, refusal
from flowiq_desktop.practice_server.failing_numbers import meta_refusal
from flowiq_desktop.services.sending.gates.stretches import Clients
from flowiq_desktop.services.sending.progress import SendProgress, Wait
from flowiq_desktop.services.sending.service import SendService
from flowiq_desktop.system.clock import Clock
from tests.raw_server import Peer, RawServer
from tests.services.campaign_bench import CampaignBench, campaign_bench
from tests.services.sending.gates.skipping import Skipping
from tests.services.sending.gates.template_rows import template_posts, templates

ACCEPTED, READY = DeliveryState.ACCEPTED, DeliveryState.READY
REVOKED = refusal(401, "Invalid API key", "This key was revoked.")
SPARED = meta_refusal(131049)
ANOTHER = b"another account"
FAILS = "3031"
Script = Callable[[ReceivedRequest], Answer | None]
Bench = Callable[..., CampaignBench]


class Standing:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> datetime:
        return datetime(2026, 3, 4, 10, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def monotonic_ns(self) -> int:
        return round((1000 + self.seconds) * SECOND)

    @property
    def clock(self) -> Clock:
        return Clock(self.monotonic_ns, self, lambda: 0.0)


@pytest.fixture
def bench(tmp_path: Path, contract: Contract, skipping: Skipping) -> Iterator[Bench]:
    with ExitStack() as stack:

        def made(script: Script | None = None, clock: Clock | None = None) -> CampaignBench:
            behaviour = Behaviour(failing_numbers=True, script=script, clock=skipping.unix)
            b = stack.enter_context(
                campaign_bench(tmp_path / "data", contract, behaviour=behaviour)
            )
            b.service = SendService(b.journal, new_client, clock or skipping.clock)
            return b

        yield made


def questions(b: CampaignBench) -> list[ReceivedRequest]:
    """What the server was asked."""
    return [request for request in b.server.received if request.method == "GET"]


def account(b: CampaignBench) -> bytes:
    """The account that a run of the bench goes through, as the journal has it."""
    return b.connection.fingerprint(b.journal.accounts.salt)


def accounts_of_runs(b: CampaignBench) -> list[bytes]:
    """The account of each run of the campaign, in their order."""
    asked = "SELECT account FROM run WHERE campaign = ? ORDER BY rowid"
    return b.journal._writer.run(
        lambda db: [bytes(row[0]) for row in db.execute(asked, (b.campaign,))]
    )


# -- the question about the account ---------------------------------------------------------


@pytest.mark.parametrize(("rate", "turn"), [(10, 1.0), (60, 1.0), (120, 0.5), (600, 0.1)])
def test_the_question_takes_a_turn_of_the_pace_and_a_second_at_most(
    bench: Bench, rate: int, turn: float
) -> None:
    came: list[tuple[str, float]] = []
    standing, reports = Standing(), 0

    def script(request: ReceivedRequest) -> Answer | None:
        came.append((request.method, standing.seconds))
        return None

    def watch(progress: SendProgress) -> None:
        nonlocal reports
        reports += 1
        assert progress.wait is not Wait.SLOWED_DOWN
        assert progress.wait_seconds <= turn
        if reports == 3:
            standing.seconds = turn
        if reports == 100:  # it should have gone long ago
            b.control.stop()

    b = bench(script, standing.clock)
    b.freeze(1)
    assert b.run(rate=rate, watch=watch).done
    assert came == [("GET", 0.0), ("POST", turn)]


def test_whoever_wants_no_question_has_none(bench: Bench) -> None:
    b = bench()
    b.freeze(2)
    b.ask_first = False
    summary = b.run()
    assert (summary.done, summary.stopped_because) == (True, None)
    assert (len(b.posts()), questions(b)) == (2, [])


@pytest.mark.parametrize("careful", [False, True])
def test_stopped_before_it_began_it_asks_nothing_and_has_gone_through_no_account(
    bench: Bench, careful: bool
) -> None:
    b = bench()
    b.freeze(7)
    if careful:
        b.service.start_carefully(b.campaign)
    b.journal.accounts.begin_run("before", b.campaign, ANOTHER)
    b.control.stop()
    assert b.run().stopped_by_person
    assert b.server.received == []
    assert b.states == [READY] * 7
    assert accounts_of_runs(b) == [ANOTHER]
    assert "another FlowIQ account" in b.service.change_of_account(b.campaign, b.connection)


@pytest.mark.parametrize("careful", [False, True])
def test_stopped_while_it_asks_it_sends_nothing_and_has_gone_through_no_account(
    bench: Bench, careful: bool
) -> None:
    def script(_request: ReceivedRequest) -> Answer | None:
        b.control.stop()
        return None

    b = bench(script)
    b.freeze(7)
    if careful:
        b.service.start_carefully(b.campaign)
    b.journal.accounts.begin_run("before", b.campaign, ANOTHER)
    assert b.run().stopped_by_person
    assert (len(questions(b)), b.posts()) == (1, [])
    assert accounts_of_runs(b) == [ANOTHER]


def test_it_is_asked_about_whoever_is_written_to_first(bench: Bench) -> None:
    b = bench(lambda request: REVOKED if request.path.endswith("/conversations") else None)
    b.freeze(3)
    assert b.run(connections=1).done
    assert [r.query.get("phone_number") for r in questions(b)] == [None, "27820000000"]
    assert b.posts()[0] == "+27820000000"


def test_an_account_that_is_refused_is_the_one_it_goes_through_from_now_on(bench: Bench) -> None:
    b = bench(lambda _request: REVOKED)
    b.freeze(2)
    b.journal.accounts.begin_run("before", b.campaign, ANOTHER)
    assert not b.run().done
    assert accounts_of_runs(b) == [ANOTHER, account(b)]
    renewed = Connection(b.server.url, "fiq_renewed", practice=True)
    assert b.service.change_of_account(b.campaign, b.connection) == ""
    assert "another FlowIQ account" in b.service.change_of_account(b.campaign, renewed)


# -- what is recorded, and what is left open ------------------------------------------------


@pytest.mark.parametrize(("careful", "stretches"), [(False, 1), (True, 2)])
def test_each_stretch_is_recorded_once_with_its_account(
    bench: Bench, careful: bool, stretches: int
) -> None:
    b = bench()
    b.freeze(7, "+2782{:03d}5000".format)
    if careful:
        b.service.start_carefully(b.campaign)
    assert b.run().done
    assert accounts_of_runs(b) == [account(b)] * stretches


def test_one_connection_asks_and_as_many_as_are_wished_send() -> None:
    made: list[int] = []

    def noted(connection: Connection, connections: int) -> FlowIQClient:
        made.append(connections)
        return new_client(connection, connections)

    nobody = Connection("http://127.0.0.1:9", "fiq_practice", practice=True)
    with closing(Clients(nobody, 3, noted)) as clients:
        assert made == [3, 1]
        assert clients.sending is not clients.asking


def test_no_connection_is_left_open() -> None:
    ended = threading.Semaphore(0)

    def answers_until_the_farewell(peer: Peer) -> None:
        peer.read_request()
        peer.answer(b'{"success": true, "contacts": []}')
        if peer.sock.recv(1) == b"":
            ended.release()

    with RawServer(answers_until_the_farewell) as server:
        connection = Connection(server.url, "fiq_practice", practice=True)
        clients = Clients(connection, 1, new_client)
        assert clients.sending.probe().status == clients.asking.probe().status == 200
        assert server.connections == 2
        clients.close()
        assert [ended.acquire(timeout=5) for _ in range(2)] == [True, True]


# -- the first messages ---------------------------------------------------------------------


def test_an_account_that_is_refused_among_the_first_stops_all_of_them(bench: Bench) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        return REVOKED if request.method == "POST" and len(b.posts()) == 2 else None

    b = bench(script)
    b.freeze(9)
    b.service.start_carefully(b.campaign)
    summary = b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "invalid_api_key"
    assert b.states == [ACCEPTED] + [READY] * 8
    assert len(b.posts()) == 2


def test_stopped_among_the_first_nobody_else_is_written_to_or_looked_at(bench: Bench) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and len(b.posts()) == 2:
            b.control.stop()
        return None

    b = bench(script)
    b.freeze(9)
    b.service.start_carefully(b.campaign)
    assert b.run(connections=1).stopped_by_person
    assert len(b.posts()) == 2
    assert len(questions(b)) == 1
    assert accounts_of_runs(b) == [account(b)]


def test_where_every_template_is_refused_the_pause_names_the_reason_of_the_next_row(
    bench: Bench,
) -> None:
    codes = {"trip": 132001, "visit": 132015}

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "GET":
            return None
        return meta_refusal(codes[request.body["templateName"]])

    b = bench(script)
    templates(b, ("trip", FAILS), *[("visit", FAILS)] * 8)
    summary = b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "meta_132001"
    assert b.states == [READY] * 9
    assert template_posts(b) == {"trip": 1, "visit": 1}


# -- whom WhatsApp spares for a day ---------------------------------------------------------


def spared(bench: Bench, rows: int, *, careful: bool) -> CampaignBench:
    """A campaign whose every row WhatsApp has just refused to take for a day."""
    refusals = [SPARED] * rows

    def script(request: ReceivedRequest) -> Answer | None:
        return refusals.pop() if request.method == "POST" and refusals else None

    b = bench(script)
    templates(b, *[("visit", FAILS)] * rows)
    if not careful:
        b.journal.careful_starts.end(b.campaign)
    assert not b.run(connections=1).done
    assert len(b.server.received) == rows + 1
    return b


@pytest.mark.parametrize(("early", "asked"), [(timedelta(microseconds=1), 0), (timedelta(), 1)])
def test_who_is_spared_is_due_in_the_very_moment_the_day_is_over(
    bench: Bench, early: timedelta, asked: int
) -> None:
    b = spared(bench, 1, careful=False)
    (row,) = b.journal.deliveries.waiting(b.campaign)
    due = row.not_before
    assert due is not None
    b.service = SendService(b.journal, new_client, Clock(now=lambda: due - early))
    before = len(questions(b))
    assert b.again().done is bool(asked)
    assert len(questions(b)) - before == asked
    assert template_posts(b) == {"visit": 1 + asked}


def test_after_their_day_those_who_were_spared_begin_carefully_like_anybody(
    bench: Bench, skipping: Skipping
) -> None:
    b = spared(bench, 8, careful=True)
    assert b.journal.careful_starts.state(b.campaign) is CarefulState.WISHED
    skipping.by += timedelta(hours=25)
    because = b.again().stopped_because
    assert because is not None
    assert because.sentence.startswith("5 of the first 5 messages failed")
    assert template_posts(b) == {"visit": 8 + 5}
