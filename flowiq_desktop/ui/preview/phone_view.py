"""The phone itself: body, bars and wallpaper, with a chat between them."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import SCREEN_RADIUS, SCREEN_WIDTH, Look
from flowiq_desktop.ui.preview.wrapped_text import WrappedText
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.plain_words import tip

BEZEL = 8
_LEAST_HEADER, _AROUND_NAME, _NAME_LINES = 54, 12, 2
"""The bar is as high as the name needs; a number is not to be read by its first digits alone."""
FOOTER = 52
_BODY_RADIUS = 34.0
_LEAST_HEIGHT, _BEST_HEIGHT, _GREATEST_HEIGHT = 240, 600, 720
_DOODLES = ("picture", "camera", "headphones", "pin", "person", "play")
_DOODLE_STEP = 46


class Screen(QWidget):
    """Bars and wallpaper; the chat lies between the bars."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._recipient = ""
        self._name: WrappedText | None = None  # of nobody; to make one waits for the first picture
        self._bar = QWidget(self)
        self._drawn: QPixmap | None = None
        self._drawn_in = QColor()
        self.chat = QScrollArea(self)
        self.chat.setObjectName("phone_chat")
        self.chat.setFrameShape(QScrollArea.Shape.NoFrame)
        self.chat.setWidgetResizable(True)
        self.chat.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chat.viewport().setAutoFillBackground(False)

    def show_recipient(self, recipient: str) -> None:
        """Say whom the chat is with."""
        self._recipient = recipient
        self._lay_out()

    def set_look(self, look: Look) -> None:
        """Draw in other colours from now on."""
        self._look = look
        self._lay_out()

    @property
    def header(self) -> int:
        """The height of the bar above the chat."""
        needed = ceil(self._name.height) + _AROUND_NAME if self._name else 0
        return max(_LEAST_HEADER, needed)

    @property
    def name_shown(self) -> str:
        """As much of the name as the bar has room for."""
        return self._name.text() if self._name else ""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self._name = self._new_name() if self._recipient else None
        self._bar.setGeometry(0, 0, self.width(), self.header)
        self._bar.setToolTip(tip(self._recipient))
        self.chat.setGeometry(0, self.header, self.width(), self.height() - self.header - FOOTER)
        self.update()

    def _new_name(self) -> WrappedText:
        # Of a phone in English: names stand at the left, whatever their own direction is.
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        room = max(1, self.width() - 122)
        return WrappedText(self._recipient, self._look.bar_bold, room, most=_NAME_LINES, side=left)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), SCREEN_RADIUS, SCREEN_RADIUS)
        painter.setClipPath(shape)
        painter.fillPath(shape, self._look.colour("wallpaper"))
        self._draw_wallpaper(painter)
        self._draw_header(painter)
        self._draw_footer(painter)

    def _draw_wallpaper(self, painter: QPainter) -> None:
        """The drawings behind the bubbles, down to the bar."""
        rows = ceil((self.height() - FOOTER - self.header) / _DOODLE_STEP)
        area = QRectF(0, self.header, self.width(), rows * _DOODLE_STEP)
        scale = self.devicePixelRatioF()
        of_picture = QRectF(0, 0, area.width() * scale, area.height() * scale)
        painter.drawPixmap(area, self._wallpaper(scale), of_picture)

    def _wallpaper(self, scale: float) -> QPixmap:
        """All of them, as high as a phone may be; drawn once, since they take longest."""
        colour, size = self._look.colour("doodle"), QSize(self.width(), _GREATEST_HEIGHT) * scale
        if self._drawn is None or self._drawn.size() != size or self._drawn_in != colour:
            self._drawn, self._drawn_in = QPixmap(size), colour
            self._drawn.setDevicePixelRatio(scale)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_doodles(painter, colour)
            painter.end()
        return self._drawn

    def _draw_doodles(self, painter: QPainter, colour: QColor) -> None:
        index = 0
        for row in range(_GREATEST_HEIGHT // _DOODLE_STEP):
            y = row * _DOODLE_STEP
            shift = ((y + _LEAST_HEADER) // _DOODLE_STEP % 2) * _DOODLE_STEP // 2
            for x in range(-shift, self.width(), _DOODLE_STEP):
                painter.save()
                painter.translate(QPointF(x + 22, y + 24))
                painter.rotate((index * 37) % 60 - 30)
                draw_glyph(painter, _DOODLES[index % 6], QRectF(-9, -9, 18, 18), colour)
                painter.restore()
                index += 1

    def _draw_header(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, self.width(), self.header), self._look.colour("bar"))
        text = self._look.colour("bar_text")
        middle = self.header / 2 + 1
        draw_glyph(painter, "back", QRectF(12, middle - 9, 18, 18), text)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#7C8D95"))
        painter.drawEllipse(QPointF(54, middle), 17, 17)
        draw_glyph(painter, "person", QRectF(43, middle - 11, 22, 22), QColor(Qt.GlobalColor.white))
        draw_glyph(painter, "more", QRectF(self.width() - 34, middle - 10, 20, 20), text)
        if self._name:
            self._name.draw(painter, 80, middle - self._name.height / 2, text)

    def _draw_footer(self, painter: QPainter) -> None:
        top = self.height() - FOOTER + 4.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("bar"))
        painter.drawRoundedRect(QRectF(8, top, self.width() - 64, 38), 19, 19)
        painter.setPen(self._look.colour("faint"))
        painter.setFont(self._look.bar)
        hint = QRectF(24, top, self.width() - 100, 38)
        painter.drawText(
            hint, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tr("Message")
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#128C5E"))
        centre = QPointF(self.width() - 28, top + 19)
        painter.drawEllipse(centre, 19, 19)
        square = QRectF(centre.x() - 10, centre.y() - 10, 20, 20)
        draw_glyph(painter, "microphone", square, QColor(Qt.GlobalColor.white))


class PhoneBody(QWidget):
    """The dark rim around the screen, always as wide as a phone, as high as there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.screen_area = Screen(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(BEZEL, BEZEL, BEZEL, BEZEL)
        column.addWidget(self.screen_area)
        self.setFixedWidth(SCREEN_WIDTH + 2 * BEZEL)
        # What stands around it needs the room on small screens and beside large letters; the chat
        # scrolls.
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setMaximumHeight(_GREATEST_HEIGHT)

    def set_look(self, look: Look) -> None:
        """Draw in other colours from now on."""
        self._look = look
        self.screen_area.set_look(look)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(SCREEN_WIDTH + 2 * BEZEL, _BEST_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(128, 140, 146, 130), 1))
        painter.setBrush(self._look.colour("frame"))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _BODY_RADIUS, _BODY_RADIUS)
