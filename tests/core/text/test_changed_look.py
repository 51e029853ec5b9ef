"""Values whose signs change how a message is formatted are found, and others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.text.changed_look import (
    column_that_changes_looks,
    has_words_of_its_own,
    may_change_looks,
    some_may_change_looks,
)
from flowiq_desktop.core.text.merge_fields import MergeText


@pytest.mark.parametrize(
    ("text", "value", "changes"),
    [
        ("Hi {{A}}, welcome", "Anna", False),
        ("Hi {{A}}, welcome", "*Anna*", True),
        ("Hi {{A}}, welcome", "_Anna_", True),
        ("Hi {{A}}, welcome", "~Anna~", True),
        ("Hi {{A}}, welcome", "`Anna`", True),
        ("Hi {{A}}, welcome", "Anna*", False),
        ("Your mark is {{A}}", "***", False),
        ("Your file {{A}} is ready", "list_of_june_v2.pdf", False),
        ("Your code is {{A}}", "A_B_C", False),
        ("Write to {{A}}, *please*", "anna_b@school.example", False),
        ("*Dear {{A}}*, welcome", "Anna", False),
        ("*Dear {{A}}*, welcome", "Anna* Nel", True),
        ("*Dear {{A}}*, welcome", "Anna*Nel", False),
        ("*Dear {{A}}, welcome*", "Anna *", False),
        ("_Total: {{A}}_", "R 5_", True),
        ("*Total: {{A}}*", "*", False),
        ("```{{A}}``` is it", "a``b", False),
        ("```{{A}}``` is it", "```", True),
        ("{{A}} is due", "- rent", True),
        ("{{A}} is due", "> rent", True),
        ("{{A}} is due", "* rent", True),
        ("{{A}} is due", "1. rent", True),
        ("{{A}} is due", "1.", True),
        ("{{A}} is due", "100. rent", False),
        ("{{A}} is due", "-5", False),
        ("{{A}} is due", "1.5", False),
        ("Due: {{A}}", "- rent", False),
        ("Due: {{A}}", "1. rent", False),
        ("Due:\n{{A}}", "1. rent", True),
        ("Due:\n- {{A}}\n- all", "rent", False),
        ("Due:\n1. {{A}}\n2. all", "2. rent", False),
        ("Come to {{A}} now", "12 Main Road\nRivonia", False),
        ("Come to {{A}} now", "12 Main Road\n- Rivonia", True),
        ("Come to *{{A}}* now", "12 Main Road\nRivonia", True),
        ("Come to *{{A}}* now", "12 Main Road\r\nRivonia", True),
        ("Come to _us_: {{A}}", "12 Main Road\nRivonia", False),
        ("- {{A}}", "12 Main Road\nRivonia", False),
    ],
)
def test_which_values_change_the_look(text: str, value: str, changes: bool) -> None:
    found = column_that_changes_looks(MergeText.parse(text), {"A": value})
    assert found == ("A" if changes else "")


def test_the_column_that_does_it_is_named() -> None:
    text = MergeText.parse("Dear {{Name}}, for {{Child}}: {{Sum}}")
    values = {"Name": "Anna_B", "Child": "*Ben*", "Sum": "R 5*"}
    assert column_that_changes_looks(text, values) == "Child"
    together = {"Name": "*Anna", "Child": "Ben", "Sum": "R 5*"}
    assert column_that_changes_looks(text, together) == "Name"


@pytest.mark.parametrize(
    ("text", "own"), [("{{A}}", False), (" {{A}}\n{{B}}", False), ("Hi {{A}}", True), ("Hi", True)]
)
def test_a_text_that_is_a_value_says_itself_how_it_looks(text: str, own: bool) -> None:
    assert has_words_of_its_own(MergeText.parse(text)) is own


VALUES = st.text("*_~`>-.\n 1ab", max_size=8)
TEXTS = st.text("*_~`>-.\n 1ab{}A", max_size=12).map(lambda text: f"{text}{{{{A}}}}")


@given(st.lists(VALUES, max_size=5))
def test_many_values_are_looked_at_as_one_is(values: list[str]) -> None:
    assert some_may_change_looks(values) == any(map(may_change_looks, values))


@given(TEXTS, VALUES)
def test_what_changes_nothing_at_a_glance_changes_nothing(text: str, value: str) -> None:
    parsed = MergeText.parse(text)
    assert may_change_looks(value.strip()) or not column_that_changes_looks(parsed, {"A": value})
