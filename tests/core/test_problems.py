import gettext
import json
import re
import string
from collections.abc import Iterator
from typing import ClassVar

import pytest

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problem_texts import WORDINGS
from flowiq_desktop.core.problems import Findings, Problem
from flowiq_desktop.core.wording import Severity
from flowiq_desktop.texts import Listed, Marked, Plural, Text, mark, phrase, phrase_count
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.phrases import as_json, from_json
from tests.core.messages.types.building import build
from tests.for_each import for_each

FACTS: dict[str, object] = {
    "accepted": "JPG, PNG",
    "card": 2,
    "choices": "button, list",
    "cell": "see #REF! now",
    "column": "Amount due",
    "columns": Listed(
        (phrase('"{column}"', column="Button 4"), phrase_count("1 more", "{n} more", 2))
    ),
    "count": 300,
    "country": "ZA",
    "direct": "https://files.example.org/a.pdf",
    "ending": "pdf",
    "why": "This link opens a web page, not a file.",
    "first": 12,
    "found": "#REF!",
    "high": "90",
    "host": "server.local",
    "index": 3,
    "inside": "#REF!",
    "kind": mark("an internet phone number"),
    "length": 5000,
    "limit": 4096,
    "n": 3,
    "low": "-90",
    "mended": "https://files.example.org/a.pdf",
    "moment": "2026-11-30T08:00:00+00:00",
    "number": "+27821234567",
    "other": "US",
    "over": 904,
    "place": 7,
    "reason": phrase('"{name}" is not known here', name="to"),
    "shown": mark("buttons"),
    "site": "Dropbox",
    "swapped": "-33.92, 18.42",
    "things": mark("rows"),
    "type": "image",
    "value": "082 123",
    "word": "NULL",
}
NEVER = ("payload", "delimiter", "E.164", "null", "token", "batch", "HTTP ", "None", "boolean")


def sentences(code: str) -> tuple[str, str, str]:
    problem = Problem(4, "text", code, "Message", FACTS)
    return problem.message, problem.advice, problem.task


def names(pattern: Marked | Plural) -> set[str]:
    if isinstance(pattern, Plural):
        return {pattern.by} | names(pattern.one) | names(pattern.many)
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


@for_each("code", WORDINGS)
def test_every_problem_is_told_in_words_for_people(code: str) -> None:
    message, advice, task = sentences(code)
    assert message[0].isupper() or message[0] == '"'
    assert message.endswith(".")
    assert advice[0].isupper()
    assert advice.endswith(".")
    assert task
    assert not task.endswith(".")
    assert not [word for word in NEVER for text in (message, advice, task) if word in text]
    assert not re.search(r"\b[45]\d\d\b", message)


@for_each("code", WORDINGS)
def test_words_mention_only_facts_that_somebody_knows(code: str) -> None:
    words = WORDINGS[code]
    mentioned = names(words.message) | names(words.advice) | names(words.task)
    assert mentioned <= {"label", *FACTS}


@for_each("code", WORDINGS)
def test_the_to_do_list_does_not_make_a_task_of_each_row(code: str) -> None:
    """A value or a length in a task would split it into one task per row.

    Of words that stand for nothing there are few, and the person decides about each of them.
    """
    assert names(WORDINGS[code].task) <= {"label", "column", "things", "word"}


def test_some_sentences_as_people_read_them() -> None:
    assert sentences("too_long") == (
        "Message has 5,000 characters; WhatsApp takes 4,096.",
        "Shorten it by 904.",
        "shorten Message",
    )
    assert sentences("missing_value") == (
        'The column "Amount due" is empty here, and Message uses it.',
        (
            "Fill the cell, or write in the message what to say when it is empty: "
            "{{Amount due|there}}."
        ),
        'fill in the empty cells of "Amount due"',
    )
    assert sentences("unknown_column")[2] == "correct the field {{Amount due}} in Message"
    assert sentences("stray_braces")[0] == (
        "Message still has {{ or }} in it, and people would see them."
    )


def test_a_value_with_braces_is_shown_as_it_is() -> None:
    problem = Problem(4, "media_url", "bad_url", "Link", {"value": "{label} {0} {{x}}"})
    assert problem.message == '"{label} {0} {{x}}" is not a link that WhatsApp can open.'


def test_a_sentence_that_begins_with_a_label_begins_with_a_capital() -> None:
    assert Problem(4, "x", "missing", "message").message == "Message is empty."


