"""FocusKeeper: where the focus goes when the widget that had it is hidden, disabled or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OF_USE_AGAIN = (QEvent.Type.EnabledChange, QEvent.Type.Show)
_PERSON_ACTS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
_HELD = ("Key_Shift", "Key_Control", "Key_Alt", "Key_Meta", "Key_AltGr")
"""Keys that do nothing by themselves: the next one says what the person does."""


class FocusKeeper(QObject):
    """Keeps the focus of one window in the task it was in.

    Qt would hand it to whatever is next in the tab order, perhaps in another part of the window:
    the same key pressed again would then press a button that nobody looked at. Here it rests in the
    task itself, and goes back as soon as the widget can be used again, unless that says something
    else by then or the person has done something meanwhile.

    The window asks `caught` in its `focusNextPrevChild`, and calls `look` when it is activated.
    """

    def __init__(
        self, window: QWidget, places: Callable[[QWidget | None], Iterable[QWidget]]
    ) -> None:
        """Keep the focus of a window.

        Args:
            window: a top-level widget.
            places: where the focus may rest when this widget is gone, the best place first; the
                last one can always be used.
        """
        super().__init__(window)
        self._window, self._places = window, places
        self._lost: QWidget | None = None
        self._said = ""
        self._resting_at: QWidget | None = None
        self._watched: list[QObject] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._improve)
        self._listens = False
        window.installEventFilter(self)

    def caught(self) -> bool:
        """Whether Qt moves the focus because what had it is gone; if so, it rests elsewhere."""
        lost = self._window.focusWidget()
        if lost is None or self._usable(lost):
            return False
        self._rest(lost)
        return True

    @Slot()
    def look(self) -> None:
        """Give the focus a place when it has none."""
        now = self._window.focusWidget()
        if now is None or not self._usable(now):
            self._rest(now)

    def forget(self) -> None:
        """The person has moved on: nothing is given back."""
        for each in self._watched:
            if shiboken6.isValid(each) and each is not self._window:
                each.removeEventFilter(self)
        self._watched.clear()
        self._lost = self._resting_at = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if "_window" not in vars(self):
            return False  # Python is taking it down; Qt's part goes next
        if watched is self._window:
            self._listen(event)
        if event.type() in _OF_USE_AGAIN and self._resting_at is not None:
            self._soon.start()
        elif watched is not self._lost and _is_act(event):
            self.forget()
        return False

    def _listen(self, event: QEvent) -> None:
        """Follow every change of focus while the window is shown, and no longer."""
        app = QApplication.instance()
        shown = event.type() is QEvent.Type.Show
        if not isinstance(app, QApplication) or shown is self._listens:
            return
        if shown:
            app.focusChanged.connect(self._on_focus_changed)
            self._listens = True
        elif event.type() is QEvent.Type.Hide:
            app.focusChanged.disconnect(self._on_focus_changed)
            self._listens = False

    def _rest(self, lost: QWidget | None) -> None:
        self.forget()
        self._lost, self._said = lost, _words(lost)
        places = list(self._places(lost))
        self._watch(lost, *places)
        place = next(filter(self._usable, places), None)
        if place is not None:
            self._put(place)

    def _put(self, place: QWidget) -> None:
        self._resting_at = place
        policies = QtCore.Qt.FocusPolicy
        if place.focusPolicy() is policies.NoFocus:
            # Without a policy Qt would take it away again when the window is activated.
            place.setFocusPolicy(policies.ClickFocus)
        place.setFocus()

    def _watch(self, *widgets: QWidget | None) -> None:
        for widget in widgets:
            if widget is None:
                continue
            inside = widget.viewport() if isinstance(widget, QAbstractScrollArea) else None
            for each in (widget, inside):
                if each is not None:
                    each.installEventFilter(self)
                    self._watched.append(each)

    @Slot()
    def _improve(self) -> None:
        """Go back to what was lost, or to a better resting place, if that can be used now."""
        at, lost = self._resting_at, self._lost
        if at is None or not shiboken6.isValid(at) or self._window.focusWidget() is not at:
            self.forget()
            return
        if lost is not None and shiboken6.isValid(lost):
            if self._usable(lost) and _words(lost) == self._said:
                self.forget()
                lost.setFocus()
                return
        else:
            self._lost = lost = None
        better = next(filter(self._usable, self._places(lost)), at)
        if better is not at:
            self._put(better)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        window = vars(self).get("_window")
        if now is not None or window is None or not shiboken6.isValid(window):
            return  # the last two: it is being taken down
        if window.isActiveWindow() and window.focusWidget() is None:
            self._rest(None)

    def _usable(self, widget: QWidget) -> bool:
        window = self._window
        if widget is not window and not window.isAncestorOf(widget):
            return False
        return widget.isEnabled() and widget.isVisibleTo(window)


def _is_act(event: QEvent) -> bool:
    """Whether the person does something, which holding a key for the next one is not."""
    if event.type() not in _PERSON_ACTS:
        return False
    held = (getattr(QtCore.Qt.Key, name) for name in _HELD)
    return not (isinstance(event, QKeyEvent) and event.key() in held)


def _words(widget: QWidget | None) -> str:
    """What a button says, apart from numbers: "Leave 3 out" does what "Leave 4 out" did."""
    if not isinstance(widget, QAbstractButton):
        return ""
    return "".join(filter(str.isalpha, widget.text()))
