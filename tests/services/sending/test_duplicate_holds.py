"""The same message to the same person, by whatever way it comes again, waits for a person."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.assembly import Services
from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.restore_guard import missing_messages
from flowiq_desktop.journal.tables.records import NewCampaign
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.preparing.check import check_sheet
from flowiq_desktop.services.preparing.load import ReadOptions, load_sheet
from flowiq_desktop.services.results.report import ReportService, result_row
from flowiq_desktop.services.sending.duplicate_holds import HoldService, day_in_words, hold_repeats
from flowiq_desktop.services.sending.service import SendControl, SendOptions
from flowiq_desktop.system.clock import local_now
from tests.journal.conftest import delivery, frozen_campaign
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    CARA,
    DAN,
    LOST,
    SENT,
    ReconciliationBench,
    reconciliation_bench,
    result,
    text,
)

HELD, ACCEPTED, READY = DeliveryState.HELD, DeliveryState.ACCEPTED, DeliveryState.READY


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        yield made


def _three(bench: ReconciliationBench, words: str = "Hello") -> int:
    return bench.send(*(text(number, words) for number in (ANNA, BEN, CARA)))


def test_the_same_messages_again_are_held_and_say_when_they_were_sent(
    bench: ReconciliationBench,
) -> None:
    _three(bench)
    bench.clock.pass_minutes(60 * 24)
    again = _three(bench)
    assert bench.states == [HELD] * 3
    assert len(bench.posts()) == 3
    row = result_row(bench.records[0])
    assert row.status is ResultStatus.LEFT_OUT
    assert row.problem == "Already sent to this person on 12 May; held back."
    assert row.advice == "Leave it, or choose to send it again."
    assert HoldService(bench.journal).held(again) == 3
    (group,) = ReportService(bench.journal).groups(again)
    assert (group.reason, group.state, group.count) == ("sent_before", HELD, 3)


def test_other_words_or_another_person_are_not_held(bench: ReconciliationBench) -> None:
    _three(bench)
    bench.send(text(ANNA, "Hello!"), text(ANNA.replace("0300", "0399"), "Hello"))
    assert bench.states == [ACCEPTED] * 2


def test_a_message_that_may_have_been_sent_is_held_with_other_words(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: LOST}
    _three(bench)
    bench.fates = {}
    _three(bench)
    assert bench.states == [HELD] * 3
    assert result_row(bench.records[1]).problem.startswith("This may already have been sent")


@pytest.mark.parametrize("reason", ["older_copy", "sent_before"])
def test_what_another_campaign_sent_after_the_release_is_asked_about_anew(
    bench: ReconciliationBench, reason: str
) -> None:
    """Nobody said that it may be sent a second time: when they were asked, it had not been sent."""
    if reason == "older_copy":
        bench.journal._writer.run(lambda db: missing_messages.note(db, 5, bench.clock.now()))
    else:
        _three(bench)
    waiting = bench.freeze(text(ANNA, "Hello"))
    list(hold_repeats(bench.journal, waiting, bench.clock.now()))
    assert HoldService(bench.journal).release(waiting, reason) == 1
    bench.clock.pass_minutes(1)
    other = bench.freeze(text(ANNA, "Hello"))
    list(hold_repeats(bench.journal, other, bench.clock.now()))
    bench.campaign = other
    assert HoldService(bench.journal).release(other) == 1
    bench.run()
    assert bench.states == [ACCEPTED]
    sent = len(bench.posts())
    bench.campaign = waiting
    bench.run()
    assert bench.states == [HELD]
    assert len(bench.posts()) == sent
    bench.clock.pass_minutes(1)
    assert HoldService(bench.journal).release(waiting, "sent_before") == 1
    bench.run()
    assert bench.states == [ACCEPTED]


def test_what_a_person_left_unsure_or_treats_as_sent_is_held(bench: ReconciliationBench) -> None:
    bench.fates = {ANNA: SENT, BEN: LOST}
    first = _three(bench)
    bench.settle.leave(first, [2])
    bench.settle.treat_as_sent(first, [3])
    bench.fates = {}
    _three(bench)
    assert bench.states == [HELD] * 3


def test_what_a_deleted_campaign_sent_is_held_all_the_same(bench: ReconciliationBench) -> None:
    bench.journal.campaigns.delete(_three(bench))
    bench.clock.pass_minutes(60 * 24)
    again = _three(bench)
    assert bench.states == [HELD] * 3
    assert result_row(bench.records[0]).problem == (
        "Already sent to this person on 12 May; held back."
    )
    HoldService(bench.journal).release(again)
    bench.run()
    assert bench.states == [ACCEPTED] * 3
    assert len(bench.posts()) == 6


def test_what_a_deleted_campaign_may_have_sent_is_held_as_well(bench: ReconciliationBench) -> None:
    bench.fates[ANNA] = LOST
    bench.journal.campaigns.delete(bench.send(text(ANNA, "Hello")))
    bench.send(text(ANNA, "Hello"))
    assert bench.states == [HELD]
    assert "may already have been sent" in result_row(bench.records[0]).problem


def test_other_words_or_another_person_are_no_repeat_of_a_deleted_campaign(
    bench: ReconciliationBench,
) -> None:
    bench.journal.campaigns.delete(bench.send(text(ANNA, "Hello")))
    bench.send(text(ANNA, "Hello!"), text(BEN, "Hello"))
    assert bench.states == [ACCEPTED] * 2


@pytest.mark.parametrize(("days", "state"), [(29.9, HELD), (30.1, ACCEPTED)])
def test_a_deleted_campaign_is_remembered_for_thirty_days(
    bench: ReconciliationBench, days: float, state: DeliveryState
) -> None:
    bench.journal.campaigns.delete(_three(bench))
    bench.clock.pass_minutes(60 * 24 * days)
    _three(bench)
    assert bench.states == [state] * 3
    # Once FlowIQ has said the time as well.
    earnest = bench.send(text(DAN, "Hello"))
    bench.journal._writer.run(
        lambda db: db.execute("UPDATE campaign SET practice = 0 WHERE id = ?", (earnest,))
    )
    assert bench.journal.deleted_fingerprints.forget(timedelta(days=30)) == (
        0 if state is HELD else 3
    )
    assert bench.journal.deleted_fingerprints.forget(timedelta(days=1)) == (
        3 if state is HELD else 0
    )


@pytest.mark.parametrize("wrong", [timedelta(days=-45), timedelta(days=45)])
def test_what_was_sent_under_a_wrong_date_is_a_repeat_all_the_same(
    bench: ReconciliationBench, wrong: timedelta
) -> None:
    bench.clock.ahead = wrong
    _three(bench)
    bench.clock.ahead = timedelta()
    bench.clock.pass_minutes(60)
    _three(bench)
    assert bench.states == [HELD] * 3


def test_a_date_that_is_wrong_for_a_day_forgets_nothing(bench: ReconciliationBench) -> None:
    bench.journal.campaigns.delete(_three(bench))
    bench.clock.ahead = timedelta(days=45)
    bench.send(text(DAN, "Hello"))
    bench.clock.ahead = timedelta()
    _three(bench)
    assert bench.states == [HELD] * 3


def test_what_is_remembered_names_nobody(bench: ReconciliationBench, tmp_path: Path) -> None:
    bench.journal.campaigns.delete(_three(bench, "A secret of Anna's"))
    bench.journal.close()
    files = [file.read_bytes() for file in (tmp_path / "data").glob(f"{FILE_NAME}*")]
    assert files
    for name in (ANNA, ANNA.strip("+"), "A secret"):
        assert not any(name.encode() in file for file in files)


@pytest.mark.parametrize(("days", "state"), [(29.9, HELD), (30.1, ACCEPTED)])
def test_thirty_days_later_it_may_be_sent_again(
    bench: ReconciliationBench, days: float, state: DeliveryState
) -> None:
    _three(bench)
    bench.clock.pass_minutes(60 * 24 * days)
    _three(bench)
    assert bench.states == [state] * 3


def test_released_rows_are_sent_and_the_decision_is_recorded(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    _three(bench)
    again = _three(bench)
    holds = HoldService(bench.journal)
    assert holds.release(again) == 3
    assert holds.held(again) == 0
    bench.run()
    assert bench.states == [ACCEPTED] * 3
    assert len(bench.posts()) == 6
    assert holds.release(again) == 0
    bench.journal.close()
    with sqlite3.connect(tmp_path / "data" / FILE_NAME) as db:
        made = db.execute("SELECT who, verdict FROM decision").fetchall()
    db.close()
    assert made == [("person", "send again")] * 3


def test_rows_are_released_for_one_reason_alone(bench: ReconciliationBench) -> None:
    _three(bench)
    again = _three(bench)
    holds = HoldService(bench.journal)
    assert holds.release(again, "older_copy") == 0
    assert holds.held(again) == 3
    assert holds.release(again, "sent_before") == 3


def test_a_finished_campaign_runs_again_once_its_held_rows_are_released(
    bench: ReconciliationBench,
) -> None:
    _three(bench)
    again = _three(bench)
    assert bench.journal.campaigns.get(again).state is CampaignState.DONE  # type: ignore[union-attr] # it is there
    assert len(bench.posts()) == 3
    HoldService(bench.journal).release(again)
    options = SendOptions(100_000, 1)
    summary = result(bench.sender.run(again, bench.connection, options, SendControl()))
    assert summary.progress.sent == 3
    assert len(bench.posts()) == 6


def test_what_another_campaign_sent_while_this_one_waited_is_held_when_it_goes_on(
    bench: ReconciliationBench,
) -> None:
    """The sheet is loaded again and sent; then the first campaign is gone on with."""
    waiting = bench.journal.campaigns.begin(NewCampaign("First", True, "p.xlsx", "", ()))
    list(bench.journal.campaigns.add(waiting, [delivery(row) for row in (2, 3)]))
    bench.journal.campaigns.freeze(waiting)
    second = bench.journal.campaigns.begin(NewCampaign("Second", True, "p.xlsx", "", ()))
    list(bench.journal.campaigns.add(second, [delivery(2)]))
    bench.journal.campaigns.freeze(second)
    for bench.campaign in (second, waiting):
        bench.run()
    assert bench.states == [HELD, ACCEPTED]
    assert len(bench.posts()) == 2


def test_practice_and_real_campaigns_and_tests_do_not_hold_each_other(journal: Journal) -> None:
    for practice, kind in ((True, "campaign"), (False, "test")):
        campaign = journal.campaigns.begin(NewCampaign("x", practice, "", "", (), kind=kind))
        list(journal.campaigns.add(campaign, [delivery(2)]))
        journal.campaigns.freeze(campaign)
        journal.deliveries.begin_attempt(
            journal.deliveries.waiting(campaign)[0].id, f"run {campaign}"
        ) if practice else None
    real = journal.campaigns.begin(NewCampaign("x", False, "", "", ()))
    list(journal.campaigns.add(real, [delivery(2)]))
    assert result(hold_repeats(journal, real, local_now())) == 0
    other = journal.campaigns.begin(NewCampaign("x", True, "", "", ()))
    list(journal.campaigns.add(other, [delivery(2)]))
    assert result(hold_repeats(journal, other, local_now())) == 1
    test = journal.campaigns.begin(NewCampaign("x", True, "", "", (), kind="test"))
    list(journal.campaigns.add(test, [delivery(2)]))
    assert result(hold_repeats(journal, test, local_now())) == 0


def test_a_campaign_without_rows_has_nothing_to_hold(journal: Journal) -> None:
    campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ()))
    assert result(hold_repeats(journal, campaign, local_now())) == 0


def test_repeats_are_found_in_every_block(journal: Journal) -> None:
    first = frozen_campaign(journal, 4500)
    for entry in (journal.deliveries.waiting(first)[0], journal.deliveries.waiting(first)[-1]):
        journal.deliveries.begin_attempt(entry.id, "run")
    second = frozen_campaign(journal, 4500)
    assert result(hold_repeats(journal, second, local_now())) == 2
    held = [row.row_number for row in journal.deliveries.of(second) if row.state is HELD]
    assert held == [2, 4501]


def test_a_sheet_that_is_sent_twice_is_held_from_loading_to_sending(
    services: Services, people: Path
) -> None:
    """Through the services as the window uses them."""
    loaded = result(load_sheet(people, ReadOptions()))
    guess = services.mappings.suggest(loaded.sheet, "ZA", guess_anew=True).mapping
    mapping = guess.with_type("text").with_source("text", TextSource("Hello"))
    connection = services.practice.start()
    campaigns = []
    for name in ("Once", "Twice"):
        checked = result(check_sheet(loaded.sheet, mapping, "ZA"))
        campaigns.append(result(services.send.freeze(checked, loaded, name, practice=True)))
        options = SendOptions(100_000, 1)
        result(services.send.run(campaigns[-1], connection, options, SendControl()))
    once, twice = (services.campaigns.summary(campaign) for campaign in campaigns)
    assert once is not None
    assert twice is not None
    assert once.sent == 3
    assert services.holds.held(campaigns[1]) == 3
    assert twice.sent == 0


def test_a_day_is_said_in_words() -> None:
    assert day_in_words(local_now().replace(month=9, day=3)) == "3 September"
