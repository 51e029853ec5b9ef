"""The steps of a careful start, one by one: who goes first, and how looking ends."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.careful_start import FIRST_FAILED, FIRST_LATE, FIRST_UNSEEN
from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.rate_limiter import RateLimiter
from flowiq_desktop.core.delivery.send_times import AT_ONCE, GRACE, SendTimes
from flowiq_desktop.flowiq.reasons import meaning_of
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.journal.wishes.careful_start import CarefulState
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest, refusal
from flowiq_desktop.services.sending.gates.careful_start import CarefulStart
from flowiq_desktop.services.sending.gates.first_looks import Through
from flowiq_desktop.services.sending.service import SendService
from flowiq_desktop.system.clock import Clock
from tests.services.campaign_bench import CampaignBench, campaign_bench
from tests.services.sending.gates.skipping import Skipping

EVENING = datetime(2026, 5, 1, 20, tzinfo=UTC)  # 22:00 in South Africa, 17:00 in Brazil
AT_NIGHT = SendTimes(quiet=QuietHours(time(21), time(7)))
GOOD, OFF, FAILS = "5000", "3030", "3031"
Made = Callable[..., CarefulStart]


class Said:
    """Refuses the key from a certain question on, and may take its time to say so."""

    def __init__(self, skipping: Skipping) -> None:
        self._skipping = skipping
        self.answers = 1000
        self.takes = timedelta()

    def __call__(self, request: ReceivedRequest) -> Answer | None:
        if request.method == "POST":
            return None
        self.answers -= 1
        if self.answers >= 0:
            return None
        self._skipping.by += self.takes
        return refusal(401, "Invalid API key", "")


@pytest.fixture
def said(skipping: Skipping) -> Said:
    return Said(skipping)


@pytest.fixture
def bench(
    tmp_path: Path,
    contract: Contract,
    skipping: Skipping,
    said: Said,
    request: pytest.FixtureRequest,
) -> Iterator[CampaignBench]:
    """A campaign; a parameter says after how many seconds FlowIQ lists a message."""
    lag = getattr(request, "param", 0.0)
    behaviour = Behaviour(failing_numbers=True, clock=skipping.unix, script=said, history_lag=lag)
    with campaign_bench(tmp_path / "data", contract, behaviour=behaviour) as b:
        b.service = SendService(b.journal, new_client, skipping.clock)
        yield b


@pytest.fixture
def made(bench: CampaignBench, skipping: Skipping) -> Iterator[Made]:
    with ExitStack() as stack:

        def careful(times: SendTimes = AT_ONCE, clock: Clock | None = None) -> CarefulStart:
            client = stack.enter_context(closing(new_client(bench.connection, 1)))
            through = Through(client, RateLimiter(6000), b"account")
            clock = clock or skipping.clock
            return CarefulStart(bench.journal, bench.campaign, through, times, bench.control, clock)

        yield careful


def freeze(b: CampaignBench, *numbers: str) -> list[Waiting]:
    b.freeze(len(numbers), numbers.__getitem__)
    b.journal.careful_starts.wish(b.campaign)
    return b.journal.deliveries.waiting(b.campaign)


def south_africans(count: int, ending: str = GOOD) -> list[str]:
    return [f"+2782{row:03d}{ending}" for row in range(count)]


def send(b: CampaignBench, rows: list[Waiting]) -> None:
    """Send these rows to the server, without a careful start of the service's."""
    only = frozenset(row.id for row in rows)
    b.journal._writer.run(
        lambda db: db.execute(
            "UPDATE delivery SET state = 'held' WHERE state = 'ready'"
            f" AND id NOT IN ({','.join(map(str, only))})"
        )
    )
    b.journal.careful_starts.end(b.campaign)
    b.run(connections=1)
    b.journal._writer.run(lambda db: db.execute("UPDATE careful_start SET state = 'wished'"))


def test_whoever_continues_ends_what_was_asked(bench: CampaignBench, made: Made) -> None:
    waiting = freeze(bench, *south_africans(7))
    bench.journal.careful_starts.pause(bench.campaign, FIRST_FAILED, {})
    careful = made()
    assert not careful.wished
    assert bench.journal.careful_starts.state(bench.campaign) is CarefulState.OVER
    assert careful.next_rows(waiting) == frozenset()


def test_the_first_five_go_and_fewer_where_some_have_gone(bench: CampaignBench, made: Made) -> None:
    waiting = freeze(bench, *south_africans(9))
    assert made().next_rows(waiting) == {entry.id for entry in waiting[:5]}
    assert made().next_rows(waiting[:2]) == {entry.id for entry in waiting[:2]}
    send(bench, waiting[:2])
    assert made().next_rows(waiting[2:]) == {entry.id for entry in waiting[2:5]}
    assert made().next_rows([]) == frozenset()


def test_people_who_are_awake_go_before_those_who_sleep(bench: CampaignBench, made: Made) -> None:
    asleep, awake = south_africans(6), [f"+55119876543{row:02d}" for row in range(7)]
    waiting = freeze(bench, *asleep, *awake)
    clock = Clock(now=lambda: EVENING)
    chosen = made(AT_NIGHT, clock).next_rows(waiting)
    assert chosen == {entry.id for entry in waiting[6:11]}
    only_two = made(AT_NIGHT, clock).next_rows(waiting[:8])
    assert only_two == {entry.id for entry in waiting[6:8]}
    nobody = made(AT_NIGHT, clock).next_rows(waiting[:6])
    assert nobody == {entry.id for entry in waiting[:5]}


