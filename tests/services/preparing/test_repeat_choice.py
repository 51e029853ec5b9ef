"""People who are in a list more than once: all their rows, the first, or those that are picked."""

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.repeat_choice import (
    Effect,
    Keep,
    Repeated,
    effect_of,
    find_repeated,
    keep_rows,
)
from tests.spreadsheet.making import finish

ROWS = (
    ("Ulla", "0821234567"),
    ("", "083 555 0101"),
    ("Nils", "082 765 4321"),
    ("Ulla B.", "+27 82 123 4567"),
    ("Tove", "+27835550101"),
    ("Ulla", "082 123 4567"),
    ("Tove A.", "0835550101"),
    ("Nobody", "12"),
    ("Nobody", "12"),
)


def checked() -> CheckedSheet:
    sheet = Sheet("People", ("Name", "Mobile"), ROWS, range(2, 2 + len(ROWS)))
    mapping = Mapping(
        "text", {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi {{Name}}")}
    )
    return finish(check_sheet(sheet, mapping, "ZA"))


def test_they_are_found_by_account_whatever_the_spelling() -> None:
    assert finish(find_repeated(checked())) == Repeated(((0, 3, 5), (1, 4, 6)))


def test_the_first_row_that_can_be_sent() -> None:
    sheet = checked()
    repeated = finish(find_repeated(sheet))
    effect = effect_of(sheet, repeated, Keep.FIRST)
    assert effect == Effect((3, 5, 1, 6), ())
    assert keep_rows(sheet, effect) >= {1, 3, 5, 6}
    assert not any(task.code in {"same_number", "same_message"} for task in sheet.tasks())
    assert sheet.ready_rows() == [0, 2, 4]


def test_what_the_person_left_out_is_not_put_back_for_being_first() -> None:
    sheet = checked()
    sheet.leave_out([0, 1, 4, 6])
    effect = effect_of(sheet, finish(find_repeated(sheet)), Keep.FIRST)
    assert effect == Effect((5,), ())


def test_all_of_them_and_one_undo_for_each_choice() -> None:
    sheet = checked()
    repeated = finish(find_repeated(sheet))
    keep_rows(sheet, effect_of(sheet, repeated, Keep.FIRST))
    effect = effect_of(sheet, repeated, Keep.ALL)
    assert effect == Effect((), (3, 5, 1, 6))
    keep_rows(sheet, effect)
    assert sheet.edits.left_out == set()
    assert 5 not in sheet.ready_rows()  # the very same message is never sent twice
    sheet.undo()
    assert sheet.edits.left_out == {1, 3, 5, 6}
    sheet.undo()
    assert sheet.edits.left_out == set()
    sheet.redo()
    assert sheet.edits.left_out == {1, 3, 5, 6}


def test_those_that_are_picked() -> None:
    sheet = checked()
    sheet.leave_out([3])
    repeated = finish(find_repeated(sheet))
    effect = effect_of(sheet, repeated, Keep.PICKED, {3, 4, 6})
    assert effect == Effect((0, 5, 1), (3,))
    keep_rows(sheet, effect)
    assert sheet.edits.left_out == {0, 1, 5}
    sheet.undo()
    assert sheet.edits.left_out == {3}
