"""Saved messages in the window, with the keys and the mouse of a person."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import (
    ChoiceSource,
    ColumnSource,
    Mapping,
    TextSource,
)
from flowiq_desktop.ui.steps.message.missing_columns_dialog import MissingColumnsDialog
from flowiq_desktop.ui.steps.message.saved_dialog import SavedDialog
from flowiq_desktop.ui.widgets.question import Question
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
LEARNERS = (
    ("Learner", "Mobile", "Balance"),
    ("Thandi", "082 123 4567", "R 50"),
    ("Pieter", "082 123 4568", "R 70"),
)
FEES = "Dear {{Learner}}, you owe {{Balance}}."


@pytest.fixture
def written(stage: Stage) -> Stage:
    """A list of learners with a text about fees."""
    stage.load(write_csv(stage.folder / "learners.csv", LEARNERS))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("text"), LEFT)
    write(stage, FEES)
    return stage


def write(stage: Stage, text: str) -> None:
    box = stage.message.view.form.editor("text").input
    assert not isinstance(box, QComboBox)
    box.select(0, len(box.text()))
    box.insert(text)


def text_of(stage: Stage) -> object:
    return stage.draft.mapping.sources.get("text")


def opened(stage: Stage) -> SavedDialog:
    QTest.mouseClick(stage.message.view.saved.open_button, LEFT)
    return stage.message.findChildren(SavedDialog)[-1]


def save(stage: Stage, name: str) -> SavedDialog:
    dialog = opened(stage)
    dialog.name.clear()
    QTest.keyClicks(dialog.name, name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    return dialog


def names(dialog: SavedDialog) -> list[str]:
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def test_saved_and_chosen_again_and_put_back(written: Stage) -> None:
    dialog = save(written, "Fees")
    assert names(dialog) == [f"Fees: {FEES}"]
    QTest.mouseClick(dialog.cancel_button, LEFT)
    write(written, "Something else")
    row = written.message.view.saved
    assert not row.undo_button.isVisible()
    dialog = opened(written)
    assert dialog.shown.text() == FEES
    QTest.mouseClick(dialog.use_button, LEFT)
    assert text_of(written) == TextSource(FEES)
    assert row.undo_button.isVisible()
    QTest.mouseClick(row.undo_button, LEFT)
    assert text_of(written) == TextSource("Something else")
    assert not row.undo_button.isVisible()


def test_the_way_back_goes_with_the_next_change(written: Stage) -> None:
    dialog = save(written, "Fees")
    QTest.mouseClick(dialog.use_button, LEFT)
    row = written.message.view.saved
    assert row.undo_button.isVisible()
    write(written, "New")
    assert not row.undo_button.isVisible()


def test_another_sheet_is_asked_for_its_columns(written: Stage, qtbot: QtBot) -> None:
    QTest.mouseClick(save(written, "Fees").cancel_button, LEFT)
    rows = (("LEARNER", "Cell", "Amount due"), ("Anele", "082 123 4569", "R 90"))
    written.load(write_csv(written.folder / "others.csv", rows))
    dialog = opened(written)
    assert dialog.columns.text().startswith("Not in this spreadsheet: Balance.")
    QTest.mouseClick(dialog.use_button, LEFT)
    (missing,) = written.message.findChildren(MissingColumnsDialog)
    for _ in rows[0]:
        QTest.keyClick(missing.choosers[0], Qt.Key.Key_Down)
    QTest.mouseClick(missing.use_button, LEFT)
    assert text_of(written) == TextSource("Dear {{LEARNER}}, you owe {{Amount due}}.")
    written.settle()
    assert written.draft.checked
    assert "Dear Anele, you owe R 90." in str(written.draft.checked.message(0).body)


def test_a_column_left_open_is_a_problem_and_not_silence(written: Stage) -> None:
    QTest.mouseClick(save(written, "Fees").cancel_button, LEFT)
    rows = (("Learner", "Cell"), ("Anele", "082 123 4569"))
    written.load(write_csv(written.folder / "others.csv", rows))
    QTest.mouseClick(opened(written).use_button, LEFT)
    (missing,) = written.message.findChildren(MissingColumnsDialog)
    QTest.mouseClick(missing.use_button, LEFT)
    assert text_of(written) == TextSource(FEES)
    assert "Balance" in written.message.blocked_reason()


def test_a_name_that_is_taken_is_asked_about(written: Stage) -> None:
    QTest.mouseClick(save(written, "Fees").cancel_button, LEFT)
    write(written, "Newer")
    dialog = save(written, "fees")
    (question,) = dialog.findChildren(Question)
    QTest.mouseClick(question.leave_button, LEFT)
    assert names(dialog) == [f"Fees: {FEES}"]
    QTest.mouseClick(dialog.save_button, LEFT)
    question = dialog.findChildren(Question)[-1]
    QTest.mouseClick(question.act_button, LEFT)
    assert names(dialog) == ["Fees: Newer"] or names(dialog) == ["fees: Newer"]


def test_a_name_being_typed_outlives_a_change_of_language(written: Stage, qtbot: QtBot) -> None:
    dialog = save(written, "Fees")
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "Money")
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog.name.text() == "Money"


def test_a_file_that_cannot_be_read_is_told_and_not_said_to_be_empty(written: Stage) -> None:
    QTest.mouseClick(save(written, "Fees").cancel_button, LEFT)
    (file,) = written.folder.rglob("saved-messages.json")
    file.write_text("{")
    dialog = opened(written)
    assert dialog.notice.isVisible()
    assert "cannot be read" in dialog.notice.sentence.text()
    assert not dialog.shown.text().startswith("None is saved")


def test_renamed_and_deleted_after_a_question(written: Stage) -> None:
    dialog = save(written, "Fees")
    dialog.name.clear()
    QTest.keyClicks(dialog.name, "Money")
    QTest.mouseClick(dialog.rename_button, LEFT)
    assert names(dialog) == [f"Money: {FEES}"]
    QTest.mouseClick(dialog.delete_button, LEFT)
    (question,) = dialog.findChildren(Question)
    QTest.mouseClick(question.leave_button, LEFT)
    assert len(names(dialog)) == 1
    QTest.mouseClick(dialog.delete_button, LEFT)
    QTest.mouseClick(dialog.findChildren(Question)[-1].act_button, LEFT)
    assert names(dialog) == []
    assert not dialog.use_button.isEnabled()


def test_without_a_name_it_says_what_is_missing(written: Stage) -> None:
    dialog = save(written, "")
    assert dialog.notice.isVisible()
    assert "needs a name" in dialog.notice.sentence.text()
    assert names(dialog) == []


def test_what_was_sent_begins_the_next_campaign(written: Stage) -> None:
    written.draft.set_frozen(7)
    write(written, "Draft of something new")
    dialog = opened(written)
    assert names(dialog)[0].startswith("Sent to learners.csv on ")
    QTest.mouseClick(dialog.use_button, LEFT)
    assert text_of(written) == TextSource(FEES)


def test_several_texts_are_shown_as_several(written: Stage) -> None:
    """One of them had been shown, as if everybody got it."""
    texts = (("isiZulu", "Sawubona {{Learner}}"), ("Afrikaans", "Beste {{Learner}}"), ("", ""))
    source = ChoiceSource("Language", texts, "Dear {{Learner}}")
    written.draft.set_mapping(written.draft.mapping.with_source("text", source))
    dialog = save(written, "Trip")
    assert names(dialog) == ['Trip: 3 texts, chosen by the column "Language"']
    assert dialog.shown.text().splitlines() == [
        '3 texts, chosen by the column "Language"',
        "isiZulu: Sawubona {{Learner}}",
        "Afrikaans: Beste {{Learner}}",
        "All others: Dear {{Learner}}",
    ]


def test_of_a_great_many_texts_the_first_are_shown(written: Stage) -> None:
    texts = tuple((f"{grade} A", f"Grade {grade}") for grade in range(1, 11))
    source = ChoiceSource("Class", texts)
    written.draft.set_mapping(written.draft.mapping.with_source("text", source))
    dialog = save(written, "Trip")
    lines = dialog.shown.text().splitlines()
    assert lines[0] == '10 texts, chosen by the column "Class"'
    assert lines[-2:] == ["6 A: Grade 6", "and 4 more texts"]


@pytest.mark.parametrize(
    ("kind", "field", "line"),
    [("audio", "media_url", "Audio: Balance"), ("", "message_type", "Several kinds: Balance")],
)
def test_a_message_of_columns_alone_says_what_it_is(
    written: Stage, kind: str, field: str, line: str
) -> None:
    written.draft.set_mapping(Mapping(kind, {field: ColumnSource("Balance")}))
    written.draft.set_frozen(1)
    dialog = opened(written)
    assert names(dialog)[0].endswith(f": {line}")
    assert dialog.shown.text() == line
