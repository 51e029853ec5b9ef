"""How large a window can be on its screen, and keeping it there, frame and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt, QTimer, Slot

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FRAME = QMargins(4, 36, 4, 4)
"""Roughly what a window's frame takes, before the window manager has said so."""
_SOON_MS = 150
"""By then a window manager will have drawn its frame."""
_FULL = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


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
        if self._window.windowState() & _FULL:
            return
        self._shrink()
        if self._window.isVisible():
            self._bring_back()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show
        if shown and watched is vars(self).get("_window"):  # Python takes its part down first
            self._follow_screens()
            if self._window.testAttribute(Qt.WidgetAttribute.WA_Moved):
                self.fit()
            else:  # nobody chose its place: Qt puts a dialog over its parent next, unless it moved
                self._shrink()
            self._soon.start()
        return False

    def _shrink(self) -> None:
        if self._window.windowState() & _FULL:
            return
        size = self._window.size().boundedTo(self._free().size())
        if size != self._window.size():
            self._window.resize(size)

    def _bring_back(self) -> None:
        free, now = self._free(), self._window.geometry()
        spot = QPoint(
            max(free.left(), min(now.left(), free.right() + 1 - now.width())),
            max(free.top(), min(now.top(), free.bottom() + 1 - now.height())),
        )
        if spot != now.topLeft():
            self._window.setGeometry(QRect(spot, now.size()))

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
