"""One cell that does not hold what it says is no reason to turn away a workbook."""

import struct
import zipfile
from pathlib import Path

import pytest

from tests.spreadsheet.making import (
    column_of,
    read,
    rows_of,
    write_raw_ods,
    write_raw_xlsx,
    write_xlsb,
    write_zip,
)

ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>When</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Zoe</t></is></c>{0}</row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>Abe</t></is></c><c r="B3"><v>7</v></c></row>'
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B2" t="n"><v>soon</v></c>', "soon"),
        ('<c t="n" r="B2"><v>1,5</v></c>', "1,5"),
        ("<c t='n' r='B2'><v>1,5</v></c>", "1,5"),
        ('<c r="B2" t="s"><v>999</v></c>', ""),
        ('<c r="B2" t="b"><v>yes</v></c>', "yes"),
        ('<c r="B2" t="zz"><v>5</v></c>', "5"),
        ('<c r="B2" t=""><v>5</v></c>', "5"),
        ('<c r="B2" t="e"><v>oops</v></c>', "oops"),
        ('<c r="B2" t="inlineStr"><v>soon &amp; here</v></c>', "soon & here"),
        ("<c t='inlineStr' r='B2'>\n<v>soon</v></c>", "soon"),
        ('<c r="B2" t="inlineStr"><f>A2</f><v>soon</v></c>', "soon"),
        ('<c r="B2" t="inlineStr"><v><![CDATA[R & B]]></v></c>', "R & B"),
        ('<c r="B2" t="inlineStr"><is><t>soon</t></is><v>late</v></c>', "soon"),
        ('<c r="B2" t="inlineStr"><t>soon</t></c>', "soon"),
    ],
)
def test_it_is_read_as_a_text_and_told(tmp_path: Path, cell: str, text: str) -> None:
    sheet, origin = read(write_raw_xlsx(tmp_path / "p.xlsx", ROWS.format(cell)))
    assert rows_of(sheet) == [("Zoe", text), ("Abe", "7")]
    assert any("damaged" in str(note) and "B2" in str(note) for note in origin.notes)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B2" t="e"><v>#SPILL!</v></c>', "#SPILL!"),
        ('<c r="B2"><v>5</v><extLst/></c>', "5"),
        ('<c r="B2" t="n"><v>\n  5\n</v></c>', "5"),
        ('<c r="B2" t="n"><v> 5 </v><extLst/></c>', "5"),
        ('<c r="B2" t="inlineStr"><is><t>soon</t></is></c>', "soon"),
        ('<c r="B2" t="inlineStr"><is><t>soon</t></is><v>soon</v></c>', "soon"),
        ('<c r="B2" t="inlineStr"><is><t>soon</t></is><v/></c>', "soon"),
        ('<c r="B2"><extLst><ext uri="x"><v>6</v></ext></extLst><v>5</v></c>', "5"),
    ],
)
def test_what_later_versions_write_is_no_damage(tmp_path: Path, cell: str, text: str) -> None:
    sheet, origin = read(write_raw_xlsx(tmp_path / "p.xlsx", ROWS.format(cell)))
    assert column_of(sheet, "When") == [text, "7"]
    assert not any("damaged" in str(note) for note in origin.notes)


def test_a_sheet_of_nothing_but_such_values(tmp_path: Path) -> None:
    cell = '<c r="{0}" t="inlineStr"><v>{1}</v></c>'
    rows = "".join(
        f'<row r="{at}">{cell.format(f"A{at}", name)}{cell.format(f"B{at}", at)}</row>'
        for at, name in enumerate(["Name", "Zoe", "Abe"], 1)
    )
    sheet, _ = read(write_raw_xlsx(tmp_path / "p.xlsx", rows), header_row=1)
    assert rows_of(sheet) == [("Zoe", "2"), ("Abe", "3")]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (7, struct.pack("<I", 999), ""),
        (3, b"\x99", "#VALUE!"),
        (11, b"\x99" + bytes(14), "#VALUE!"),
    ],
)
def test_odd_cells_of_a_binary_workbook_are_read_and_told(
    tmp_path: Path, kind: int, value: bytes, text: str
) -> None:
    path = write_xlsb(tmp_path / "p.xlsb", [["Name", "When"], ["Zoe", 5], ["Abe", 7]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    place = struct.pack("<II", 1, 0)
    five = bytes([2, 12]) + place + struct.pack("<i", 5 << 2 | 2)
    odd = bytes([kind, len(place + value)]) + place + value
    sheet = parts["xl/worksheets/sheet1.bin"]
    parts["xl/worksheets/sheet1.bin"] = sheet.replace(five, odd, 1)
    table, origin = read(write_zip(path, parts), header_row=1)
    assert rows_of(table) == [("Zoe", text), ("Abe", "7")]
    assert any("damaged" in (it := str(note)) and "B2" in it for note in origin.notes)


def test_many_beginnings_without_an_end_are_passed_over(tmp_path: Path) -> None:
    cell = '<c r="B2" t="n"><v>x</v>' + "<extLst>" * 100_000 + "</c>"
    sheet, _ = read(write_raw_xlsx(tmp_path / "p.xlsx", ROWS.format(cell)))
    assert column_of(sheet, "When") == ["x", "7"]


@pytest.mark.parametrize(
    "facts",
    [
        'office:value-type="float" office:value="soon"',
        'office:value-type="float" office:value=""',
        'office:value-type="percentage" office:value="1,5"',
        'office:value-type="float" office:value="5" table:number-columns-repeated="x"',
        'office:value-type="float" office:value="5" table:number-columns-repeated="-1"',
        'office:value-type="boolean" office:boolean-value="maybe"',
        'office:value-type="date" office:date-value="2026-99-99"',
        'office:value-type="time" office:time-value="PT99999999999H"',
        'office:value-type="odd" office:value="5"',
    ],
)
def test_odd_cells_of_an_open_document_are_read_as_they_are_shown(
    tmp_path: Path, facts: str
) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{0}</text:p></table:table-cell>'
    row = "<table:table-row>{0}{1}</table:table-row>"
    odd = f"<table:table-cell {facts}><text:p>as shown</text:p></table:table-cell>"
    rows = row.format(cell.format("Name"), cell.format("When"))
    rows += row.format(cell.format("Zoe"), odd) + row.format(cell.format("Abe"), cell.format("7"))
    path = write_raw_ods(tmp_path / "p.ods", f'<table:table table:name="S">{rows}</table:table>')
    assert rows_of(read(path)[0]) == [("Zoe", "as shown"), ("Abe", "7")]


@pytest.mark.parametrize("code", ["h:mm", "[h]:mm", "[ss]", "d/m/yyyy", "d/m/yyyy h:mm", "0.00"])
@pytest.mark.parametrize(
    "number", ["27821234567", "1e18", "-1e18", "1e300", "-1e300", "1e999", "2958466", "-0.5"]
)
def test_any_number_in_any_format_is_one_text(tmp_path: Path, code: str, number: str) -> None:
    styles = (
        f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    )
    cell = f'<c r="B2" s="1"><v>{number}</v></c>'
    sheet, _ = read(write_raw_xlsx(tmp_path / "p.xlsx", ROWS.format(cell), styles=styles))
    names, texts = column_of(sheet, "Name"), column_of(sheet, "When")
    assert names == ["Zoe", "Abe"]
    assert texts[0]
