"""OnlyIfButton: makes a piece of a text a part that is only there for some rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from flowiq_desktop.core.text.merge_fields import Condition, ConditionEnd, MergeText
from flowiq_desktop.texts import say
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_words import on_button, tip

if TYPE_CHECKING:
    from flowiq_desktop.core.sheet import Sheet

_BEGINNING = 40


class OnlyIfButton(QToolButton):
    """Asks in its menu whether a column is to be empty or not, and which one.

    Signals:
        chosen: the `Condition` for what is selected.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.filled, self.empty = QMenu(self._menu), QMenu(self._menu)
        for menu in (self.filled, self.empty):
            self._menu.addMenu(menu)
            menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)

    def name_it(self, label: str) -> None:
        """Say what the button does, and for which text."""
        self.setText(self.tr("Only if…"))
        self.setAccessibleName(say("Send a part of {label} to some rows alone", label=label))
        self.setToolTip(self.tr("Sends what is selected only if a column is empty, or is not"))
        self.filled.setTitle(self.tr("Only if this column is &not empty"))
        self.empty.setTitle(self.tr("Only if this column is &empty"))

    def offer(self, sheet: Sheet | None) -> None:
        """Offer the columns of this sheet."""
        headers = sheet.headers if sheet else ()
        for menu, wants_value in ((self.filled, True), (self.empty, False)):
            menu.clear()
            for header in headers:
                action = menu.addAction(on_button(cut(header)))
                action.setToolTip(tip(header))
                action.setData(Condition(header, wants_value))
        self.setEnabled(bool(headers))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())


def parts_in_words(text: str) -> str:
    """What of a text only some rows get, one line for each part; "" when all get all of it."""
    lines: list[str] = []
    condition: Condition | None = None
    inside: list[str] = []
    for part in MergeText.parse(text).parts:
        if isinstance(part, Condition):
            condition, inside = part, []
        elif isinstance(part, ConditionEnd) and condition is not None:
            lines.append(_line(condition, " ".join("".join(inside).split())))
            condition = None
        elif condition is not None:
            inside.append(str(part))
    return "\n".join(lines)


def _line(condition: Condition, inside: str) -> str:
    text, column = cut(inside, _BEGINNING), cut(condition.column)
    if not text:
        return say('Write between the two marks what depends on "{column}".', column=column)
    if condition.wants_value:
        return say('Only if "{column}" is not empty: {text}', column=column, text=text)
    return say('Only if "{column}" is empty: {text}', column=column, text=text)
