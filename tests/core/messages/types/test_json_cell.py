"""What stands in JSON cells, as far as every type that takes one is concerned."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.messages.types.building import build, parts

CARD = {"name": {"formatted_name": "Front desk"}, "phones": [{"phone": "+27215550100"}]}


def reason(cell: str) -> str:
    (problem,) = build("contacts", {"contacts": cell}).problems
    assert problem.code == "bad_json"
    assert problem.blocks
    return str(problem.facts["reason"])


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("{", "it is not JSON (near character 2)"),
        ("{'a': 1}", "it is not JSON (near character 2)"),
        ('"text"', "it must be a list in [ ]"),
        ("12", "it must be a list in [ ]"),
        ('{"a": 1, "a": 2}', '"a" stands in it twice'),
        ('{"a": NaN}', "NaN is not a number"),
        ('{"a": -Infinity}', "-Infinity is not a number"),
        ('{"a": 1e999}', "1e999 is too large a number"),
        ('{"a": ' + "9" * 5000 + "}", f"{'9' * 20}… is too large a number"),
        ('{"a": "\\u0000"}', "it has characters that cannot be sent"),
        ('{"a": "\\ud83d"}', "it has characters that cannot be sent"),
        ('{"\\u0007": 1}', "it has characters that cannot be sent"),
        ("[" * 30 + "]" * 30, "it is nested too deeply"),
        ("[" * 9_000 + "]" * 9_000, "it is nested too deeply"),
        ("[" + " " * 20_000 + "]", "it is longer than 20,000 characters"),
    ],
)
def test_why_a_cell_cannot_be_used(cell: str, why: str) -> None:
    assert reason(cell) == why


def test_the_sentence_names_the_field_and_what_to_do() -> None:
    (problem,) = build("contacts", {"contacts": "{"}).problems
    assert problem.message == (
        "The cell in Contacts as JSON cannot be read: it is not JSON (near character 2)."
    )
    assert problem.advice == "Correct the JSON, or use the separate columns instead."


def test_what_is_empty_or_null_is_never_sent() -> None:
    card = CARD | {"emails": [None, "", {"email": "a@b.example", "type": ""}], "org": None}
    body = build("contacts", {"contacts": json.dumps([None, card])}).body
    assert body["contacts"] == [CARD | {"emails": [{"email": "a@b.example"}]}]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)


@given(values)
def test_whatever_json_passes_it_holds_nothing_empty(value: object) -> None:
    card = json.dumps(CARD | {"more": value})
    built = build("contacts", {"contacts": card})
    if not built.blocked:
        json.dumps(built.body, allow_nan=False).encode()
        assert [place for place, part in parts(built.body) if part in ("", None)] == []
