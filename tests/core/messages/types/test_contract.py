"""Whatever stands in a row: a body that nothing blocks is one that FlowIQ takes."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.messages.types import REGISTRY, Field, FieldKind
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.system.paths import resource
from tests.core.messages.types.building import WAMID, build, faults

CONTRACT = Contract.load(resource("openapi", "flowiq-openapi.yaml"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "body", "title", "rows", "buttons", "name", "url", "phones"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


def near_miss(kind: str) -> st.SearchStrategy[str]:
    """JSON of about the right shape: the field's own example with members changed."""
    examples = [json.loads(f.example) for f in REGISTRY[kind].fields if f.name == kind]
    changed = st.builds(
        lambda example, change: {**example, **change},
        st.sampled_from([e[0] if isinstance(e, list) else e for e in examples]),
        st.dictionaries(
            st.sampled_from(["type", "body", "buttons", "name", "phones", "latitude", "emoji"]),
            JSON,
            max_size=2,
        ),
    )
    return changed.map(json.dumps)


def cells(kind: str, field: Field) -> st.SearchStrategy[str]:
    """Cells of a field: likely ones, ones about its limit, and anything at all."""
    likely = [field.example, f" {field.example}\n", *field.choices, "0", "-1,5", WAMID]
    edges = [("x" * (field.limit + more)) for more in (-1, 0, 1)] if field.limit else []
    anything = st.text(max_size=30) | st.sampled_from([*likely, *edges])
    if field.kind is FieldKind.URL:
        anything |= st.text("htps:/.@\\?#%ab é", max_size=20).map(lambda s: f"https://{s}")
    if field.kind is FieldKind.JSON:
        anything |= JSON.map(json.dumps) | near_miss(kind)
    return anything


def rows(kind: str) -> st.SearchStrategy[dict[str, str]]:
    entry = REGISTRY[kind]
    good = {f.name: f.example for f in entry.fields if not f.advanced}
    fields = REGISTRY.fields_read(kind)
    strange = st.fixed_dictionaries({}, optional={f.name: cells(kind, f) for f in fields})
    base = (
        st.sampled_from([good, {}])
        if kind != "interactive"
        else st.sampled_from(
            [
                {n: v for n, v in good.items() if not n.startswith(skip)}
                for skip in ("row_", "button_")
            ]
        )
    )
    return st.builds(lambda first, second: _said({**first, **second}), base, strange)


def _said(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value.strip()}


@pytest.mark.parametrize("kind", REGISTRY)
@given(data=st.data())
def test_a_body_that_nothing_blocks_fits_the_contract(kind: str, data: st.DataObject) -> None:
    values = data.draw(rows(kind))
    built = build(kind, values)
    assert all(problem.message and problem.advice and problem.task for problem in built.problems)
    if not built.blocked:
        assert faults(CONTRACT, built.body) == []
        json.dumps(built.body, allow_nan=False, ensure_ascii=False).encode()
        assert set(built.body) <= {"phone_number", "message_type", "context_message_id", kind} | {
            "text",
            "media_url",
            "caption",
            "filename",
        } | ({"templateName", "whatsappNumber", "bodyParameters", "headerMedia"})


@pytest.mark.parametrize("kind", REGISTRY)
@given(data=st.data())
def test_the_same_row_always_makes_the_same_body(kind: str, data: st.DataObject) -> None:
    values = data.draw(rows(kind))
    assert build(kind, values).body == build(kind, dict(reversed(values.items()))).body


@given(
    st.lists(st.sampled_from(["", "a", "b", "button_1", "button_2", "row_2"]), min_size=3),
    st.sampled_from(["button", "row"]),
)
def test_ids_are_always_there_and_distinct(ids: list[str], things: str) -> None:
    names = ("button_{}", "button_{}_id") if things == "button" else ("row_{}_title", "row_{}_id")
    values = {"body": "?", "list_button": "Pick"} if things == "row" else {"body": "?"}
    for number, given_id in enumerate(ids, 1):
        values[names[0].format(number)] = f"T{number}"
        if given_id:
            values[names[1].format(number)] = given_id
    built = build("interactive", values)
    inner = built.body["interactive"]
    entries = inner["buttons"] if things == "button" else inner["sections"][0]["rows"]
    made = [entry["id"] for entry in entries]
    assert all(made)
    if "same_id" not in built.codes:
        assert len(set(made)) == len(made)
