"""Inputs for text with merge fields: one of several lines, one of a single line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from flowiq_desktop.core.text.conditional.wrapping import wrapped
from flowiq_desktop.core.text.marking import toggled
from flowiq_desktop.core.text.pasted import pasted_line, pasted_lines
from flowiq_desktop.core.text.utf16 import place_of, units
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.qt_text import written_text
from flowiq_desktop.ui.steps.message.merge_highlighter import MergeHighlighter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent

    from flowiq_desktop.core.text.conditional.condition import Condition
    from flowiq_desktop.ui.theme.theme import Theme

_FEWEST_LINES, _MOST_LINES = 4, 14
_PASTES = "edit-paste"
"""How Qt names what pastes in the menu of an input."""
_AROUND = 40
"""Border, padding, and a little more: a line with an emoji is taller than others."""


class MergeTextEdit(QPlainTextEdit):
    """Several lines of plain text that grow with what is written; Tab leaves it.

    Signals:
        text_edited: the text changed; carries it.
        marked: a mark was put on or taken off; carries the `Verdict`.
    """

    text_edited = Signal(str)
    marked = Signal(str)

    def __init__(self, theme: Theme, headers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlighter = MergeHighlighter(self.document(), theme, headers)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._told = ""
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is written."""
        return written_text(self.document())

    def set_text(self, text: str) -> None:
        """Show a text without telling that it was edited; the same text keeps the cursor."""
        if text != self.text():
            self._told = text
            self.setPlainText(text)

    def forget_steps(self) -> None:
        """Nothing can be undone any more: it would bring back what was written for others."""
        self.document().clearUndoRedoStacks()

    def insert(self, text: str) -> None:
        """Write at the cursor, replacing the selection; undone alone, without what was typed."""
        self._write(text)
        self.setFocus()

    def _write(self, text: str) -> None:
        """One step to undo: Qt would join it with what was typed before it."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def cursor_place(self) -> int:
        """Where the cursor stands, in characters of the text."""
        return place_of(self.text(), self.textCursor().position())

    def cursor_box(self) -> QRect:
        """The cursor on the input."""
        return self.cursorRect()

    def select(self, start: int, end: int) -> None:
        """Select a piece, in characters of the text."""
        text, cursor = self.text(), self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def toggle(self, mark: str) -> None:
        """Put WhatsApp's mark (`*` for bold) on the selection or the word, or take it off."""
        before, cursor = self.text(), self.textCursor()
        start = place_of(before, cursor.selectionStart())
        end = place_of(before, cursor.selectionEnd())
        done = toggled(before, start, end, mark)
        if done.text != before:
            self._replace(before, done.text)
        self.select(done.start, done.end)
        self.setFocus()
        self.marked.emit(done.verdict)

    def wrap(self, condition: Condition) -> bool:
        """Make what is selected a part that only some rows get; False where it cannot be one."""
        before, cursor = self.text(), self.textCursor()
        start = place_of(before, cursor.selectionStart())
        end = place_of(before, cursor.selectionEnd())
        done = wrapped(before, start, end, condition)
        if done is not None:
            self._replace(before, done.text)
            self.select(done.start, done.end)
        self.setFocus()
        return done is not None

    def _replace(self, before: str, text: str) -> None:
        """Write what changed, as one step that can be undone."""
        same = _alike(before, text)
        same_end = _alike(before[same:][::-1], text[same:][::-1])
        self.select(same, len(before) - same_end)
        self._write(text[same : len(text) - same_end])

    def know(self, headers: Sequence[str]) -> None:
        """Take the columns of another spreadsheet."""
        self._highlighter.know(headers)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self._write(pasted_lines(source.text()))
        self.ensureCursorVisible()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _on_text_changed(self) -> None:
        text = self.text()
        # A highlighter's change of format comes here too, with the text unchanged.
        if text != self._told:
            self._told = text
            self.text_edited.emit(text)

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        shown = max(_FEWEST_LINES, min(_MOST_LINES, lines))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * shown + _AROUND)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


class MergeLineEdit(QLineEdit):
    """A single line of text with merge fields.

    Signals:
        text_edited: the text changed; carries it.
    """

    text_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._on_text_changed)
        self._told = ""

    def set_text(self, text: str) -> None:
        """Show a text without telling that it was edited; the same text keeps the cursor."""
        if text != self.text():
            self._told = text
            self.setText(text)

    @override
    def insert(self, text: str) -> None:
        """Write at the cursor, replacing the selection; undone alone, without what was typed."""
        self._end_step()
        super().insert(text)
        self._end_step()
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == _PASTES:
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        menu.popup(event.globalPos())

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        text = event.mimeData().text()
        if pasted_line(text) == text:
            super().dropEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.insert(pasted_line(text))
        event.acceptProposedAction()

    @Slot()
    def _paste(self) -> None:
        """Qt would keep line breaks, which nobody sees in a single line."""
        if not self.isReadOnly():
            self.insert(pasted_line(QApplication.clipboard().text()))

    def _end_step(self) -> None:
        """Have what follows undone apart from what came before, as a moved cursor makes it."""
        place = self.cursorPosition()
        if place and not self.hasSelectedText():
            self.setCursorPosition(place - 1)
            self.setCursorPosition(place)

    def cursor_place(self) -> int:
        """Where the cursor stands, in characters of the text."""
        return place_of(self.text(), self.cursorPosition())

    def cursor_box(self) -> QRect:
        """The cursor on the input."""
        return self.cursorRect()

    def select(self, start: int, end: int) -> None:
        """Select a piece, in characters of the text."""
        text = self.text()
        self.setSelection(units(text[:start]), units(text[start:end]))

    def _on_text_changed(self, text: str) -> None:
        if text != self._told:
            self._told = text
            self.text_edited.emit(text)
