"""Mappings: sources of fields, and their way to a file and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource

EXAMPLE = Mapping(
    "text",
    {
        "phone_number": ColumnSource("Cell"),
        "text": TextSource("Hi {{Name|there}}, you owe {{Amount}}."),
    },
)


def test_a_source_is_set_changed_and_taken_away() -> None:
    changed = EXAMPLE.with_source("phone_number", ColumnSource("Mobile"))
    assert changed.sources["phone_number"] == ColumnSource("Mobile")
    assert changed.sources["text"] == EXAMPLE.sources["text"]
    without = changed.with_source("text", None)
    assert without.sources == {"phone_number": ColumnSource("Mobile")}
    assert without.with_source("text", None) == without


def test_a_mapping_never_changes_itself() -> None:
    EXAMPLE.with_source("phone_number", None)
    EXAMPLE.with_type("image")
    assert EXAMPLE.message_type == "text"
    assert EXAMPLE.sources["phone_number"] == ColumnSource("Cell")


def test_another_type_keeps_the_sources() -> None:
    assert EXAMPLE.with_type("") == Mapping("", EXAMPLE.sources)


def test_columns_are_used_directly_and_in_texts() -> None:
    assert EXAMPLE.columns_used() == {"Cell", "Name", "Amount"}
    assert Mapping().columns_used() == set()


def test_plain_data_is_what_the_command_line_reads() -> None:
    assert EXAMPLE.to_json() == {
        "message_type": "text",
        "fields": {
            "phone_number": {"column": "Cell"},
            "text": {"text": "Hi {{Name|there}}, you owe {{Amount}}."},
        },
    }


@given(
    st.text(),
    st.dictionaries(
        st.text(), st.one_of(st.builds(ColumnSource, st.text()), st.builds(TextSource, st.text()))
    ),
)
def test_any_mapping_comes_back_from_json(
    message_type: str, sources: dict[str, ColumnSource | TextSource]
) -> None:
    mapping = Mapping(message_type, sources)
    assert Mapping.from_json(json.loads(json.dumps(mapping.to_json()))) == mapping


def test_the_type_may_be_missing_from_a_file() -> None:
    assert Mapping.from_json({"fields": {}}) == Mapping()


@pytest.mark.parametrize("data", [None, [], "text", 7, {}, {"fields": []}, {"fields": None}])
def test_what_is_no_mapping_is_told(data: object) -> None:
    with pytest.raises(ValueError, match='A mapping needs "fields"'):
        Mapping.from_json(data)


@pytest.mark.parametrize("message_type", [None, 7, ["text"], {}])
def test_a_type_that_is_no_text_is_told(message_type: object) -> None:
    with pytest.raises(ValueError, match='"message_type" in a mapping must be text'):
        Mapping.from_json({"message_type": message_type, "fields": {}})


@pytest.mark.parametrize(
    "source", [None, "Cell", 7, [], {}, {"column": 7}, {"text": None}, {"header": "Cell"}]
)
def test_a_field_without_a_source_is_told_by_name(source: object) -> None:
    with pytest.raises(ValueError, match='The mapping of "caption" needs'):
        Mapping.from_json({"fields": {"phone_number": {"column": "Cell"}, "caption": source}})


@pytest.mark.parametrize("source", [{"column": "Cell", "text": "x"}, {"column": "Cell", "x": 1}])
def test_a_source_with_more_than_it_needs_is_a_column(source: object) -> None:
    found = Mapping.from_json({"fields": {"phone_number": source}})
    assert found.sources == {"phone_number": ColumnSource("Cell")}
