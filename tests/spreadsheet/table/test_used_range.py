"""Every cell is read at its own place, wherever the used range begins."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.spreadsheet.making import (
    Cells,
    read,
    rows_of,
    write_ods,
    write_raw_xlsx,
    write_xls,
    write_xlsb,
    write_xlsx,
)

HEADERS = ("Name", "Phone", "Amount")
PEOPLE = [("Anna", "+27821234500", 12.5), ("Ben", "+27821234501", 13.0), ("Eve", "+27821234502", 7)]
AS_SEEN = [
    ("Anna", "+27821234500", "12.5"),
    ("Ben", "+27821234501", "13"),
    ("Eve", "+27821234502", "7"),
]
WRITERS: dict[str, Callable[[Path, Cells], Path]] = {
    "xlsx": lambda path, rows: write_xlsx(path, {"Parents": rows}),
    "xls": write_xls,
    "xlsb": write_xlsb,
    "ods": write_ods,
}
BEGINNINGS = {"A1": (0, 0), "B1": (0, 1), "B3": (2, 1), "D10": (9, 3)}
every_beginning = pytest.mark.parametrize("begins", BEGINNINGS)


def _at(begins: str, rows: Cells) -> list[list[object]]:
    above, left = BEGINNINGS[begins]
    return [*([[]] * above), *([*[None] * left, *row] for row in rows)]


@every_beginning
@pytest.mark.parametrize("ending", WRITERS)
def test_every_format_from_every_beginning(tmp_path: Path, ending: str, begins: str) -> None:
    rows = _at(begins, [HEADERS, *PEOPLE])
    sheet, origin = read(WRITERS[ending](tmp_path / f"people.{ending}", rows))
    first = BEGINNINGS[begins][0] + 1
    assert sheet.headers == HEADERS
    assert rows_of(sheet) == AS_SEEN
    assert origin.header_row == first
    assert list(sheet.row_numbers) == [first + 1, first + 2, first + 3]


@every_beginning
@pytest.mark.parametrize("ending", WRITERS)
def test_columns_without_headers_have_the_letters_of_the_spreadsheet(
    tmp_path: Path, ending: str, begins: str
) -> None:
    path = WRITERS[ending](tmp_path / f"people.{ending}", _at(begins, PEOPLE))
    left = BEGINNINGS[begins][1]
    sheet = read(path, header_row=0)[0]
    assert sheet.headers == tuple(f"Column {'ABCDEF'[left + i]}" for i in range(3))
    assert rows_of(sheet) == AS_SEEN


@every_beginning
def test_formats_are_those_of_the_cell(tmp_path: Path, begins: str) -> None:
    money, number = '"R" #,##0.00', "0000000000"
    people: Cells = [
        ["Name", "Phone", "Amount", "Due", "Part"],
        ["Anna", (821234500, number), (1234.5, money), (date(2026, 3, 15), "d mmm"), (0.5, "0%")],
        ["Ben", (821234501, number), (1235.5, money), (date(2026, 3, 16), "d mmm"), 0.25],
    ]
    sheet, _ = read(write_xlsx(tmp_path / "p.xlsx", {"People": _at(begins, people)}))
    assert rows_of(sheet) == [
        ("Anna", "0821234500", "R 1,234.50", "15 Mar", "50%"),
        ("Ben", "0821234501", "R 1,235.50", "16 Mar", "0.25"),
    ]


@every_beginning
def test_errors_and_long_numbers_are_those_of_the_cell(tmp_path: Path, begins: str) -> None:
    above, left = BEGINNINGS[begins]
    a, b, c = ("ABCDEF"[left + i] for i in range(3))
    head, one, two = above + 1, above + 2, above + 3
    rows = (
        f'<row r="{head}">{_text(f"{a}{head}", "Name")}{_text(f"{b}{head}", "Card")}'
        f"{_text(f'{c}{head}', 'Amount')}</row>"
        f'<row r="{one}">{_text(f"{a}{one}", "Anna")}<c r="{b}{one}"><v>12345678901234567</v></c>'
        f'<c r="{c}{one}"><v>5</v></c></row>'
        f'<row r="{two}">{_text(f"{a}{two}", "Ben")}<c r="{b}{two}"><v>7</v></c>'
        f'<c r="{c}{two}" t="e"><v>#REF!</v></c></row>'
    )
    sheet, _ = read(write_raw_xlsx(tmp_path / "e.xlsx", rows), header_row=head)
    assert rows_of(sheet) == [("Anna", "12345678901234567", "5"), ("Ben", "7", "#REF!")]


@every_beginning
@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_merged_cells_are_read_in_their_column(tmp_path: Path, ending: str, begins: str) -> None:
    path = tmp_path / f"merged.{ending}"
    above, left = BEGINNINGS[begins]
    cells = [("Class", "Name"), ("Grade 1", "Anna"), (None, "Ben"), ("Grade 2", "Eve"), (None, "D")]
    merges = [(above + 1, above + 2, left), (above + 3, above + 4, left)]
    (_merged_xlsx if ending == "xlsx" else _merged_xls)(path, _at(begins, cells), merges)
    sheet, _ = read(path, header_row=above + 1)
    expected = [("Grade 1", "Anna"), ("Grade 1", "Ben"), ("Grade 2", "Eve"), ("Grade 2", "D")]
    assert rows_of(sheet) == expected


@pytest.mark.parametrize("merged", ["A1:A6", "A4:B6", "A1:F2", "F3:F6", "A8:B99"])
def test_merged_cells_outside_the_used_range_change_nothing(tmp_path: Path, merged: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    _fill(sheet, [HEADERS, *PEOPLE], 2, 2)
    sheet.merge_cells(merged)
    book.save(tmp_path / "m.xlsx")
    read_sheet, origin = read(tmp_path / "m.xlsx")
    assert read_sheet.headers == HEADERS
    assert rows_of(read_sheet) == AS_SEEN
    assert origin.header_row == 3


def test_blank_cells_with_a_colour_before_the_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, 9):
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor="FFCC00")
        sheet.cell(row, 1).number_format = "0.00"
    _fill(sheet, [HEADERS, *PEOPLE], 2, 1)
    for at in range(3, 7):
        sheet.cell(at, 4).number_format = "0.00"
    book.save(tmp_path / "c.xlsx")
    assert rows_of(read(tmp_path / "c.xlsx")[0])[0] == ("Anna", "+27821234500", "12.50")


def test_hidden_columns_move_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    _fill(sheet, [HEADERS, *PEOPLE], 2, 1)
    for at in range(3, 7):
        sheet.cell(at, 4).number_format = '"R" 0.00'
    for letter in "AC":
        sheet.column_dimensions[letter].hidden = True
    book.save(tmp_path / "h.xlsx")
    assert rows_of(read(tmp_path / "h.xlsx")[0])[1] == ("Ben", "+27821234501", "R 13.00")


@pytest.mark.parametrize("dimension", ["A1", "A1:B2", "B3:D6", "C4:XFD9", "Z90:Z91"])
def test_what_the_sheet_says_of_its_range_is_not_believed(tmp_path: Path, dimension: str) -> None:
    rows = (
        f'<row r="3">{_text("B3", "Name")}{_text("C3", "Amount")}</row>'
        f'<row r="4">{_text("B4", "Anna")}<c r="C4" s="1"><v>1234.5</v></c></row>'
        f'<row r="5">{_text("B5", "Ben")}<c r="C5" s="1"><v>7</v></c></row>'
    )
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs>'
    before = f'<dimension ref="{dimension}"/>'
    path = write_raw_xlsx(tmp_path / "d.xlsx", rows, before=before, styles=styles)
    assert rows_of(read(path)[0]) == [("Anna", "1,234.50"), ("Ben", "7.00")]


def test_rows_that_begin_later_than_the_headers(tmp_path: Path) -> None:
    rows: Cells = [
        [],
        [None, None, "Phone", ("Amount", "@")],
        [None, None, None, (5, "0.00")],
        [None, "Anna", "+27821234500", (6, "0.00")],
    ]
    sheet, _ = read(write_xlsx(tmp_path / "r.xlsx", {"S": rows}), header_row=2)
    assert sheet.headers == ("Column B", "Phone", "Amount")
    assert rows_of(sheet) == [("", "", "5.00"), ("Anna", "+27821234500", "6.00")]


@pytest.mark.parametrize("ending", WRITERS)
def test_a_single_cell(tmp_path: Path, ending: str) -> None:
    rows = _at("D10", [["+27821234500"]])
    path = WRITERS[ending](tmp_path / f"one.{ending}", rows)
    sheet, _ = read(path, header_row=0)
    assert (sheet.headers, rows_of(sheet)) == (("Column D",), [("+27821234500",)])
    assert list(sheet.row_numbers) == [10]


def test_more_cells_than_headers_are_named_by_their_letter(tmp_path: Path) -> None:
    rows = _at("B3", [["Name", "Phone"], ["Anna", "+27821234500"], ["Ben", "+27821234501", "x"]])
    sheet, origin = read(write_xlsx(tmp_path / "x.xlsx", {"S": rows}))
    assert sheet.headers == ("Name", "Phone", "Column D")
    assert any("“Column D”" in note and "row 5" in note for note in origin.notes)


def _text(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'


def _fill(sheet: Worksheet, rows: Cells, above: int, left: int) -> None:
    for at, row in enumerate(rows, above + 1):
        for column, value in enumerate(row, left + 1):
            if isinstance(value, str | float | int):
                sheet.cell(at, column).value = value


def _merged_xlsx(path: Path, rows: Cells, merges: list[tuple[int, int, int]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    _fill(sheet, rows, 0, 0)
    for first, last, column in merges:
        sheet.merge_cells(None, first + 1, column + 1, last + 1, column + 1)
    book.save(path)


def _merged_xls(path: Path, rows: Cells, merges: list[tuple[int, int, int]]) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    starts = {(first, column): last for first, last, column in merges}
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if (at, column) in starts:
                sheet.write_merge(at, starts[at, column], column, column, value)
            elif value is not None:
                sheet.write(at, column, value)
    book.save(str(path))
