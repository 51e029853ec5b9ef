"""Words of a widget that follow the language while it is open."""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, TypeVar, cast
from weakref import WeakMethod

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel

_W = TypeVar("_W", bound=QWidget)


def keep_translated(owner: QWidget, say_anew: Callable[[], None]) -> None:
    """Set the words of a widget now, and again whenever the language changes.

    Args:
        owner: the widget; Qt tells only widgets, so a view speaks for its model.
        say_anew: a method that sets each of its words. It is called at once, and must only depend
            on what the owner knows at that moment. What it belongs to is held weakly; any other
            function must not mention a widget: `keep_said` is for those.
    """
    say_anew()
    _LanguageListener(owner, _unheld(say_anew))


def keep_said(owner: _W, say_anew: Callable[[_W], object]) -> None:
    """The same for a widget that has no method of its own for it, such as a button of Qt's.

    Args:
        owner: the widget.
        say_anew: is given the widget, and must not hold it, nor what it is a part of, by itself.
    """
    say_anew(owner)
    _LanguageListener(owner, lambda said_of: say_anew(cast("_W", said_of)))


def say_model_anew(model: QAbstractItemModel) -> None:
    """Let the views of a table ask it again for its titles and cells."""
    rows, columns = model.rowCount(), model.columnCount()
    if columns:
        model.headerDataChanged.emit(QtCore.Qt.Orientation.Horizontal, 0, columns - 1)
    if rows and columns:
        model.dataChanged.emit(model.index(0, 0), model.index(rows - 1, columns - 1))


def _unheld(say_anew: Callable[[], None]) -> Callable[[QObject], object]:
    """What calls a method without holding what it belongs to.

    Held, each widget would hold itself, and Python would delete it some time later in whichever
    thread happens to look for garbage.
    """
    if not isinstance(say_anew, MethodType):
        return lambda _owner: say_anew()
    method = WeakMethod(say_anew)

    def call(_owner: QObject) -> None:
        still_there = method()
        if still_there is not None:
            still_there()

    return call


class _LanguageListener(QObject):
    """Qt hands a change of language down to all children; a filter would see every event."""

    def __init__(self, owner: QWidget, say_anew: Callable[[QObject], object]) -> None:
        super().__init__(owner)
        self._say_anew = say_anew

    @override
    def event(self, event: QEvent) -> bool:
        owner = self.parent()
        if event.type() == QEvent.Type.LanguageChange and owner is not None:
            self._say_anew(owner)
        return super().event(event)
