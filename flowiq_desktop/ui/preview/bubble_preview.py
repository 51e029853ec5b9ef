"""BubblePreview: one bubble without a phone around it, for a dialog that writes what it shows."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.look import BUBBLE_WIDTH, Look
from flowiq_desktop.ui.qt_override import override

_HALF = 128


class BubblePreview(QWidget):
    """Draws a message anew whenever it is told another one; files are shown as their names."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumWidth(BUBBLE_WIDTH)
        self._content: BubbleContent | None = None
        self._bubble: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._redraw_soon = QTimer(self)
        self._redraw_soon.setSingleShot(True)
        self._redraw_soon.timeout.connect(self._draw)

    def show_bubble(self, content: BubbleContent | None) -> None:
        """Show a message, or nothing."""
        self._content = content
        self._draw()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            # Not now: Qt is walking over all widgets, and must not meet a deleted one.
            self._redraw_soon.start()

    def _draw(self) -> None:
        if self._bubble is not None:
            self._column.removeWidget(self._bubble)
            self._bubble.hide()
            self._bubble.deleteLater()
            self._bubble = None
        if self._content is None:
            return
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < _HALF
        _frame, self._bubble = draw_bubble(self._content, None, Look(self.font(), dark=dark))
        self._column.addWidget(self._bubble)
