"""CellTextEdit: edits a cell of several lines in place; Enter takes it, Shift+Enter breaks."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from flowiq_desktop.ui.qt_override import override


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
