"""Which part of a message a header names, in whatever spelling."""

import pytest

from flowiq_desktop.core.columns.field_names import named_field, numbered_name
from flowiq_desktop.core.messages.types import REGISTRY, FieldKind
from tests.for_each import for_each


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Button 4", "button_4"),
        ("BUTTON4", "button_4"),
        ("button-4", "button_4"),
        ("4th button", "button_4"),
        ("Fourth button", "button_4"),
        ("Button #4", "button_4"),
        ("Buttons 4", "button_4"),
        ("Button (4)", "button_4"),
        ("Button 4 text", "button_4"),
        ("Quick reply 4", "button_4"),
        ("Button 4 id", "button_4_id"),
        ("button_4_id", "button_4_id"),
        ("Button ID 4", "button_4_id"),
        ("Row 11", "row_11_title"),
        ("Row 11 title", "row_11_title"),
        ("row_11_title", "row_11_title"),
        ("List item 11", "row_11_title"),
        ("Row 11 description", "row_11_description"),
        ("row 11 id", "row_11_id"),
        ("Row 11: section", "row_11_section"),
        ("Contact 2 name", "contact_2_name"),
        ("contact_7_first_name", "contact_7_first_name"),
        ("Second contact name", "contact_2_name"),
        ("Contact name 2", "contact_2_name"),
        ("2nd contact mobile", "contact_2_phone"),
        ("Contact 3 surname", "contact_3_last_name"),
        ("Contact 1 name", "contact_name"),
        ("contact_2_phone_type", "contact_2_phone_type"),
    ],
)
def test_numbered_parts(header: str, name: str) -> None:
    assert numbered_name(header) == name
    field = named_field(header)
    assert field is not None
    assert field.name == name


@pytest.mark.parametrize(
    "header",
    [
        *("", "4", "Button", "Buttons", "Class 4", "Contact 2", "Row", "Row 1 Row 2", "Option 3"),
        *("Grade 11", "First name", "Phone 2", "Address 1", "Question 4", "Button colour 4"),
        "Rows 4 to 6",
    ],
)
def test_other_headers_are_no_numbered_parts(header: str) -> None:
    assert numbered_name(header) == ""


@for_each("field", [f for f in REGISTRY.all_fields() if f.kind is not FieldKind.JSON])
def test_every_canonical_name_is_known_in_any_spelling(field: object) -> None:
    name = field.name  # type: ignore[attr-defined] # a Field, as the list says
    spellings = (name, name.upper(), name.replace("_", " "), name.replace("_", "-"), f" {name}: ")
    for spelling in (*spellings, name.title().replace("_", "")):
        found = named_field(spelling)
        assert found is not None, spelling
        assert found.name == name


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Reply to", "context_message_id"),
        ("Emoji", "reaction_emoji"),
        ("Reactions", "reaction_emoji"),
        ("Captions", "caption"),
        ("File name", "filename"),
        ("Header text", "header"),
        ("Header image", "header_media_url"),
        ("Text (2)", "text"),
        ("Message", "text"),
    ],
)
def test_telling_names(header: str, name: str) -> None:
    field = named_field(header)
    assert field is not None
    assert field.name == name


@pytest.mark.parametrize(
    "header",
    ["Name", "Address", "Location", "Type", "Content", "Context", "Amount", "Place", "Url"],
)
def test_names_that_mean_a_message_only_sometimes(header: str) -> None:
    assert named_field(header) is None
