"""A problem can be kept as reason and facts, and said again in the language of the day."""

import gettext
import json
from collections.abc import Iterator

import pytest

from flowiq_desktop.core.problem_facts import (
    facts_of,
    facts_of_all,
    is_problem,
    problem_of,
    problems_of,
    reason_of,
)
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.texts import mark
from flowiq_desktop.texts.catalogue import Catalogue, use

TOO_LONG = Problem(
    7, "body", "too_long", mark("Message text"), {"length": 5000, "limit": 4096, "over": 904}
)


class _Afrikaans(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return {
            "Message text": "Boodskap",
        }.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        if msgid2 == "{label} has {length:,} characters; WhatsApp takes {limit:,}.":
            return "{label} het {length:,} karakters; WhatsApp vat {limit:,}."
        return super().ngettext(msgid1, msgid2, n)


@pytest.fixture
def afrikaans() -> Iterator[None]:
    use(Catalogue("af_ZA", _Afrikaans()))
    yield
    use(Catalogue())


def test_a_problem_comes_back_as_it_was() -> None:
    kept = json.loads(json.dumps(facts_of(TOO_LONG)))
    again = problem_of(reason_of(TOO_LONG), kept)
    assert again is not None
    assert (again.field, again.message, again.advice) == (
        "body",
        TOO_LONG.message,
        TOO_LONG.advice,
    )
    assert "Message text has 5,000 characters" in again.message


@pytest.mark.usefixtures("afrikaans")
def test_it_is_said_in_the_language_of_the_day() -> None:
    again = problem_of(reason_of(TOO_LONG), json.loads(json.dumps(facts_of(TOO_LONG))))
    assert again is not None
    assert again.message == "Boodskap het 5\u00a0000 karakters; WhatsApp vat 4\u00a0096."


def test_what_cannot_be_said_is_no_problem() -> None:
    assert problem_of("problem_too_long", {"label": "Text"}) is None
    assert problem_of("problem_unheard_of", {}) is None
    assert problem_of("left_out", {}) is None
    assert [is_problem(reason) for reason in ("problem_x", "left_out", "")] == [True, False, False]


@pytest.mark.parametrize(
    "text",
    ["{x.__init__.__globals__}", "{x.facts}", "{x[0]}", "{}", "{x:>999999999}", "{x!r:>99999}"],
)
def test_a_text_in_a_file_reaches_into_nothing(text: str) -> None:
    inner = {"text": "Inside", "facts": {}}
    facts = {**facts_of(TOO_LONG), "label": {"text": text, "facts": {"x": inner}}}
    assert problem_of(reason_of(TOO_LONG), facts) is None


def test_everything_that_is_wrong_with_a_row_comes_back() -> None:
    empty = Problem(7, "phone_number", "missing", mark("Phone number"))
    kept = json.loads(json.dumps(facts_of_all([empty, TOO_LONG])))
    again = problems_of(reason_of(empty), kept)
    assert [it.code for it in again] == ["missing", "too_long"]
    assert [it.message for it in again] == [empty.message, TOO_LONG.message]
    assert problem_of(reason_of(empty), kept) == again[0]


def test_what_was_kept_of_one_problem_alone_is_read_as_before() -> None:
    kept = facts_of(TOO_LONG)
    assert facts_of_all([TOO_LONG]) == kept
    assert [it.code for it in problems_of(reason_of(TOO_LONG), kept)] == ["too_long"]


@pytest.mark.parametrize("also", ["x", [1], [{"reason": "problem_too_long"}], [{"facts": {}}]])
def test_what_is_damaged_beside_a_problem_hides_it_not(also: object) -> None:
    kept = facts_of(TOO_LONG) | {"also": also}
    assert [it.code for it in problems_of(reason_of(TOO_LONG), kept)] == ["too_long"]
