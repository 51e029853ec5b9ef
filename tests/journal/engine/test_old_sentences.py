"""What journals of older versions say in sentences is read back as facts, or kept as it is."""

import json
import sqlite3
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.problem_facts import problem_of
from flowiq_desktop.core.problem_texts import WORDINGS
from flowiq_desktop.journal.engine.migrate import MIGRATIONS, migrate
from flowiq_desktop.journal.engine.old_sentences import _wordings, old_detail, read_sentence
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.restore_guard.missing_messages import CopyWarning, Sign
from flowiq_desktop.services.results.report import result_row
from tests.for_each import for_each

OURS = ("label", "things", "shown", "kind", "accepted", "reason")
NUMBERS = ("count", "limit", "index", "card", "first")
HARD = 'say "{label}", 50 % \\d+ (.*) — naïve\nsecond line'


def _facts(code: str) -> dict[str, object]:
    """A value for everything that the words of a problem mention."""
    facts: dict[str, object] = {}
    for pattern in _wordings().problems[code]:
        for _, name, spec, _ in string.Formatter().parse(pattern):
            if name is not None:
                numbered = spec == "," or name in NUMBERS
                facts[name] = 12345 if numbered else f"{name} {HARD}"
    return facts


def _told(code: str, facts: dict[str, object]) -> tuple[str, str]:
    """Sentence and advice as older versions wrote them."""
    said = [pattern.format(**facts) for pattern in _wordings().problems[code]]
    return said[0][:1].upper() + said[0][1:], said[1][:1].upper() + said[1][1:]


@for_each("code", sorted(_wordings().problems))
def test_every_problem_is_read_back(code: str) -> None:
    mentioned = _facts(code)
    told = read_sentence(f"problem_{code}", *_told(code, mentioned))
    assert told.detail == ""
    found = {
        name: value["text"] if isinstance(value, dict) else value
        for name, value in told.facts.items()
    }
    assert {name: str(value).casefold() for name, value in found.items()} == {
        name: str(value).casefold() for name, value in mentioned.items()
    }
    assert all(isinstance(value, dict) == (name in OURS) for name, value in told.facts.items())


_REWORDED = frozenset({"error_value", "missing_value", "no_rows", "word_cell", "word_value"})
"""What is said in plainer words today: an old one is known by its facts, and said in those."""


@for_each("code", sorted(set(_wordings().problems) & set(WORDINGS)))
def test_every_problem_can_be_said_again(code: str) -> None:
    facts = {"label": "Label", **_facts(code), "country": "South Africa", "other": "Namibia"}
    told = read_sentence(f"problem_{code}", *_told(code, facts))
    problem = problem_of(f"problem_{code}", json.loads(json.dumps(told.facts)))
    assert problem is not None
    if code in _REWORDED:
        named = [str(facts[name]) for name in ("column", "word") if name in told.facts]
        assert problem.message
        assert (problem.message, problem.advice) != _told(code, facts)
        assert all(name in problem.message for name in named)
    else:
        assert (problem.message, problem.advice) == _told(code, facts)


def test_countries_become_their_codes() -> None:
    patterns = _wordings().problems["number_too_short"]
    for name, code in (("South Africa", "ZA"), ("the United States", "US"), ("that country", "")):
        said = [pattern.format(value="12", country=name) for pattern in patterns]
        facts = read_sentence("problem_number_too_short", *said).facts
        assert facts["country"] == (code or name)


@pytest.mark.parametrize(
    ("reason", "sentence", "facts"),
    [
        (
            "sent_before",
            "Already sent to this person on 12 May; held back.",
            {"sure": True, "on": "05-12"},
        ),
        (
            "sent_before",
            "This may already have been sent to this person on 1 December; held back.",
            {"sure": False, "on": "12-01"},
        ),
        ("sent_before", "Already sent to this person; held back.", {"sure": True}),
        (
            "older_copy",
            (
                "This looks like an older copy of the list of sent messages; up to 1 message may"
                " already have been sent."
            ),
            {"sign": "older", "messages": 1},
        ),
        (
            "older_copy",
            (
                "This looks like an older copy of the list of sent messages; up to 1,234 messages"
                " may already have been sent."
            ),
            {"sign": "older", "messages": 1234},
        ),
        (
            "older_copy",
            (
                "This list of sent messages was copied from another place, from where some of the"
                " messages may already have been sent."
            ),
            {"sign": "elsewhere"},
        ),
        (
            "older_copy",
            (
                "Some messages that were sent are missing from the list, and this may be one of"
                " them; held back."
            ),
            {"sign": "missing"},
        ),
    ],
)
def test_what_held_rows_say_is_read_back(
    reason: str, sentence: str, facts: dict[str, object]
) -> None:
    assert read_sentence(reason, sentence, "") == (facts, "")


