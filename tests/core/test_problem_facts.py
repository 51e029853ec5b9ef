"""A problem can be kept as reason and facts, and said again in the language of the day."""

import gettext
import json
from collections.abc import Iterator

import pytest

from flowiq_desktop.core.problem_facts import facts_of, is_problem, problem_of, reason_of
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
