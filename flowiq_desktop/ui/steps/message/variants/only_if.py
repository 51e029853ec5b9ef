"""OnlyIfButton: makes a piece of a text a part that is only there for some rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from flowiq_desktop.core.columns.deciding import rows_that_meet
from flowiq_desktop.core.text.conditional.condition import Condition, ConditionEnd, value_key
from flowiq_desktop.core.text.merge_fields import MergeText
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.steps.message.variants.only_if_value import OnlyIfValueDialog
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_words import on_button, tip

if TYPE_CHECKING:
    from flowiq_desktop.core.sheet import Sheet

_BEGINNING = 40


class OnlyIfButton(QToolButton):
    """Asks in its menu which column is to be empty or not; for a certain value, in a dialog.

    Attributes:
        filled, empty: the menus of columns.
        by_value: the action that asks for a column and its value.

    Signals:
        chosen: the `Condition` for what is selected.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sheet: Sheet | None = None
        self._rows: dict[Condition, int | None] = {}
        self._menu = QMenu(self)
        self.filled, self.empty = QMenu(self._menu), QMenu(self._menu)
        for menu in (self.filled, self.empty):
            self._menu.addMenu(menu)
            menu.triggered.connect(self._on_triggered)
        self.by_value = self._menu.addAction("")
        self.by_value.triggered.connect(self._on_by_value)
        self.setMenu(self._menu)

    def name_it(self, label: str) -> None:
        """Say what the button does, and for which text."""
        self.setText(self.tr("Only if…"))
        self.setAccessibleName(say("Send a part of {label} to some rows alone", label=label))
        self.setToolTip(self.tr("Sends what is selected only to rows for which a column says so"))
        self.filled.setTitle(self.tr("Only if this column is &not empty"))
        self.empty.setTitle(self.tr("Only if this column is &empty"))
        self.by_value.setText(self.tr("Only if a column has a certain &value…"))

    def offer(self, sheet: Sheet | None) -> None:
        """Offer the columns of this sheet."""
        self._sheet = sheet
        self._rows.clear()
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

    @Slot()
    def _on_by_value(self) -> None:
        if self._sheet is not None:
            dialog = OnlyIfValueDialog(self._sheet, self.window())
            dialog.settled.connect(self.chosen)
            dialog.open()

    def parts_in_words(self, text: str) -> str:
        """What of a text only some rows get, one line for each part; "" when all get all of it."""
        lines: list[str] = []
        condition: Condition | None = None
        inside: list[str] = []
        for part in MergeText.parse(text).parts:
            if isinstance(part, Condition):
                condition, inside = part, []
            elif isinstance(part, ConditionEnd) and condition is not None:
                lines.append(self._line(condition, " ".join("".join(inside).split())))
                condition = None
            elif condition is not None:
                inside.append(str(part))
        return "\n".join(lines)

    def _line(self, condition: Condition, inside: str) -> str:
        text, who, rows = cut(inside, _BEGINNING), _who(condition), self._rows_of(condition)
        if not text:
            column = cut(condition.column)
            return say('Write between the two marks what depends on "{column}".', column=column)
        if rows is None:
            return say("{who}: {text}", who=who, text=text)
        if rows == 0:
            return say("{who}, which no row is: {text}", who=who, text=text)
        return say_count(
            "{who}, 1 row: {text}", "{who}, {n} rows: {text}", rows, who=who, text=text
        )

    def _rows_of(self, condition: Condition) -> int | None:
        """How many rows get the part, counted once: this is asked at every letter."""
        if self._sheet is None:
            return None
        if condition not in self._rows:
            self._rows[condition] = rows_that_meet(self._sheet, condition)
        return self._rows[condition]


def _who(condition: Condition) -> str:
    """For whom a part is there, in words."""
    column, value = cut(condition.column), cut(condition.value)
    if not value_key(value):
        if condition.wants_value:
            return say('Only if "{column}" is not empty', column=column)
        return say('Only if "{column}" is empty', column=column)
    if condition.wants_value:
        return say('Only if "{column}" is "{value}"', column=column, value=value)
    return say('Only if "{column}" is not "{value}"', column=column, value=value)
