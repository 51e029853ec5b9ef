"""FileGuard: a file dropped on a text is not text; its path would be sent to everybody."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QWidget

from flowiq_desktop.ui.qt_override import override

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileGuard(QObject):
    """An event filter that lets no input accept a dragged file; what is around it may."""

    def guard(self, place: QWidget) -> None:
        """Guard an input, or all inputs that a widget holds now."""
        for kind in (QLineEdit, QPlainTextEdit):
            for each in (place, *place.findChildren(kind)):
                if isinstance(each, kind):
                    self._guard_one(each)

    def _guard_one(self, entry: QWidget) -> None:
        inside = entry.viewport() if isinstance(entry, QAbstractScrollArea) else entry
        inside.removeEventFilter(self)
        inside.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.ignore()
            return True
        return False
