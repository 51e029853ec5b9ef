import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.text.conditional.condition import Condition
from flowiq_desktop.ui.steps.message.merge_editors import MergeLineEdit, MergeTextEdit
from tests.ui.stage import Stage


@pytest.fixture
def editor(stage: Stage, qtbot: QtBot) -> MergeTextEdit:
    editor = MergeTextEdit(stage.theme, ("Name", "First class"))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def select(editor: MergeTextEdit, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def formats(editor: MergeTextEdit, line: int = 0) -> list[tuple[int, int]]:
    ranges: list[QTextLayout.FormatRange] = (
        editor.document().findBlockByNumber(line).layout().formats()
    )
    return [(part.start, part.length) for part in ranges]


def test_typing_is_told_and_showing_is_not(editor: MergeTextEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.text_edited):
        editor.set_text("Hello")
    with qtbot.waitSignal(editor.text_edited) as told:
        QTest.keyClicks(editor, "X")
    assert told.args == ["XHello"]


def test_blanks_that_hold_words_together_stay(editor: MergeTextEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.text_edited):
        editor.set_text("R\u00a01\u00a0250\nplease")
    assert editor.text() == "R\u00a01\u00a0250\nplease"
    select(editor, 0, 1)
    editor.toggle("*")
    assert editor.text() == "*R*\u00a01\u00a0250\nplease"


@pytest.mark.parametrize("lines", [1, 4])
def test_what_a_button_writes_is_undone_without_what_was_typed(
    editor: MergeTextEdit, qtbot: QtBot, lines: int
) -> None:
    line = MergeLineEdit()
    qtbot.addWidget(line)
    box = line if lines == 1 else editor
    QTest.keyClicks(box, "Hi ")
    box.insert("{{Name}}")
    box.insert("\U0001f44d")
    seen = []
    while box.text():
        seen.append(box.text())
        box.undo()
    assert seen == ["Hi {{Name}}\U0001f44d", "Hi {{Name}}", "Hi "]
    for text in reversed(seen):
        box.redo()
        assert box.text() == text


def test_showing_the_same_text_keeps_the_cursor(editor: MergeTextEdit) -> None:
    editor.set_text("Hello")
    select(editor, 3, 3)
    editor.set_text("Hello")
    assert editor.textCursor().position() == 3


def test_a_field_goes_in_at_the_cursor(editor: MergeTextEdit) -> None:
    editor.set_text("Dear , welcome")
    select(editor, 5, 5)
    editor.insert("{{Name}}")
    assert editor.text() == "Dear {{Name}}, welcome"


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("the trip is on", 4, 8, "the *trip* is on"),
        ("the trip is on", 3, 9, "the *trip* is on"),
        ("the trip", 5, 5, "the *trip*"),
        ("a\nb", 0, 3, "*a*\n*b*"),
        ("👍 trip on", 3, 7, "👍 *trip* on"),
    ],
)
def test_marks_go_around_the_words(
    editor: MergeTextEdit, text: str, start: int, end: int, expected: str
) -> None:
    editor.set_text(text)
    select(editor, start, end)
    editor.toggle("*")
    assert editor.text() == expected


def test_a_mark_pressed_twice_comes_off_and_each_press_can_be_undone(
    editor: MergeTextEdit,
) -> None:
    editor.set_text("👍 one\ntwo {{Name}}")
    select(editor, 0, len("👍 one\ntwo {{Name}}") + 1)
    editor.toggle("*")
    assert editor.text() == "*👍 one*\n*two {{Name}}*"
    editor.toggle("*")
    assert editor.text() == "👍 one\ntwo {{Name}}"
    editor.undo()
    assert editor.text() == "*👍 one*\n*two {{Name}}*"
    editor.undo()
    assert editor.text() == "👍 one\ntwo {{Name}}"


