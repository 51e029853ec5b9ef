"""Words of a widget that follow the language while it is open."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from flowiq_desktop.ui.qt_override import override


def keep_translated(owner: QObject, say_anew: Callable[[], None]) -> None:
    """Set the words of a widget now, and again whenever the language changes.

    Args:
        owner: the widget, or a model whose parent is a widget.
        say_anew: sets each of its words. It is called at once, and must only depend on what the
            owner knows at that moment.
    """
    say_anew()
    _LanguageListener(owner, say_anew)


class _LanguageListener(QObject):
    """Qt hands a change of language down to all children; a filter would see every event."""

    def __init__(self, owner: QObject, say_anew: Callable[[], None]) -> None:
        super().__init__(owner)
        self._say_anew = say_anew

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_anew()
        return super().event(event)
