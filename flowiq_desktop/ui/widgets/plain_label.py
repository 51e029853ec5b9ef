"""Labels that show any text as it is, never as markup, whoever wrote it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme import say_role


class PlainLabel(QLabel):
    """A label of plain text that wraps, in one of the theme's roles."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if role:
            say_role(self, role)
        self.setText(text)

    def show_if_any(self, text: str) -> None:
        """Show the text, or take no room when there is none."""
        self.setText(text)
        self.setVisible(bool(text))


class ElidedLabel(QLabel):
    """One line of plain text that is cut with an ellipsis; the tooltip tells the whole."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            say_role(self, role)
        self.setText(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, area = self.fontMetrics(), self.contentsRect()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, area.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        self.style().drawItemText(
            painter, area, alignment, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
