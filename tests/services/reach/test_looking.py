"""Looking people up: one question or two for each, resumable, and never in the way of sending."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.reach.groups import ReachFacts, ReachGroup, group_of
from flowiq_desktop.core.reach.look import Standing
from flowiq_desktop.practice_server import Answer, Contract
from flowiq_desktop.practice_server.exchange import ReceivedRequest, refusal
from flowiq_desktop.services.reach.stop_list import StopListService
from flowiq_desktop.services.reach.stop_texts import why_words
from tests.services.reach.look_bench import LookBench, look_bench, result

LIST, TALK, CONTACT = ("/conversations", ""), "/conversations", "/contact"


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[LookBench]:
    with look_bench(tmp_path / "data", contract) as made:
        yield made


def _group(bench: LookBench, number: str) -> ReachGroup:
    return group_of(ReachFacts(look=bench.seen(number)), bench.clock.now())


@pytest.mark.parametrize(
    ("ending", "group"),
    [
        ("3001", ReachGroup.REACHABLE),
        ("3002", ReachGroup.REACHABLE),
        ("3003", ReachGroup.NEEDS_TEMPLATE),
        ("3004", ReachGroup.NEEDS_TEMPLATE),
        ("3010", ReachGroup.ASKED_NOT_TO),
        ("3011", ReachGroup.ASKED_NOT_TO),
        ("3012", ReachGroup.REACHABLE),
        ("3013", ReachGroup.ASKED_NOT_TO),
        ("3014", ReachGroup.ASKED_NOT_TO),
        ("3015", ReachGroup.ASKED_NOT_TO),
        ("3020", ReachGroup.KEPT_OUT),
        ("3021", ReachGroup.KEPT_OUT),
        ("3022", ReachGroup.NOT_LOOKED),
        ("3030", ReachGroup.REACHABLE),
        ("3031", ReachGroup.FAILED_BEFORE),
        ("3040", ReachGroup.NEEDS_TEMPLATE),
        ("3041", ReachGroup.REACHABLE),
        ("3042", ReachGroup.REACHABLE),
        ("0404", ReachGroup.NO_CONTACT),
        ("0301", ReachGroup.NEEDS_TEMPLATE),
    ],
)
def test_one_look_tells_each_group(bench: LookBench, ending: str, group: ReachGroup) -> None:
    number = f"+2782555{ending}"
    assert bench.look(number).looked == 1
    assert _group(bench, number) is group


def test_a_window_of_23_59_closes_a_minute_later(bench: LookBench) -> None:
    bench.look("+27825553002")
    bench.clock.pass_minutes(0.9)
    assert _group(bench, "+27825553002") is ReachGroup.REACHABLE
    bench.clock.pass_minutes(0.2)
    assert _group(bench, "+27825553002") is ReachGroup.NEEDS_TEMPLATE


def test_what_was_sent_grows_from_sent_over_delivered_to_read(bench: LookBench) -> None:
    number = "+27825550301"
    bench.server.add_message(number, "Good day", "bot-whatsapp")
    counts = []
    for minutes in (0.0, 0.1, 1.0):
        bench.clock.pass_minutes(minutes)
        bench.look(number, again=True, contacts=False)
        look = bench.seen(number)
        assert look is not None
        statuses = look.statuses
        counts.append((statuses.sent, statuses.delivered, statuses.read))
    assert counts == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


def test_nobody_is_asked_about_twice_within_the_day(bench: LookBench) -> None:
    anna, ben = "+27825553001", "+27825553002"
    assert bench.look(anna, "+27 82 555 3001").looked == 1
    asked = len(bench.asked)
    assert bench.look(anna, ben).looked == 1
    assert bench.asked[asked:] == [LIST, (TALK, ben[1:]), (CONTACT, ben[1:])]
    asked = len(bench.asked)
    assert bench.look(anna, ben).looked == 0
    assert bench.asked[asked:] == []
    assert bench.look(anna, again=True).looked == 1
    bench.clock.pass_minutes(24 * 60)
    assert bench.seen(anna) is None
    assert bench.look(anna).looked == 1


def test_looking_goes_on_where_it_was_stopped(bench: LookBench) -> None:
    numbers = [f"+278255506{n:02}" for n in range(10)]
    job = bench.looks.look(numbers, bench.connection)
    while sum(bench.seen(number) is not None for number in numbers) < 4:
        next(job)
    job.close()
    kept = [number for number in numbers if bench.seen(number)]
    bench.look(*numbers, contacts=False)
    talks = [number for path, number in bench.asked if path == TALK and number]
    assert len(kept) == 4
    assert len(talks) <= len(numbers) + 1  # the one under way when it was stopped
    assert all(talks.count(number[1:]) == 1 for number in kept)


def test_looking_keeps_to_the_pace(bench: LookBench) -> None:
    began = bench.clock.seconds
    bench.look(*(f"+278255506{n:02}" for n in range(10)))
    questions = len(bench.asked)
    assert questions == 21
    seconds = bench.clock.seconds - began
    assert seconds == pytest.approx((questions - 1) * 60 / 90, abs=0.1)
    assert bench.looks.seconds_for(1000, contacts=False) == pytest.approx(11.1 * 60, abs=5)
    assert bench.looks.seconds_for(1000) == pytest.approx(22.2 * 60, abs=5)


def test_while_something_is_sent_nobody_is_looked_up(bench: LookBench) -> None:
    job = bench.looks.look(["+27825553001"], bench.connection)
    with bench.turns.comes_first():
        for _ in range(20):
            next(job)
        assert bench.asked == []
        assert bench.turns.wait <= SECOND
    assert result(job).looked == 1


def test_a_small_account_tells_who_is_no_contact_by_its_list(
    tmp_path: Path, contract: Contract
) -> None:
    known = frozenset({"27825550301", "27825550302"})
    with look_bench(tmp_path / "data", contract, known=known) as bench:
        numbers = ["+27825550301", *(f"+2782555100{n}" for n in range(9))]
        assert bench.look(*numbers, contacts=False).looked == 10
        assert bench.asked == [LIST, (TALK, "27825550301")]
        assert _group(bench, "+27825551003") is ReachGroup.NO_CONTACT
        assert _group(bench, "+27825550301") is ReachGroup.NEEDS_TEMPLATE


def test_a_list_that_may_not_be_whole_proves_nobody_absent(
    tmp_path: Path, contract: Contract
) -> None:
    def lists(**pagination: object) -> None:
        contact = {"id": "a", "whatsapp_id": "27825550301"}
        body = {"success": True, "contacts": [contact], "pagination": pagination}

        def script(request: ReceivedRequest) -> Answer | None:
            return Answer(200, body) if request.query.get("action") == "contacts" else None

        made.script = script

    with look_bench(tmp_path / "data", contract) as made:
        for pagination in (
            {"hasNextPage": False, "totalContacts": 2},
            {"hasNextPage": True, "totalContacts": 90_000},
            {"hasNextPage": True},
            {},
        ):
            lists(**pagination)
            made.look("+27825553004", again=True, contacts=False)
            assert _group(made, "+27825553004") is ReachGroup.NEEDS_TEMPLATE


def test_a_refused_key_leaves_everybody_not_looked_at(bench: LookBench) -> None:
    bench.key = "fiq_revoked_1"
    summary = bench.look("+27825553001", "+27825553002")
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "invalid_api_key"
    assert (summary.looked, len(bench.asked)) == (0, 1)
    assert _group(bench, "+27825553001") is ReachGroup.NOT_LOOKED


def test_without_the_organisation_nobody_knows_who_is_blocked(bench: LookBench) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        wants = request.path == CONTACT and not request.query.get("tenantId")
        return refusal(400, "Tenant ID is required", "Add tenantId.") if wants else None

    bench.script = script
    summary = bench.look("+27825553020", "+27825553021")
    assert summary.stopped_because is None
    assert summary.contacts_because is not None
    assert summary.contacts_because.code == "tenant_id_required"
    assert [path for path, _ in bench.asked].count(CONTACT) == 1
    assert _group(bench, "+27825553020") is ReachGroup.REACHABLE
    bench.tenant = "green-school"
    bench.look("+27825553020", "+27825553021")
    assert _group(bench, "+27825553020") is ReachGroup.KEPT_OUT


def test_an_answer_that_cannot_be_read_costs_one_person(bench: LookBench) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        if request.query.get("whatsappNumber") == "27825553001":
            return Answer(200, {"success": True, "messages": "none"})
        return None

    bench.script = script
    summary = bench.look("+27825553001", "+27825553002")
    assert (summary.looked, summary.in_vain) == (1, 1)
    assert _group(bench, "+27825553001") is ReachGroup.NOT_LOOKED
    assert _group(bench, "+27825553002") is ReachGroup.REACHABLE


def test_a_username_that_only_the_contact_shows_is_noted(bench: LookBench) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        if request.query.get("whatsappNumber"):
            page = {"success": True, "messages": [], "pagination": {"hasNextPage": False}}
            return Answer(200, page)
        return None

    bench.script = script
    bench.look("+27825553022")
    look = bench.seen("+27825553022")
    assert look is not None
    assert look.standing is Standing.WITHOUT_NUMBER


def test_a_clock_that_was_put_back_makes_no_look_of_tomorrow_count(bench: LookBench) -> None:
    bench.look("+27825553001")
    bench.clock.ahead = timedelta(hours=-2)
    assert bench.seen("+27825553001") is None


def test_who_answers_start_later_is_pointed_out_and_stays_on_the_list(bench: LookBench) -> None:
    number, people = "+27825553015", StopListService(bench.journal)
    bench.look(number)
    look = bench.seen(number)
    assert look is not None
    assert look.wants_none_since is not None
    people.add_answered({number: look.wants_none_since}, practice=True)
    bench.clock.pass_minutes(2)
    bench.look(number, again=True)
    look = bench.seen(number)
    assert look is not None
    assert look.wants_none_since is None
    (entry,) = people.about(number, "ZA")
    assert entry.wants_again == look.asked_to_start
    assert "want messages again: take them off?" in why_words(entry)
