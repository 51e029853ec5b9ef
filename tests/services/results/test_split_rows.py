"""A row with several numbers becomes a row for each, one below the other, in another list."""

from pathlib import Path

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import LoadedSheet, load_sheet
from flowiq_desktop.services.results.corrected_list import CorrectedLists, SavedList
from flowiq_desktop.services.results.split_rows import Splits
from flowiq_desktop.texts import said
from tests.spreadsheet.making import finish
from tests.ui.stage import write_csv

SOURCES: dict[str, Source] = {
    "phone_number": ColumnSource("Mobile"),
    "text": TextSource("Hi {{Name}}"),
}
ROWS = (
    ("Parents of grade 4",),
    ("Name", "Mobile", "Class"),
    ("Ulla Berg", "082 555 0101 / 083 555 0102", "4a"),
    ("Nils Oland", "082 555 0103", "4a"),
    (),
    ("Tove Aas", "mom 082 555 0104, dad +27 83 555 0105; 021 555 0106", "4b"),
    ("Per Holm", "082 555 0107 / 0825550107", "4b"),
    ("Kari Lie", "12 / 13", "4c"),
)


def checked(path: Path) -> tuple[LoadedSheet, CheckedSheet]:
    loaded = finish(load_sheet(write_csv(path, ROWS)))
    return loaded, finish(check_sheet(loaded.sheet, Mapping("text", SOURCES), "ZA"))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_each_number_has_a_row_and_nothing_else_changes(tmp_path: Path, ending: str) -> None:
    loaded, sheet = checked(tmp_path / "people.csv")
    lists, splits = CorrectedLists(), Splits.of(sheet)
    saved: SavedList = finish(lists.save(tmp_path / f"out.{ending}", loaded, sheet.edits, splits))
    again = finish(load_sheet(saved.path))
    numbered = zip(again.sheet.row_numbers, again.sheet, strict=True)
    assert [(number, *row) for number, row in numbered] == [
        (3, "Ulla Berg", "082 555 0101", "4a"),
        (4, "Ulla Berg", "083 555 0102", "4a"),
        (5, "Nils Oland", "082 555 0103", "4a"),
        (7, "Tove Aas", "mom 082 555 0104", "4b"),
        (8, "Tove Aas", "dad +27 83 555 0105", "4b"),
        (9, "Tove Aas", "021 555 0106", "4b"),
        (10, "Per Holm", "082 555 0107 / 0825550107", "4b"),
        (11, "Kari Lie", "12 / 13", "4c"),
    ]
    assert again.origin.titles == loaded.origin.titles
    assert [said(remark) for remark in saved.remarks[:2]] == [
        "2 rows with several numbers became 5 rows, one for each number.",
        "It has all 8 rows.",
    ]


def test_what_the_person_corrected_is_split_as_it_reads_now(tmp_path: Path) -> None:
    loaded, sheet = checked(tmp_path / "people.csv")
    sheet.fix_cell(0, 1, "082 555 0101")
    sheet.fix_cell(1, 0, "Nils Åland")
    sheet.fix_cell(1, 1, "082 555 0108 or 083 555 0109")
    splits = Splits.of(sheet)
    assert {index: len(numbers) for index, numbers in splits.numbers.items()} == {1: 2, 2: 3}
    saved = finish(CorrectedLists().save(tmp_path / "o.csv", loaded, sheet.edits, splits))
    rows = [tuple(row) for row in finish(load_sheet(saved.path)).sheet]
    assert rows[:3] == [
        ("Ulla Berg", "082 555 0101", "4a"),
        ("Nils Åland", "082 555 0108", "4a"),
        ("Nils Åland", "083 555 0109", "4a"),
    ]


def test_without_such_rows_the_list_is_as_it_was(tmp_path: Path) -> None:
    loaded, sheet = checked(tmp_path / "people.csv")
    sheet.fix_cell(0, 1, "082 555 0101")
    sheet.fix_cell(2, 1, "082 555 0104")
    splits = Splits.of(sheet)
    assert (splits.numbers, splits.more, splits.remarks()) == ({}, 0, ())
    saved = finish(CorrectedLists().save(tmp_path / "o.csv", loaded, sheet.edits, splits))
    assert list(finish(load_sheet(saved.path)).sheet.row_numbers) == list(loaded.sheet.row_numbers)
