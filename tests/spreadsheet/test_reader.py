"""Workbooks of every kind, read as a person sees them."""

import hashlib
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.reader import ReadOptions, describe, read_sheet
from tests.spreadsheet.making import (
    Cells,
    column_of,
    finish,
    read,
    refused,
    rows_of,
    write_ods,
    write_raw_xlsx,
    write_xls,
    write_xlsb,
    write_xlsx,
    write_zip,
)

MAY_DAY = datetime(2026, 5, 1)  # noqa: DTZ001 - a cell has no time zone
AFTERNOON = MAY_DAY + timedelta(hours=14, minutes=30)
PEOPLE: Cells = [
    ["Name", "Mobile", "Amount"],
    ["Zoë", "+27821234567", 821234567],
    ["Łukasz 🎉", "0821234567", 34.5],
]
AS_SEEN = [("Zoë", "+27821234567", "821234567"), ("Łukasz 🎉", "0821234567", "34.5")]


@pytest.mark.parametrize("ending", [".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".csv"])
def test_every_format_reads_alike(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"people{ending}"
    if ending == ".csv":
        path.write_text("\n".join(",".join(map(str, row)) for row in PEOPLE), encoding="utf-8")
    else:
        writers = {".xls": write_xls, ".xlsb": write_xlsb, ".ods": write_ods}
        writers.get(ending, lambda p, rows: write_xlsx(p, {"Parents": rows}))(path, PEOPLE)
    sheet, origin = read(path)
    assert sheet.headers == ("Name", "Mobile", "Amount")
    assert rows_of(sheet) == AS_SEEN
    assert list(sheet.row_numbers) == [2, 3]
    assert origin.header_row == 1
    assert origin.notes == ()
    assert origin.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert sheet.name == (path.name if ending == ".csv" else "Parents")


@pytest.mark.parametrize(("ending", "write"), [(".xls", write_xls), (".ods", write_ods)])
def test_dates_of_old_and_open_workbooks(tmp_path: Path, ending: str, write: object) -> None:
    path = tmp_path / f"people{ending}"
    assert callable(write)
    write(path, [["Name", "Born"], ["Zoë", date(2001, 2, 3)]])
    assert rows_of(read(path)[0]) == [("Zoë", "2001-02-03")]


def test_cells_read_as_shown(tmp_path: Path) -> None:
    shown = [
        (821234567, "821234567"),
        (27821234567.0, "27821234567"),
        (0.1 + 0.2, "0.3"),
        (1234.56, "1234.56"),
        (-5, "-5"),
        (True, "TRUE"),
        (MAY_DAY, "2026-05-01"),
        (AFTERNOON, "2026-05-01"),  # that is all its format shows
        ((AFTERNOON, "yyyy-mm-dd hh:mm"), "2026-05-01 14:30"),
        ((time(7, 5), "hh:mm"), "07:05"),
        ((821234567, "0000000000"), "0821234567"),
        ((34.3, "$0.00"), "$34.30"),
        ((1234.5, '"R" #,##0.00'), "R 1,234.50"),
        ((0.125, "0.0%"), "12.5%"),
        ((27821234567, "+00 00 000 0000"), "+27 82 123 4567"),
        ((MAY_DAY, "dd/mm/yyyy"), "01/05/2026"),
        ((MAY_DAY, "d mmmm yyyy"), "1 May 2026"),
        ((5, "[Red][<1]0;0.0"), "5.0"),
        ("+27 82", "+27 82"),
        ("0821", "0821"),
        ("a\nb", "a\nb"),
        ("_x0041_", "_x0041_"),
    ]
    rows: Cells = [["What", "Seen"], *([f"row {at}", cell] for at, (cell, _) in enumerate(shown))]
    sheet, _ = read(write_xlsx(tmp_path / "shown.xlsx", {"S": rows}))
    assert column_of(sheet, "Seen") == [text for _, text in shown]


def test_formats_reach_only_their_own_cells(tmp_path: Path) -> None:
    rows: Cells = [["Code", "Plain"], [(7, "000"), 7], [7, (7, "000")], [(7, "0.00"), 8]]
    sheet, _ = read(write_xlsx(tmp_path / "mixed.xlsx", {"S": rows}))
    assert rows_of(sheet) == [("007", "7"), ("7", "007"), ("7.00", "8")]


def test_a_workbook_with_many_formats(tmp_path: Path) -> None:
    codes = [f'"{at}x"0' for at in range(30)]
    rows: Cells = [["Code", "Plain"], *([(7, code), (7, "0")] for code in codes), [7, 7]]
    sheet, _ = read(write_xlsx(tmp_path / "many.xlsx", {"S": rows}))
    assert column_of(sheet, "Code") == [
        *(f"{at}x7" for at in range(30)),
        "7",
    ]


def test_a_sheet_long_enough_to_be_read_in_blocks(tmp_path: Path) -> None:
    rows: Cells = [
        ["Mobile", "Text"],
        *([(821000000 + n, "0000000000"), f"é{n}"] for n in range(9_500)),
    ]
    sheet, _ = read(write_xlsx(tmp_path / "long.xlsx", {"S": rows}))
    assert len(sheet) == 9_500
    assert rows_of(sheet)[9_499] == ("0821009499", "é9499")
    assert sheet.row_numbers[-1] == 9_501


def test_error_texts_rich_text_and_digits_come_from_the_sheet_itself(tmp_path: Path) -> None:
    path = write_raw_xlsx(
        tmp_path / "raw.xlsx",
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Ref</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>Z</t></r><r><t>oë</t></r></is></c>'
        '<c r="B2"><v>12345678901234567890</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>a_x000D__x000A_b</t></is></c>'
        '<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="4"><c r="A4" t="b"><v>0</v></c><c r="B4"><v>2.7821234567E+10</v></c></row>',
    )
    sheet, _ = read(path)
    assert rows_of(sheet) == [
        ("Zoë", "12345678901234567890"),
        ("a\nb", "#DIV/0!"),
        ("FALSE", "27821234567"),
    ]


def test_a_writer_that_prefixes_its_elements_is_understood(tmp_path: Path) -> None:
    sheet, origin = read(_with_prefixed_sheet(tmp_path / "prefixed.xlsx"))
    assert rows_of(sheet) == [("Zoë", "007")]
    assert any("Hidden rows" in note for note in origin.notes)


def _with_prefixed_sheet(path: Path) -> Path:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = '<x:c r="{0}" t="inlineStr"><x:is><x:t>{1}</x:t></x:is></x:c>'
    rows = (
        f'<x:row r="1">{text.format("A1", "Name")}{text.format("B1", "Code")}</x:row>'
        f'<x:row r="2" hidden="1">{text.format("A2", "Zoë")}<x:c r="B2" s="1"><x:v>7</x:v></x:c>'
        "</x:row>"
    )
    part = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    ).encode()
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="000"/></numFmts>{styles}'
    made = write_raw_xlsx(path, "", styles=styles)
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = part
    return write_zip(made, parts)


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    with Workbook(str(path), {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Due"])
        sheet.write(1, 0, "Zoë")
        sheet.write_datetime(1, 1, MAY_DAY, book.add_format({"num_format": "d/m/yy"}))
    assert rows_of(read(path)[0]) == [("Zoë", "1/5/26")]


def test_formulas_without_a_result_are_pointed_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Name", "Amount"], ["Zoë", "=1+1"], ["Ann", "=2+2"]):
        sheet.append(row)
    book.save(tmp_path / "formulas.xlsx")
    table, origin = read(tmp_path / "formulas.xlsx")
    assert rows_of(table) == [("Zoë", ""), ("Ann", "")]
    assert "formula without a result" in origin.notes[0]
    assert "2 of them" in origin.notes[0]


def test_formulas_with_a_result_show_it(tmp_path: Path) -> None:
    path = write_raw_xlsx(
        tmp_path / "formulas.xlsx",
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Amount</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>"Zoë"</f><v>Zoë</v></c><c r="B2"><f>1+1</f><v>2</v></c>'
        '<c r="C2" t="str"><f>""</f><v></v></c></row>',
    )
    table, origin = read(path)
    assert rows_of(table) == [("Zoë", "2")]
    assert origin.notes == ()


def test_hidden_rows_are_read_and_told_about(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "hidden.xlsx")) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([["Name", "Mobile"], ["Zoë", "1"], ["Ann", "2"]]):
            sheet.write_row(at, 0, row)
        sheet.set_row(1, None, None, {"hidden": True})
    table, origin = read(tmp_path / "hidden.xlsx")
    assert len(table) == 2
    assert origin.notes == ("Hidden rows were read too (1 of them).",)


def test_cells_merged_down_show_their_text_in_every_row(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "merged.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "Parents 2026")
        sheet.merge_range("A2:A3", "Name")
        sheet.merge_range("B2:C2", "Contact")
        sheet.write_row("B3", ["Phone", "Mail"])
        sheet.merge_range("A4:A5", "Family Brown")
        sheet.write_row("B4", ["1", "a@example.org"])
        sheet.write_row("B5", ["2", "b@example.org"])
    table, origin = read(tmp_path / "merged.xlsx")
    assert table.headers == ("Name", "Phone", "Mail")
    assert origin.header_row == 3
    assert rows_of(table) == [
        ("Family Brown", "1", "a@example.org"),
        ("Family Brown", "2", "b@example.org"),
    ]


def test_headers_merged_down_beside_people_are_no_values_of_theirs(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "merged.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("F2:F7", "Class 7")
        sheet.write_row("B4", ["Name", "Mobile"])
        sheet.merge_range("D4:D6", "Notes")
        for row, person in enumerate(["Zoë", "Ann", "Bea"], 5):
            sheet.write_row(f"B{row}", [person, f"082123450{row}"])
        sheet.write("D7", "late")
    table, origin = read(tmp_path / "merged.xlsx")
    assert origin.header_row == 4
    assert [row[:3] for row in rows_of(table)] == [
        ("Zoë", "0821234505", ""),
        ("Ann", "0821234506", ""),
        ("Bea", "0821234507", "late"),
    ]
    assert "Class 7" not in str(rows_of(table))


def test_rows_that_are_nothing_but_merged_headers_belong_to_them(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "merged.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:A2", "Name")
        sheet.merge_range("B1:B2", "Mobile")
        sheet.write_row("A3", ["Zoë", "0821234505"])
    for chosen in (None, 1, 2):
        table, _ = read(tmp_path / "merged.xlsx", header_row=chosen)
        assert rows_of(table) == [("Zoë", "0821234505")]
    with Workbook(str(tmp_path / "none.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:A2", "Name")
        sheet.merge_range("B1:B2", "Mobile")
    with pytest.raises(SheetError, match="no rows below"):
        read(tmp_path / "none.xlsx", header_row=1)


def test_the_first_visible_sheet_with_a_table_is_read(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "many.xlsx")) as book:
        book.add_chartsheet("Chart")
        secret = book.add_worksheet("Secret")
        secret.write_row(0, 0, ["Name", "Mobile"])
        secret.write_row(1, 0, ["Hidden", "9"])
        secret.hide()
        cover = book.add_worksheet("Read me")
        cover.write_column(0, 0, ["How to use", "Fill in the next sheet."])
        people = book.add_worksheet("Parents")
        people.write_row(2, 1, ["Name", "Mobile"])
        people.write_row(3, 1, ["Zoë", "1"])
        people.activate()
    table, origin = read(tmp_path / "many.xlsx")
    assert origin.sheet_name == table.name == "Parents"
    assert origin.sheet_names == ("Secret", "Read me", "Parents")
    assert origin.hidden_sheets == {"Secret"}
    assert table.headers == ("Name", "Mobile")
    assert origin.header_row == 3
    assert rows_of(read(tmp_path / "many.xlsx", sheet="secret ")[0]) == [("Hidden", "9")]
    assert read(tmp_path / "many.xlsx", sheet="Read me")[0].headers == ("How to use",)


def test_blank_rows_are_skipped_and_counted(tmp_path: Path) -> None:
    rows = [[], ["Name", "Mobile"], ["Zoë", "1"], ["", " "], [], ["Ann", "2"]]
    sheet, origin = read(write_xlsx(tmp_path / "gaps.xlsx", {"S": rows}))
    assert list(sheet.row_numbers) == [3, 6]
    assert origin.blank_rows == 2


@pytest.mark.parametrize("last", [10_002, 30_000, 1_048_576])
def test_rows_below_a_long_gap_are_read_too(tmp_path: Path, last: int) -> None:
    rows = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
    text = "".join(rows.format(at, word) for at, word in ((1, "Name"), (2, "Zoë"), (last, "Ann")))
    sheet, origin = read(write_raw_xlsx(tmp_path / "stray.xlsx", text))
    assert rows_of(sheet) == [("Zoë",), ("Ann",)]
    assert list(sheet.row_numbers) == [2, last]
    assert f"Row {last:,} and what follows lie below {last - 3:,} blank rows." in origin.notes[0]


def test_an_error_alone_below_a_long_gap_is_a_row(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{_inline("A1", "Name")}{_inline("B1", "Phone")}</row>'
        f'<row r="2">{_inline("A2", "Zoë")}{_inline("B2", "+27821234567")}</row>'
        '<row r="9000"><c r="B9000" t="e"><v>#REF!</v></c></row>'
    )
    sheet, _ = read(write_raw_xlsx(tmp_path / "error.xlsx", rows))
    assert rows_of(sheet) == [("Zoë", "+27821234567"), ("", "#REF!")]


def _inline(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_the_header_row_can_be_chosen(tmp_path: Path) -> None:
    rows = [["Name", "Mobile"], ["First", "Second"], ["a", "b"]]
    path = write_xlsx(tmp_path / "p.xlsx", {"S": rows})
    assert read(path)[0].headers == ("Name", "Mobile")
    assert read(path, header_row=2)[0].headers == ("First", "Second")
    sheet, origin = read(path, header_row=0)
    assert sheet.headers == ("Column A", "Column B")
    assert len(sheet) == 3
    assert describe(origin, 3) == "Sheet 'S', 3 rows, no headers"


def test_odd_headers_become_usable_names(tmp_path: Path) -> None:
    rows = [["Name", "name ", " Long\nheader", "", "Mobile"], ["a", "b", "c", "d", "e"]]
    sheet, _ = read(write_xlsx(tmp_path / "odd.xlsx", {"S": rows}))
    assert sheet.headers == ("Name", "name (2)", "Long header", "Column D", "Mobile")


def test_columns_without_header_and_cells_are_left_out(tmp_path: Path) -> None:
    rows = [["", "Name", "", "Mobile", ""], ["", "Zoë", "", "1", " "]]
    assert read(write_xlsx(tmp_path / "b.xlsx", {"S": rows}))[0].headers == ("Name", "Mobile")


def test_describe_says_what_was_understood(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"Parents": [["Class list"], [], *PEOPLE]})
    sheet, origin = read(path)
    assert describe(origin, len(sheet)) == "Sheet 'Parents', 2 rows, headers in row 3"
    assert describe(origin, 1) == "Sheet 'Parents', 1 row, headers in row 3"
    assert describe(origin, 1204) == "Sheet 'Parents', 1,204 rows, headers in row 3"
    text = tmp_path / "p.csv"
    text.write_bytes("Name;Mobile\nZoë;1\nAnn;2".encode("cp1252"))
    sheet, origin = read(text)
    assert describe(origin, len(sheet)) == (
        "Text file separated by semicolons, Western European (Windows) letters, 2 rows,"
        " headers in row 1"
    )


def test_progress_is_told_and_the_job_can_be_cancelled(tmp_path: Path) -> None:
    rows = [["Name", "Mobile"], *([f"n{at}", str(at)] for at in range(9_000))]
    path = write_xlsx(tmp_path / "p.xlsx", {"S": rows})
    steps = list(read_sheet(path))
    assert all(isinstance(step, Progress) for step in steps)
    assert {"Opening the file", "Looking at the sheet", "Reading rows"} <= {s.doing for s in steps}
    assert steps[-1].fraction == 1.0
    for taken in range(len(steps)):
        job = read_sheet(path)
        for _ in range(taken):
            next(job, None)  # how often it tells of its progress depends on the machine
        job.close()
    path.unlink()


def test_reading_leaves_no_pandas_objects(tmp_path: Path) -> None:
    rows: Cells = [["A", "B"], [1, "x"], [2.5, date(2026, 1, 1)], [None, True]]
    sheet, _ = read(write_xlsx(tmp_path / "t.xlsx", {"S": rows}))
    assert {type(cell) for row in sheet for cell in row} == {str}


def test_an_unknown_sheet_is_answered_with_those_there_are(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"One": PEOPLE, "Two": PEOPLE})
    error = refused(path, sheet="Three")
    assert "'Three'" in error.message
    assert "'One', 'Two'" in error.advice


def test_a_second_read_gives_the_same(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE})
    assert finish(read_sheet(path)) == finish(read_sheet(path, ReadOptions()))
