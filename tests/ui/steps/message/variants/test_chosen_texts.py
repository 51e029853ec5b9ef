"""A column chooses the text, in the window, with the keys and the mouse of a person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import ChoiceSource, ColumnSource, TextSource
from flowiq_desktop.ui.steps.message.field_editor import FieldEditor
from flowiq_desktop.ui.steps.message.variants.chosen_texts import ChosenTexts
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.stage import Stage, write_csv

LEARNERS = (
    ("Learner", "Mobile", "Language", "School"),
    ("Thandi", "082 123 4561", "isiZulu", "North"),
    ("Pieter", "082 123 4562", "Afrikaans", "North"),
    ("Anna", "082 123 4563", "afrikaans ", "North"),
    ("Sipho", "082 123 4564", "", "North"),
    ("Lerato", "082 123 4565", "Sepedi", "North"),
)
DOWN = Qt.Key.Key_Down


@pytest.fixture
def learners(stage: Stage) -> Stage:
    """A list of learners of several languages, and the page on the screen."""
    stage.load(write_csv(stage.folder / "learners.csv", LEARNERS))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("text"), Qt.MouseButton.LeftButton)
    return stage


def editor(stage: Stage) -> FieldEditor:
    return stage.message.view.form.editor("text")


def texts(stage: Stage) -> ChosenTexts:
    found = editor(stage).texts
    assert found is not None
    return found


def choose(box: QComboBox, words: str) -> None:
    """Choose by keys: a closed box tells of each choice that it comes past."""
    box.setFocus()
    found = next(at for at in range(box.count()) if words in box.itemText(at))
    for _ in range(abs(found - box.currentIndex())):
        QTest.keyClick(box, DOWN if found > box.currentIndex() else Qt.Key.Key_Up)
    assert words in box.currentText()


def by_value(stage: Stage) -> ChosenTexts:
    choose(editor(stage).chooser, "Text by language")
    return texts(stage)


def write(stage: Stage, text: str) -> None:
    box = editor(stage).input
    assert not isinstance(box, QComboBox)
    box.select(0, len(box.text()))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClicks(box, text)


def written(stage: Stage) -> str:
    box = editor(stage).input
    assert not isinstance(box, QComboBox)
    return box.text()


def lines(stage: Stage) -> list[str]:
    found = texts(stage).list
    return [found.item(at).text() for at in range(found.count())]


def source(stage: Stage) -> object:
    return stage.draft.mapping.sources.get("text")


def test_the_column_of_languages_is_offered_and_what_was_written_is_for_all_others(
    learners: Stage,
) -> None:
    write(learners, "Hello")
    assert not texts(learners).isVisible()
    by_value(learners)
    assert texts(learners).isVisible()
    assert source(learners) == ChoiceSource("Language", (), "Hello")
    assert lines(learners) == [
        "isiZulu, 1 row: gets the text for all others",
        "Afrikaans, 2 rows: gets the text for all others",
        "Empty cells, 1 row: gets the text for all others",
        "Sepedi, 1 row: gets the text for all others",
        "All others: Hello",
    ]


def test_each_value_gets_its_text_and_shows_its_first_row(learners: Stage) -> None:
    chosen = by_value(learners)
    chosen.list.setFocus()
    write(learners, "Sawubona")
    chosen.list.setFocus()
    QTest.keyClick(chosen.list, DOWN)
    assert learners.draft.selected_row == 1
    assert written(learners) == ""
    assert editor(learners).input.accessibleName() == 'Message for "Afrikaans"'
    write(learners, "Goeie dag")
    QTest.keyClick(chosen.list, Qt.Key.Key_End)
    assert learners.draft.selected_row == 3
    assert editor(learners).input.accessibleName() == "Message for all others"
    write(learners, "Hello")
    assert source(learners) == ChoiceSource(
        "Language", (("isiZulu", "Sawubona"), ("Afrikaans", "Goeie dag")), "Hello"
    )
    QTest.keyClick(chosen.list, Qt.Key.Key_Home)
    assert (written(learners), learners.draft.selected_row) == ("Sawubona", 0)
    learners.settle()
    assert learners.draft.checked
    said = [learners.draft.checked.message(row).body["text"] for row in range(5)]
    assert said == ["Sawubona", "Goeie dag", "Goeie dag", "Hello", "Hello"]


def test_rows_without_a_text_are_to_be_fixed(learners: Stage) -> None:
    by_value(learners)
    write(learners, "Sawubona")
    assert lines(learners)[1:] == [
        "Afrikaans, 2 rows: no text yet",
        "Empty cells, 1 row: no text yet",
        "Sepedi, 1 row: no text yet",
        "All others: no text, so that they are listed for you to fix",
    ]
    learners.settle()
    checked = learners.draft.checked
    assert checked
    codes = [[p.code for p in checked.problems(row)] for row in range(5)]
    assert codes == [
        [],
        ["no_text_for_value"],
        ["no_text_for_value"],
        ["no_text_for_empty"],
        ["no_text_for_value"],
    ]


def test_back_to_one_text_and_again_loses_none(learners: Stage) -> None:
    chosen = by_value(learners)
    write(learners, "Sawubona")
    QTest.keyClick(chosen.list, DOWN)
    write(learners, "Goeie dag")
    before = source(learners)
    chooser = editor(learners).chooser
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Home)
    assert source(learners) == TextSource("Goeie dag")
    assert not chosen.isVisible()
    write(learners, "Goeie more")
    by_value(learners)
    assert isinstance(before, ChoiceSource)
    assert source(learners) == before.with_text("Afrikaans", "Goeie more")


def test_to_come_past_it_with_the_keys_changes_no_text(learners: Stage) -> None:
    write(learners, "Hello")
    choose(editor(learners).chooser, "School")
    choose(editor(learners).chooser, "Written here")
    assert source(learners) == TextSource("Hello")
    by_value(learners)
    QTest.keyClick(texts(learners).list, Qt.Key.Key_Home)
    assert written(learners) == ""
    choose(editor(learners).chooser, "Written here")
    assert source(learners) == TextSource("Hello")


def test_another_column_can_choose(learners: Stage) -> None:
    chosen = by_value(learners)
    write(learners, "Sawubona")
    choose(chosen.columns, "Learner")
    found = source(learners)
    assert isinstance(found, ChoiceSource)
    assert found.header == "Learner"
    assert "isiZulu, not in this spreadsheet: Sawubona" in lines(learners)
    assert "School" not in [chosen.columns.itemData(at) for at in range(chosen.columns.count())]


def test_a_column_in_place_of_the_texts(learners: Stage) -> None:
    by_value(learners)
    choose(editor(learners).chooser, "School")
    assert source(learners) == ColumnSource("School")
    assert not texts(learners).isVisible()


def test_where_no_column_can_choose_it_is_said(stage: Stage) -> None:
    stage.load(write_csv(stage.folder / "one.csv", (("Mobile",), ("082 123 4561",))))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("text"), Qt.MouseButton.LeftButton)
    chooser = editor(stage).chooser
    chooser.setFocus()
    QTest.keyClick(chooser, DOWN)
    assert editor(stage).note.text() == "No column has few enough values: 2 to 20."
    assert editor(stage).note.isVisible()
    assert not chooser.is_by_value()
    assert source(stage) is None


def test_texts_of_another_message_are_not_kept(learners: Stage) -> None:
    by_value(learners)
    write(learners, "Sawubona")
    learners.draft.set_mapping(learners.draft.mapping.with_source("text", TextSource("New")))
    by_value(learners)
    assert source(learners) == ChoiceSource("Language", (), "New")


def test_a_message_that_is_used_again_shows_its_texts(learners: Stage) -> None:
    again = ChoiceSource("Taal", (("Afrikaans", "Goeie dag"), ("isiZulu", "Sawubona")), "Hello")
    learners.draft.set_mapping(learners.draft.mapping.with_source("text", again))
    assert texts(learners).isVisible()
    assert texts(learners).columns.currentText() == "Taal (not in this spreadsheet)"
    assert lines(learners)[0] == "Afrikaans, not in this spreadsheet: Goeie dag"
    learners.draft.set_mapping(
        learners.draft.mapping.with_source("text", ChoiceSource("Language", again.texts, "Hello"))
    )
    assert lines(learners)[:2] == ["isiZulu, 1 row: Sawubona", "Afrikaans, 2 rows: Goeie dag"]


def test_the_counter_speaks_of_the_text_that_is_being_written(
    learners: Stage, qtbot: QtBot
) -> None:
    """It had spoken of the longest of all texts, and so of another language's row."""
    chosen, counter = by_value(learners), editor(learners).counter
    write(learners, "Sawubona {{Learner}}")
    qtbot.waitUntil(lambda: counter.text() == "up to 15 of 4,096 characters (row 2)")
    QTest.keyClick(chosen.list, DOWN)
    assert chosen.written_for() == '"Afrikaans"'
    assert counter.text() == ""
    write(learners, "Hi {{Learner}}")
    qtbot.waitUntil(lambda: counter.text() == "up to 9 of 4,096 characters (row 3)")
    QTest.keyClick(chosen.list, Qt.Key.Key_Up)
    assert counter.text() == "up to 15 of 4,096 characters (row 2)"
    QTest.keyClick(chosen.list, DOWN)
    assert counter.text() == "up to 9 of 4,096 characters (row 3)"


