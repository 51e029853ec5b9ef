"""PhoneRoom: where the phone is; scrolled where the window is too low even for a low phone."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from flowiq_desktop.ui.qt_override import override


class _Shrinking(QWidget):
    """Holds the part at its least height or higher.

    A scroll area would keep a part whose words wrap at the height that it likes best, and scroll
    where the part could as well be lower.
    """

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self._part = part
        part.setParent(self)

    @override
    def minimumSizeHint(self) -> QSize:
        least, layout = self._part.minimumSizeHint(), self._part.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        wide = max(self.width(), least.width())
        return QSize(least.width(), layout.minimumHeightForWidth(wide))

    @override
    def sizeHint(self) -> QSize:
        return self._part.sizeHint()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._part.setGeometry(self.rect())
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class PhoneRoom(QScrollArea):
    """Scrolls the phone and what is said of its row, where letters are large or screens small."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview_scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, part: QWidget) -> None:
        """Take the phone in."""
        self.setWidget(_Shrinking(part))
        self.setMinimumWidth(part.minimumSizeHint().width())
