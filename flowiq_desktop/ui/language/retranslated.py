"""Words of a widget that follow the language while it is open."""

from collections.abc import Callable
from types import MethodType
from weakref import WeakMethod

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from flowiq_desktop.ui.qt_override import override


def keep_translated(owner: QWidget, say_anew: Callable[[], None]) -> None:
    """Set the words of a widget now, and again whenever the language changes.

    Args:
        owner: the widget; Qt tells only widgets, so a view speaks for its model.
        say_anew: sets each of its words. It is called at once, and must only depend on what the
            owner knows at that moment.
    """
    say_anew()
    _LanguageListener(owner, say_anew)


def say_model_anew(model: QAbstractItemModel) -> None:
    """Let the views of a table ask it again for its titles and cells."""
    rows, columns = model.rowCount(), model.columnCount()
    if columns:
        model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
    if rows and columns:
        model.dataChanged.emit(model.index(0, 0), model.index(rows - 1, columns - 1))


class _LanguageListener(QObject):
    """Qt hands a change of language down to all children; a filter would see every event."""

    def __init__(self, owner: QWidget, say_anew: Callable[[], None]) -> None:
        super().__init__(owner)
        # Held weakly, or each widget would hold itself, and Python would delete it some time later
        # in whichever thread happens to look for garbage.
        is_method = isinstance(say_anew, MethodType)
        self._say_anew = WeakMethod(say_anew) if is_method else lambda: say_anew

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            say_anew = self._say_anew()
            if say_anew is not None:
                say_anew()
        return super().event(event)
