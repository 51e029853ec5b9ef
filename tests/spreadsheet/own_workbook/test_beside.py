"""Comments, formulas that fill more cells, and columns that formulas name meet no results."""

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from flowiq_desktop.spreadsheet.own_workbook.copying import OwnWorkbookError
from tests.spreadsheet.own_workbook.test_what_moves import (
    HEADINGS,
    PEOPLE,
    headings,
    in_a_table,
    listed,
)
from tests.spreadsheet.own_workbook.workbooks import parts, repacked, saved

_BOOK = "xl/workbook.xml"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "results.xlsx"


def test_results_never_stand_under_somebody_s_comment(tmp_path: Path, target: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for cell in ("E3", "Z40"):
            sheet[cell].comment = Comment("ring twice", "Ann")

    saved(listed(tmp_path / "list.xlsx", change), target)
    assert headings(target)[3:6] == [None, None, "FlowIQ status"]
    comment = openpyxl.load_workbook(target).worksheets[0]["E3"].comment
    assert comment
    assert comment.text == "ring twice"


def test_beside_a_table_a_comment_keeps_them_out(tmp_path: Path, target: Path) -> None:
    path = in_a_table(tmp_path / "list.xlsx", lambda it: it.write_comment("D3", "ring twice"))
    with pytest.raises(OwnWorkbookError, match="would not be sorted with"):
        saved(path, target)
    inside = in_a_table(tmp_path / "inside.xlsx", lambda it: it.write_comment("D40", "new"))
    saved(inside, target)
    assert headings(target)[3] == "FlowIQ status"


def test_results_never_stand_where_a_pivot_table_will(tmp_path: Path, target: Path) -> None:
    """One of which nobody has chosen yet what it shows has blank cells."""

    def add_pivot(held: dict[str, bytes]) -> None:
        held["xl/pivotTables/pivotTable1.xml"] = (
            b'<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
            b'main" name="P" cacheId="1"><location ref="E2:G19" firstHeaderRow="0" '
            b'firstDataRow="0" firstDataCol="0"/></pivotTableDefinition>'
        )
        held["xl/worksheets/_rels/sheet1.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" Target="../pivotTables/pivotTable1.xml" Type="http://schemas.'
            b'openxmlformats.org/officeDocument/2006/relationships/pivotTable"/></Relationships>'
        )

    path = repacked(listed(tmp_path / "list.xlsx", lambda _: None), add_pivot)
    saved(path, target)
    sheet = parts(target)["xl/worksheets/sheet1.xml"].decode()
    assert [letter for letter in "DEFGH" if f'<c r="{letter}1"' in sheet] == ["H"]


def test_a_formula_that_was_never_calculated_may_fill_any_cell(
    tmp_path: Path, target: Path
) -> None:
    plain = with_a_formula(tmp_path / "spill.xlsx")
    with pytest.raises(OwnWorkbookError, match=r"Cell D2 fills others .* not been calculated"):
        saved(plain, target)

    def as_saved_by_excel(held: dict[str, bytes]) -> None:
        held[_BOOK] = held[_BOOK].replace(b' fullCalcOnLoad="1"', b"")

    saved(repacked(plain, as_saved_by_excel), target)
    assert headings(target)[4] == "FlowIQ status"


def with_a_formula(path: Path) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("List")
    for row, cells in enumerate([HEADINGS, *PEOPLE]):
        sheet.write_row(row, 0, cells)
    sheet.write_dynamic_array_formula("D2", "=TRANSPOSE(A2:A6)")
    book.close()
    return path


@pytest.mark.parametrize(
    "mention", ["Table1[FlowIQ status]", "Table1[[#This Row],[FlowIQ Status]]", "Table1[Name]"]
)
def test_a_column_that_formulas_name_keeps_its_name(
    tmp_path: Path, target: Path, mention: str
) -> None:
    once = tmp_path / "once.xlsx"
    saved(in_a_table(tmp_path / "list.xlsx", lambda sheet: None), once)

    def with_formula(held: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        formula = f'<row r="20"><c r="A20"><f>COUNTA({mention})</f><v>5</v></c></row></sheetData>'
        held[name] = held[name].replace(b"</sheetData>", formula.encode())

    again = repacked(once, with_formula)
    if mention.endswith("[Name]"):
        saved(again, target)
        assert "FlowIQ status (earlier)" in headings(target)
        return
    with pytest.raises(OwnWorkbookError, match="column “FlowIQ status” of an earlier time"):
        saved(again, target)
