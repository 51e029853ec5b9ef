"""Images and videos: a thumbnail with rounded corners, for videos with a sign to play."""

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState, duration_words
from flowiq_desktop.ui.preview.media_wait import placeholder
from flowiq_desktop.ui.preview.preview_texts import add_last_words, add_stamp_row
from flowiq_desktop.ui.preview.stamp import Stamp
from flowiq_desktop.ui.qt_override import override

_TALLEST, _FLATTEST = 300, 110
_BADGE = 46.0
_DURATION_EDGE, _CAMERA = 6, 24


def fill_picture(frame: BubbleFrame, content: BubbleContent, state: MediaState, look: Look) -> None:
    """An image or a video, with its caption."""
    part = picture_part(frame, content, state, look)
    frame.add(part)
    if content.caption:
        add_last_words(frame, content.caption, look)
    elif isinstance(part, Thumbnail) and part.has_room_for(stamp := Stamp(look, on_picture=True)):
        frame.put_stamp(stamp, part)
    else:
        add_stamp_row(frame, look)


def picture_part(
    frame: BubbleFrame, content: BubbleContent, state: MediaState, look: Look
) -> QWidget:
    """The picture itself, or its placeholder."""
    if content.media is None or not isinstance(state, MediaFacts):
        return placeholder(frame, content.media, state, look)
    return Thumbnail(state, look)


def thumbnail_of(facts: MediaFacts) -> QImage:
    """The thumbnail of a file, read as PNG and nothing else; blank when it has none."""
    image = QImage()
    image.loadFromData(QByteArray(facts.thumbnail_png or b""), "PNG")
    return image


class Thumbnail(QWidget):
    """The thumbnail of a file, cropped to the shapes that the phone allows."""

    def __init__(self, facts: MediaFacts, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_video = facts.kind is MediaKind.VIDEO
        self._duration = duration_words(facts.duration) if self._is_video else ""
        self._image = thumbnail_of(facts)
        self.setObjectName("media_thumbnail")
        self.setAccessibleName(self._name(facts))
        self.setFont(look.small)
        self._words = self.fontMetrics().horizontalAdvance(self._duration)
        self.setFixedSize(CONTENT_WIDTH, self._height(facts))

    def has_room_for(self, stamp: Stamp) -> bool:
        """Whether the time fits beside the length of a video."""
        taken = _DURATION_EDGE + self._words + 30 if self._duration else 0
        return taken + stamp.width() <= self.width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(shape)
        painter.fillPath(shape, self._look.colour("skeleton"))
        if self._image.isNull():
            self._draw_sign(painter)
        else:
            painter.drawImage(QRectF(self.rect()), self._sharp(), self._cut())
        if self._is_video:
            self._draw_badge(painter)
            self._draw_duration(painter)

    def _name(self, facts: MediaFacts) -> str:
        size = self.tr("{width} by {height} pixels").format(width=facts.width, height=facts.height)
        word = self.tr("Video") if self._is_video else self.tr("Picture")
        return ", ".join(filter(None, (word, size if facts.width else "", self._duration)))

    def _height(self, facts: MediaFacts) -> int:
        width = self._image.width() or facts.width
        height = self._image.height() or facts.height
        if not width or not height:
            return 140
        return max(self._flattest(), min(_TALLEST, round(CONTENT_WIDTH * height / width)))

    def _flattest(self) -> int:
        """A video has room for the sign to play above its length."""
        below = 2 * (self.fontMetrics().height() + 10) if self._duration else 0
        return max(_FLATTEST, int(_BADGE) + below)

    def _sharp(self) -> QImage:
        """The image, no larger than the screen needs; one single step would make it coarse."""
        wanted = self.size() * self.devicePixelRatioF()
        if self._image.width() <= wanted.width() * 1.3:
            return self._image
        return self._image.scaled(
            QSize(wanted),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )

    def _cut(self) -> QRectF:
        """The middle of the image, in the proportions of the widget."""
        image = self._sharp()
        scale = max(self.width() / image.width(), self.height() / image.height())
        width, height = self.width() / scale, self.height() / scale
        return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)

    def _draw_sign(self, painter: QPainter) -> None:
        if not self._is_video:
            square = QRectF(0, 0, 40, 40)
            square.moveCenter(QRectF(self.rect()).center())
            draw_glyph(painter, "picture", square, self._look.colour("faint"))

    def _draw_badge(self, painter: QPainter) -> None:
        centre = QRectF(self.rect()).center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(11, 20, 26, 150))
        painter.drawEllipse(centre, _BADGE / 2, _BADGE / 2)
        square = QRectF(0, 0, 26, 26)
        square.moveCenter(centre + QPointF(0.5, 0))
        draw_glyph(painter, "play", square, QColor(Qt.GlobalColor.white))

    def _draw_duration(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        top = self.height() - metrics.height() - _DURATION_EDGE
        ground = QRectF(_DURATION_EDGE, top, self._words + 30, metrics.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 120))
        painter.drawRoundedRect(ground, 7, 7)
        white = QColor(Qt.GlobalColor.white)
        square = QRectF(ground.left() + 5, ground.center().y() - 7, 14, 14)
        draw_glyph(painter, "camera", square, white)
        painter.setPen(white)
        area = ground.adjusted(_CAMERA, 0, 0, 0)
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._duration
        )
