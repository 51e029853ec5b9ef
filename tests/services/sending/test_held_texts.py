"""Why rows are held back, as a person reads it."""

from datetime import UTC, datetime

import pytest

from flowiq_desktop.journal.restore_guard.missing_messages import CopyWarning, Sign
from flowiq_desktop.journal.tables.records import Repeat
from flowiq_desktop.services.sending.held_texts import copy_warning_text, held_text, repeat_facts


@pytest.mark.parametrize(
    ("when", "sure", "sentence"),
    [
        (
            datetime(2026, 5, 12, tzinfo=UTC),
            True,
            "Already sent to this person on 12 May; held back.",
        ),
        (
            datetime(2028, 2, 29, tzinfo=UTC),
            False,
            "This may already have been sent to this person on 29 February; held back.",
        ),
        (None, True, "Already sent to this person; held back."),
        (None, False, "This may already have been sent to this person; held back."),
    ],
)
def test_a_repeat_says_when_and_how_surely(
    when: datetime | None, sure: bool, sentence: str
) -> None:
    assert held_text("sent_before", repeat_facts(Repeat(1, when, sure=sure))) == sentence


def test_facts_that_say_nothing_leave_it_to_the_reason() -> None:
    assert held_text("sent_before", {}) == ""
    assert held_text("older_copy", {}) == ""
    assert held_text("left_out", {"sure": True}) == ""
    assert held_text("sent_before", {"sure": True, "on": "13-45"}).startswith("Already sent")


def test_a_copy_says_what_shows_it() -> None:
    one, many = CopyWarning(Sign.OLDER, 1), CopyWarning(Sign.OLDER, 1234)
    assert "up to 1 message may" in held_text("older_copy", one.facts())
    assert "up to 1,234 messages may" in held_text("older_copy", many.facts())
    assert "another place" in copy_warning_text(CopyWarning(Sign.ELSEWHERE))
    assert "missing from the list" in held_text("older_copy", CopyWarning(Sign.MISSING).facts())
    assert copy_warning_text(None) == ""


def test_what_is_missing_says_for_how_long() -> None:
    assert copy_warning_text(CopyWarning(Sign.MISSING, 5, 30)) == (
        "This list of sent messages is new or an older copy: up to 5 messages that were sent are"
        " not in it. The same spreadsheet could go out twice, so for 30 more days each new campaign"
        " is held back until you let it go."
    )
    assert (
        "up to 1 message that was sent is not in it. The same spreadsheet could go out twice, so"
        " for 1 more day each"
    ) in copy_warning_text(CopyWarning(Sign.MISSING, 1, 1))
