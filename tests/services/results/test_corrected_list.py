"""The corrected list is the person's own list: every row of it, corrected, in another file."""

import csv
import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.services.preparing.load import LoadedSheet, ReadOptions, load_sheet
from flowiq_desktop.services.results.corrected_list import CorrectedLists, SavedList
from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.texts import said
from tests.spreadsheet.making import finish
from tests.ui.stage import write_csv, write_xlsx

ROWS = (
    ("Choir of the Harbour School",),
    (),
    ("Name", "Mobile", "Code"),
    ("Ulla Berg", "0821234567", "00042"),
    ("Nils\nOland", "+27 82 765 4321", "=1+1"),
    (),
    ("Tove Aas", "27835550101", "1/2"),
)


@pytest.fixture(params=["csv", "xlsx"])
def loaded(request: pytest.FixtureRequest, tmp_path: Path) -> LoadedSheet:
    """A list with a title, blank rows, and cells that a spreadsheet program would change."""
    if request.param == "csv":
        return load(write_csv(tmp_path / "choir.csv", ROWS, ";"))
    return load(write_xlsx(tmp_path / "choir.xlsx", {"Choir": ROWS, "Old": [("a", "b")]}))


def load(path: Path, options: ReadOptions | None = None) -> LoadedSheet:
    return finish(load_sheet(path, options))


def save(target: Path, loaded: LoadedSheet, edits: SheetEdits) -> SavedList:
    return finish(CorrectedLists().save(target, loaded, edits))


def all_of(loaded: LoadedSheet) -> object:
    sheet, origin = loaded.sheet, loaded.origin
    rows = [tuple(row) for row in sheet]
    return sheet.headers, rows, list(sheet.row_numbers), origin.header_row, origin.titles


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_it_reads_back_as_the_same_list(loaded: LoadedSheet, tmp_path: Path, ending: str) -> None:
    saved = save(tmp_path / f"corrected.{ending}", loaded, SheetEdits())
    assert all_of(load(saved.path)) == all_of(loaded)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_corrections_are_in_it_and_rows_left_out_too(
    loaded: LoadedSheet, tmp_path: Path, ending: str
) -> None:
    before = loaded.origin.path.read_bytes()
    edits = SheetEdits()
    edits.set_cells([((0, 1), "+27821234567"), ((2, 0), " =Tove ")], "two cells")
    edits.mark([1], left_out=True, title="one row")
    saved = save(tmp_path / f"corrected.{ending}", loaded, edits)
    again = load(saved.path).sheet
    assert tuple(again.row(0)) == ("Ulla Berg", "+27821234567", "00042")
    assert again.row(1)[0] == "Nils\nOland"
    assert again.row(2)[0] == " =Tove "
    assert len(again) == len(loaded.sheet)
    told = [said(remark) for remark in saved.remarks]
    assert told[0] == "It has all 3 rows."
    assert told[1].startswith("The row that is left out is in it too")
    assert loaded.origin.path.read_bytes() == before


def test_the_other_sheets_are_said_to_be_missing(loaded: LoadedSheet, tmp_path: Path) -> None:
    saved = save(tmp_path / "corrected.xlsx", loaded, SheetEdits())
    several = len(loaded.origin.sheet_names) > 1
    assert any("other sheets" in said(remark) for remark in saved.remarks) is several


def test_a_text_file_keeps_its_separator(tmp_path: Path) -> None:
    loaded = load(write_csv(tmp_path / "a.csv", ROWS[2:], ";"))
    path = save(tmp_path / "b.csv", loaded, SheetEdits()).path
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.reader(stream, delimiter=";")) == ["Name", "Mobile", "Code"]


def test_a_rare_separator_becomes_a_comma(tmp_path: Path) -> None:
    loaded = load(write_csv(tmp_path / "a.csv", ROWS[2:], "^"))
    path = save(tmp_path / "b.csv", loaded, SheetEdits()).path
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.reader(stream)) == ["Name", "Mobile", "Code"]


def test_a_list_without_headings_gets_none(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [("Ulla", "0821234567"), ("Nils", "0827654321")])
    options = ReadOptions(header_row=0)
    loaded = load(path, options)
    again = load(save(tmp_path / "b.xlsx", loaded, SheetEdits()).path, options)
    assert all_of(again) == all_of(loaded)


def test_what_is_changed_later_is_not_in_it(tmp_path: Path) -> None:
    loaded = load(write_csv(tmp_path / "a.csv", ROWS[2:]))
    edits = SheetEdits()
    job = CorrectedLists().save(tmp_path / "b.csv", loaded, edits)
    edits.set_cells([((0, 0), "Late")], "later")
    assert load(finish(job).path).sheet.cell(0, 0) == "Ulla Berg"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.csv", "is the list itself"),
        ("link.csv", "is the list itself"),
        ("copy.csv", "not saved over"),
        ("a.pdf", "The list is saved as a workbook (.xlsx) or a text file (.csv), not as “a.pdf”"),
        ("gone/a.csv", "There is no folder"),
    ],
)
def test_it_is_always_another_file(tmp_path: Path, name: str, words: str) -> None:
    path = write_csv(tmp_path / "a.csv", ROWS[2:])
    (tmp_path / "copy.csv").write_bytes(path.read_bytes())
    (tmp_path / "link.csv").symlink_to(path)
    loaded, before = load(path), path.read_bytes()
    with pytest.raises(ResultsError, match=re.escape(words)) as refused:
        save(tmp_path / name, loaded, SheetEdits())
    assert refused.value.advice
    assert path.read_bytes() == before


def test_what_was_hidden_is_said_to_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "choir.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["Name", "Mobile"], ["Ulla", "0821234567"], ["Nils", "0827654321"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.save(path)
    saved = save(tmp_path / "out.xlsx", load(path), SheetEdits())
    assert "What is hidden in your list is shown in this one." in map(said, saved.remarks)
