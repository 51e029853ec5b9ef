"""CheckDelegate: paints cells with a problem so that they stand out, and edits cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from flowiq_desktop.core.problems import Problem
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.qt_text import written_text
from flowiq_desktop.ui.steps.check.checked_table_model import PROBLEM_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ICON = 16
_LONG = 60
"""Characters beyond which a cell gets an editor of several lines."""
_FILLED = "filled"
_EDITOR_SIZE = QSize(360, 132)


class CellTextEdit(QPlainTextEdit):
    """The editor of long cells.

    Signals:
        taken: the person pressed Enter.
    """

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.insertPlainText("\n")
        elif enter:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Ctrl+Z in the editor undoes typing, not the last correction of the page.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)


class CheckDelegate(QStyledItemDelegate):
    """A problem shows as an icon, an underline and a soft background, so not by colour alone.

    Where another view has the keyboard (`keys`), its current cell is framed here as well.
    """

    def __init__(
        self,
        icons: Icons,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        keys: QAbstractItemView | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._icons = icons
        self._theme = theme

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        problem = index.data(PROBLEM_ROLE)
        if not isinstance(problem, Problem):
            return
        tone = "error" if problem.blocks else "warning"
        option.font.setUnderline(True)
        option.backgroundBrush = QBrush(QColor(self._theme.colours.tone(tone).ground))
        option.icon = self._icons.icon(tone, tone, _ICON)
        option.decorationSize = QSize(_ICON, _ICON)
        option.decorationPosition = QStyleOptionViewItem.Position.Left
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus or self._is_current(index):
            painter.save()
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def _is_current(self, index: Index) -> bool:
        keys = self._keys
        return keys is not None and keys.hasFocus() and keys.currentIndex() == index

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if "\n" not in text and len(text) <= _LONG:
            editor = super().createEditor(parent, option, index)
        else:
            editor = CellTextEdit(parent)
            editor.taken.connect(self._on_taken)
        editor.setObjectName("cell_editor")
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor once: what is noted of the row later must not overwrite what is typed."""
        if editor.property(_FILLED):
            return
        editor.setProperty(_FILLED, True)
        if isinstance(editor, CellTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellTextEdit):
            # Of a cell that somebody only looked at, the editor would change the line breaks.
            if editor.document().isModified():
                model.setData(index, written_text(editor.document()), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().updateEditorGeometry(editor, option, index)
        parent = editor.parentWidget()
        if isinstance(editor, CellTextEdit) and parent is not None:
            area = editor.geometry()
            area.setSize(area.size().expandedTo(_EDITOR_SIZE))
            room = parent.rect()
            area.moveRight(min(area.right(), max(room.right(), area.width())))
            area.moveBottom(min(area.bottom(), max(room.bottom(), area.height())))
            editor.setGeometry(area)

    @Slot()
    def _on_taken(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
