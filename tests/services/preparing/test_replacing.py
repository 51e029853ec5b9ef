"""One text for another in a column: what changes is known before, and undone as one step."""

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.replacing import (
    SHOWN,
    Replacement,
    find_cells,
    replace_cells,
)
from tests.spreadsheet.making import finish

NAMES = ("Åse Bakke", "ase b. (old)", "", "  Bakke ", "a.e", "STRASSE", r"\1 $0")


def checked(names: tuple[str, ...] = NAMES) -> CheckedSheet:
    rows = [[name, f"08212345{at:02}"] for at, name in enumerate(names)]
    sheet = Sheet("People", ("Name", "Mobile"), rows, range(5, 5 + len(rows)))
    mapping = Mapping(
        "text", {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi {{Name|you}}")}
    )
    return finish(check_sheet(sheet, mapping, "ZA"))


@pytest.mark.parametrize(
    ("wish", "after"),
    [
        (Replacement(0, "bakke", "Lie"), {0: "Åse Lie", 3: "  Lie "}),
        (Replacement(0, "bakke", "Lie", match_case=True), {}),
        (Replacement(0, "bakke", "Lie", whole_cell=True), {3: "Lie"}),
        (Replacement(0, "", "Friend", whole_cell=True), {2: "Friend"}),
        (Replacement(0, "", "Friend"), {}),
        (Replacement(0, "å", "Aa"), {0: "Aase Bakke"}),
        (Replacement(0, "a.e", r"\1 $0"), {4: r"\1 $0"}),
        (Replacement(0, " (old)", ""), {1: "ase b."}),
        (Replacement(0, "se", "se"), {5: "STRASse"}),
        (Replacement(1, "08212345", "+278212345"), {i: f"+278212345{i:02}" for i in range(7)}),
    ],
)
def test_what_is_found_is_what_changes(wish: Replacement, after: dict[int, str]) -> None:
    sheet = checked()
    found = finish(find_cells(sheet, wish))
    assert found.count == len(after)
    assert {fix.index: fix.after for fix in found.first} == after
    assert [fix.row_number for fix in found.first] == [5 + index for index in after]
    assert finish(replace_cells(sheet, wish)) >= set(after)
    now = {i: sheet.cell(i, wish.column) for i in range(7)}
    assert now == {i: after.get(i, sheet.sheet.cell(i, wish.column)) for i in range(7)}


def test_one_undo_takes_all_of_it_back() -> None:
    sheet = checked()
    finish(replace_cells(sheet, Replacement(1, "0821", "0831")))
    assert sheet.edits.undo_title == "“0821” replaced in 7 cells"
    sheet.undo()
    assert sheet.edits.undo_title == ""
    assert [sheet.cell(i, 1) for i in range(7)] == list(sheet.sheet.column(1))


def test_it_looks_at_what_the_person_wrote() -> None:
    sheet = checked()
    sheet.fix_cell(2, 0, "Turid Bakke")
    sheet.fix_cell(0, 0, "Åse")
    found = finish(find_cells(sheet, Replacement(0, "Bakke", "Lie")))
    assert [fix.index for fix in found.first] == [2, 3]


def test_rows_that_become_right_are_checked_again() -> None:
    sheet = checked(("Anna", "Ben"))
    sheet.fix_cell(0, 1, "08212345OO")
    assert sheet.counts().ready == 1
    finish(replace_cells(sheet, Replacement(1, "O", "0")))
    assert sheet.counts().ready == 2


def test_of_many_only_the_first_are_kept_for_showing() -> None:
    found = finish(find_cells(checked(("Anna",) * (SHOWN + 5)), Replacement(0, "n", "m")))
    assert (found.count, len(found.first)) == (SHOWN + 5, SHOWN)


def test_nothing_to_change_is_no_step() -> None:
    sheet = checked()
    assert finish(replace_cells(sheet, Replacement(0, "Zoë", "Zoe"))) == frozenset()
    assert sheet.edits.undo_title == ""
