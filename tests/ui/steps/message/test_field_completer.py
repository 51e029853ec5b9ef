import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTreeView
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.ui.steps.message.fallback_dialog import FallbackDialog
from flowiq_desktop.ui.steps.message.merge_editors import MergeLineEdit, MergeTextEdit
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
PEOPLE = (
    ("Learner", "Mobile", "Class name", "Class teacher", "Nickname"),
    ("Thandi 👍", "082 123 4567", "4A", "Mr Jacobs", ""),
    ("Pieter", "082 123 4568", "4B", "Ms Daniels", "Piet"),
)


@pytest.fixture
def learners(stage: Stage) -> Stage:
    stage.load(write_csv(stage.folder / "learners.csv", PEOPLE))
    stage.message.show()
    return stage


def open_kind(stage: Stage, kind: str) -> None:
    listed = kind == "list"
    QTest.mouseClick(stage.message.view.types.tile("interactive" if listed else kind), LEFT)
    if listed:
        stage.draft.set_mapping(
            stage.draft.mapping.with_source("interactive_type", TextSource("list"))
        )


def typed(stage: Stage, qtbot: QtBot, name: str, text: str) -> MergeTextEdit | MergeLineEdit:
    """Type a text into a field as a person does, and wait for what that opens."""
    stage.message.view.form.reveal(name)
    box = stage.message.view.form.editor(name).input
    assert not isinstance(box, QComboBox)
    QTest.keyClicks(box, text)
    qtbot.wait(1)
    return box


def shown(stage: Stage, name: str) -> QTreeView:
    completer = stage.message.view.form.editor(name).completer
    assert completer is not None
    return completer.list


def lines(found: QTreeView) -> list[tuple[str, str]]:
    model = found.model()
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()))
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("text", "text"),
        ("image", "caption"),
        ("document", "filename"),
        ("interactive", "body"),
        ("interactive", "header"),
        ("interactive", "footer"),
        ("interactive", "button_1"),
        ("list", "list_button"),
        ("list", "row_1_title"),
        ("list", "row_1_description"),
        ("location", "location_name"),
    ],
)
def test_two_braces_open_the_columns_with_samples(
    learners: Stage, qtbot: QtBot, kind: str, name: str
) -> None:
    open_kind(learners, kind)
    box = typed(learners, qtbot, name, "Hi {{")
    found = shown(learners, name)
    assert found.isVisible()
    assert lines(found) == list(zip(PEOPLE[0], (*PEOPLE[1][:4], "Piet"), strict=True))
    QTest.keyClick(found, Qt.Key.Key_Down)
    QTest.keyClick(found, Qt.Key.Key_Down)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert box.text() == "Hi {{Class name}}"
    assert not found.isVisible()
    assert learners.draft.mapping.sources[name] == TextSource("Hi {{Class name}}")


def test_typing_on_narrows_the_list_and_enter_takes_the_first(
    learners: Stage, qtbot: QtBot
) -> None:
    open_kind(learners, "text")
    box = typed(learners, qtbot, "text", "Dear ")
    box.insert("👍 ")  # not a key
    typed(learners, qtbot, "text", "{{")
    found = shown(learners, "text")
    QTest.keyClicks(found, "cla")
    qtbot.waitUntil(lambda: [name for name, _ in lines(found)] == ["Class name", "Class teacher"])
    QTest.keyClick(found, Qt.Key.Key_Return)
    QTest.keyClicks(box, ", come")
    assert box.text() == "Dear 👍 {{Class name}}, come"


def test_the_mouse_chooses(learners: Stage, qtbot: QtBot) -> None:
    open_kind(learners, "text")
    box = typed(learners, qtbot, "text", "{{")
    found = shown(learners, "text")
    at = found.visualRect(found.model().index(3, 1)).center()
    QTest.mouseClick(found.viewport(), LEFT, pos=at)
    assert box.text() == "{{Class teacher}}"


def test_escape_closes_and_leaves_what_was_typed(learners: Stage, qtbot: QtBot) -> None:
    open_kind(learners, "text")
    box = typed(learners, qtbot, "text", "{{Cl")
    found = shown(learners, "text")
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()
    assert box.text() == "{{Cl"


def test_no_column_fits_and_the_list_closes(learners: Stage, qtbot: QtBot) -> None:
    open_kind(learners, "text")
    typed(learners, qtbot, "text", "{{Class")
    found = shown(learners, "text")
    assert found.isVisible()
    QTest.keyClicks(found, "xyz")
    qtbot.waitUntil(lambda: not found.isVisible())


def test_a_field_typed_to_its_end_closes_the_list(learners: Stage, qtbot: QtBot) -> None:
    open_kind(learners, "text")
    typed(learners, qtbot, "text", "{{Learner}}")
    assert not shown(learners, "text").isVisible()


def test_one_inside_a_field_replaces_it(learners: Stage, qtbot: QtBot) -> None:
    open_kind(learners, "text")
    box = typed(learners, qtbot, "text", "{{Mobile}} at home")
    box.select(2, 8)
    QTest.keyClicks(box, "Lea")
    found = shown(learners, "text")
    qtbot.waitUntil(found.isVisible)
    QTest.keyClick(found, Qt.Key.Key_Tab)
    assert box.text() == "{{Learner}} at home"


def test_a_column_with_empty_cells_asks_what_to_write_there(learners: Stage, qtbot: QtBot) -> None:
    open_kind(learners, "text")
    box = typed(learners, qtbot, "text", "Hi {{ni")
    QTest.keyClick(shown(learners, "text"), Qt.Key.Key_Return)
    dialog = learners.message.findChild(FallbackDialog)
    assert isinstance(dialog, FallbackDialog)
    assert box.text() == "Hi {{ni"
    QTest.keyClicks(dialog.word, "friend")
    QTest.mouseClick(dialog.insert_button, LEFT)
    assert box.text() == "Hi {{Nickname|friend}}"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("text", "text"),
        ("image", "caption"),
        ("interactive", "header"),
        ("interactive", "footer"),
        ("interactive", "button_1"),
        ("list", "row_1_title"),
    ],
)
@pytest.mark.parametrize("written", ["{Learner}", "<<learner>>", "[LEARNER]"])
def test_one_press_turns_other_programs_fields_into_ours(
    learners: Stage, qtbot: QtBot, kind: str, name: str, written: str
) -> None:
    open_kind(learners, kind)
    box = typed(learners, qtbot, name, f"[sic] {written}")
    button = learners.message.view.form.editor(name).own_fields_button
    QTest.mouseClick(button, LEFT)
    own = written.strip("{}<>[]")
    assert box.text() == f"[sic] {{{{{own}}}}}"
    assert not button.isVisible()
