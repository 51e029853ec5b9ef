"""Icons: the program's drawings, tinted with the colours in use and again when those change."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction

    from flowiq_desktop.ui.theme.theme import Theme

    Target = QAbstractButton | QAction | QLabel
_SCALES = (1, 2, 3)
"""Screens show 100 %, 200 % and 300 %; what lies between is scaled down from the next one."""

_BLACK = b"#000000"
"""The colour of every line in the drawings."""
_MIRRORED = {"previous": "next", "next": "previous", "undo": "redo", "redo": "undo"}
"""Which drawing points the right way where words are read from right to left."""


class _Bound(NamedTuple):
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
        self._drawn: dict[tuple[str, int, tuple[str, ...]], QIcon] = {}
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
        return self._icon(name, size, self._hue(colour), self._theme.colours.disabled)

    def _icon(self, name: str, size: int, *shades: str) -> QIcon:
        """In the first shade, and where there is a second, in that for what cannot be used."""
        key = (name, size, shades)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, size, shades)
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
        if isinstance(bound.target, QLabel):
            label, size = bound.target, QSize(bound.size, bound.size)
            picture = self._icon(bound.name, bound.size, self._hue(bound.colour))
            label.setPixmap(picture.pixmap(size, label.devicePixelRatioF()))
            return
        icon = self.icon(bound.name, bound.colour, bound.size)
        bound.target.setIcon(icon)
        if isinstance(bound.target, QAbstractButton):
            bound.target.setIconSize(QSize(bound.size, bound.size))

    def _hue(self, colour: str) -> str:
        colours = self._theme.colours
        if colour in ("ok", "info", "warning", "error"):
            return colours.tone(colour).text
        return str(getattr(colours, colour))

    def _draw(self, name: str, size: int, shades: Sequence[str]) -> QIcon:
        leftward = QGuiApplication.isRightToLeft()
        drawing = self._folder / f"{_MIRRORED.get(name, name) if leftward else name}.svg"
        black = drawing.read_bytes()
        icon = QIcon()
        # Not strict: a label shows one shade whatever happens.
        for shade, mode in zip(shades, (QIcon.Mode.Normal, QIcon.Mode.Disabled), strict=False):
            # In the text: to paint over it would have Python make all names of `Qt` first.
            renderer = QSvgRenderer(QByteArray(black.replace(_BLACK, shade.encode("ascii"))))
            for scale in self._scales:
                icon.addPixmap(_painted(renderer, size, scale), mode)
        return icon


def _scales_in_use() -> tuple[int, ...]:
    """The scales that some screen needs; drawing the others would only cost time at the start."""
    finest = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1)
    return _SCALES[: max(1, ceil(finest))]


def _alive(target: Target) -> bool:
    return bool(shiboken6.isValid(target))


def _painted(renderer: QSvgRenderer, size: int, scale: int) -> QPixmap:
    pixmap = QPixmap(size * scale, size * scale)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
