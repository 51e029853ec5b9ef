"""Sheets whose XML is not written as spreadsheet programs write it."""

import zipfile
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.marks.sheet_marks import read_marks
from flowiq_desktop.spreadsheet.marks.sheet_parser import parse_marks
from tests.spreadsheet.making import column_of, finish, read, write_raw_xlsx

PART = "xl/worksheets/sheet1.xml"
STYLES = (
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="0000000000"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
)
NAME = '<c t="inlineStr"><is><t>Neo</t></is></c>'
HEAD = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Phone</t></is></c></row>'
)


@pytest.mark.parametrize(
    "row",
    [
        f'<row>{NAME}<c s="1"><v>821234567</v></c></row>',
        f'<row r="2">{NAME}<c s="1" t="n"><v>821234567</v></c></row>',
        '<row r="2"><c s="1" r="B2"><v>821234567</v></c></row>',
        '<row r="2"><c\nr="B2" s="1"><v>821234567</v></c></row>',
        '<row r="2"><!-- here --><c r="B2" s="1"><v>821234567</v></c></row>',
        '<row r="2"><c r="B2" cm="1" s="1"><v>821234567</v></c></row>',
    ],
)
def test_cells_without_a_reference_have_their_formats(tmp_path: Path, row: str) -> None:
    path = write_raw_xlsx(tmp_path / "r.xlsx", HEAD + row, styles=STYLES)
    sheet, _ = read(path, header_row=1)
    assert column_of(sheet, "Phone") == ["0821234567"]


def test_everything_else_is_found_too(tmp_path: Path) -> None:
    rows = (
        '<row hidden="1"><c t="e"><v>#N/A</v></c><c><v>1234567890123456789</v></c></row>'
        '<row r="7" hidden="true"><c><f>A1</f></c><c r="D7" s="1"/><c s="1" t="str"><f>A1</f></c>'
        "</row>"
    )
    with zipfile.ZipFile(write_raw_xlsx(tmp_path / "m.xlsx", rows)) as archive:
        assert finish(read_marks(archive, PART, {1})) is None
        marks = finish(parse_marks(archive, PART, {1}))
    assert marks.texts == {0: {0: "#N/A"}, 1: {0: "1234567890123456789"}}
    assert marks.styles == {3: {6: 1}, 4: {6: 1}}
    assert (marks.hidden_rows.places(range(9)), marks.without_result) == (frozenset({0, 6}), 1)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ('<row r="2"><c s="1" r="ZZZ2"/></row>', "columns"),
        ('<row r="1048576"><c s="1" r="AZ1048576"/></row>', "too far"),
    ],
)
def test_cells_that_lie_too_far_away_are_refused(tmp_path: Path, rows: str, message: str) -> None:
    path = write_raw_xlsx(tmp_path / "f.xlsx", rows)
    with zipfile.ZipFile(path) as archive, pytest.raises(SheetError, match=message):
        finish(parse_marks(archive, PART, {1}))


def test_xml_that_is_broken_is_damage(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "b.xlsx", "<c><row>")
    with zipfile.ZipFile(path) as archive, pytest.raises(SheetError, match="damaged"):
        finish(parse_marks(archive, PART, set()))