def test_what_another_text_and_several_kinds_do_is_told_apart(learners: Stage) -> None:
    """Two controls that sound alike had been taken for each other."""
    page = learners.message
    by_value(learners)
    told = page.findChild(PlainLabel, "text_explained")
    assert told
    assert told.isVisible()
    assert "same kind of message" in told.text()
    assert editor(learners).problem.property("tone") == "info"  # nothing is written yet
    QTest.mouseClick(page.view.types.tile(""), Qt.MouseButton.LeftButton)
    tile = page.view.types.tile("")
    assert tile.text() == "Several kinds"
    assert "kind of message comes from a column" in tile.accessibleDescription()
    words = {"column", "value", "text"} & set(tile.text().lower().split())
    assert not words


def test_undo_brings_back_nothing_that_was_written_for_others(learners: Stage) -> None:
    chosen = by_value(learners)
    write(learners, "Sawubona")
    write(learners, "")
    chosen.list.setFocus()
    QTest.keyClick(chosen.list, DOWN)
    QTest.keySequence(editor(learners).input, QKeySequence.StandardKey.Undo)
    assert written(learners) == ""
    assert source(learners) == ChoiceSource("Language", (), "")


def test_what_was_written_for_everybody_can_still_be_undone_when_a_column_chooses(
    learners: Stage,
) -> None:
    write(learners, "Hello")
    by_value(learners)
    QTest.keySequence(editor(learners).input, QKeySequence.StandardKey.Undo)
    assert source(learners) == ChoiceSource("Language", (), "")


def test_what_was_corrected_on_check_chooses(learners: Stage) -> None:
    by_value(learners)
    learners.message.hide()
    learners.settle()
    for row in (2, 4):
        learners.draft.fix_cell(row, 2, "isiZulu")
    learners.message.show()
    assert [line.partition(":")[0] for line in lines(learners)] == [
        "isiZulu, 3 rows",
        "Afrikaans, 1 row",
        "Empty cells, 1 row",
        "All others",
    ]
    learners.draft.undo()
    assert "Sepedi, 1 row" in [line.partition(":")[0] for line in lines(learners)]
