"""Example spreadsheets."""

from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.core.messages.types import MESSAGE_TYPE, PHONE_NUMBER, Field, FieldKind
from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.spreadsheet.writing.example_sheet_writer import write_template
from tests.spreadsheet.making import read, rows_of

TEXT = Field("text", "Message", FieldKind.LONG_TEXT, "What it says.", "Hi", True, 4096)
FIELDS = (PHONE_NUMBER, MESSAGE_TYPE, TEXT)
ROWS = [
    {"phone_number": "+27821234567", "message_type": "text", "text": "Hi Zoë 🎉\nBye"},
    {"phone_number": "0821234567", "message_type": "text", "text": "=1+1"},
]


def test_it_reads_back_as_recipients(tmp_path: Path) -> None:
    target = tmp_path / "template.xlsx"
    assert write_template(target, FIELDS, ROWS, "Text messages") == target
    sheet, origin = read(target)
    assert sheet.headers == ("phone_number", "message_type", "text")
    assert rows_of(sheet) == [tuple(row.values()) for row in ROWS]
    assert origin.sheet_names == ("Text messages", "How to fill this in")
    assert origin.notes == ()
    assert [entry.name for entry in tmp_path.iterdir()] == ["template.xlsx"]


def test_columns_keep_what_is_typed_as_text(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", FIELDS, ROWS, "Example")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Example"]
    assert sheet["A2"].number_format == "@"
    assert sheet["C3"].data_type == "s"
    assert sheet.column_dimensions["A"].width > 14
    assert sheet.freeze_panes == "A2"
    offers = sheet.data_validations.dataValidation
    assert [offer.formula1 for offer in offers] == [f'"{",".join(MESSAGE_TYPE.choices)}"']


def test_every_column_is_explained(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", FIELDS, [], "Example")
    sheet, _ = read(tmp_path / "t.xlsx", sheet="How to fill this in")
    rows = {row[0]: row for row in rows_of(sheet)}
    assert rows["text"] == (
        "text",
        "Message",
        "Yes",
        "What it says. For example: Hi",
        "4,096 characters",
        "",
    )
    assert rows["message_type"][5].startswith("text, image, video")
    assert rows["message_type"][2] == "No"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Buttons / lists: [a]", "Buttons lists a"),
        ("", "Example"),
        ("'x'", "x"),
        ("History", "Example"),
        ("How to fill this in", "Example"),
        ("x" * 40, "x" * 31),
    ],
)
def test_titles_become_names_that_excel_allows(tmp_path: Path, title: str, name: str) -> None:
    write_template(tmp_path / "t.xlsx", FIELDS, ROWS, title)
    assert read(tmp_path / "t.xlsx")[1].sheet_name == name


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="is not there any more"):
        write_template(tmp_path / "gone" / "t.xlsx", FIELDS, ROWS, "Example")
