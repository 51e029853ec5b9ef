"""Which columns no message takes, and which of them somebody might miss."""

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.columns.unused_columns import (
    UnusedColumns,
    columns_in_cells,
    other_numbers,
    unused_columns,
)
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.sheet import Sheet

PHONE = ColumnSource("Phone")


def sheet(*headers: str, cell: str = "x") -> Sheet:
    names = ("Phone", *headers)
    return Sheet("S", names, [("0821234567", *[cell] * len(headers))], [2])


def unused(table: Sheet, kind: str, **sources: Source) -> UnusedColumns:
    return unused_columns(table, Mapping(kind, {"phone_number": PHONE, **sources}))


def test_a_column_in_the_text_is_used() -> None:
    found = unused(sheet("Name", "Note"), "text", text=TextSource("Hi {{name}}"))
    assert found == UnusedColumns(("Note",), ())


def test_a_column_that_cells_mention_is_used() -> None:
    table = Sheet("S", ("Phone", "Text", "Body"), [("1", "Hi {{body}}", "x")], [2])
    mapping = Mapping("text", {"phone_number": PHONE, "text": ColumnSource("Text")})
    in_cells = columns_in_cells(table, mapping)
    assert in_cells == {"body"}
    assert unused_columns(table, mapping, in_cells) == UnusedColumns()


@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        ("text", ("Button 4", "Caption", "File name", "Reply to", "Emoji", "Footer", "media_url")),
        ("image", ("File name", "Button 1", "Row 11 title", "latitude", "contact_2_name")),
        ("audio", ("Footer", "filename")),
        ("location", ("Caption", "Message", "body")),
        ("reaction", ("context_message_id", "text", "Caption")),
    ],
)
def test_parts_of_another_type_are_missed(kind: str, headers: tuple[str, ...]) -> None:
    found = unused(sheet(*headers, "Class"), kind)
    assert found.named == headers
    problem = found.problem()
    assert problem is not None
    assert not problem.blocks
    assert all(f'"{header}"' in problem.message for header in headers)


def test_a_blank_column_is_missed_by_nobody() -> None:
    assert unused(sheet("Button 4", "Caption", cell=" "), "text").named == ()
    assert unused(sheet("Caption", cell="\u200b"), "text").named == ()


def test_a_text_typed_for_everybody_stands_there_on_purpose() -> None:
    found = unused(sheet("Message", "Name"), "text", text=TextSource("Hi"))
    assert found == UnusedColumns(("Message", "Name"), ())


def test_two_columns_for_one_field_are_said() -> None:
    table = sheet("Message", "SMS", "Text (2)")
    assert unused(table, "text", text=ColumnSource("Message")).named == ("SMS", "Text (2)")


def test_what_is_mapped_for_another_type_is_not_used() -> None:
    found = unused(sheet("Caption"), "text", caption=ColumnSource("Caption"), text=TextSource("x"))
    assert found.named == ("Caption",)


def test_results_of_an_earlier_send_are_missed_by_nobody() -> None:
    assert unused(sheet("FlowIQ message ID", "FlowIQ row"), "text").named == ()


def test_a_section_belongs_to_the_rows_of_a_list() -> None:
    row = {"row_1_title": TextSource("One")}
    assert unused(sheet("Section"), "interactive", **row).named == ("Section",)
    assert unused(sheet("Section"), "text").named == ()


def test_one_column_and_many_in_a_sentence() -> None:
    one = UnusedColumns((), ("A",)).problem()
    many = UnusedColumns((), tuple("ABCDEFGHIJ")).problem()
    assert one
    assert many
    assert one.message.startswith('The column "A" is named like')
    assert '"H" and 2 more are named like' in many.message


def test_other_columns_with_numbers() -> None:
    table = Sheet("S", ("Mobile", "Phone", "ID"), [("1", "0821234567", "0821234567")], [2])
    assert other_numbers(table, ("Phone", "ID"), PhoneReader("ZA")) == ("Phone",)
