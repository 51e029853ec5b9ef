"""What conversations show of the first messages, asked of a real server in rounds."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.careful_start import FirstMessages
from flowiq_desktop.core.delivery.rate_limiter import RateLimiter
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.journal.wishes.careful_start import FirstRow
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest, refusal
from flowiq_desktop.services.reach.paced_reader import ReadingStoppedError
from flowiq_desktop.services.sending.gates.first_looks import FirstLooks, Through
from flowiq_desktop.services.sending.service import SendService
from tests.services.campaign_bench import CampaignBench, campaign_bench
from tests.services.sending.gates.skipping import Skipping

D = DeliveryState
GOOD, OFF, FAILS = "5000", "3030", "3031"
ACCOUNT = b"account"
LATER = timedelta(seconds=5)
Bench = Callable[..., tuple[CampaignBench, FirstLooks]]


@pytest.fixture
def bench(tmp_path: Path, contract: Contract, skipping: Skipping) -> Iterator[Bench]:
    """Messages to numbers with these endings, sent five seconds ago, and who looks at them."""
    with ExitStack() as stack:

        def made(
            *endings: str,
            faults: dict[str, Answer] | None = None,
            limiter: RateLimiter | None = None,
            ahead: int = 0,
        ) -> tuple[CampaignBench, FirstLooks]:
            def script(request: ReceivedRequest) -> Answer | None:
                asked = request.query.get("whatsappNumber", "")
                return (faults or {}).get(asked[-4:])

            def servers() -> float:
                return skipping.unix() + ahead

            behaviour = Behaviour(failing_numbers=True, script=script, clock=servers)
            b = stack.enter_context(
                campaign_bench(tmp_path / "data", contract, behaviour=behaviour)
            )
            b.service = SendService(b.journal, new_client, skipping.clock)
            numbers = [f"+2782{row:03d}{end}" for row, end in enumerate(endings)]
            b.freeze(len(numbers), numbers.__getitem__)
            b.run(connections=1)
            skipping.by += LATER
            client = stack.enter_context(closing(new_client(b.connection, 1)))
            through = Through(client, limiter or RateLimiter(6000), ACCOUNT)
            rows = b.journal.careful_starts.first(b.campaign, 5)
            return b, FirstLooks(b.journal, through, skipping.clock, rows)

        yield made


def asked(b: CampaignBench) -> list[str]:
    """The endings of those whose conversations were asked for."""
    numbers = [request.query.get("whatsappNumber", "") for request in b.server.received]
    return [number[-4:] for number in numbers if number]


def test_before_anybody_was_asked_the_states_alone_count(bench: Bench, skipping: Skipping) -> None:
    b, _ = bench(GOOD)
    states = (D.ACCEPTED, D.SENT_CONFIRMED, D.REJECTED, D.GAVE_UP, D.UNKNOWN, D.SETTLED)
    rows = [FirstRow(f"+2782000{at:04d}", state, skipping()) for at, state in enumerate(states)]
    with closing(new_client(b.connection, 1)) as client:
        through = Through(client, RateLimiter(6000), ACCOUNT)
        looks = FirstLooks(b.journal, through, skipping.clock, rows)
        seen = looks.counted()
    assert seen == FirstMessages(6, 0, 2, 2)


def test_each_round_asks_about_those_of_whom_it_is_not_known(
    bench: Bench, skipping: Skipping
) -> None:
    b, looks = bench(GOOD, OFF, FAILS)
    list(looks.ask())
    assert looks.counted() == FirstMessages(3, 1, 1)
    assert asked(b) == [GOOD, OFF, FAILS]
    skipping.by += LATER
    list(looks.ask())
    assert asked(b)[3:] == [OFF]
    assert looks.counted() == FirstMessages(3, 1, 1)


def test_one_that_cannot_be_read_is_not_known_and_the_others_are_asked_about(bench: Bench) -> None:
    b, looks = bench(GOOD, OFF, "5001", faults={OFF: Answer(200, b"<html>")})
    list(looks.ask())
    assert looks.counted() == FirstMessages(3, 2)
    kept = b.journal.looks.of(ACCOUNT)
    assert sorted(look.number[-4:] for look in kept.values()) == [GOOD, "5001"]


def test_a_key_that_may_not_ask_ends_the_round(bench: Bench) -> None:
    _, looks = bench(GOOD, faults={GOOD: refusal(401, "Invalid API key", "revoked")})
    with pytest.raises(ReadingStoppedError):
        list(looks.ask())
    assert looks.counted() == FirstMessages(1)


def test_what_is_seen_is_kept_and_how_flowiq_is_set_stays(bench: Bench, skipping: Skipping) -> None:
    b, looks = bench(GOOD, "5001")
    before = Look(
        "+2782001" + "5001", skipping() - timedelta(days=1), blocked=False, broadcasts=True
    )
    b.journal.looks.keep(ACCOUNT, [before])
    list(looks.ask())
    new, known = (b.journal.looks.at(ACCOUNT, n) for n in ("+27820005000", "+27820015001"))
    assert new is not None
    assert known is not None
    assert (new.blocked, new.broadcasts) == (None, None)
    assert (known.blocked, known.broadcasts) == (False, True)
    assert abs(known.at - skipping()) < timedelta(seconds=5)
    assert (known.statuses.delivered, known.statuses.sent) == (1, 0)


def test_who_was_refused_or_may_have_got_nothing_is_not_asked_about(
    bench: Bench, skipping: Skipping
) -> None:
    b, _ = bench(GOOD)
    (row,) = b.journal.careful_starts.first(b.campaign, 5)
    rows = [replace(row, state=state) for state in (D.REJECTED, D.GAVE_UP, D.UNKNOWN)]
    assert counted(b, skipping, rows) == FirstMessages(3, 0, 2, 1)
    assert asked(b) == []


@pytest.mark.parametrize(("date", "more"), [("soon", True), ("", False)])
def test_a_look_without_flowiqs_time_and_with_more_to_read_is_kept_as_that(
    bench: Bench, skipping: Skipping, date: str, more: bool
) -> None:
    entry = {"message": "Hi", "sender_type": "bot-whatsapp", "message_status": "delivered"}
    faults: dict[str, Answer] = {}
    b, looks = bench(GOOD, faults=faults)
    listed = [{**entry, "created_at": skipping().isoformat()}]
    body = {"success": True, "messages": listed, "pagination": {"hasNextPage": more}}
    body |= {"count": 1, "filtered": False}
    faults[GOOD] = Answer(200, body, {"Date": date})
    list(looks.ask())
    assert looks.counted() == FirstMessages(1, 1)
    kept = b.journal.looks.at(ACCOUNT, "+27820005000")
    assert kept is not None
    assert (kept.offset, kept.whole) == (None, not more)


def counted(b: CampaignBench, skipping: Skipping, rows: list[FirstRow]) -> FirstMessages:
    """What one round shows of these rows."""
    with closing(new_client(b.connection, 1)) as client:
        through = Through(client, RateLimiter(6000), ACCOUNT)
        looks = FirstLooks(b.journal, through, skipping.clock, rows)
        list(looks.ask())
        return looks.counted()


def test_two_messages_to_one_person_are_two(bench: Bench, skipping: Skipping) -> None:
    b, _ = bench(GOOD, "5001")
    one, other = b.journal.careful_starts.first(b.campaign, 5)
    later = replace(one, began=one.began + timedelta(hours=1))
    assert counted(b, skipping, [later, one, other]) == FirstMessages(3, 2)
    assert [request.query.get("page") for request in b.server.received][-2:] == ["1", "1"]


@pytest.mark.parametrize("ahead", [-3600, 0, 3600])
def test_an_earlier_message_is_not_taken_for_ours_whatever_time_flowiq_has(
    bench: Bench, skipping: Skipping, ahead: int
) -> None:
    b, looks = bench(GOOD, ahead=ahead)
    list(looks.ask())
    assert looks.counted() == FirstMessages(1, 1)
    kept = b.journal.looks.at(ACCOUNT, "+27820005000")
    assert kept is not None
    assert kept.offset is not None
    assert abs(kept.offset + timedelta(seconds=ahead)) < timedelta(seconds=30)
    skipping.by += timedelta(minutes=30)
    (before,) = b.journal.careful_starts.first(b.campaign, 5)
    ours = replace(before, began=skipping())
    assert counted(b, skipping, [ours]) == FirstMessages(1, 0)


@pytest.mark.parametrize(
    ("allowed", "shared"), [(600, True), (30, True), (29.5, False), (1, False)]
)
def test_a_slow_pace_is_not_kept_to(
    bench: Bench, skipping: Skipping, allowed: float, shared: bool
) -> None:
    limiter = RateLimiter(allowed)
    _, looks = bench(*[GOOD] * 4, limiter=limiter)
    began, skipped = skipping(), skipping.by
    list(looks.ask())
    assert (limiter.wait(skipping.monotonic_ns()) > 0) is shared
    pace = timedelta(minutes=3 / max(allowed, 30))
    assert skipping() - began > pace - timedelta(seconds=0.5)
    assert skipping.by - skipped < pace + timedelta(seconds=0.5)
