"""A part of a text that only some rows get, written with the keys and the mouse of a person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.text.conditional.condition import Condition
from flowiq_desktop.ui.steps.message.field_editor import FieldEditor
from flowiq_desktop.ui.steps.message.merge_editors import MergeTextEdit
from flowiq_desktop.ui.steps.message.variants.only_if import OnlyIfButton
from flowiq_desktop.ui.steps.message.variants.only_if_value import OnlyIfValueDialog
from tests.ui.stage import Stage, write_csv

PEOPLE = (
    ("Name", "Mobile", "Amount"),
    ("Thandi", "082 123 4561", "R 50"),
    ("Pieter", "082 123 4562", ""),
)
OWES = '{{only if "Amount" is not empty}}'


@pytest.fixture
def people(stage: Stage) -> Stage:
    """Two people, one of whom owes something, and the page on the screen."""
    stage.load(write_csv(stage.folder / "people.csv", PEOPLE))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("text"), Qt.MouseButton.LeftButton)
    return stage


def editor(stage: Stage) -> FieldEditor:
    return stage.message.view.form.editor("text")


def box(stage: Stage) -> MergeTextEdit:
    found = editor(stage).input
    assert isinstance(found, MergeTextEdit)
    return found


def button(stage: Stage) -> OnlyIfButton:
    found = editor(stage).only_if
    assert found is not None
    return found


def pick(menu: QMenu, header: str) -> None:
    """Open a menu and go down to a column with the keys."""
    menu.popup(menu.mapToGlobal(menu.rect().center()))
    for _ in range(1 + [action.text() for action in menu.actions()].index(header)):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def select_last(stage: Stage, count: int) -> None:
    for _ in range(count):
        QTest.keyClick(box(stage), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)


def test_what_is_selected_goes_to_some_rows_alone(people: Stage) -> None:
    QTest.keyClicks(box(people), "Dear parent, you owe us.")
    select_last(people, len(" you owe us."))
    pick(button(people).filled, "Amount")
    text = f"Dear parent,{OWES} you owe us.{{{{end if}}}}"
    assert people.draft.mapping.sources["text"] == TextSource(text)
    assert editor(people).parts.text() == 'Only if "Amount" is not empty, 1 row: you owe us.'
    assert editor(people).parts.isVisible()
    people.settle()
    checked = people.draft.checked
    assert checked
    assert [checked.message(row).body["text"] for row in range(2)] == [
        "Dear parent, you owe us.",
        "Dear parent,",
    ]
    QTest.keyClick(box(people), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box(people).text() == "Dear parent, you owe us."
    assert not editor(people).parts.isVisible()


def test_nothing_selected_leaves_the_cursor_between_the_marks(people: Stage) -> None:
    QTest.keyClicks(box(people), "Hi ")
    pick(button(people).empty, "Amount")
    assert "between the two marks" in editor(people).parts.text()
    QTest.keyClicks(box(people), "Thank you.")
    assert box(people).text() == 'Hi {{only if "Amount" is empty}}Thank you.{{end if}}'
    assert editor(people).parts.text() == 'Only if "Amount" is empty, 1 row: Thank you.'


def test_one_part_inside_another_is_not_written_and_said(people: Stage) -> None:
    pick(button(people).empty, "Amount")
    QTest.keyClicks(box(people), "Thank you.")
    before = box(people).text()
    pick(button(people).filled, "Name")
    assert box(people).text() == before
    assert editor(people).note.text() == "One part for some rows cannot stand inside another one."
    QTest.keyClicks(box(people), " Bye")
    assert not editor(people).note.isVisible()


def test_half_a_mark_is_said_at_once_and_stops_the_step(people: Stage) -> None:
    pick(button(people).empty, "Amount")
    QTest.keyClick(box(people), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _ in range(len("{{end if}}")):
        QTest.keyClick(box(people), Qt.Key.Key_Backspace)
    assert "alone" in people.message.blocked_reason()
    assert "{{end if}}" in editor(people).problem.text()


def test_both_menus_have_every_column(people: Stage) -> None:
    for menu in (button(people).filled, button(people).empty):
        assert [action.text() for action in menu.actions()] == ["Name", "Mobile", "Amount"]


def test_the_marks_of_columns_that_are_gone_have_a_wavy_line(people: Stage) -> None:
    box(people).insert(
        '{{only if "Nmae" is empty}}x{{end if}}z{{only if "Name" is empty}}y{{end if}}'
    )
    block = box(people).document().firstBlock()
    shapes = [
        (shape.format.fontItalic(), shape.format.underlineStyle().name)
        for shape in block.layout().formats()
    ]
    assert shapes == [
        (True, "WaveUnderline"),
        (True, "NoUnderline"),
        (True, "NoUnderline"),
        (True, "NoUnderline"),
    ]


def test_parts_are_told_one_by_one(people: Stage) -> None:
    text = (
        f'A{OWES}B\n{{{{Name}}}}{{{{end if}}}}C{{{{only if "Name" is empty}}}}D{{{{end if}}}}'
        '{{only if "Name" is not "thandi"}}E{{end if}}{{only if "Nmae" is "x"}}F{{end if}}'
    )
    assert button(people).parts_in_words(text).splitlines() == [
        'Only if "Amount" is not empty, 1 row: B {{Name}}',
        'Only if "Name" is empty, which no row is: D',
        'Only if "Name" is not "thandi", 1 row: E',
        'Only if "Nmae" is "x": F',
    ]
    assert button(people).parts_in_words("A {{Name}}") == ""


def value_dialog(stage: Stage) -> OnlyIfValueDialog:
    """Open the dialog by the menu, with the keys."""
    menu = button(stage).menu()
    menu.popup(menu.mapToGlobal(menu.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    return stage.message.window().findChildren(OnlyIfValueDialog)[-1]


def pick_column(dialog: OnlyIfValueDialog, header: str) -> None:
    QTest.keyClicks(dialog.columns, header)
    dialog.columns.activated.emit(dialog.columns.currentIndex())


def test_what_is_selected_goes_to_rows_with_a_value(people: Stage) -> None:
    QTest.keyClicks(box(people), "Dear parent, you owe us.")
    select_last(people, len(" you owe us."))
    dialog = value_dialog(people)
    pick_column(dialog, "Name")
    assert [dialog.values.itemText(at) for at in range(dialog.values.count())] == [
        "Thandi",
        "Pieter",
    ]
    assert not dialog.insert_button.isEnabled()
    QTest.keyClicks(dialog.values, "thandi ")
    assert dialog.told.text() == "1 of 2 rows gets this part."
    QTest.keyClick(dialog.values, Qt.Key.Key_Return)
    assert box(people).text() == (
        'Dear parent,{{only if "Name" is "thandi"}} you owe us.{{end if}}'
    )
    assert editor(people).parts.text() == 'Only if "Name" is "thandi", 1 row: you owe us.'
    people.settle()
    checked = people.draft.checked
    assert checked
    assert [checked.message(row).body["text"] for row in range(2)] == [
        "Dear parent, you owe us.",
        "Dear parent,",
    ]


def test_a_value_can_be_refused_and_one_nobody_has_is_said(people: Stage) -> None:
    dialog = value_dialog(people)
    pick_column(dialog, "Name")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Down)
    QTest.keyClicks(dialog.values, "Anna")
    dialog.verb.activated.emit(1)
    assert dialog.told.text() == "2 of 2 rows get this part."
    QTest.keyClick(dialog.verb, Qt.Key.Key_Up)
    dialog.verb.activated.emit(0)
    assert "No row" in dialog.told.text()
    QTest.keyClicks(dialog.values, '{"}|')
    assert dialog.condition() == Condition("Name", True, "Anna")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert box(people).text() == ""


def test_what_was_corrected_on_check_decides(people: Stage) -> None:
    people.draft.set_mapping(
        people.draft.mapping.with_source("text", TextSource(f"Hi {OWES}you owe{{{{end if}}}}"))
    )
    assert editor(people).parts.text().endswith("1 row: you owe")
    people.settle()
    people.draft.fix_cell(1, 2, "R 70")
    assert editor(people).parts.text().endswith("2 rows: you owe")
