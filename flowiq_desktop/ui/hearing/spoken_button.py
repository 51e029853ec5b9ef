"""Buttons that Qt would take for check boxes, and what is told about them instead.

Qt tells a screen reader that every button which stays down is a check box. One that unfolds a
panel has to say that it does, and whether the panel is shown; a step of the window is no tick.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAccessibleWidget, QPushButton, QToolButton

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

_PRESS = "Press"
"""The name by which Qt and every system know the action; no text to translate."""


class SpokenButton(QPushButton):
    """A button that may stay down, and is told as a button; what it shows is in its name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        install_interfaces()
        self.setCheckable(True)

    def state_told(self, state: QAccessible.State) -> None:
        """Put what is special about this button into what is told of any."""


class UnfoldingButton(SpokenButton):
    """A button that unfolds something below it, and folds it again."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(self._on_toggled)

    @override
    def state_told(self, state: QAccessible.State) -> None:
        state.expandable = True
        state.expanded, state.collapsed = self.isChecked(), not self.isChecked()

    @Slot(bool)
    def _on_toggled(self, _unfolded: bool) -> None:
        changed = QAccessible.State()
        changed.expanded = changed.collapsed = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))


class ChoiceButton(QToolButton):
    """One of several buttons, of which exactly one is down; told as a radio button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install_interfaces()
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def state_told(self, state: QAccessible.State) -> None:
        """Put into what is told of any button whether this is the chosen one."""
        state.checkable, state.checked = True, self.isChecked()


_TOLD = (SpokenButton, ChoiceButton)


class _Told(QAccessibleWidget):
    """What is told about the buttons of this module."""

    @override
    def text(self, t: QAccessible.Text) -> str:
        button = self.object()
        if t is QAccessible.Text.Name and isinstance(button, _TOLD):
            return button.accessibleName() or _without_key(button.text())
        return str(super().text(t))

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        button = self.object()
        if isinstance(button, _TOLD):
            button.state_told(state)
        return state

    @override
    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()]

    @override
    def doAction(self, actionName: str) -> None:
        button = self.object()
        if actionName == _PRESS and isinstance(button, _TOLD):
            button.click()
        else:
            super().doAction(actionName)


def _without_key(text: str) -> str:
    """The words of a button without the sign of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


@cache
def install_interfaces() -> None:
    """Let Qt ask here first; once for a process, as Qt keeps what it is given."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject) -> QAccessibleWidget | None:
    """What is told about a thing; None leaves it to Qt."""
    if isinstance(thing, SpokenButton):
        return _Told(thing, QAccessible.Role.Button)
    if isinstance(thing, ChoiceButton):
        return _Told(thing, QAccessible.Role.RadioButton)
    return None