@pytest.mark.parametrize("reason", ["problem_too_long", "problem_unheard_of", "sent_before", ""])
def test_a_sentence_that_is_not_known_stays_among_the_details(reason: str) -> None:
    assert read_sentence(reason, "Of old.", "Do so.") == ({}, "Of old. Do so.")
    assert old_detail(reason, "Of old.", "Do so.", "HTTP 400") == "Of old. Do so. HTTP 400"
    assert read_sentence(reason, "", "") == ({}, "")


@pytest.mark.parametrize("count", [",", ",,", "9" * 5000])
def test_a_number_that_is_none_leaves_the_sentence_as_it_was(count: str) -> None:
    said = (
        "This looks like an older copy of the list of sent messages;"
        f" up to {count} messages may already have been sent."
    )
    assert read_sentence("older_copy", said, "") == ({}, said)


ROWS = (
    ("invalid", "problem_number_too_short", "", ""),
    ("invalid", "problem_of_old", "Nobody says this any more.", "Nor this."),
    ("held", "sent_before", "Already sent to this person on 12 May; held back.", ""),
    ("cancelled", "left_out", "", ""),
)
TOO_SHORT = '"12" is too short for a phone number in South Africa.'


def _file_of_version_seven(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path, MIGRATIONS[:7])
    connection.execute(
        "INSERT INTO campaign (id, kind, name, state, practice, created, source_name,"
        " source_sha256, headers) VALUES (1, 'campaign', 'P', 'draft', 0,"
        " '2026-05-01T09:00:00+00:00', 'p', '', '[]')"
    )
    short = tuple(
        pattern.format(value="12", country="South Africa")
        for pattern in _wordings().problems["number_too_short"]
    )
    for at, (state, reason, problem, advice) in enumerate(ROWS, 2):
        said = short if reason == "problem_number_too_short" else (problem, advice)
        connection.execute(
            "INSERT INTO delivery (campaign, row_number, cells, number, message_type, state,"
            " reason, problem, advice) VALUES (1, ?, '[]', '', '', ?, ?, ?, ?)",
            (at, state, reason, *said),
        )
    connection.execute("UPDATE campaign SET state = 'frozen', total = 4")
    connection.execute(
        "UPDATE installation SET copied_words = 'This list of sent messages was copied from another"
        " place, from where some of the messages may already have been sent.'"
    )
    connection.close()


def test_an_older_file_says_after_its_update_what_it_said_before(tmp_path: Path) -> None:
    _file_of_version_seven(tmp_path / FILE_NAME)
    with Journal(tmp_path, lambda: datetime(2026, 5, 13, tzinfo=UTC)) as journal:
        records = list(journal.deliveries.of(1))
    shown = [result_row(record) for record in records]
    assert shown[0].problem == TOO_SHORT
    assert shown[0].advice
    assert (shown[1].problem, shown[1].details) == (
        "Something in this row had to be corrected first, so it was not sent.",
        "Nobody says this any more. Nor this.",
    )
    assert shown[2].problem == "Already sent to this person on 12 May; held back."
    assert records[3].state is DeliveryState.CANCELLED
    assert shown[3].problem == "This row was left out before sending."
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(delivery)")}
    (copied,) = connection.execute("SELECT copied_facts FROM installation").fetchone()
    connection.close()
    assert not {"problem", "advice"} & columns
    assert CopyWarning.of(json.loads(copied)) == CopyWarning(Sign.ELSEWHERE)
