"""Sorting, formulas and links must never part people from what became of their messages."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.worksheet import Worksheet as Written

from flowiq_desktop.spreadsheet.own_workbook.copying import OwnWorkbookError
from tests.spreadsheet.own_workbook.workbooks import parts, repacked, saved

_SHEET, _TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"
PEOPLE: list[list[str | int]] = [[f"Person {at}", 27821230000 + at, at] for at in range(5)]
HEADINGS = ["Name", "Mobile", "Due"]
OWN_WORDS = "would not be sorted with"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "results.xlsx"


def listed(path: Path, change: Callable[[Worksheet], None]) -> Path:
    """People below headings in row 1, and something else."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(HEADINGS)
    for row in PEOPLE:
        sheet.append(row)
    change(sheet)
    book.save(path)
    return path


def in_a_table(path: Path, change: Callable[[Written], object]) -> Path:
    """The same as a table, A1:C6, and something else."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("List")
    columns = [{"header": name} for name in HEADINGS]
    sheet.add_table("A1:C6", {"data": PEOPLE, "columns": columns})
    change(sheet)
    book.close()
    return path


def headings(path: Path) -> list[object]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [cell.value for cell in sheet[1]]


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.write("D3", "checked"),
        lambda sheet: sheet.write("E12", "refreshed daily"),
        lambda sheet: sheet.add_sparkline("E2", {"range": "C2:C6"}),
        lambda sheet: sheet.add_table("E1:F6", {"columns": [{"header": "Item"}, {"header": "R"}]}),
    ],
)
def test_a_table_that_cannot_be_widened_keeps_the_results_out(
    tmp_path: Path, target: Path, change: Callable[[Written], object]
) -> None:
    with pytest.raises(OwnWorkbookError, match=OWN_WORDS):
        saved(in_a_table(tmp_path / "list.xlsx", change), target)


def test_a_table_elsewhere_on_the_sheet_is_no_hindrance(tmp_path: Path, target: Path) -> None:
    def below(sheet: Written) -> None:
        sheet.add_table("A20:B22", {"columns": [{"header": "Item"}, {"header": "Price"}]})

    book = xlsxwriter.Workbook(str(tmp_path / "list.xlsx"))
    sheet = book.add_worksheet("List")
    for at, row in enumerate((HEADINGS, *PEOPLE)):
        sheet.write_row(at, 0, row)
    below(sheet)
    book.close()
    # Below the list, but its rows are no one's that was written to.
    saved(tmp_path / "list.xlsx", target, make=lambda rows: rows[:5])
    assert headings(target)[3] == "FlowIQ status"


@pytest.mark.parametrize(
    ("filtered", "other"), [("A1:C6", "E2"), ("A1:B6", None), ("A2:C6", None), ("B1:C6", "F9")]
)
def test_a_filter_that_cannot_be_widened_keeps_the_results_out(
    tmp_path: Path, target: Path, filtered: str, other: str | None
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = filtered
        if other is not None:
            sheet[other] = "something else"

    with pytest.raises(OwnWorkbookError, match=OWN_WORDS):
        saved(listed(tmp_path / "list.xlsx", change), target)


@pytest.mark.parametrize("is_table", [True, False])
def test_what_was_sorted_once_is_sorted_with_the_results_again(
    tmp_path: Path, target: Path, is_table: bool
) -> None:
    order = b'<sortState ref="A2:C6"><sortCondition ref="A2:A6"/></sortState>'

    def filtered(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:C6"

    def ordered(held: dict[str, bytes]) -> None:
        part = _TABLE if is_table else _SHEET
        whole, part_of = b'<autoFilter ref="A1:C6"', b"" if is_table else order
        for end in (b"/>", b" />"):
            closed = whole + b">" + part_of + b"</autoFilter>" + order[len(part_of) :]
            held[part] = held[part].replace(whole + end, closed)

    path = tmp_path / "list.xlsx"
    made = in_a_table(path, lambda sheet: None) if is_table else listed(path, filtered)
    saved(repacked(made, ordered), target)
    assert b'<sortState ref="A2:K6"><sortCondition ref="A2:A6"/>' in b"".join(
        parts(target).values()
    )


def test_a_table_of_a_query_keeps_the_results_out_wherever_they_would_stand(
    tmp_path: Path, target: Path
) -> None:
    path = in_a_table(tmp_path / "list.xlsx", lambda sheet: sheet.write("E12", "note"))

    def fed(held: dict[str, bytes]) -> None:
        held[_TABLE] = held[_TABLE].replace(b"<table ", b'<table tableType="queryTable" ')

    with pytest.raises(OwnWorkbookError, match="a query fills"):
        saved(repacked(path, fed), target)


@pytest.mark.parametrize(
    ("cell", "formula"),
    [
        ("E2", ArrayFormula("E2:H6", "=LEN(A2:A6)*{1,2,3,4}")),
        ("F2", DataTableFormula(ref="F2:H6", dt2D=True, r1="A9", r2="B9")),
    ],
)
def test_results_never_stand_where_a_formula_fills_cells(
    tmp_path: Path, target: Path, cell: str, formula: ArrayFormula | DataTableFormula
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = formula

    saved(listed(tmp_path / "list.xlsx", change), target)
    assert headings(target)[7:9] == [None, "FlowIQ status"]


def test_a_correction_inside_such_a_formula_is_refused(tmp_path: Path, target: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C2"] = ArrayFormula("C2:C6", "=LEN(A2:A6)")

    path = listed(tmp_path / "list.xlsx", change)

    def with_values(held: dict[str, bytes]) -> None:
        held[_SHEET] = held[_SHEET].replace(b"<v></v>", b"<v>8</v>").replace(b"<v />", b"<v>8</v>")

    with pytest.raises(OwnWorkbookError, match="C4, which holds a formula"):
        saved(repacked(path, with_values), target, corrected={(4, "Due"): "7"})


def test_results_never_become_links_or_break_a_rule(tmp_path: Path, target: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["D4"].hyperlink = "https://x.example/"
        sheet["D4"].value = None
        rule = DataValidation("list", formula1='"Yes,No"')
        rule.add("E2:E100")
        sheet.add_data_validation(rule)

    saved(listed(tmp_path / "list.xlsx", change), target)
    assert headings(target)[4:6] == [None, "FlowIQ status"]


def test_a_rule_that_takes_its_words_from_another_sheet_is_one_too(
    tmp_path: Path, target: Path
) -> None:
    newer = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    rule = (
        f'<extLst><ext xmlns:x14="{newer}"><x14:dataValidations count="1"'
        ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation'
        ' type="list"><x14:formula1><xm:f>Words!$A$1:$A$2</xm:f></x14:formula1>'
        "<xm:sqref>G2 D2:E6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    ).encode()

    def ruled(held: dict[str, bytes]) -> None:
        held[_SHEET] = held[_SHEET].replace(b"</worksheet>", rule + b"</worksheet>")

    saved(repacked(listed(tmp_path / "list.xlsx", lambda _sheet: None), ruled), target)
    assert re.search(rb'r="H1"[^/]*FlowIQ status', parts(target)[_SHEET])


def test_where_a_control_stands_is_no_column(tmp_path: Path, target: Path) -> None:
    path = listed(tmp_path / "list.xlsx", lambda _sheet: None)
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    control = (
        f'<controls xmlns:xdr="{drawing}"><control><controlPr><anchor><from><xdr:col>5</xdr:col>'
        "</from><to><xdr:col>7</xdr:col></to></anchor></controlPr></control></controls>"
    ).encode()

    def with_control(held: dict[str, bytes]) -> None:
        held[_SHEET] = held[_SHEET].replace(b"</worksheet>", control + b"</worksheet>")

    saved(repacked(path, with_control), target)
    columns = parts(target)[_SHEET].partition(b"<cols>")[2].partition(b"</cols>")[0]
    assert b"xdr:col" not in columns
    assert columns.count(b"<col ") == len(columns.split(b"<")) - 1
