"""A column chooses the text: each row gets its own, or says that it has none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import (
    ChoiceSource,
    ColumnSource,
    Mapping,
    Source,
    TextSource,
)
from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text_columns import TextColumns
from tests.examples import examples

HEADERS = ("Cell", "Language", "Name")
TEXTS = (("English", "Dear {{Name}}"), ("isiZulu", "Sawubona {{Name|mngani}}"))


def composer_of(otherwise: str = "", *, header: str = "Language", **texts: str) -> Composer:
    written = tuple(texts.items()) or TEXTS
    sources: dict[str, Source] = {
        "phone_number": ColumnSource("Cell"),
        "text": ChoiceSource(header, written, otherwise),
    }
    return Composer(HEADERS, Mapping("text", sources), PhoneReader("ZA"))


def said(composer: Composer, language: str, name: str = "Thandi") -> tuple[str, tuple[str, ...]]:
    message = composer.compose(0, 2, ("082 123 4567", language, name))
    text = message.body.get("text", "")
    return str(text), tuple(problem.code for problem in message.problems)


def problem_of(composer: Composer, language: str) -> Problem:
    (problem,) = composer.compose(0, 2, ("082 123 4567", language, "Thandi")).problems
    return problem


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("English", "Dear Thandi"),
        (" ENGLISH\u200b", "Dear Thandi"),
        ("isizulu", "Sawubona Thandi"),
    ],
)
def test_each_row_gets_the_text_of_its_value(language: str, text: str) -> None:
    assert said(composer_of(), language) == (text, ())


def test_fields_and_fallbacks_are_filled_in_each_text() -> None:
    assert said(composer_of(), "isiZulu", "") == ("Sawubona mngani", ())
    assert said(composer_of(), "English", "") == ("Dear ", ("missing_value",))


@pytest.mark.parametrize("language", ["", "   ", "\u200b"])
def test_an_empty_cell_without_a_text_is_said_on_its_row(language: str) -> None:
    problem = problem_of(composer_of(), language)
    assert (problem.code, problem.blocks, problem.row) == ("no_text_for_empty", True, 2)
    assert problem.message == (
        'The column "Language" is empty here, and it chooses the text of Message.'
    )
    assert "all others" in problem.advice


def test_a_value_without_a_text_is_said_on_its_row() -> None:
    problem = problem_of(composer_of(), "Sepedi")
    assert (problem.code, problem.blocks) == ("no_text_for_value", True)
    assert problem.message == (
        'The column "Language" says "Sepedi" here, and Message has no text for that.'
    )
    assert problem.task == 'write the texts that are missing for values of "Language"'


@pytest.mark.parametrize("language", ["", "Sepedi", "N/A"])
def test_the_text_for_all_others_stands_in(language: str) -> None:
    text, codes = said(composer_of("Hello {{Name}}"), language)
    assert text == "Hello Thandi"
    assert codes in ((), ("word_replaced",))


def test_empty_cells_can_have_a_text_of_their_own() -> None:
    composer = composer_of("Hello", **{"": "Which language?", "English": "Dear"})
    assert said(composer, "")[0] == "Which language?"
    assert said(composer, "Sepedi")[0] == "Hello"


def test_an_error_in_the_column_is_said_as_what_it_is() -> None:
    assert said(composer_of(), "#N/A") == ("", ("error_decides",))
    assert said(composer_of("Hello"), "#N/A") == ("", ("error_decides",))
    assert said(composer_of(), "n/a") == ("", ("word_value",))


def test_a_blank_text_is_none() -> None:
    without = composer_of(English="  ", isiZulu="Sawubona")
    assert said(without, "English")[1] == ("no_text_for_value",)
    assert said(composer_of("Hello", English=" \n"), "English") == ("Hello", ())


def test_a_column_that_is_gone_is_said_once_for_all_rows() -> None:
    composer = composer_of(header="Taal")
    assert [(p.code, p.facts) for p in composer.problems] == [
        ("unknown_choosing", {"column": "Taal"})
    ]
    assert "button" not in composer.problems[0].advice
    assert said(composer, "English") == ("", ())


def test_what_is_wrong_with_one_of_the_texts_says_which() -> None:
    composer = composer_of(English="Dear {{Nmae}}", isiZulu="Sawubona <<Name>>")
    assert [(p.code, str(p.label)) for p in composer.problems] == [
        ("unknown_column", 'Message for "English"'),
        ("foreign_field", 'Message for "isiZulu"'),
    ]


def test_nothing_written_is_a_field_that_nothing_fills() -> None:
    composer = composer_of(English=" ")
    assert "not_mapped" in [problem.code for problem in composer.problems]


def test_a_fallback_is_used_where_the_rows_own_text_has_one() -> None:
    composer = composer_of("Hello", English="Dear", isiZulu="Sawubona {{Name|mngani}}")
    used = [
        composer.uses_fallback(("082 123 4567", language, ""))
        for language in ("English", "isiZulu", "")
    ]
    assert used == [False, True, True]


def test_a_part_that_is_left_out_needs_no_fallback_and_says_nothing_twice() -> None:
    part = '{{only if "Name" is not empty}} Mrs {{Name|you}}{{end if}}'
    composer = composer_of(English="Dear" + part, isiZulu="Sawubona")
    assert not composer.uses_fallback(("082 123 4567", "English", ""))
    assert said(composer, "English", "Mrs Dlamini") == ("Dear Mrs Mrs Dlamini", ("said_twice",))
    hidden = '{{only if "Name" is "Anna"}} Mrs {{Name}}{{end if}}'
    assert said(composer_of(English="Dear" + hidden), "English", "Mrs Dlamini") == ("Dear", ())


LANGUAGES = st.sampled_from(
    ["English", "english ", "isiZulu", "Sepedi", "", " ", "N/A", "#N/A", "No", "\u200b"]
) | st.text(max_size=8)
NAMES = st.sampled_from(["Thandi", "", "*Thandi*", "NULL", "Th_andi", "{{Cell}}", "%s"])
WRITTEN = st.sampled_from(
    ["Dear {{Name}}", "*Hi {{Name|you}}*", "%s {{Name}}%", "", " ", "Hi {{Nmae}}", "Hi"]
)


@settings(max_examples=examples(1500))
@given(LANGUAGES, NAMES, WRITTEN, WRITTEN, WRITTEN)
def test_it_is_what_the_text_alone_would_have_been(
    language: str, name: str, english: str, zulu: str, otherwise: str
) -> None:
    """One truth: the chosen text, and whether the row is plain, as if it were the only text."""
    composer = composer_of(otherwise, English=english, isiZulu=zulu)
    cells = ("082 123 4567", language, name)
    message = composer.compose(0, 2, cells)
    by_key = {"english": english, "isizulu": zulu}
    own = by_key.get(choice_key(language), "")
    own = own if own.strip() else otherwise
    plain = composer.plain_rows.read(TextColumns.of([cells])).row(0)
    if plain is not None:
        assert message.problems == ()
        assert plain.words == len(str(message.body["text"]))
    if not message.problems and not composer.problems:
        alone: dict[str, Source] = {"phone_number": ColumnSource("Cell"), "text": TextSource(own)}
        only = Composer(HEADERS, Mapping("text", alone), PhoneReader("ZA")).compose(0, 2, cells)
        assert message.body == only.body


@given(LANGUAGES)
def test_a_usual_row_is_settled_at_a_glance(language: str) -> None:
    composer = composer_of("Hello {{Name}}")
    plain = composer.plain_rows.read(TextColumns.of([("082 123 4567", language, "Thandi")])).row(0)
    if language in ("English", "Sepedi", "isiZulu"):
        assert plain is not None
