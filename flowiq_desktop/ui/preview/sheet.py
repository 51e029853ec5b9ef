"""Sheet: what slides up from the phone's lower edge; here it simply appears."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import SCREEN_RADIUS, SHEET_EDGE, SHEET_WIDTH, Look
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.preview.tapped import Tapped
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.plain_words import tip

_RADIUS = 14.0
_LEAST_CHAT = 70
_CROSS = 32
_LONGEST_TITLE = 120
"""Characters; a longer title would leave no room for the rows."""


class GlyphButton(Tapped):
    """A round button with one glyph; its name says what it does."""

    def __init__(self, glyph: str, name: str, words: str, colour: QColor) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = colour
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_CROSS, _CROSS)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_CROSS, _CROSS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._colour, 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        draw_glyph(painter, self._glyph, QRectF(self.rect()).adjusted(7, 7, -7, -7), self._colour)


class Sheet(QWidget):
    """Rows under a title, over a dimmed chat; Escape, the cross or a click outside closes it.

    Signals:
        closed: the person is done with it.
    """

    closed = Signal()

    def __init__(self, title: str, rows: list[QWidget], look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("sheet")
        self.setAccessibleName(title)
        colour = look.colour("text")
        self.close_button = GlyphButton("close", "sheet_close", self.tr("Close"), colour)
        self.close_button.clicked.connect(self.closed)
        self._head = QHBoxLayout()
        self._body = QWidget()
        self._scroll = QScrollArea()
        self._build_layout(title, rows)

    def _build_layout(self, title: str, rows: list[QWidget]) -> None:
        width = SHEET_WIDTH - _CROSS
        words = Span(shortened(title, _LONGEST_TITLE), bold=True)
        heading = RichText((words,), self._look, width, font=self._look.bar)
        heading.setFixedWidth(width)
        head = self._head
        head.setContentsMargins(SHEET_EDGE, 8, 10, 4)
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(SHEET_EDGE, 2, SHEET_EDGE, 14)
        column.setSpacing(4)
        for row in rows:
            row.setFixedWidth(SHEET_WIDTH)
            column.addWidget(row)
        column.addStretch(1)
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setObjectName("sheet_rows")
        self._scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.addLayout(head)
        self._outer.addWidget(self._scroll, 1)

    def fit(self, width: int, height: int) -> None:
        """Cover the screen of the phone; the rows take what they need and leave some chat."""
        wanted = self._head.sizeHint().height() + self._body.sizeHint().height() + 4
        top = max(_LEAST_CHAT, height - wanted)
        self._outer.setContentsMargins(0, top, 0, 0)
        self.setGeometry(0, 0, width, height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < self._outer.contentsMargins().top():
            self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = float(self._outer.contentsMargins().top())
        screen = QPainterPath()
        screen.addRoundedRect(QRectF(self.rect()), SCREEN_RADIUS, SCREEN_RADIUS)
        painter.setClipPath(screen)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 110))
        panel = QPainterPath()
        panel.addRoundedRect(
            QRectF(0, top, self.width(), self.height() - top + _RADIUS), _RADIUS, _RADIUS
        )
        painter.fillPath(panel, self._look.colour("bar"))
