"""Placeholders of other programs are known by the column that they name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.text.foreign_fields import (
    ForeignField,
    foreign_fields,
    may_hold_foreign_fields,
    with_own_fields,
)
from flowiq_desktop.core.text.merge_fields import MergeText, header_index
from tests.examples import examples

COLUMNS = header_index(("Name", "Amount due", "Class"))


@pytest.mark.parametrize(
    "written",
    [
        *("{Name}", "{ Name }", "${Name}", "#{Name}", "[Name]", "[[Name]]", "((Name))"),
        *("{%Name%}", "<%Name%>", "<%= Name %>", "[%Name%]", "{{Name}", "{Name}}", "{$Name}"),
        *("<<Name>>", "<< Name >>", "«Name»", "*|Name|*", "%Name%", "%%Name%%"),
        *("<Name>", "< Name >", "{{{Name}}}"),
    ],
)
def test_each_writing_is_found_and_becomes_a_field(written: str) -> None:
    text = f"Dear {written}, welcome."
    assert foreign_fields(text, COLUMNS) == (ForeignField(written, "Name"),)
    assert with_own_fields(text, COLUMNS) == "Dear {{Name}}, welcome."
    assert may_hold_foreign_fields(text)


@pytest.mark.parametrize(
    ("written", "column"),
    [
        *((f"{a}Amount (R){b}", "Amount (R)") for a, b in ("{}", "[]", ("<<", ">>"), "«»", "%%")),
        ("<<Discount %>>", "Discount %"),
        ("<<Class {old}>>", "Class  old"),
        ("{Class [new]}", "Class [new]"),
    ],
)
def test_columns_with_signs_of_other_writings(written: str, column: str) -> None:
    columns = header_index(["Amount (R)", "Discount %", "Class {old}", "Class [new]"])
    assert foreign_fields(f"R {written}!", columns)[0].found == written
    assert with_own_fields(f"R {written}!", columns) == f"R {{{{{column}}}}}!"


def test_a_brace_too_many_goes_and_the_fallback_stays() -> None:
    assert with_own_fields("{{{Name|you}}} {{{Class}}}", COLUMNS) == "{{Name|you}} {{Class}}"
    assert with_own_fields("{{{{Name}}}} {{{Other}}}", COLUMNS) == "{{{{Name}}}} {{{Other}}}"


def test_what_stands_in_for_an_empty_cell_is_kept() -> None:
    assert with_own_fields("Dear {Name|friend}!", COLUMNS) == "Dear {{Name|friend}}!"
    assert with_own_fields("{Pupil|1}", header_index(["Pupil|1"])) == "{{Pupil 1}}"


def test_capitals_and_blanks_do_not_count_as_in_our_own_fields() -> None:
    text = "*|AMOUNT_DUE|* of [amount due]"
    found = foreign_fields(text, COLUMNS)
    assert [field.column for field in found] == ["AMOUNT_DUE", "amount due"]
    parsed = MergeText.parse(with_own_fields(text, COLUMNS))
    assert [field.column for field in parsed.fields] == ["AMOUNT_DUE", "amount due"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "Dear Name",
            "[sic]",
            "{x}",
            "50 % of Name, 10 % off",
            "<Surname>",
            "(Name)",
            "{{Name}}",
        ),
        *("{{Name|friend}}", "[Name\n]", "{" * 50, "%" * 50, "[]", "{}", "<<>>", "[[Surname]]"),
    ],
)
def test_what_names_no_column_stays(text: str) -> None:
    assert foreign_fields(text, COLUMNS) == ()
    assert with_own_fields(text, COLUMNS) == text


def test_several_are_told_in_their_order_and_each_once() -> None:
    text = "[Name] {Class} {{Amount due}} [Name] [see {Name}]"
    assert [field.found for field in foreign_fields(text, COLUMNS)] == [
        *("[Name]", "{Class}", "{Name}")
    ]
    assert with_own_fields(text, COLUMNS) == (
        "{{Name}} {{Class}} {{Amount due}} {{Name}} [see {{Name}}]"
    )


def test_a_long_text_of_beginnings_is_no_burden() -> None:
    assert foreign_fields("[{(<*%" * 20_000, COLUMNS) == ()


@settings(max_examples=examples(200))
@given(st.text("ab{}[]<>«»%*|( )Name", max_size=40))
def test_afterwards_there_is_none_left_and_the_rest_is_as_it_was(text: str) -> None:
    once = with_own_fields(text, COLUMNS)
    if not foreign_fields(text, COLUMNS):
        assert once == text
    assert may_hold_foreign_fields(text) or once == text
