"""Reconciliation in words, as the window and the command line say it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flowiq_desktop.core.reconciliation.evidence import Choice, Finding
from flowiq_desktop.flowiq.reasons import meaning_of, meaning_when_unsure
from flowiq_desktop.services.reconciliation.service import (
    CheckSummary,
    ResendSummary,
    RowFinding,
    UnsureRow,
)
from flowiq_desktop.services.reconciliation.texts import (
    decided_words,
    finding_words,
    resent_words,
    summary_words,
    twice_warning,
    what_happened,
)

WHY = meaning_of("crashed").sentence
AT = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def unsure(reason: str = "crashed", at: datetime = AT) -> UnsureRow:
    return UnsureRow(2, "+27825550300", "Anna", "text", {}, at, reason, None, "")


def found(finding: Finding, copies: int = 0, again: datetime | None = None) -> RowFinding:
    return RowFinding(2, finding, "crashed", copies, AT, again)


def test_a_row_says_why_nobody_is_sure_and_what_to_do() -> None:
    row, told = unsure("timeout"), meaning_when_unsure("timeout")
    assert (row.sentence, row.advice) == (told.sentence, told.advice)
    assert told.sentence
    assert told.advice


def test_what_happened_names_the_number_the_cause_and_the_time() -> None:
    assert what_happened([unsure()] * 3) == (
        "For 3 messages we don't know whether WhatsApp sent them (the program or the computer"
        " stopped while they were being sent, 22 November, 14:02)."
    )
    assert what_happened([unsure("connection_lost")]) == (
        "For 1 message we don't know whether WhatsApp sent it (the connection broke while it was"
        " on the way, 22 November, 14:02)."
    )
    assert what_happened([]) == ""


@pytest.mark.parametrize(
    ("later", "span"),
    [
        (timedelta(minutes=9), "22 November, 14:02 to 14:11"),
        (timedelta(days=1), "22 November, 14:02 to 23 November, 14:02"),
    ],
)
def test_times_and_causes_that_differ_are_said(later: timedelta, span: str) -> None:
    rows = [unsure(), unsure("timeout", AT + later)]
    assert f"(for several reasons, {span})" in what_happened(rows)


def test_a_cause_without_words_of_its_own_is_left_to_the_list() -> None:
    assert "sent it (22 November, 14:02)." in what_happened([unsure("sunspots")])


@pytest.mark.parametrize(
    ("reason", "cause"),
    [
        ("http_418", "FlowIQ's answer said neither that it was sent nor that it was refused"),
        ("http_103", "FlowIQ's answer said neither that it was sent nor that it was refused"),
        ("http_502", "FlowIQ had a fault while it handled it"),
        ("http_511", "the network wanted somebody to log in"),
        ("redirected", "the address pointed to another place"),
        ("other_recipient", "FlowIQ's answer named another person"),
    ],
)
def test_a_status_has_the_cause_of_its_kind(reason: str, cause: str) -> None:
    assert f"({cause}, 22 November, 14:02)" in what_happened([unsure(reason)])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (found(Finding.SENT, 1), "Sent: found in the conversation."),
        (found(Finding.SENT, 2), "Sent: found in the conversation, 2 copies seen."),
        (found(Finding.DELIVERY_FAILED, 1), f"Delivery failed. {WHY}"),
        (found(Finding.NO_TRACE), "No trace found at 14:02."),
        (
            found(Finding.TOO_EARLY, again=AT + timedelta(minutes=20)),
            "Too early to tell: look again from 14:22.",
        ),
        (found(Finding.TOO_EARLY, again=AT), "Too early to tell: look again in a minute."),
        (found(Finding.CANNOT_TELL), f"Cannot be told. {WHY}"),
    ],
)
def test_each_finding_is_one_line(row: RowFinding, words: str) -> None:
    assert finding_words(row) == words


def test_a_look_is_summed_up() -> None:
    rows = (found(Finding.SENT, 1), found(Finding.NO_TRACE), found(Finding.NO_TRACE))
    checked = CheckSummary(1, rows, AT)
    assert summary_words(checked) == "We looked at 14:02: 1 sent, no trace of 2."
    assert summary_words(replace(checked, rows=())) == ""


def test_a_resend_says_what_was_found_and_what_stopped_it() -> None:
    assert resent_words(ResendSummary(2, 1)) == (
        "1 found in the conversation after all; not sent again. 2 wait to be sent again."
    )
    stopped = ResendSummary(0, 0, meaning_of("no_connection"))
    assert resent_words(stopped) == "The last search was not possible, so nothing is sent again."
    assert resent_words(ResendSummary(0, 0)) == ""


def test_decisions_and_the_warning_name_the_number() -> None:
    assert decided_words(Choice.LEAVE, 1200) == "1,200 left as unsure."
    assert decided_words(Choice.TREAT_AS_SENT, 1) == "1 treated as sent."
    assert decided_words(Choice.SEND_AGAIN, 1) == "1 waits to be sent again."
    assert twice_warning(1) == "The person may get this message twice."
    assert twice_warning(2) == "People may get these 2 messages twice."
