"""People in sheets that were not read, and rows above the headers that look like people."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from flowiq_desktop.spreadsheet.reading import other_sheets
from flowiq_desktop.spreadsheet.table.unread import LeftUnread, Place
from tests.spreadsheet.binary_beside import join_hidden
from tests.spreadsheet.making import Cells, read, rows_of, write_raw_ods, write_xlsb, write_xlsx

HEAD = ["Name", "Phone"]
FOUR = [HEAD, ["Ana", "+27821234567"], ["Ben", "+27821234568"]]
FIVE = [HEAD, ["Cas", "+27821234569"], ["Dot", "+27821234570"], ["Eve", "+27821234571"]]


def test_the_second_sheet_of_people_is_told(tmp_path: Path) -> None:
    _, origin = read(write_xlsx(tmp_path / "p.xlsx", {"Grade 4": FOUR, "Grade 5": FIVE}))
    (entry,) = origin.left_unread
    assert entry == LeftUnread(Place.SHEET, "Grade 5", 2, 3, "Cas · +27821234569")
    assert entry.where == "sheet 'Grade 5'"
    assert origin.notes == (entry.sentence,)
    assert "'Grade 5' was not read" in entry.sentence


def test_when_it_is_chosen_the_first_one_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"Grade 4": FOUR, "Grade 5": FIVE})
    _, origin = read(path, sheet="Grade 5")
    assert [entry.sheet for entry in origin.left_unread] == ["Grade 4"]


def test_a_hidden_sheet_of_people_is_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_xlsx(tmp_path / "p.xlsx", {"People": FOUR, "Old": FIVE}))
    book["Old"].sheet_state = "hidden"
    book.save(tmp_path / "h.xlsx")
    (entry,) = read(tmp_path / "h.xlsx")[1].left_unread
    assert entry.hidden
    assert entry.where == "hidden sheet 'Old'"


def test_the_sheet_with_phone_numbers_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    summary: Cells = [["Grade", "Learners"], ["4", 2], ["5", 2]]
    sheets: dict[str, Cells] = {
        "Summary": summary,
        "People": FOUR,
        "Notes": [["Fill in the other sheet."]],
    }
    sheet, origin = read(write_xlsx(tmp_path / "p.xlsx", sheets))
    assert sheet.name == "People"
    assert origin.left_unread == ()
    assert origin.notes == (
        "The sheets 'Summary', 'Notes' were not read: no phone numbers were seen there.",
    )


def test_a_list_without_headers_is_found_too(tmp_path: Path) -> None:
    _, origin = read(write_xlsx(tmp_path / "p.xlsx", {"One": FOUR, "Two": FIVE[1:]}))
    (entry,) = origin.left_unread
    assert (entry.row, entry.rows) == (1, 3)


@pytest.mark.parametrize(
    "rows",
    [
        [["Item", "Price"], ["Chair", 1500000], ["Desk", 2500000]],
        [["Date", "Paid"], ["2026-11-02", 12.5]],
        [["Barcode"], ["6001234567890"], ["6001234567891"]],
    ],
)
def test_other_numbers_are_no_people(tmp_path: Path, rows: list[list[object]]) -> None:
    assert read(write_xlsx(tmp_path / "p.xlsx", {"P": FOUR, "Other": rows}))[1].left_unread == ()


def test_a_large_sheet_is_named_without_a_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_sheets, "_MOST_BYTES", 100)
    _, origin = read(write_xlsx(tmp_path / "p.xlsx", {"One": FOUR, "Two": FIVE}))
    (entry,) = origin.left_unread
    assert (entry.sheet, entry.row, entry.rows, entry.sample) == ("Two", 0, None, "")
    assert "because it is large" in origin.notes[0]


def test_rows_above_the_headers_are_titles_and_people_among_them_are_told(tmp_path: Path) -> None:
    rows = [["St Mary's", "0215551234"], ["Made in May"], *FOUR]
    sheet, origin = read(write_xlsx(tmp_path / "p.xlsx", {"P": rows}))
    assert rows_of(sheet) == [("Ana", "+27821234567"), ("Ben", "+27821234568")]
    assert [(title.number, title.text) for title in origin.titles] == [
        (1, "St Mary's · 0215551234"),
        (2, "Made in May"),
    ]
    (entry,) = origin.left_unread
    assert (entry.place, entry.where, entry.rows) == (Place.ABOVE, "row 1", 1)
    assert origin.asked == 3


def test_a_person_in_the_chosen_header_row_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"P": FIVE[1:]})
    _, origin = read(path, header_row=1)
    (entry,) = origin.left_unread
    assert (entry.place, entry.where) == (Place.HEADERS, "row 1")
    assert "looks like a person" in origin.notes[-1]


def test_what_is_shown_of_a_row_is_safe_and_short(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("Evil\x1b[31m \u202eeman,,\n" + "Name,Phone\nAna,+27821234567\n", "utf-8")
    (title,) = read(path)[1].titles
    assert title.text == "Evil\ufffd[31m \ufffdeman"


def test_two_results_sheets_of_ours_are_one_list(tmp_path: Path) -> None:
    ours = [[*HEAD, "FlowIQ status"], ["Ana", "+27821234567", "Sent"]]
    assert read(write_xlsx(tmp_path / "r.xlsx", {"R": ours, "To fix": ours}))[1].notes == ()


SUMMARY: Cells = [["Grade", "Learners"], ["4", "two"], ["5", "three"]]


def _xlsx(folder: Path) -> Path:
    book = openpyxl.load_workbook(
        write_xlsx(folder / "p.xlsx", {"Summary": SUMMARY, "Parents": FOUR, "Old": FIVE})
    )
    book["Old"].sheet_state = "veryHidden"
    book.save(folder / "p.xlsx")
    return folder / "p.xlsx"


def _xls(folder: Path) -> Path:
    book = xlwt.Workbook()
    for name, rows in (("Summary", SUMMARY), ("Parents", FOUR), ("Old", FIVE)):
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    book.get_sheet("Old").visibility = 1
    book.save(str(folder / "p.xls"))
    return folder / "p.xls"


def _xlsb(folder: Path) -> Path:
    path = write_xlsb(folder / "p.xlsb", FOUR)
    return join_hidden(path, write_xlsb(folder / "old.xlsb", FIVE))


def _ods(folder: Path) -> Path:
    cell = '<table:table-cell office:value-type="string"><text:p>{0}</text:p></table:table-cell>'
    tables = []
    for name, rows, style in (
        ("Summary", SUMMARY, "a"),
        ("Parents", FOUR, "a"),
        ("Old", FIVE, "b"),
    ):
        lines = ("".join(cell.format(it) for it in row) for row in rows)
        inside = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
        tables.append(
            f'<table:table table:name="{name}" table:style-name="{style}">{inside}</table:table>'
        )
    style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("a", "true"), ("b", "false"))
    )
    before = f'<office:automatic-styles xmlns:style="{style}">{styles}</office:automatic-styles>'
    return write_raw_ods(folder / "p.ods", "".join(tables), before)


@pytest.mark.parametrize("write", [_xlsx, _xls, _xlsb, _ods])
def test_in_every_format_the_sheet_of_people_is_read_and_a_hidden_one_told(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    path = write(tmp_path)
    sheet, origin = read(path)
    assert sheet.name == "Parents"
    assert rows_of(sheet) == [tuple(row) for row in FOUR[1:]]
    (entry,) = origin.left_unread
    assert (entry.sheet, entry.hidden, entry.rows) == ("Old", True, 3)
    assert len(read(path, sheet="Old")[0]) == len(FIVE) - 1