def test_errors_block_and_warnings_do_not() -> None:
    assert Problem(1, "text", "missing", "Message").severity is Severity.ERROR
    assert not Problem(1, "", "same_number", "", {"first": 2}).blocks
    findings = Findings(9)
    assert findings.problems == []
    findings.add("missing", "text", "Message")
    assert findings.problems == [Problem(9, "text", "missing", "Message", {})]


def kept(problem: Problem) -> Problem:
    """The problem as a file would give it back."""
    label, facts = json.loads(
        json.dumps([as_json(problem.label), {k: as_json(v) for k, v in problem.facts.items()}])
    )
    again = {name: from_json(fact) for name, fact in facts.items()}
    text = from_json(label)
    assert isinstance(text, Text)
    return Problem(problem.row, problem.field, problem.code, text, again)


@for_each("code", WORDINGS)
def test_a_problem_can_be_kept_as_json_and_said_again(code: str) -> None:
    problem = Problem(4, "row_3_title", code, phrase("Row {number}: title", number=3), FACTS)
    again = kept(problem)
    assert again == problem
    assert (again.message, again.task) == (problem.message, problem.task)


def test_one_of_something_has_its_own_sentence() -> None:
    one = {**FACTS, "n": 1, "columns": Listed((phrase('"{column}"', column="Footer"),))}
    assert Problem(0, "", "unused_columns", "", one).message == (
        'The column "Footer" is named like a part of a message, and not used.'
    )
    assert sentences("unused_columns")[0] == (
        'The columns "Button 4" and 2 more are named like a part of a message, and not used.'
    )


class _German(gettext.NullTranslations):
    """A few texts, as a file would hold them."""

    _TEXTS: ClassVar = {
        '"{value}" is too short for a phone number in {country}.': (
            '"{value}" ist zu kurz für eine Telefonnummer in {country}.'
        ),
        "Button {number}": "Knopf {number}",
        "fill in the empty {label}": "leeres Feld {label} ausfüllen",
        "{label} is empty.": "Das Feld {label} ist leer.",
        "The cell in {label} cannot be read: {reason}.": "{label} ist nicht lesbar: {reason}.",
        '"{name}" is not known here': "„{name}“ ist hier unbekannt",
    }

    def gettext(self, message: str) -> str:
        return self._TEXTS.get(message, message)


@pytest.fixture
def german() -> Iterator[None]:
    use(Catalogue("de", _German()))
    yield
    use(Catalogue())


def test_a_problem_is_said_in_the_language_of_the_moment(german: None) -> None:
    label = phrase("Button {number}", number=3)
    facts = {"value": "+1", "country": "US"}
    assert Problem(2, "phone_number", "number_too_short", "", facts).message == (
        '"+1" ist zu kurz für eine Telefonnummer in Vereinigte Staaten.'
    )
    missing = Problem(2, "button_3", "missing", label)
    assert missing.message == "Das Feld Knopf 3 ist leer."
    assert missing.task == "leeres Feld Knopf 3 ausfüllen"
    reason = phrase('"{name}" is not known here', name="to")
    bad = Problem(2, "button_3", "bad_json", label, {"reason": reason})
    assert bad.message == "Knopf 3 ist nicht lesbar: „to“ ist hier unbekannt."
    kind = missing.kind
    use(Catalogue())
    assert missing.message == "Button 3 is empty."
    assert kind == missing.kind


TROUBLE = [
    *("", "N/A", "012", "+999123", "12/05/2026", "=A1", "#REF!", "2.78E+10", "27821234567000000"),
    *("082 123 4567 / 083 123 4567", "021 555 0100", "021 555 0100 ext 3", "10111", "abc", "0800"),
    *("00", "+", "+1", "+448001111", "0860 123 456", "087 123 4567", "4915112345678"),
]


@pytest.mark.parametrize("text", TROUBLE)
def test_everything_said_of_a_number_can_be_rendered(text: str) -> None:
    reading = PhoneReader("ZA").read(text)
    if reading.code:
        problem = Problem(4, "phone_number", reading.code, "Phone number", reading.facts)
        assert problem.message == kept(problem).message
        assert problem.advice
        assert problem.task


@pytest.mark.parametrize("kind", REGISTRY)
@for_each("cell", ["", "\x00", "x" * 5000, "{", "[{}]", "https://a/b.exe", "-1"])
def test_everything_said_of_a_message_can_be_rendered(kind: str, cell: str) -> None:
    fields = REGISTRY[kind].fields
    for chosen in (fields, fields[:1], fields[-1:]):
        built = build(kind, {field.name: cell for field in chosen if cell})
        for problem in built.problems:
            assert problem.message == kept(problem).message
            assert problem.advice
            assert problem.task
