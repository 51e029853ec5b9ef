"""The nine types together: their fields, names and what all of them share."""

import pytest

from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.messages.types import (
    CONTEXT_MESSAGE_ID,
    MESSAGE_TYPE,
    PHONE_NUMBER,
    REGISTRY,
    FieldKind,
)
from flowiq_desktop.practice_server import Contract
from tests.core.messages.types.building import NUMBER, WAMID, build, faults
from tests.for_each import for_each

EXAMPLES = {
    kind: {
        field.name: field.example
        for field in entry.fields
        if not field.advanced and field.kind is not FieldKind.JSON
    }
    for kind, entry in REGISTRY.items()
}
EXAMPLES["interactive"] = {
    name: value
    for name, value in EXAMPLES["interactive"].items()
    if not name.startswith(("row_", "list_"))
}


SAVED = {"visit_reminder": Template("visit_reminder", "Please come.", header="image")}


def test_the_types_are_those_of_the_contract(contract: Contract) -> None:
    # A template goes to an endpoint of its own and names no type.
    assert tuple(REGISTRY) == (*contract.message_types, "template") == MESSAGE_TYPE.choices


@pytest.mark.parametrize("kind", REGISTRY)
def test_the_examples_make_a_message_with_nothing_wrong(contract: Contract, kind: str) -> None:
    built = build(kind, EXAMPLES[kind], templates=SAVED)
    assert built.problems == ()
    assert faults(contract, built.body) == []
    assert built.body[REGISTRY[kind].number_field] == NUMBER
    assert REGISTRY.type_of(built.body) is REGISTRY[kind]


@for_each("field", REGISTRY.all_fields())
def test_every_field_is_explained_and_its_example_fits(field: object) -> None:
    assert field in REGISTRY.all_fields()
    known = next(entry for entry in REGISTRY.all_fields() if entry is field)
    assert known.label
    assert known.help.endswith(".")
    assert known.limit is None or len(known.example) <= known.limit
    assert not known.choices or known.example in known.choices


def test_every_field_is_there_once() -> None:
    names = [field.name for field in REGISTRY.all_fields()]
    assert len(names) == len(set(names))
    assert names[:2] == [PHONE_NUMBER.name, MESSAGE_TYPE.name]
    assert REGISTRY.fields_of("") == REGISTRY.all_fields()


@pytest.mark.parametrize("kind", REGISTRY)
def test_fields_of_a_type_begin_with_the_number(kind: str) -> None:
    names = [field.name for field in REGISTRY.fields_of(kind)]
    assert names[0] == "phone_number"
    assert (names[-1] == "context_message_id") is REGISTRY[kind].can_reply
    assert REGISTRY[kind].can_reply is (kind not in {"reaction", "template"})
    assert {field.name for field in REGISTRY.fields_read(kind)} >= set(names)


@pytest.mark.parametrize("kind", REGISTRY)
def test_all_but_reactions_and_templates_may_answer_a_message(
    contract: Contract, kind: str
) -> None:
    answer = {"context_message_id": f" {WAMID} "}
    built = build(kind, EXAMPLES[kind] | answer, templates=SAVED)
    assert built.problems == ()
    assert faults(contract, built.body) == []
    assert built.body.get("context_message_id", "") == (WAMID if REGISTRY[kind].can_reply else "")


@pytest.mark.parametrize(
    "wrong", ["HBgLMjc4", "wamid.", "wamid.a b", "wamid.x\nwamid.y", "WAMID.x"]
)
def test_what_a_reply_answers_must_be_a_message_id(wrong: str) -> None:
    built = build("text", {"text": "Hi", "context_message_id": wrong})
    assert built.found == [("bad_message_id", CONTEXT_MESSAGE_ID.name)]


@pytest.mark.parametrize("kind", REGISTRY)
def test_a_row_without_values_is_blocked_with_words(kind: str) -> None:
    built = build(kind, {})
    assert built.blocked
    assert all(problem.message and problem.advice for problem in built.problems)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("text", "Message"),
        ("contact_6_name", "Contact 6: name"),
        ("contact_257_phone_type", "Contact 257: kind of number"),
        ("contact_10_last_name", "Contact 10: last name"),
        ("button_4", "Button 4"),
        ("row_11_title", "Row 11: title"),
    ],
)
def test_fields_are_found_by_name_also_beyond_the_form(name: str, label: str) -> None:
    field = REGISTRY.field_called(name)
    assert field is not None
    assert (field.name, field.label) == (name, label)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "contact_0_name",
        "contact_1_name",
        "contact_01_name",
        "contact_٢_name",
        "contact_2_mail",
        "contact_1000_name",
        "row_11",
        "row_011_title",
        "button_0",
        "button_1000",
        "Text",
    ],
)
def test_other_names_are_no_fields(name: str) -> None:
    assert REGISTRY.field_called(name) is None
