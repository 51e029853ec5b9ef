"""Unsure messages on a real journal, looked up at a real server that knows what it really sent."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.assembly import Services
from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.practice_server import Answer, Contract, ReceivedRequest, refusal
from flowiq_desktop.services.preparing.check import check_sheet
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.services.results.report import ReportService, result_row
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.service import SendControl, SendOptions
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    CARA,
    DAN,
    FAULT_LOST,
    FAULT_SENT,
    LOST,
    SENT,
    ReconciliationBench,
    TurnedClock,
    doings,
    reconciliation_bench,
    result,
    text,
)

UNKNOWN, CONFIRMED = DeliveryState.UNKNOWN, DeliveryState.SENT_CONFIRMED
ACCEPTED, READY = DeliveryState.ACCEPTED, DeliveryState.READY
PICTURE = "https://example.org/picture.png"


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        yield made


def _four(bench: ReconciliationBench) -> None:
    """Two answered, one sent without an answer, one lost."""
    bench.fates = {BEN: SENT, CARA: LOST}
    bench.send(*(text(number, f"Hello {number}") for number in (ANNA, BEN, CARA, DAN)))
    assert bench.states == [ACCEPTED, UNKNOWN, UNKNOWN, ACCEPTED]


def test_what_is_listed_was_sent_and_what_is_not_listed_stays_unsure(
    bench: ReconciliationBench,
) -> None:
    _four(bench)
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.SENT, 4: Finding.NO_TRACE}
    assert bench.states == [ACCEPTED, CONFIRMED, UNKNOWN, ACCEPTED]
    assert bench.records[2].reason == "no_trace"
    assert bench.posts() == [ANNA, BEN, CARA, DAN]


def test_no_trace_takes_two_looks_a_minute_apart(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.clock.pass_minutes(25)
    began = bench.clock.seconds
    said = doings(bench.settle.check(bench.campaign, bench.connection))
    assert said == ["Looking into the conversations", "Waiting a minute before looking once more"]
    assert bench.clock.seconds - began >= 60


def test_an_earlier_look_counts_as_the_first(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.clock.pass_minutes(5)
    assert bench.findings()[4] is Finding.TOO_EARLY
    bench.clock.pass_minutes(20)
    began = bench.clock.seconds
    assert bench.findings()[4] is Finding.NO_TRACE
    assert bench.clock.seconds - began < 60


def test_too_early_says_when_to_look_again(bench: ReconciliationBench) -> None:
    _four(bench)
    summary = bench.check()
    assert summary.count(Finding.TOO_EARLY) == 1
    assert summary.look_again_at == bench.records[2].ended + timedelta(minutes=20)  # type: ignore[operator] # it was tried
    assert bench.records[2].reason == "connection_lost"


def test_a_message_that_is_listed_late_is_found_in_the_second_look(
    tmp_path: Path, contract: Contract
) -> None:
    with reconciliation_bench(tmp_path, contract, history_lag=20 * 60 + 30) as bench:
        _four(bench)
        bench.clock.pass_minutes(20.2)
        assert bench.findings()[3] is Finding.SENT


def test_every_decision_is_recorded_with_its_evidence(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    _four(bench)
    bench.clock.pass_minutes(25)
    bench.check()
    bench.settle.leave(bench.campaign)
    bench.journal.close()
    with sqlite3.connect(tmp_path / "data" / FILE_NAME) as db:
        made = db.execute(
            "SELECT d.row_number, x.who, x.verdict, x.evidence FROM decision x"
            " JOIN delivery d ON d.id = x.delivery ORDER BY x.id"
        ).fetchall()
    db.close()
    verdicts = [(row, who, verdict) for row, who, verdict, _ in made]
    assert verdicts == [
        (3, "read-back", "sent"),
        *[(4, "read-back", "not seen")] * 2,
        (4, "read-back", "no_trace"),
        (4, "person", "leave"),
    ]
    evidence = json.loads(made[0][3])
    assert evidence["status"] == "read"  # it was listed 25 minutes ago
    assert evidence["copies"] == 1
    assert evidence["at"].startswith("2026-05-12T14:00:")
    assert json.loads(made[-1][3]) == {"unsure for": "no_trace"}


def test_an_equal_message_of_another_day_proves_nothing(bench: ReconciliationBench) -> None:
    bench.server.add_message(CARA, f"Hello {CARA}", "bot-whatsapp")
    bench.clock.pass_minutes(60)
    _four(bench)
    bench.clock.pass_minutes(25)
    assert bench.findings()[4] is Finding.NO_TRACE


def test_one_entry_never_proves_two_messages(bench: ReconciliationBench) -> None:
    """The same words twice to one person, of which FlowIQ sent one, and was sure of none."""
    bench.server.add_message(BEN, "Good morning", "user-whatsapp")
    bench.clock.pass_minutes(1)
    first = _unanswered(bench, FAULT_SENT)
    second = _unanswered(bench, FAULT_LOST)
    bench.clock.pass_minutes(30)
    found: dict[int, Finding] = {}
    for bench.campaign in (first, second):
        found |= {bench.campaign: bench.findings()[2]}
    assert sorted(found.values()) == [Finding.NO_TRACE, Finding.SENT]


def test_a_message_known_to_be_sent_takes_its_entry_first(bench: ReconciliationBench) -> None:
    bench.server.add_message(BEN, "Good morning", "user-whatsapp")
    bench.clock.pass_minutes(1)
    lost = _unanswered(bench, FAULT_LOST)
    bench.clock.pass_minutes(1)
    bench.fates = {}
    bench.send(text(BEN, "Hello"))
    bench.journal.duplicates.release(bench.campaign)
    bench.run()
    assert bench.states == [ACCEPTED]
    bench.campaign = lost
    bench.clock.pass_minutes(30)
    assert bench.findings() == {2: Finding.NO_TRACE}


@pytest.mark.parametrize("hours", [-26.0, -0.5, 0.5, 7.0])
def test_a_computer_whose_clock_is_wrong_finds_what_was_sent(
    tmp_path: Path, contract: Contract, hours: float
) -> None:
    clock = TurnedClock()
    clock.ahead = timedelta(hours=hours)
    with reconciliation_bench(tmp_path, contract, clock) as bench:
        _four(bench)
        clock.ahead = timedelta()  # somebody put it right in the meantime
        clock.pass_minutes(25 + max(0.0, 60 * hours))
        assert bench.findings()[3] is Finding.SENT


def test_listed_ids_are_kept_and_tell_messages_apart(tmp_path: Path, contract: Contract) -> None:
    with reconciliation_bench(tmp_path, contract, history_ids=True) as bench:
        _four(bench)
        bench.clock.pass_minutes(25)
        assert bench.findings() == {3: Finding.SENT, 4: Finding.NO_TRACE}
        listed = {r.body["phone_number"]: r.message_id for r in bench.server.accepted}
        assert bench.records[1].message_id == listed[BEN]


def test_a_colleague_with_the_same_words_in_the_same_minute_is_listed_as_well(
    bench: ReconciliationBench,
) -> None:
    _four(bench)
    bench.server.add_message(BEN, f"Hello {BEN}", "human-whatsapp")
    bench.clock.pass_minutes(25)
    (row, _) = bench.check().rows
    assert (row.finding, row.copies) == (Finding.SENT, 2)


def test_what_the_person_wrote_back_is_not_taken_for_ours(bench: ReconciliationBench) -> None:
    bench.server.add_message(CARA, "Good morning", "user-whatsapp")
    bench.clock.pass_minutes(1)
    _four(bench)
    bench.server.add_message(CARA, f"Hello {CARA}", "user-whatsapp")
    bench.clock.pass_minutes(25)
    assert bench.findings()[4] is Finding.NO_TRACE


def test_a_long_conversation_is_read_page_by_page(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.clock.pass_minutes(1)
    for place in range(350):
        bench.server.add_message(BEN, f"and {place}", "user-whatsapp")
    bench.clock.pass_minutes(25)
    assert bench.findings()[3] is Finding.SENT


@pytest.mark.parametrize(
    "body",
    [
        {"message_type": "image", "media_url": PICTURE, "caption": "Your invoice "},
        {"message_type": "image", "media_url": PICTURE},
        {
            "message_type": "location",
            "location": {"latitude": -33.9249, "longitude": 18.4241, "name": "Hall"},
        },
        {
            "message_type": "interactive",
            "interactive": {
                "type": "button",
                "body": "Coming?",
                "buttons": [{"id": "yes", "title": "Yes"}],
            },
        },
        {
            "message_type": "contacts",
            "contacts": [{"name": {"formatted_name": "Desk"}, "phones": [{"phone": "+2721"}]}],
        },
        {"message_type": "reaction", "reaction": {"message_id": "wamid.1", "emoji": "\U0001f44d"}},
    ],
)
def test_every_type_is_found(bench: ReconciliationBench, body: dict[str, Any]) -> None:
    bench.fates = {BEN: SENT}
    bench.send({"phone_number": BEN, **body})
    bench.clock.pass_minutes(25)
    assert bench.findings() == {2: Finding.SENT}


LOCATION = {"message_type": "location", "location": {"latitude": -33.9249, "longitude": 18.4241}}


def test_absence_says_nothing_about_a_type_that_was_never_seen_listed(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {CARA: LOST}
    bench.send({"phone_number": CARA, **LOCATION})
    bench.clock.pass_minutes(25)
    (row,) = bench.check().rows
    assert row.finding is Finding.CANNOT_TELL
    assert "does not list" in row.sentence


def test_absence_counts_once_an_accepted_message_of_the_type_was_seen(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {CARA: LOST}
    bench.send({"phone_number": ANNA, **LOCATION}, {"phone_number": CARA, **LOCATION})
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.NO_TRACE}


def test_a_flowiq_that_lost_its_history_proves_nothing(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.reading = lambda _request: Answer(200, _listing([]))
    bench.clock.pass_minutes(25)
    assert set(bench.findings().values()) == {Finding.CANNOT_TELL}


def test_a_listed_failure_is_said_apart_and_left_to_the_person(bench: ReconciliationBench) -> None:
    _four(bench)
    entry = {**_entry(f"Hello {CARA}", bench), "message_status": "failed"}
    bench.reading = lambda request: (
        Answer(200, _listing([entry])) if _asked_for(request, CARA) else None
    )
    bench.clock.pass_minutes(25)
    assert bench.findings()[4] is Finding.DELIVERY_FAILED
    (unsure,) = bench.settle.unsure(bench.campaign)
    assert unsure.sentence == "WhatsApp took this message but could not deliver it."
    assert bench.states[2] is UNKNOWN


def test_a_list_that_begins_after_the_message_is_too_short(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.clock.pass_minutes(2)
    bench.server.add_message(CARA, "Something else", "human-whatsapp")
    bench.clock.pass_minutes(25)
    assert bench.findings()[4] is Finding.CANNOT_TELL


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, b"<html>"),
        Answer(200, {"success": True}),
        Answer(200, {"success": True, "messages": [{"text": "Hello"}]}),
        Answer(404, {"error": "Contact not found", "message": "Create this contact first."}),
        Answer(302, b"", {"Location": "/elsewhere"}),
    ],
)
def test_an_answer_that_is_not_the_documented_one_proves_nothing(
    bench: ReconciliationBench, answer: Answer
) -> None:
    _four(bench)
    bench.reading = lambda _request: answer
    bench.clock.pass_minutes(25)
    assert set(bench.findings().values()) == {Finding.CANNOT_TELL}
    assert bench.states == [ACCEPTED, UNKNOWN, UNKNOWN, ACCEPTED]
    assert bench.records[1].reason == "connection_lost"


def test_another_persons_conversation_proves_nothing(bench: ReconciliationBench) -> None:
    _four(bench)
    entry = _entry(f"Hello {BEN}", bench)
    body = {**_listing([entry]), "contact": {"whatsapp_id": ANNA.removeprefix("+")}}
    bench.reading = lambda _request: Answer(200, body)
    bench.clock.pass_minutes(25)
    assert bench.findings()[3] is Finding.CANNOT_TELL


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal(401, "Invalid API key", "revoked"), "invalid_api_key"),
        (refusal(404, "Organization not found", "who?"), "organization_not_found"),
        (refusal(429, "Too many requests", "later"), "too_fast"),
    ],
)
def test_a_refused_account_stops_the_look_and_changes_nothing(
    bench: ReconciliationBench, answer: Answer, code: str
) -> None:
    _four(bench)
    bench.reading = lambda _request: answer
    summary = bench.check()
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == code
    assert summary.rows == ()
    assert bench.states == [ACCEPTED, UNKNOWN, UNKNOWN, ACCEPTED]


def test_a_flowiq_that_is_slow_down_or_down_for_a_moment_is_asked_again(
    bench: ReconciliationBench,
) -> None:
    _four(bench)
    answers = [Answer(429, {}, {"Retry-After": "7"}), Answer(503, b"busy")]
    bench.reading = lambda _request: answers.pop() if answers else None
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.SENT, 4: Finding.NO_TRACE}


def test_without_a_connection_nothing_is_said(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.server.stop()
    summary = bench.check()
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "no_connection"


def test_questions_keep_a_gentle_pace(bench: ReconciliationBench) -> None:
    people = [f"+27825551{n:03d}" for n in range(12)]
    bench.fates = dict.fromkeys(people, SENT)
    bench.send(*(text(number, "Hello") for number in people))
    began = bench.clock.seconds
    assert bench.check().count(Finding.SENT) == 12
    assert 10 <= bench.clock.seconds - began <= 20


def test_a_practice_campaign_is_never_looked_up_for_real(bench: ReconciliationBench) -> None:
    _four(bench)
    real = Connection(bench.server.url, "fiq_practice")
    asked = bench.questions()
    for job in (
        bench.settle.check(bench.campaign, real),
        bench.settle.send_again(bench.campaign, real),
    ):
        with pytest.raises(SendRefusedError):
            result(job)
    assert bench.questions() == asked


# -- what the person decides ------------------------------------------------------------------


def test_leave_and_treat_as_sent_end_in_words_of_their_own(bench: ReconciliationBench) -> None:
    _four(bench)
    assert bench.settle.leave(bench.campaign, [3]) == 1
    assert bench.settle.treat_as_sent(bench.campaign, [4]) == 1
    assert bench.settle.treat_as_sent(bench.campaign, [3, 4]) == 0
    rows = [result_row(record) for record in bench.records]
    assert [row.status for row in rows] == [
        ResultStatus.SENT,
        ResultStatus.UNSURE,
        ResultStatus.SENT,
        ResultStatus.SENT,
    ]
    assert "you decided to leave it" in rows[1].problem
    assert "You decided to treat this as sent" in rows[2].problem
    assert rows[0].problem == ""
    groups = {group.reason: group for group in ReportService(bench.journal).groups(bench.campaign)}
    assert groups["treated_as_sent"].status is ResultStatus.SENT
    assert groups["left_unsure"].rows == (3,)


def test_a_decided_row_is_final(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.settle.leave(bench.campaign)
    again = result(bench.settle.send_again(bench.campaign, bench.connection))
    assert (again.ready, again.found) == (0, 0)
    assert bench.settle.unsure(bench.campaign) == []


def test_sending_again_looks_once_more_and_spares_who_has_it(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.clock.pass_minutes(1)
    again = result(bench.settle.send_again(bench.campaign, bench.connection))
    assert (again.ready, again.found) == (1, 1)
    assert bench.states == [ACCEPTED, CONFIRMED, READY, ACCEPTED]
    bench.fates = {}
    bench.run()
    assert bench.states == [ACCEPTED, CONFIRMED, ACCEPTED, ACCEPTED]
    assert bench.posts() == [ANNA, BEN, CARA, DAN, CARA]


def test_sending_again_some_rows_leaves_the_others(bench: ReconciliationBench) -> None:
    _four(bench)
    again = result(bench.settle.send_again(bench.campaign, bench.connection, [4]))
    assert (again.ready, again.found) == (1, 0)
    assert bench.states == [ACCEPTED, UNKNOWN, READY, ACCEPTED]


def test_without_a_last_look_nothing_waits_to_be_sent_again(bench: ReconciliationBench) -> None:
    _four(bench)
    bench.server.stop()
    again = result(bench.settle.send_again(bench.campaign, bench.connection))
    assert again.ready == 0
    assert again.stopped_because is not None
    assert bench.states == [ACCEPTED, UNKNOWN, UNKNOWN, ACCEPTED]


def test_a_second_unsure_attempt_can_be_settled_as_well(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(BEN, "Hello"))
    bench.clock.pass_minutes(30)
    result(bench.settle.send_again(bench.campaign, bench.connection))
    bench.fates = {BEN: SENT}
    bench.run()
    assert bench.states == [UNKNOWN]
    bench.clock.pass_minutes(1)
    assert bench.findings() == {2: Finding.SENT}


def test_the_list_for_the_window_says_when_it_was_looked_for(bench: ReconciliationBench) -> None:
    _four(bench)
    before = bench.settle.unsure(bench.campaign)
    assert [(row.row_number, row.looked_at) for row in before] == [(3, None), (4, None)]
    assert before[0].number == BEN
    bench.clock.pass_minutes(25)
    bench.check()
    (left,) = bench.settle.unsure(bench.campaign)
    assert left.looked_at == bench.clock.now().replace(microsecond=left.looked_at.microsecond)  # type: ignore[union-attr] # it was looked for
    assert left.reason == "no_trace"


def test_in_practice_mode_a_message_cut_off_after_it_was_accepted_is_found(
    services: Services, tmp_path: Path
) -> None:
    """The numbers that fail on purpose, through the services as the window uses them."""
    people = tmp_path / "people.csv"
    people.write_text("Name,Mobile\nAnna,+27825550999\nBen,+27825550998\nCara,+27825550301\n")
    loaded = result(load_sheet(people))
    guess = services.mappings.suggest(loaded.sheet, "ZA").mapping.with_type("text")
    mapping = guess.with_source("text", TextSource("Hello {{Name}}"))
    checked = result(check_sheet(loaded.sheet, mapping, "ZA"))
    connection = services.practice.start()
    campaign = result(services.send.freeze(checked, loaded, "Parents", practice=True))
    result(services.send.run(campaign, connection, SendOptions(100_000, 1), SendControl()))
    summary = result(services.reconciliation.check(campaign, connection))
    found = {row.row_number: row.finding for row in summary.rows}
    assert found == {2: Finding.SENT, 3: Finding.TOO_EARLY}
    counted = services.campaigns.summary(campaign)
    assert counted is not None
    assert (counted.sent, counted.unsure) == (2, 1)


def _unanswered(bench: ReconciliationBench, fate: str) -> int:
    """A campaign with one message to Ben that stays unsure, whatever was sent before."""
    bench.fates = {BEN: fate}
    bench.send(text(BEN, "Hello"))
    bench.journal.duplicates.release(bench.campaign)
    bench.run()
    assert bench.states == [UNKNOWN]
    return bench.campaign


def _asked_for(request: ReceivedRequest, number: str) -> bool:
    return request.query.get("whatsappNumber") == number.removeprefix("+")


def _entry(words: str, bench: ReconciliationBench) -> dict[str, Any]:
    return {
        "message": words,
        "sender_type": "bot-whatsapp",
        "created_at": bench.clock.now().isoformat(),
        "message_status": "sent",
        "media_type": None,
        "media_url": None,
    }


def _listing(entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "success": True,
        "messages": entries,
        "pagination": {"hasNextPage": False},
        "count": len(entries),
        "filtered": False,
    }