def look(
    careful: CarefulStart, meanwhile: Callable[[], None] = lambda: None
) -> tuple[str, list[str]]:
    """How looking ended, and what was said until then; each time, something else happens too."""
    said, looking = [], careful.look()
    while True:
        try:
            said.append(next(looking).waiting)
            meanwhile()
        except StopIteration as ended:
            return ended.value, said


def test_nobody_is_looked_at_where_nobody_wished_it(bench: CampaignBench, made: Made) -> None:
    bench.freeze(2)
    assert look(made()) == ("", [])
    assert bench.server.received == []


def test_a_computer_that_slept_while_looking_asks(
    bench: CampaignBench, made: Made, skipping: Skipping
) -> None:
    waiting = freeze(bench, *south_africans(6, OFF))
    send(bench, waiting[:5])

    def sleep(seconds: float) -> None:
        skipping.by += timedelta(seconds=seconds) + 2 * GRACE

    clock = Clock(skipping.monotonic_ns, skipping, lambda: 0.0, sleep)
    later = SendTimes(spread_until=skipping() + timedelta(days=2))
    why, _ = look(made(later, clock))
    assert why == "slept"
    assert "slept" in meaning_of(why).sentence
    assert bench.journal.careful_starts.state(bench.campaign) is CarefulState.WISHED


def test_whom_to_wait_for_is_asked_again_every_five_seconds(
    bench: CampaignBench, made: Made, skipping: Skipping
) -> None:
    waiting = freeze(bench, *south_africans(3, OFF))
    send(bench, waiting[:2])
    before, began = len(bench.server.received), skipping()
    assert look(made())[0] == FIRST_LATE
    asked = len(bench.server.received) - before
    assert 120 <= (skipping() - began).total_seconds() < 130
    assert 2 * 23 <= asked <= 2 * 25


def test_after_a_failure_the_others_have_fifteen_seconds(
    bench: CampaignBench, made: Made, skipping: Skipping
) -> None:
    waiting = freeze(bench, *south_africans(1, FAILS), *south_africans(5, OFF))
    send(bench, waiting[:5])
    began = skipping()
    assert look(made())[0] == FIRST_FAILED
    assert 15 <= (skipping() - began).total_seconds() < 40


@pytest.mark.parametrize("bench", [60.0], indirect=True)
def test_the_fifteen_seconds_begin_when_the_failure_is_seen(
    bench: CampaignBench, made: Made, skipping: Skipping
) -> None:
    waiting = freeze(bench, *south_africans(1, FAILS), *south_africans(5, OFF))
    send(bench, waiting[:5])
    began = skipping()
    assert look(made())[0] == FIRST_FAILED
    assert 70 <= (skipping() - began).total_seconds() < 100


def test_enough_that_arrived_let_the_rest_go_though_nobody_can_be_asked_any_more(
    bench: CampaignBench, made: Made, said: Said, skipping: Skipping
) -> None:
    waiting = freeze(bench, *south_africans(6))
    send(bench, waiting[:5])
    said.answers = 3
    skipping.by += timedelta(seconds=5)
    assert look(made())[0] == ""
    assert bench.journal.careful_starts.state(bench.campaign) is CarefulState.OVER


def test_where_nobody_could_be_asked_the_question_says_so_though_the_time_is_over(
    bench: CampaignBench, made: Made, said: Said
) -> None:
    waiting = freeze(bench, *south_africans(6, OFF))
    send(bench, waiting[:5])
    said.answers, said.takes = 2, timedelta(minutes=3)
    assert look(made())[0] == FIRST_UNSEEN


def test_stopped_while_looking_nothing_is_decided(bench: CampaignBench, made: Made) -> None:
    waiting = freeze(bench, *south_africans(6, OFF))
    send(bench, waiting[:5])
    assert look(made(), bench.control.stop)[0] == ""
    assert bench.journal.careful_starts.state(bench.campaign) is CarefulState.WISHED


def test_each_answer_is_told_and_nobody_waits_for_the_next_round_in_vain(
    bench: CampaignBench, made: Made, skipping: Skipping
) -> None:
    waiting = freeze(bench, *south_africans(6))
    send(bench, waiting[:5])
    skipping.by += timedelta(seconds=5)
    began = skipping()
    why, told = look(made())
    assert why == ""
    assert (skipping() - began).total_seconds() < 2
    for arrived in (1, 2):
        assert f"Looking whether the first messages arrive: {arrived} of 5 so far" in told


@pytest.mark.parametrize("wish", ["stop", "pause"])
def test_after_a_wish_nobody_else_is_asked(bench: CampaignBench, made: Made, wish: str) -> None:
    waiting = freeze(bench, *south_africans(6, OFF))
    send(bench, waiting[:5])
    sent, reports = len(bench.server.received), 0

    def wished() -> None:
        nonlocal reports
        reports += 1
        if reports == 1:
            getattr(bench.control, wish)()
        if reports == 120:  # two rounds and more
            bench.control.stop()

    assert look(made(), wished)[0] == ""
    assert len(bench.server.received) - sent <= 2
