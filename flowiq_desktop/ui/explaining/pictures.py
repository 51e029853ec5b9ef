"""Pictures: small drawings in the colours in use, which point the way the window is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from flowiq_desktop.services.reach.terms import Term, in_the_picture
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme_colours import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from flowiq_desktop.ui.theme.theme import Theme

DRAWN_IN = ("surface", "border", "control", "text", "muted", "accent", "accent_soft")
"""Names of the colours that pictures are drawn in, as the light theme has them."""
SMALL, LARGE = QSize(96, 54), QSize(160, 90)
"""Beside a sentence, and in the help."""
_REDRAWN = frozenset({QEvent.Type.DevicePixelRatioChange, QEvent.Type.LayoutDirectionChange})


class Pictures(QObject):
    """Draws pictures from a folder of SVG files, one for each direction.

    What has a right way round (a clock, a tick) is not mirrored, so each picture that points
    somewhere has a second file, whose name ends in "-leftward".

    Signals:
        changed: the colours are others now.
    """

    changed = Signal()

    def __init__(self, folder: Path, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._theme = folder, theme
        theme.changed.connect(self.changed)

    def drawn(self, name: str, size: QSize, ratio: float, *, leftward: bool) -> QPixmap:
        """A picture for a screen.

        Args:
            name: of the file, without its ending.
            size: at 100 %.
            ratio: pixels of the screen for each of them.
            leftward: the window is read from right to left.
        """
        file = self._folder / f"{name}{'-leftward' if leftward else ''}.svg"
        renderer = QSvgRenderer(QByteArray(self._coloured(file.read_text("utf-8")).encode()))
        pixmap = QPixmap(size * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _coloured(self, source: str) -> str:
        """In the colours in use; all at once, because one may be another's in the other theme."""
        parts = {getattr(LIGHT, name): getattr(self._theme.colours, name) for name in DRAWN_IN}
        head, *rest = source.split("#")
        return head + "".join(
            parts.get(f"#{part[:_DIGITS]}", f"#{part[:_DIGITS]}") + part[_DIGITS:] for part in rest
        )


_DIGITS = 6


class Picture(QLabel):
    """The picture of a term, with words for whoever does not see it."""

    def __init__(
        self, term: Term, pictures: Pictures, size: QSize = SMALL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"picture_{term.value}")
        self._term, self._pictures, self._size = term, pictures, size
        self.setFixedSize(size)
        pictures.changed.connect(self._draw)
        self._draw()
        keep_translated(self, self._say)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _REDRAWN:
            self._draw()
        return done

    def _draw(self) -> None:
        leftward = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._pictures.drawn(self._term.value, self._size, ratio, leftward=leftward))

    def _say(self) -> None:
        self.setAccessibleName(in_the_picture(self._term))
