"""The copy is the person's own workbook, with what became of each row at its end."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from flowiq_desktop.core.delivery.own_headings import own_headings
from flowiq_desktop.core.delivery.results import RESULT_COLUMNS
from flowiq_desktop.spreadsheet.own_workbook.copying import OwnWorkbookError
from tests.spreadsheet.making import read, rows_of
from tests.spreadsheet.own_workbook.workbooks import (
    FIRST,
    LAST,
    SENT_AT,
    SHEET,
    club,
    day_of,
    parts,
    repacked,
    saved,
    table,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")  # of openpyxl
OWN = [*"FGHIJKLM"]
_BOOK = "xl/_rels/workbook.xml.rels"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHANGED = {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"}


@pytest.fixture
def list_(tmp_path: Path) -> Path:
    return club(tmp_path / "club.xlsx")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "club - results.xlsx"


def sheet_of(path: Path, *, values: bool = False) -> Worksheet:
    sheet = openpyxl.load_workbook(path, data_only=values).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def refuses(path: Path, target: Path, words: str, **more: object) -> None:
    with pytest.raises(OwnWorkbookError, match=words):
        saved(path, target, **more)  # type: ignore[arg-type]
    assert not target.exists()


@pytest.mark.parametrize("values", [False, True])
def test_their_cells_are_the_same_before_and_after(list_: Path, target: Path, values: bool) -> None:
    saved(list_, target)
    before = openpyxl.load_workbook(list_, data_only=values)
    after = openpyxl.load_workbook(target, data_only=values)
    assert after.sheetnames == [SHEET, "Prices"]
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                same = after[sheet.title][cell.coordinate]
                if cell.value is not None:
                    assert (same.value, same.data_type) == (cell.value, cell.data_type)
                if cell.coordinate.rstrip("0123456789") not in OWN:
                    assert same.number_format == cell.number_format
                    assert repr(same.font) == repr(cell.font)
                    assert repr(same.fill) == repr(cell.fill)


def test_no_other_part_is_another(list_: Path, target: Path) -> None:
    saved(list_, target)
    before, after = parts(list_), parts(target)
    assert sorted(before) == sorted(after)
    assert {name for name in before if after[name] != before[name]} == CHANGED
    assert {name.split("/")[1] for name in before if name.startswith("xl/")} >= {
        *("charts", "drawings", "comments1.xml", "theme")
    }
    said, old = after["xl/worksheets/sheet1.xml"], before["xl/worksheets/sheet1.xml"]
    assert (
        said[said.index(b"</sheetData>") :].replace(b'"A4:M12"', b'"A4:E12"')
        == (old[old.index(b"</sheetData>") :])
    )


def test_what_became_of_a_row_stands_at_its_end_as_what_it_is(list_: Path, target: Path) -> None:
    saved(list_, target)
    sheet = sheet_of(target)
    assert [sheet[f"{letter}4"].value for letter in OWN] == [*RESULT_COLUMNS]
    assert repr(sheet["F4"].font) == repr(sheet["E4"].font)
    assert repr(sheet["F4"].fill) == repr(sheet["E4"].fill)
    for row in range(FIRST, LAST + 1):
        values = [sheet[f"{letter}{row}"] for letter in OWN]
        assert values[1].value == f"wamid.{row - FIRST}"
        assert (values[2].value, values[2].data_type) == ("=1+1", "s")
        assert (values[3].value, values[3].data_type) == ("@a", "s")
        assert values[5].value == row - FIRST
        assert values[6].value == SENT_AT.replace(tzinfo=None)
        assert values[6].is_date
        assert "+02:00" in values[6].number_format
        assert values[7].value == row
    assert (
        len({sheet[f"F{row}"].fill.fgColor.rgb for row in range(FIRST, LAST + 1)}) == 5
    )  # one for each status


def test_numbers_are_numbers_and_days_are_days(list_: Path, target: Path) -> None:
    saved(list_, target)
    sheet = sheet_of(target, values=True)
    for row in range(FIRST, LAST + 1):
        assert sheet[f"B{row}"].value == 27821230000 + row - 1
        assert sheet[f"C{row}"].value == -5.25 * (row - 1)
        paid = sheet[f"D{row}"].value
        assert isinstance(paid, datetime)
        assert paid.date() == day_of(row)
        assert sheet[f"E{row}"].value == (row - 1) * -10.5
    assert sheet_of(target)["E5"].value == "=C5*2"


def test_widths_hidden_columns_and_the_filter_go_on(list_: Path, target: Path) -> None:
    saved(list_, target)
    sheet = sheet_of(target)
    assert sheet.column_dimensions["A"].width == pytest.approx(30, abs=1)
    assert sheet.column_dimensions["D"].hidden
    assert sheet.row_dimensions[8].hidden
    assert not any(sheet.column_dimensions[letter].hidden for letter in OWN)
    assert sheet.column_dimensions["N"].hidden
    assert sheet.column_dimensions["N"].max == 16_384
    assert sheet.auto_filter.ref == "A4:M12"
    assert b"$A$4:$M$12" in parts(target)["xl/workbook.xml"]
    assert sheet.freeze_panes == "B5"


def test_a_table_has_the_new_columns_so_that_sorting_takes_them_along(
    tmp_path: Path, target: Path
) -> None:
    saved(table(tmp_path / "table.xlsx"), target)
    made = sheet_of(target).tables["Table1"]
    assert made.ref == "B3:L9"
    assert made.autoFilter is not None
    assert made.autoFilter.ref == "B3:L8"  # the totals are never filtered
    assert made.column_names == ["Name", "Mobile", "Due", *RESULT_COLUMNS]
    assert len({column.id for column in made.tableColumns}) == 11


def test_corrections_stand_in_their_cells_and_are_counted(list_: Path, target: Path) -> None:
    changes = {(6, "Mobile"): "+27 82 999 0000", (7, "Name"): "=HYPERLINK(1) & <Ann>"}
    copy = saved(list_, target, changes)
    sheet = sheet_of(target)
    assert copy.corrected == 2
    assert (sheet["B6"].value, sheet["B6"].data_type) == ("+27 82 999 0000", "s")
    assert (sheet["A7"].value, sheet["A7"].data_type) == ("=HYPERLINK(1) & <Ann>", "s")
    assert sheet["A8"].value == "Zoë van 7"


def test_a_blank_cell_is_filled_where_there_is_none(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    rows: list[list[str | int | None]] = [
        ["Name", "Mobile", "Town", "Club"],
        ["Ann", 27821230000, None, None],
        [None, 2, "A", "B"],
    ]
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    saved(path, target, {(2, "Town"): "Paarl", (2, "Club"): "Go", (3, "Name"): "Ben"})
    assert [row[:4] for row in sheet_of(target).iter_rows(min_row=2, values_only=True)] == [
        ("Ann", 27821230000, "Paarl", "Go"),
        ("Ben", 2, "A", "B"),
    ]


def test_loaded_again_it_is_known_and_the_next_round_says_so(list_: Path, target: Path) -> None:
    saved(list_, target)
    sheet, origin = read(target)
    assert origin.header_row == 4
    assert own_headings(sheet.headers) == {*RESULT_COLUMNS}
    assert [cells[-1] for cells in rows_of(sheet)] == [str(n) for n in range(FIRST, LAST + 1)]
    assert [cells[-2] for cells in rows_of(sheet)] == ["2026-05-01 09:03:07 +02:00"] * 8
    twice = target.with_name("twice.xlsx")
    saved(target, twice)
    headers = read(twice)[0].headers
    assert headers[5:13] == tuple(f"{name} (earlier)" for name in RESULT_COLUMNS)
    assert headers[13:] == RESULT_COLUMNS
    assert sheet_of(twice)["K5"].value == 0  # the earlier number of tries, still a number


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("make", [club, table])
def test_libreoffice_opens_it(tmp_path: Path, target: Path, make: object) -> None:
    assert callable(make)
    saved(make(tmp_path / "list.xlsx"), target)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    again = tmp_path / "again"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(again)]
    subprocess.run([*command, str(target)], check=True, capture_output=True, timeout=300)
    ours = [[*row] for row in sheet_of(target, values=True).iter_rows(values_only=True)]
    theirs = sheet_of(again / target.name, values=True)
    for at, row in enumerate(ours, 1):
        for column, value in enumerate(row, 1):
            if value is not None and not isinstance(value, float):
                assert theirs.cell(at, column).value == value


def _related(part: str, kind: str) -> Callable[[dict[str, bytes]], None]:
    """Puts in a relationship to a part whose name says nothing."""

    def change(held: dict[str, bytes]) -> None:
        new = f'<Relationship Id="x" Type="{kind}" Target="odd.part"/></Relationships>'
        held[part] = held[part].replace(b"</Relationships>", new.encode())
        held["odd.part"] = held["xl/odd.part"] = b"anything"

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda held: held.update(
                {
                    "[Content_Types].xml": held["[Content_Types].xml"].replace(
                        b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
                    )
                }
            ),
            "macros",
        ),
        (
            _related(_BOOK, "http://schemas.microsoft.com/office/2006/relationships/vbaProject"),
            "macros",
        ),
        (_related("_rels/.rels", f"{_PACKAGE}/digital-signature/origin"), "signed"),
        (_related(_BOOK, f"{_OFFICE}/revisionHeaders"), "shared"),
        (
            lambda held: held.update(
                {"xl/styles.xml": held["xl/styles.xml"].replace(b"cellXfs", b"otherXfs")}
            ),
            "in a way",
        ),
    ],
)
def test_what_a_copy_would_lose_is_named_and_nothing_is_written(
    list_: Path, target: Path, change: object, words: str
) -> None:
    assert callable(change)
    refuses(repacked(list_, change), target, words)


def test_a_corrected_formula_and_rows_that_became_two_are_told(list_: Path, target: Path) -> None:
    refuses(list_, target, "E6, which holds a formula", corrected={(6, "Twice"): "1"})
    refuses(list_, target, "two messages", make=lambda rows: [*rows, rows[0]])


def test_a_list_without_headings_stays_a_plain_sheet(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    for at in range(4):
        book.worksheets[0].append((f"Ann {at}", 27821230000 + at))
    book.save(path)
    refuses(path, target, "no row with headings")


def test_only_what_touches_a_merged_cell_is_refused(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows: list[list[str | int | None]] = [
        ["Family", "Mobile"],
        ["Nel", 27821230000],
        [None, 27821230001],
        ["Roy", 2],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(path)
    refuses(path, target, "A3, which is merged", corrected={(3, "Family"): "Nell"})
    assert saved(path, target, {(4, "Family"): "Roye"}).corrected == 1
