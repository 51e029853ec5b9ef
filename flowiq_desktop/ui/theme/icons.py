"""Icons: the program's drawings, tinted with the colours in use and again when those change."""

from dataclasses import dataclass
from math import ceil
from pathlib import Path

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

from flowiq_desktop.ui.theme.theme import Theme

Target = QAbstractButton | QAction | QLabel
_SCALES = (1, 2, 3)
"""Screens show 100 %, 200 % and 300 %; what lies between is scaled down from the next one."""

_MIRRORED = {"previous": "next", "next": "previous", "undo": "redo", "redo": "undo"}
"""Which drawing points the right way where words are read from right to left."""


@dataclass(frozen=True, slots=True)
class _Bound:
    target: Target
    name: str
    colour: str
    size: int


class Icons(QObject):
    """Draws icons by name from a folder of SVG files, which are black on nothing."""

    def __init__(self, folder: Path, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._theme = theme
        self._bound: list[_Bound] = []
        self._drawn: dict[tuple[str, str, int], QIcon] = {}
        self._scales = _scales_in_use()
        theme.changed.connect(self.refresh)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.layoutDirectionChanged.connect(self.refresh)

    def bind(self, target: Target, name: str, colour: str = "text", size: int = 20) -> None:
        """Show an icon on a button, an action or a label, in every theme.

        Args:
            target: where it is shown; what was bound to it before is forgotten.
            name: of the drawing, without ".svg".
            colour: a name of `Colours` ("text", "on_accent") or of one of its tones ("error").
            size: side in pixels at 100 %.
        """
        self._bound = [b for b in self._bound if b.target is not target and _alive(b.target)]
        bound = _Bound(target, name, colour, size)
        self._bound.append(bound)
        self._show(bound)

    def icon(self, name: str, colour: str = "text", size: int = 20) -> QIcon:
        """An icon in the present colours."""
        hue = self._hue(colour)
        key = (name, hue, size)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, QColor(hue), size)
        return self._drawn[key]

    @Slot()
    def refresh(self) -> None:
        """Draw all icons again: for other colours, or a screen with finer pixels."""
        self._scales = _scales_in_use()
        self._drawn.clear()
        self._bound = [bound for bound in self._bound if _alive(bound.target)]
        for bound in self._bound:
            self._show(bound)

    def _show(self, bound: _Bound) -> None:
        icon = self.icon(bound.name, bound.colour, bound.size)
        if isinstance(bound.target, QLabel):
            size = QSize(bound.size, bound.size)
            bound.target.setPixmap(icon.pixmap(size, bound.target.devicePixelRatioF()))
            return
        bound.target.setIcon(icon)
        if isinstance(bound.target, QAbstractButton):
            bound.target.setIconSize(QSize(bound.size, bound.size))

    def _hue(self, colour: str) -> str:
        colours = self._theme.colours
        if colour in ("ok", "info", "warning", "error"):
            return colours.tone(colour).text
        return str(getattr(colours, colour))

    def _draw(self, name: str, colour: QColor, size: int) -> QIcon:
        drawing = f"{_MIRRORED.get(name, name) if _leftward() else name}.svg"
        renderer = QSvgRenderer(QByteArray((self._folder / drawing).read_bytes()))
        icon = QIcon()
        for scale in self._scales:
            icon.addPixmap(_tinted(renderer, colour, size, scale))
        faint = QColor(self._theme.colours.disabled)
        for scale in self._scales:
            icon.addPixmap(_tinted(renderer, faint, size, scale), QIcon.Mode.Disabled)
        return icon


def _leftward() -> bool:
    """Whether the window is read from right to left."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _scales_in_use() -> tuple[int, ...]:
    """The scales that some screen needs; drawing the others would only cost time at the start."""
    finest = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1)
    return _SCALES[: max(1, ceil(finest))]


def _alive(target: Target) -> bool:
    return bool(shiboken6.isValid(target))


def _tinted(renderer: QSvgRenderer, colour: QColor, size: int, scale: int) -> QPixmap:
    pixmap = QPixmap(size * scale, size * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    area = QRectF(0, 0, size * scale, size * scale)
    renderer.render(painter, area)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(area, colour)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
