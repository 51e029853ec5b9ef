"""Buttons, rows and contact cards moved and taken away: nothing of the others changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.part_order import last_part, swapped, without_part
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.parts import Part


def part_called(name: str) -> Part:
    return next(part for part in REGISTRY.parts if part.name == name)


def mapping_of(**texts: str) -> Mapping:
    return Mapping("interactive", {name: TextSource(text) for name, text in texts.items()})


def texts(mapping: Mapping) -> dict[str, str]:
    return {n: s.text for n, s in mapping.sources.items() if isinstance(s, TextSource)}


def test_a_row_moves_with_all_that_it_has() -> None:
    before = mapping_of(row_1_title="A", row_1_section="Tue", row_2_title="B", body="Hi")
    after = swapped(before, part_called("row"), 1, 2)
    assert texts(after) == {
        "row_2_title": "A",
        "row_2_section": "Tue",
        "row_1_title": "B",
        "body": "Hi",
    }


def test_a_button_taken_away_lets_the_next_move_up() -> None:
    before = mapping_of(button_1="Yes", button_2="No", button_2_id="n", button_3="Later")
    after = without_part(before, part_called("button"), 1)
    assert texts(after) == {"button_1": "No", "button_1_id": "n", "button_2": "Later"}
    assert last_part(after, part_called("button")) == 2


def test_the_first_contact_is_named_otherwise_than_the_next() -> None:
    before = mapping_of(contact_name="A", contact_2_name="B", contact_2_phone="1")
    contact = part_called("contact")
    assert texts(swapped(before, contact, 1, 2)) == {
        "contact_2_name": "A",
        "contact_name": "B",
        "contact_phone": "1",
    }
    assert texts(without_part(before, contact, 1)) == {"contact_name": "B", "contact_phone": "1"}


def test_columns_move_too() -> None:
    before = Mapping("interactive", {"button_1": ColumnSource("A"), "button_2": ColumnSource("B")})
    after = swapped(before, part_called("button"), 1, 2)
    assert after.sources == {"button_2": ColumnSource("A"), "button_1": ColumnSource("B")}


@pytest.mark.parametrize("part", REGISTRY.parts, ids=lambda part: part.name)
@given(data=st.data())
def test_moving_twice_changes_nothing_and_all_others_stay(part: Part, data: st.DataObject) -> None:
    names = [field.name for number in range(1, 5) for field in part.fields_of(number)]
    chosen = data.draw(st.lists(st.sampled_from([*names, "body", "footer"]), unique=True))
    sources: dict[str, Source] = {name: TextSource(name) for name in chosen}
    before = Mapping("interactive", sources)
    one, other = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4))
    assert swapped(swapped(before, part, one, other), part, one, other) == before
    after = without_part(before, part, one)
    gone = {name for name in chosen if part.number_of(name) == one}
    assert set(texts(after).values()) == set(chosen) - gone