def test_an_empty_pair_of_marks_takes_the_next_words(editor: MergeTextEdit, qtbot: QtBot) -> None:
    editor.toggle("```")
    QTest.keyClicks(editor, "code")
    assert editor.text() == "```code```"


def test_only_fields_are_marked_also_after_an_emoji(editor: MergeTextEdit) -> None:
    editor.set_text("👍 {{name}} {{ first_class | none }} {{Other}}\nplain")
    found = formats(editor)
    assert found == [(3, 8), (12, 24), (37, 9)]
    assert formats(editor, 1) == []


def test_what_is_pasted_is_plain_text(editor: MergeTextEdit) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold")
    editor.insertFromMimeData(mime)
    assert editor.text() == "bold"


def test_tab_leaves_the_editor(stage: Stage, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    editor, after = MergeTextEdit(stage.theme, (), box), QLineEdit(box)
    box.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert editor.text() == ""


def test_it_grows_with_the_text(editor: MergeTextEdit, qtbot: QtBot) -> None:
    before = editor.height()
    editor.set_text("line\n" * 9)
    qtbot.waitUntil(lambda: editor.height() > before)


def test_a_line_tells_typing_and_takes_fields(qtbot: QtBot) -> None:
    line = MergeLineEdit()
    qtbot.addWidget(line)
    with qtbot.assertNotEmitted(line.text_edited):
        line.set_text("Invoice.pdf")
    line.setCursorPosition(7)
    with qtbot.waitSignal(line.text_edited) as told:
        line.insert("{{Name}}")
    assert told.args == ["Invoice{{Name}}.pdf"]


def test_what_is_put_on_by_a_button_is_undone_without_what_was_typed(editor: MergeTextEdit) -> None:
    QTest.keyClicks(editor, "Hello you")
    editor.toggle("*")
    assert editor.text() == "Hello *you*"
    editor.undo()
    assert editor.text() == "Hello you"
    editor.redo()
    assert editor.text() == "Hello *you*"
    editor.selectAll()
    assert editor.wrap(Condition("Name"))
    editor.undo()
    assert editor.text() == "Hello *you*"


def pasted(box: QWidget, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_what_is_pasted_is_undone_without_what_was_typed(editor: MergeTextEdit) -> None:
    QTest.keyClicks(editor, "Hi ")
    pasted(editor, "there")
    assert editor.text() == "Hi there"
    editor.undo()
    assert editor.text() == "Hi "


def test_commands_and_signs_that_nobody_sees_are_not_pasted(
    editor: MergeTextEdit, qtbot: QtBot
) -> None:
    pasted(editor, "one\vtwo\r\nthree\x07\x00 \ufeffR\u00a05 \U0001f469\u200d\U0001f467\ufffc")
    assert editor.text() == "one\ntwo\nthree R\u00a05 \U0001f469\u200d\U0001f467"


def test_several_lines_become_one_in_a_single_line(qtbot: QtBot) -> None:
    line = MergeLineEdit()
    qtbot.addWidget(line)
    pasted(line, "https://example.org/a.pdf\r\n")
    assert line.text() == "https://example.org/a.pdf"
    line.clear()
    QTest.keyClicks(line, "To ")
    pasted(line, "  the \n\n\tHall\x1b")
    assert line.text() == "To   the Hall"
    line.undo()
    assert line.text() == "To "
    pasted(line, "")
    assert line.text() == "To "
    line.setReadOnly(True)
    pasted(line, "x")
    assert line.text() == "To "


def test_the_menu_of_a_single_line_pastes_alike(qtbot: QtBot) -> None:
    line = MergeLineEdit()
    qtbot.addWidget(line)
    line.show()
    QApplication.clipboard().setText("a\nb")
    spot = line.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, line.mapToGlobal(spot))
    QApplication.sendEvent(line, event)
    menu = line.findChild(QMenu)
    assert isinstance(menu, QMenu)
    next(it for it in menu.actions() if it.objectName() == "edit-paste").trigger()
    menu.close()
    assert line.text() == "a b"
