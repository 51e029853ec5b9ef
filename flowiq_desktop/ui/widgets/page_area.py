"""PageArea: what scrolls of a page; nothing but the person moves it, nor what the mouse is at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent, QShowEvent


class _Place(NamedTuple):
    """A part of the page in sight, and where it was on the page."""

    part: QWidget
    area: QRect


class PageArea(QScrollArea):
    """Begins at its top; what grows or goes above the mouse pushes what is above it, not below.

    Qt scrolls to whatever gets the focus when the widget that had it is hidden or disabled. Here
    only the keys of a person do that.
    """

    def __init__(self, canvas: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mouse_at_first = QCursor.pos()
        self._places: list[_Place] = []
        self._scrolled, self._is_laid_out = 0, True
        self._canvas = canvas
        self.setWidget(canvas)
        self.verticalScrollBar().valueChanged.connect(self._note_places)

    def to_top(self) -> None:
        """Show the beginning; it stays in sight until the mouse is moved or a key takes it away."""
        self.verticalScrollBar().setValue(0)
        self._mouse_at_first = QCursor.pos()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        had = self.focusWidget()
        by_keys = had is not None and had.isVisible() and had.isEnabled()
        before = self.verticalScrollBar().value()
        moved = super().focusNextPrevChild(next)
        if not by_keys:
            self.verticalScrollBar().setValue(before)
        return moved

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        anew = event.type() is QEvent.Type.LayoutRequest and watched is vars(self).get("_canvas")
        if not anew:
            return super().eventFilter(watched, event)
        self._is_laid_out = False
        done = super().eventFilter(watched, event)
        self._stay()
        self._is_laid_out = True
        self._note_places()
        return done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note_places()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._note_places()

    def _stay(self) -> None:
        """Put what the mouse is at where it was before the page was laid out anew."""
        layout, places = self._canvas.layout(), self._at_the_mouse()
        if layout is None or not places:
            return
        scrolled = self._scrolled
        layout.activate()
        for part, before in places:
            if shiboken6.isValid(part) and part.isVisible():
                moved = self._area_of(part).top() - before.top()
                self.verticalScrollBar().setValue(scrolled + moved)
                return

    def _at_the_mouse(self) -> list[_Place]:
        """What the mouse was at, then what that is a part of; none before it came to the page."""
        mouse = QCursor.pos()
        in_sight = self.viewport().rect().contains(self.viewport().mapFromGlobal(mouse))
        if mouse == self._mouse_at_first or not in_sight:
            return []
        at = self.viewport().mapFromGlobal(mouse) + QPoint(0, self._scrolled)
        return [place for place in reversed(self._places) if place.area.contains(at)]

    @Slot()
    def _note_places(self) -> None:
        if not self._is_laid_out:
            return
        self._scrolled = self.verticalScrollBar().value()
        seen = self.viewport().rect().translated(0, self._scrolled)
        self._places = list(self._parts(self._canvas, seen)) if self.isVisible() else []

    def _parts(self, whole: QWidget, seen: QRect) -> Iterator[_Place]:
        """The parts in sight, each before its own parts; a table scrolls by itself."""
        # Asked for `children`, PySide makes the names of all that Qt has, sockets and all: 15 ms.
        for part in whole.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if part.isVisible():
                area = self._area_of(part)
                if area.intersects(seen):
                    yield _Place(part, area)
                    if not isinstance(part, QAbstractScrollArea):
                        yield from self._parts(part, seen)

    def _area_of(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self._canvas, QPoint()), part.size())
