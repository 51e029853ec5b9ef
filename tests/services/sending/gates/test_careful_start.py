"""Five go first, and the rest once enough arrived: over a real journal and a real server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.wishes.careful_start import CarefulState
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.exchange import Answer, Ending, ReceivedRequest, refusal
from flowiq_desktop.practice_server.failing_numbers import meta_refusal
from flowiq_desktop.services.sending.gates.first_texts import FirstPaused
from flowiq_desktop.services.sending.pause_texts import why_paused
from flowiq_desktop.services.sending.progress import SendProgress, Wait
from flowiq_desktop.services.sending.service import (
    SendControl,
    SendOptions,
    SendService,
    SendSummary,
)
from flowiq_desktop.system.clock import local_now
from tests.services.campaign_bench import FAST, CampaignBench, campaign_bench
from tests.services.sending.gates.skipping import Skipping
from tests.services.sending.gates.template_rows import template_posts, templates

ACCEPTED, READY = DeliveryState.ACCEPTED, DeliveryState.READY
Script = Callable[[ReceivedRequest], Answer | None]
Bench = Callable[..., CampaignBench]
GOOD, OFF, FAILS, NO_WHATSAPP, CUT = "5000", "3030", "3031", "0400", "0999"
SPARED = "1049"


@pytest.fixture
def bench(tmp_path: Path, contract: Contract, skipping: Skipping) -> Iterator[Bench]:
    with ExitStack() as stack:

        def made(
            endings: str, script: Script | None = None, *, careful: bool = True
        ) -> CampaignBench:
            behaviour = Behaviour(failing_numbers=True, script=script, clock=skipping.unix)
            b = stack.enter_context(
                campaign_bench(tmp_path / "data", contract, behaviour=behaviour)
            )
            b.service = SendService(b.journal, new_client, skipping.clock)
            numbers = [f"+2782{row:03d}{end}" for row, end in enumerate(endings.split())]
            b.freeze(len(numbers), numbers.__getitem__)
            if careful:
                b.service.start_carefully(b.campaign)
            return b

        yield made


def of(*parts: tuple[int, str]) -> str:
    return " ".join(end for count, end in parts for _ in range(count))


def looked(b: CampaignBench) -> list[int]:
    """After how many messages each conversation was asked for."""
    counts, posts = [], 0
    for request in b.server.received:
        posts += request.method == "POST"
        if "conversation-messages" in request.query.get("action", ""):
            counts.append(posts)
    return counts


def sentence(summary: SendSummary) -> str:
    assert summary.stopped_because is not None
    return summary.stopped_because.sentence


def test_five_go_first_and_the_rest_once_three_have_arrived(
    bench: Bench,
) -> None:
    b = bench(of((12, GOOD)))
    seen: list[SendProgress] = []
    summary = b.run(watch=seen.append)
    assert summary.done
    assert b.states == [ACCEPTED] * 12
    assert set(looked(b)) == {5}
    assert len(b.posts()) == len(set(b.posts())) == 12
    waits = [p.waiting for p in seen if p.wait is Wait.ARRIVING]
    assert waits[0] == "Looking whether the first messages arrive: 0 of 5 so far"
    assert all(p.sent == 5 and p.left == 7 for p in seen if p.wait is Wait.ARRIVING)
    assert b.journal.careful_starts.state(b.campaign) is CarefulState.OVER


def test_it_waits_for_no_more_than_three(bench: Bench) -> None:
    b = bench(of((2, OFF), (10, GOOD)))
    assert b.run().done
    assert len(b.posts()) == 12


def test_failures_pause_with_the_counts_and_whoever_continues_has_decided(
    bench: Bench,
) -> None:
    b = bench(of((3, FAILS), (9, GOOD)))
    summary = b.run()
    assert not summary.done
    assert sentence(summary) == ("3 of the first 5 messages failed, so sending paused; 2 arrived.")
    record = b.journal.campaigns.get(b.campaign)
    assert record is not None
    assert (record.state, record.paused_for) == (CampaignState.PAUSED, "first_failed")
    assert len(b.posts()) == 5
    asked = len(looked(b))
    assert b.again().done
    assert (len(b.posts()), len(looked(b))) == (12, asked)


def test_phones_that_are_off_pause_after_two_minutes(bench: Bench, skipping: Skipping) -> None:
    b = bench(of((3, OFF), (9, GOOD)))
    summary = b.run()
    assert timedelta(seconds=115) < skipping.by < timedelta(seconds=140)
    assert sentence(summary) == (
        "2 of the first 5 messages arrived within two minutes, so sending paused."
    )
    assert len(b.posts()) == 5
    assert max(looked(b)) == 5
    assert len(looked(b)) < 90, "who has it is not asked about again"


def test_a_row_that_is_refused_has_failed(bench: Bench) -> None:
    b = bench(of((1, NO_WHATSAPP), (9, GOOD)))
    assert sentence(b.run()).startswith("1 of the first 5 messages failed")
    assert len(b.posts()) == 5


def test_an_unsure_row_never_counts_as_arrived(bench: Bench) -> None:
    b = bench(f"{CUT} {GOOD} {CUT} {GOOD} {CUT} {of((5, GOOD))}")
    summary = b.run(connections=1)
    assert sentence(summary) == (
        "2 of the first 5 messages arrived within two minutes, so sending paused. 3 are unsure."
    )
    assert len(b.posts()) == 5


def test_two_unsure_and_three_that_arrived_are_enough(bench: Bench) -> None:
    b = bench(f"{CUT} {GOOD} {CUT} {of((8, GOOD))}")
    assert b.run(connections=1).done
    assert len(b.posts()) == 11


@pytest.mark.parametrize("rows", [1, 3, 5])
def test_where_nothing_is_left_nobody_looks(bench: Bench, rows: int) -> None:
    b = bench(of((rows, GOOD)))
    assert b.run().done
    assert looked(b) == []
    assert len(b.posts()) == rows


def test_a_plain_campaign_looks_at_nobody(bench: Bench) -> None:
    b = bench(of((8, FAILS)), careful=False)
    assert b.run().done
    assert looked(b) == []


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (refusal(403, "Forbidden", "Not this key."), "FlowIQ does not show what became of"),
        (refusal(401, "Invalid API key", "Not this key."), "FlowIQ does not show what became of"),
    ],
)
def test_where_conversations_are_refused_the_person_decides(
    bench: Bench, answer: Answer, says: str
) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        return answer if request.path.endswith("/conversations") else None

    b = bench(of((9, GOOD)), script)
    assert sentence(b.run()).startswith(says)
    assert len(b.posts()) == 5
    assert b.again().done
    assert len(b.posts()) == 9


def test_a_conversation_that_cannot_be_read_never_counts_as_arrived(
    bench: Bench,
) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        asked = request.query.get("action") == "conversation-messages"
        return Answer(200, {"success": True, "messages": "none"}) if asked else None

    b = bench(of((9, GOOD)), script)
    assert sentence(b.run()).startswith("0 of the first 5 messages arrived")
    assert len(b.posts()) == 5


def test_what_was_sent_before_counts_among_the_five(bench: Bench) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and len(opened[0].posts()) == 2:
            opened[0].control.stop()
        return None

    opened: list[CampaignBench] = []
    b = bench(of((12, GOOD)), script, careful=False)
    opened.append(b)
    b.run(connections=1)
    assert len(b.posts()) == 2
    b.service.start_carefully(b.campaign)
    assert b.again().done
    assert set(looked(b)) == {5}


def test_one_that_has_passed_does_not_begin_anew(bench: Bench) -> None:
    opened: list[CampaignBench] = []

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and len(opened[0].posts()) == 6:
            opened[0].control.stop()
        return None

    b = bench(of((12, GOOD)), script)
    opened.append(b)
    b.run(connections=1)
    assert len(b.posts()) == 6
    asked = len(looked(b))
    b.service.start_carefully(b.campaign)
    assert b.again().done
    assert len(looked(b)) == asked


def test_stopped_while_looking_it_looks_again(bench: Bench) -> None:
    b = bench(of((9, OFF)))

    def watch(progress: SendProgress) -> None:
        if progress.wait is Wait.ARRIVING and len(looked(b)) > 7:
            b.control.stop()

    summary = b.run(watch=watch)
    assert (summary.stopped_by_person, len(b.posts())) == (True, 5)
    asked = len(looked(b))
    assert sentence(b.again()).startswith("0 of the first 5 messages arrived")
    assert (len(b.posts()), len(looked(b)) > asked) == (5, True)


def test_a_pause_while_looking_takes_nothing_of_the_two_minutes(
    bench: Bench, skipping: Skipping
) -> None:
    b = bench(of((9, OFF)))
    paused: list[int] = []

    def watch(progress: SendProgress) -> None:
        if progress.wait is not Wait.ARRIVING:
            return
        if not paused and len(looked(b)) > 4:
            b.control.pause()
        if b.control.paused:
            paused.append(len(looked(b)))
            if skipping.by > timedelta(minutes=5):
                b.control.proceed()

    assert sentence(b.run(watch=watch)).startswith("0 of the first 5")
    assert len(set(paused)) <= 2, "nothing is asked meanwhile, but what was under way"
    assert skipping.by > timedelta(minutes=6, seconds=50)


@pytest.mark.parametrize("ends_at", [0, 1, 2, 3, 5, 8, 13, 21, 40])
def test_a_program_that_ends_at_any_step_goes_on_without_doubling(
    bench: Bench, tmp_path: Path, skipping: Skipping, ends_at: int
) -> None:
    b = bench(of((2, OFF), (9, GOOD)))
    options = SendOptions(FAST, 4)
    with closing(b.service.run(b.campaign, b.connection, options, b.control)) as job:
        for _ in range(ends_at):
            if next(job, None) is None:
                break
    b.journal.close()
    with b.restarted(tmp_path / "data") as after:
        after.service = SendService(after.journal, new_client, skipping.clock)
        assert after.run().done
        assert after.states == [ACCEPTED] * 11
    assert len(b.posts()) == len(set(b.posts())) == 11
    assert set(looked(b)) == {5}


def test_a_pause_is_on_disk_with_its_counts_or_not_at_all(bench: Bench, tmp_path: Path) -> None:
    b = bench(of((5, FAILS), (4, GOOD)))
    b.run()
    b.journal.close()
    with b.restarted(tmp_path / "data") as after:
        record = after.journal.campaigns.get(after.campaign)
        assert record is not None
        assert record.paused_for == "first_failed"
        told = why_paused(after.journal, after.campaign, record.paused_for, 4)
        assert isinstance(told, FirstPaused)
        assert (told.first.failed, told.first.arrived) == (5, 0)
        assert after.journal.careful_starts.state(after.campaign) is CarefulState.ASKED


def test_looking_keeps_what_it_saw_and_forgets_nobodys_settings(
    bench: Bench,
) -> None:
    b = bench(of((9, GOOD)))
    assert b.run().done
    looks = b.journal.looks.of(b.connection.fingerprint(b.journal.accounts.salt))
    assert len(looks) == 5
    assert all(
        look.statuses.delivered or look.statuses.sent or look.statuses.read
        for look in looks.values()
    )


@pytest.mark.parametrize(
    ("dies_at", "endings", "goes_on"),
    [
        ("first", of((11, GOOD)), True),
        ("end", of((11, GOOD)), True),
        ("pause", of((3, FAILS), (8, GOOD)), False),
    ],
)
def test_a_death_at_each_entry_leaves_a_campaign_that_looks_again(
    bench: Bench,
    tmp_path: Path,
    skipping: Skipping,
    monkeypatch: pytest.MonkeyPatch,
    dies_at: str,
    endings: str,
    goes_on: bool,
) -> None:
    def dies(*_: object) -> None:
        raise JournalError("The power went.", "", fatal=True)

    b = bench(endings)
    with monkeypatch.context() as death:
        death.setattr(b.journal.careful_starts, dies_at, dies)
        with pytest.raises(JournalError, match="The power went"):
            b.run()
    assert len(b.posts()) == (0 if dies_at == "first" else 5)
    b.journal.close()
    with b.restarted(tmp_path / "data") as after:
        after.service = SendService(after.journal, new_client, skipping.clock)
        assert after.journal.careful_starts.state(after.campaign) is CarefulState.WISHED
        assert after.run().done is goes_on
    assert len(b.posts()) == len(set(b.posts())) == (11 if goes_on else 5)


def test_the_look_of_one_who_was_asked_about_keeps_how_flowiq_is_set(bench: Bench) -> None:
    b = bench(of((9, GOOD)))
    account = b.connection.fingerprint(b.journal.accounts.salt)
    number = "+2782000" + GOOD
    b.journal.looks.keep(account, [Look(number, local_now(), blocked=False, broadcasts=True)])
    assert b.run().done
    kept = b.journal.looks.at(account, number)
    assert kept is not None
    assert (kept.blocked, kept.broadcasts) == (False, True)


def test_a_slow_campaign_is_looked_at_often_enough(bench: Bench, skipping: Skipping) -> None:
    """Its five messages were sent before; the rest would go at one a minute."""
    b = bench(of((6, GOOD)), careful=False)
    b.journal.costs.set_budget(b.campaign, Budget(messages=5))
    assert b.run(rate=1200).progress.sent == 5
    b.journal.costs.set_budget(b.campaign, NO_BUDGET)
    b.service.start_carefully(b.campaign)
    before = skipping.by
    assert b.run(rate=1).done
    assert skipping.by - before < timedelta(seconds=30)
    assert len(b.posts()) == 6


@pytest.mark.parametrize(
    "nothing_told",
    [
        Answer(ending=Ending.RESET),
        refusal(401, "Invalid API key", "revoked"),
        refusal(403, "Forbidden", "No."),
        refusal(429, "Too many requests", "Later."),
    ],
)
def test_a_failure_that_is_known_pauses_where_nobody_can_look_for_the_others(
    bench: Bench, nothing_told: Answer
) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        looks = "conversation-messages" in request.query.get("action", "")
        return nothing_told if looks else None

    b = bench(of((1, NO_WHATSAPP), (11, GOOD)), script)
    assert "1 of the first 5 messages failed" in sentence(b.run())
    assert len(b.posts()) == 5
    assert b.journal.careful_starts.state(b.campaign) is CarefulState.ASKED


@pytest.mark.parametrize("spared", [1, 4, 5, 9])
def test_others_go_in_place_of_people_whom_whatsapp_spares(bench: Bench, spared: int) -> None:
    b = bench(GOOD)
    templates(b, *[("visit", SPARED)] * spared, *[("visit", FAILS)] * 12)
    assert "5 of the first 5 messages failed" in sentence(b.run())
    assert b.states.count(ACCEPTED) == 5
    assert template_posts(b)["visit"] == 5 + spared


def test_only_people_who_are_spared_let_nobody_else_go(bench: Bench) -> None:
    b = bench(GOOD)
    templates(b, *[("visit", SPARED)] * 7)
    assert not b.run().done
    assert b.journal.careful_starts.state(b.campaign) is CarefulState.WISHED


def test_a_template_that_is_refused_once_lets_none_of_its_rows_go(bench: Bench) -> None:
    refusals = [meta_refusal(132015)]

    def script(request: ReceivedRequest) -> Answer | None:
        return refusals.pop() if request.method == "POST" and refusals else None

    b = bench(GOOD, script)
    templates(b, *[("visit", FAILS)] * 12)
    summary = b.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "meta_132015"
    assert template_posts(b) == {"visit": 1}
    assert b.journal.careful_starts.state(b.campaign) is CarefulState.WISHED
    b.control = SendControl()
    assert "5 of the first 5 messages failed" in sentence(b.run())
    assert template_posts(b) == {"visit": 6}


def test_beside_a_refused_template_the_rows_of_others_are_the_first(bench: Bench) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        refused = request.method == "POST" and request.body.get("templateName") == "trip"
        return meta_refusal(132001) if refused else None

    b = bench(GOOD, script)
    templates(b, *[("trip", GOOD), ("visit", GOOD)] * 8)
    summary = b.run()
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "meta_132001"
    assert b.states == [READY, ACCEPTED] * 8
    assert b.journal.careful_starts.state(b.campaign) is CarefulState.OVER
    assert looked(b)
    assert min(looked(b)) >= 5
