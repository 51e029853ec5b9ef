"""Old and binary Excel workbooks show their values as their number formats do."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.spreadsheet.making import (
    Cells,
    XlsError,
    column_of,
    read,
    write_xls,
    write_xlsb,
    write_xlsx,
)

SHOWN = [
    ((821234567, "0000000000"), "0821234567"),
    ((27821234567.0, "General"), "27821234567"),
    ((27821234567.0, "0.00E+00"), "27821234567"),
    ((1250.5, '"R" #,##0.00'), "R 1,250.50"),
    ((0.155, "0%"), "16%"),
    ((123, "00000"), "00123"),
    ((-5.25, "0.00;[Red](0.00)"), "(5.25)"),
    ((1234567, r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;##,##0"), "12,34,567"),
    ((12.5, 'General" km"'), "12.5 km"),
    ((1.5, "# ?/?"), "1 1/2"),
    ((1.5, "[h]:mm"), "36:00"),
    ((46356, "dd mmm yyyy"), "30 Nov 2026"),
    ((46356.6, "d/m/yyyy h:mm AM/PM"), "30/11/2026 2:24 PM"),
    ((0.375, "h:mm"), "9:00"),
    (("12b", '"Flat "@'), "Flat 12b"),
    (7, "7"),
    ("0821", "0821"),
]
ROWS: Cells = [["What", "Seen"], *([f"row {at}", cell] for at, (cell, _) in enumerate(SHOWN))]


def _write(folder: Path, ending: str, rows: Cells) -> Path:
    path = folder / f"shown{ending}"
    if ending == ".xlsx":
        return write_xlsx(path, {"Parents": rows})
    return write_xls(path, rows) if ending == ".xls" else write_xlsb(path, rows)


@pytest.mark.parametrize("ending", [".xls", ".xlsb", ".xlsx"])
def test_cells_are_read_as_shown(tmp_path: Path, ending: str) -> None:
    sheet, origin = read(_write(tmp_path, ending, ROWS), header_row=1)
    assert column_of(sheet, "Seen") == [text for _, text in SHOWN]
    assert not any("number format" in note for note in origin.notes)


@pytest.mark.parametrize("ending", [".xls", ".xlsb", ".xlsx"])
def test_formats_that_cannot_be_applied_are_told(tmp_path: Path, ending: str) -> None:
    rows: Cells = [["Name", "Sum"], ["Neo", (5, "[DBNum1]0")], ["Zola", (6.5, "[DBNum1]0")]]
    sheet, origin = read(_write(tmp_path, ending, rows))
    assert column_of(sheet, "Sum") == ["5", "6.5"]
    assert len(origin.notes) == 1
    assert origin.notes[0].startswith(
        "Some cells are read without their number format (2 of them, first B2: \u201c5\u201d)."
    )
    _, origin = read(_write(tmp_path, ending, rows[:2]))
    assert origin.notes[0].startswith(
        "A cell is read without its number format, B2: \u201c5\u201d."
    )


def test_dates_that_count_from_1904(tmp_path: Path) -> None:
    rows: Cells = [["Name", "Day", "Age"], ["Neo", (100, "d/m/yyyy"), (0.5, "d/m/yyyy")]]
    for path in (
        write_xls(tmp_path / "d.xls", rows, is_1904=True),
        write_xlsb(tmp_path / "d.xlsb", rows, is_1904=True),
    ):
        sheet, _ = read(path)
        assert [tuple(row) for row in sheet] == [("Neo", "10/4/1904", "1/1/1904")]


def test_built_in_formats_and_those_that_a_workbook_redefines(tmp_path: Path) -> None:
    rows: Cells = [["Name", "Sum", "Day"], ["Neo", (1250.5, 4), (46356, 15)]]
    sheet, _ = read(write_xlsb(tmp_path / "b.xlsb", rows))
    assert [tuple(row) for row in sheet] == [("Neo", "1,250.50", "30-Nov-26")]
    redefined = {4: '"R "0.0', 15: "0.00"}
    sheet, _ = read(write_xlsb(tmp_path / "r.xlsb", rows, redefined=redefined))
    assert [tuple(row) for row in sheet] == [("Neo", "R 1250.5", "46356.00")]


@pytest.mark.parametrize("ending", [".xls", ".xlsb"])
def test_errors_are_read_as_shown(tmp_path: Path, ending: str) -> None:
    rows: Cells = [["Name", "Sum"], ["Neo", XlsError(0x2A)], ["Zola", XlsError(0x07)], ["Avi", 1]]
    sheet, _ = read(_write(tmp_path, ending, rows))
    assert column_of(sheet, "Sum") == ["#N/A", "#DIV/0!", "1"]


def test_hidden_rows_are_told_as_far_as_the_table_goes(tmp_path: Path) -> None:
    rows: Cells = [["Name", "Sum"], ["Neo", 1], ["Zola", 2], ["Avi", "x"], [], []]
    for path in (
        write_xls(tmp_path / "h.xls", rows, hidden={1, 3, 4, 5}),
        write_xlsb(tmp_path / "h.xlsb", rows, hidden={1, 3, 4, 5}),
    ):
        _, origin = read(path)
        assert origin.notes == ("Hidden rows were read too (2 of them).",)


def test_each_sheet_of_an_old_workbook_has_its_own_formats(tmp_path: Path) -> None:
    book = write_xls(tmp_path / "s.xls", [["Name", "Day"], ["Neo", (46356, "d/m/yyyy")]])
    sheet, origin = read(book, sheet="Parents")
    assert column_of(sheet, "Day") == ["30/11/2026"]
    assert origin.notes == ()


def test_values_that_only_look_like_those_of_formats(tmp_path: Path) -> None:
    rows: Cells = [
        ["Name", "Day", "Moment", "Time"],
        ["Neo", date(2026, 5, 1), (datetime(2026, 5, 1, 9, 5), "d/m h:mm"), (time(7, 5), "h:mm")],  # noqa: DTZ001
    ]
    sheet, _ = read(write_xls(tmp_path / "v.xls", rows))
    assert [tuple(row) for row in sheet] == [("Neo", "2026-05-01", "1/5 9:05", "7:05")]
