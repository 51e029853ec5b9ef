"""CheckActions: what can be done with rows, as buttons, keys and a context menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from flowiq_desktop.ui.widgets.plain_words import tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.theme.icons import Icons


class CheckActions(QObject):
    """The actions of the Check step, added to the page so that their keys work anywhere on it."""

    def __init__(self, page: QWidget, icons: Icons) -> None:
        super().__init__(page)
        self._page = page
        self._icons = icons
        tr = self.tr
        self.fix_alike = self._add("fix_alike", tr("Fix all like this…"), "check", "Ctrl+Shift+F")
        self.accept = self._add("accept", tr("It is a name"), "ok", "Ctrl+Shift+A")
        self.leave_out = self._add("leave_out", tr("Leave out"), "leave-out", "Ctrl+D")
        self.put_back = self._add("put_back", tr("Put back"), "ok", "Ctrl+Shift+D")
        self.undo = self._add("undo", tr("Undo"), "undo", "Ctrl+Z")
        self.redo = self._add("redo", tr("Redo"), "redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.next = self._add("next_problem", tr("Next problem"), "down", "F8")
        self.previous = self._add("previous_problem", tr("Previous problem"), "up", "Shift+F8")

    def on_rows(self) -> tuple[QAction, ...]:
        """Actions on the rows selected in the table."""
        return self.fix_alike, self.accept, self.leave_out, self.put_back

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; "" when there is nothing."""
        for action, word, what in (
            (self.undo, self.tr("Undo"), undo),
            (self.redo, self.tr("Redo"), redo),
        ):
            action.setEnabled(bool(what))
            says = f"{word}: {what}" if what else word
            action.setToolTip(tip(f"{says} ({action.shortcut().toString()})"))

    def name_rows(self, rows: int) -> None:
        """Say how many rows leaving out would take."""
        if rows <= 1:
            self.leave_out.setText(self.tr("Leave this out"))
        else:
            self.leave_out.setText(self.tr("Leave {n} out").format(n=f"{rows:,}"))

    def _add(self, name: str, text: str, icon: str, *keys: str) -> QAction:
        action = QAction(text, self._page)
        action.setObjectName(f"action_{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(tip(f"{text} ({keys[0]})"))
        self._icons.bind(action, icon, size=16)
        self._page.addAction(action)
        return action
