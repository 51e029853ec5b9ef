"""How large a window can be on its screen, and keeping it there, frame and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, QTimer, Slot

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FRAME = QMargins(4, 36, 4, 4)
"""Roughly what a window's frame takes, before the window manager has said so."""
_SOON_MS = 150
"""By then a window manager will have drawn its frame."""


def frame_of(window: QWidget) -> QMargins:
    """The frame around a window: as drawn, or a good guess while it is not."""
    handle = window.windowHandle()
    drawn = handle.frameMargins() if handle is not None and handle.isVisible() else QMargins()
    return _FRAME if drawn.isNull() else drawn


def room_for(window: QWidget) -> QSize:
    """The largest size whose frame still fits on the screen, taskbars left out."""
    place = window if window.isVisible() or window.parentWidget() is None else window.parentWidget()
    free = (place or window).screen().availableGeometry()
    return free.marginsRemoved(frame_of(window)).size()


class ScreenRoom(QObject):
    """Keeps one window on its screen: when it is shown, and when the screen changes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.fit)
        self._screens: list[QObject] = []
        window.installEventFilter(self)

    @Slot()
    def fit(self) -> None:
        """Make the window smaller and move it, as far as it does not fit."""
        self._shrink()
        if self._window.isVisible():
            self._bring_back()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show
        if shown and watched is vars(self).get("_window"):  # Python takes its part down first
            self._follow_screens()
            self._shrink()
            if self._has_strayed() and self._was_placed():
                self._bring_back()  # else Qt puts a dialog over its parent next, unless it moved
            self._soon.start()
        return False

    def _was_placed(self) -> bool:
        """Whether somebody chose where it is."""
        if self._window.geometry().topLeft().isNull():
            return False  # looked at first: most windows need not wait for the names of `Qt`
        return self._window.testAttribute(QtCore.Qt.WidgetAttribute.WA_Moved)

    def _is_full(self) -> bool:
        return self._window.isMaximized() or self._window.isFullScreen()

    def _shrink(self) -> None:
        if self._is_full():
            return
        size = self._window.size().boundedTo(self._free().size())
        if size != self._window.size():
            self._window.resize(size)

    def _bring_back(self) -> None:
        if self._has_strayed() and not self._is_full():
            self._window.setGeometry(QRect(self._spot(), self._window.size()))

    def _has_strayed(self) -> bool:
        return self._spot() != self._window.geometry().topLeft()

    def _spot(self) -> QPoint:
        """Where it would be on the screen, as near as can be to where it is."""
        free, now = self._free(), self._window.geometry()
        return QPoint(
            max(free.left(), min(now.left(), free.right() + 1 - now.width())),
            max(free.top(), min(now.top(), free.bottom() + 1 - now.height())),
        )

    def _free(self) -> QRect:
        """Where the window may be on its screen, without its frame."""
        free = self._window.screen().availableGeometry()
        return free.marginsRemoved(frame_of(self._window))

    def _follow_screens(self) -> None:
        handle = self._window.windowHandle()
        if handle is None or handle in self._screens:
            return
        self._screens.append(handle)
        handle.screenChanged.connect(self._on_screen_changed)
        self._on_screen_changed()

    @Slot()
    def _on_screen_changed(self) -> None:
        screen = self._window.screen()
        if screen not in self._screens:
            self._screens.append(screen)
            screen.availableGeometryChanged.connect(self._soon.start)
        self._soon.start()
