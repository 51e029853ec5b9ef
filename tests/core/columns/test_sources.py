"""Texts that a column chooses: which one a value has, and their way to a file and back."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import ChoiceSource, ColumnSource, Mapping, TextSource
from flowiq_desktop.core.columns.sources import columns_of, texts_of, with_columns
from flowiq_desktop.core.text.conditional.choice_key import choice_key

CHOICE = ChoiceSource(
    "Language",
    (("English", "Dear {{Name}}"), ("Afrikaans", "Beste {{Name}}, {{Amount|niks}}")),
    "Hello {{Nickname}}",
)
VALUES = st.text("aAßé -_0\u200b", max_size=5)


def test_capitals_and_blanks_do_not_count() -> None:
    for written in ("ENGLISH", " english ", "English\u200b", "\u00a0English"):
        assert CHOICE.text_of(written) == "Dear {{Name}}"
    assert CHOICE.text_of("isiZulu") == ""
    assert choice_key("en-ZA") != choice_key("en ZA")


def test_a_text_is_written_changed_and_taken_away() -> None:
    more = CHOICE.with_text("isiZulu", "Sawubona").with_text("ENGLISH", "Hi")
    assert more.texts[0] == ("English", "Hi")
    assert more.text_of("isizulu") == "Sawubona"
    assert more.with_text("isiZulu ", "").texts == (("English", "Hi"), CHOICE.texts[1])
    assert CHOICE.with_text("", "No language?").text_of("") == "No language?"


def test_its_columns_are_those_of_all_its_texts() -> None:
    assert [*columns_of(CHOICE)] == ["Language", "Name", "Name", "Amount", "Nickname"]
    assert texts_of(CHOICE)[-1] == "Hello {{Nickname}}"
    mapping = Mapping("text", {"text": CHOICE})
    assert mapping.columns_used() == {"Language", "Name", "Amount", "Nickname"}


def test_other_columns_take_the_place_of_its_own() -> None:
    changed = with_columns(CHOICE, {"language": "Taal", "name": "Naam"})
    assert changed == ChoiceSource(
        "Taal",
        (("English", "Dear {{Naam}}"), ("Afrikaans", "Beste {{Naam}}, {{Amount|niks}}")),
        "Hello {{Nickname}}",
    )


@given(st.text(), st.dictionaries(VALUES, st.text(), max_size=5), st.text())
def test_it_comes_back_from_json(header: str, texts: dict[str, str], otherwise: str) -> None:
    by_key = {choice_key(value): (value, text) for value, text in texts.items()}
    mapping = Mapping("text", {"text": ChoiceSource(header, (*by_key.values(),), otherwise)})
    assert Mapping.from_json(json.loads(json.dumps(mapping.to_json()))) == mapping


def test_the_text_for_all_others_may_be_missing_from_a_file() -> None:
    data = {"fields": {"text": {"chosen_by": "Language", "texts": {"English": "Hi"}}}}
    found = Mapping.from_json(data).sources["text"]
    assert found == ChoiceSource("Language", (("English", "Hi"),))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"chosen_by": "L"}, "needs"),
        ({"chosen_by": 7, "texts": {}}, "needs"),
        ({"chosen_by": "L", "texts": ["Hi"]}, "needs"),
        ({"chosen_by": "L", "texts": {"English": 7}}, "must be text"),
        ({"chosen_by": "L", "texts": {}, "otherwise": None}, "must be text"),
        ({"chosen_by": "L", "texts": {"English": "a", " ENGLISH": "b"}}, "two texts for"),
    ],
)
def test_what_is_none_is_told(source: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=f'"caption".*{words}|{words}.*"caption"'):
        Mapping.from_json({"fields": {"caption": source}})


def test_sources_without_a_choice_are_as_they_were() -> None:
    assert texts_of(ColumnSource("A")) == ()
    assert [*columns_of(TextSource("{{A}}"))] == ["A"]
