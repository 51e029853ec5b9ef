"""The language changes while a step is open: its words follow, what the person did stays."""

import gettext
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QTableView,
    QToolButton,
)

from flowiq_desktop.texts.catalogue import Catalogue
from flowiq_desktop.ui.language.catalogue_translator import speak
from flowiq_desktop.ui.steps.message.merge_editors import MergeTextEdit
from tests.ui.window_stage import GOOD, RESULTS, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

MESSAGE, CHECK = 1, 2
MIXED = [*GOOD, ("Dan", "12345"), ("Eve", "082 555 1026"), ("Gus", "082 555 0999")]


class _Bracketed(gettext.NullTranslations):
    """Every text in brackets, counted ones in two kinds."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[1: {msgid1}]" if n == 1 else f"[many: {msgid2}]"


class _Draft(gettext.NullTranslations):
    """Texts that nobody has agreed to yet, longer than the English ones."""

    def __init__(self, more: str) -> None:
        super().__init__()
        self._more = more

    def info(self) -> dict[str, str]:
        return {"language-team": "draft"}

    def gettext(self, message: str) -> str:
        return f"{self._more}{message}"


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    speak(Catalogue(), qapp)


def change_language(app: QApplication) -> None:
    speak(Catalogue("de_DE", _Bracketed()), app)
    app.processEvents()


def labels(stage: WindowStage) -> list[str]:
    return stage.words(stage.program.window.view.stack.currentWidget()).splitlines()


def test_recipients(stage: WindowStage, qapp: QApplication) -> None:
    stage.load([*GOOD, ("Dan", "12")])
    draft, told = stage.program.draft, []
    draft.mapping_changed.connect(lambda: told.append("mapping"))
    draft.loaded_changed.connect(lambda: told.append("loaded"))
    chooser = stage.find(QComboBox, "match_phone_number_source")
    choices, chosen = chooser.count(), chooser.currentData()
    change_language(qapp)
    assert chooser.itemText(0) == "[Choose a column…]"
    assert chooser.currentText() == "[Column: Mobile]"
    assert (chooser.count(), chooser.currentData()) == (choices, chosen)
    said = labels(stage)
    assert "[Who gets a message?]" in said
    assert "[1: 1 of 4 phone numbers cannot be used.]" in "\n".join(said)
    assert stage.button("repairs_show").text() == "[Show which]"
    assert stage.button("primary_button").text() == "[many: Continue with 4 rows]"
    assert not told


def test_the_message_keeps_its_cursor(stage: WindowStage, qapp: QApplication) -> None:
    stage.load(GOOD, "Hi {{Name}}, see you on Friday.")
    stage.program.window.go_to(MESSAGE)
    editor = stage.find(MergeTextEdit, "text_input")
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(11, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    told: list[str] = []
    editor.text_edited.connect(told.append)
    change_language(qapp)
    assert editor.textCursor().selectedText() == "{{Name}}"
    assert editor.hasFocus()
    assert not told
    assert stage.find(QComboBox, "text_source").currentText() == "[Written here]"
    assert stage.find(QToolButton, "text_format_b").toolTip() == "[[Bold] (Ctrl+B)]"
    assert "[What do you want to send?]" in labels(stage)


def test_a_cell_that_is_being_corrected_keeps_what_was_typed(
    stage: WindowStage, qapp: QApplication
) -> None:
    stage.load([*GOOD, ("Dan", "12")])
    stage.program.window.go_to(CHECK)
    table = stage.find(QTableView, "check_table")
    stage.until(lambda: table.model().rowCount() == 1)
    table.setCurrentIndex(table.model().index(0, 3))
    table.edit(table.currentIndex())
    editor = stage.edit("cell_editor")
    editor.setText("083 555")
    change_language(qapp)
    assert editor.text() == "083 555"
    model, across = table.model(), Qt.Orientation.Horizontal
    assert [model.headerData(at, across) for at in range(4)] == [
        "[State]",
        "[Problem]",
        "Name",
        "Mobile",
    ]
    assert model.index(0, 0).data() == "[To fix]"
    assert stage.find(QToolButton, "show_problems").text() == "[[With problems] (1)]"
    assert stage.find(QToolButton, "button_leave_out").text() == "[1: Leave this out]"
    assert stage.find(QToolButton, "button_undo").accessibleName() == "[Undo]"
    assert stage.find(QLabel, "check_counts").text().startswith("[[3 ready to send]")


def test_what_will_be_sent(stage: WindowStage, qapp: QApplication) -> None:
    stage.go_to_send()
    number = stage.edit("test_number")
    number.setText("082 555")
    change_language(qapp)
    assert number.text() == "082 555"
    assert stage.find(QLabel, "summary_people").text() == "[[many: 3 people], one message each]"
    assert stage.find(QLabel, "summary_left_out").text() == "[Nobody: every row gets its message]"
    assert stage.button("primary_button").text() == "[Send [many: 3 messages]]"
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    assert dialog.windowTitle() == "[Send the messages?]"
    speak(Catalogue(), qapp)
    qapp.processEvents()
    assert dialog.windowTitle() == "Send the messages?"
    assert "Send 3 messages to 3 people?" in stage.words(dialog)
    assert stage.button("confirm_send_button", dialog).text() == "&Send 3 messages"
    dialog.reject()


def test_results(stage: WindowStage, qapp: QApplication) -> None:
    stage.send_all(MIXED)
    stage.until(lambda: "1 unsure" in labels(stage))
    filter_ = stage.find(QComboBox, "results_filter")
    stage.until(lambda: filter_.count() > 1)
    filter_.setCurrentIndex(1)
    settle = next(b for b in buttons(stage, "settle_button") if b.isVisible())
    settle.setFocus()
    change_language(qapp)
    stage.until(lambda: "[1: 1 unsure]" in labels(stage))
    assert stage.program.window.focusWidget() is settle
    assert settle.text() == "[1: Find out about this one…]"
    assert "[Not sent, or unsure]" in labels(stage)
    assert filter_.currentIndex() == 1
    assert filter_.currentText() == "[[Sent] (3)]"
    model = stage.find(QTableView, "results_table").model()
    stage.until(lambda: model.index(0, 3).data() == "[Sent]")
    assert stage.program.window.current_step == RESULTS


def buttons(stage: WindowStage, name: str) -> list[QAbstractButton]:
    return stage.program.window.findChildren(QAbstractButton, name)


def test_the_draft_button_gets_the_room_of_its_new_words(
    stage: WindowStage, qapp: QApplication
) -> None:
    button = stage.find(QToolButton, "draft_button")
    for more in ("", "longer and ", "longest of all and "):
        speak(Catalogue("de_DE", _Draft(more)), qapp)
        qapp.processEvents()
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
    speak(Catalogue(), qapp)
    qapp.processEvents()
    assert not button.isVisible()
