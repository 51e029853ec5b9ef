"""CheckActions: what can be done with rows, as buttons, keys and a context menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.explaining.help_pages import HOW_FILES_GET_LINKS
from flowiq_desktop.ui.language.retranslated import keep_translated
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
        self.fix_alike = self._add("fix_alike", "check", "Ctrl+Shift+F")
        self.fix_task = self._add("fix_task", "check", "Ctrl+Shift+R")
        self.repeats = self._add("repeats", "check", "Ctrl+Shift+U")
        self.accept = self._add("accept", "ok", "Ctrl+Shift+A")
        self.file_links = self._add("file_links", "help", "Ctrl+Shift+L")
        self.leave_out = self._add("leave_out", "leave-out", "Ctrl+D")
        self.put_back = self._add("put_back", "ok", "Ctrl+Shift+D")
        self.replace = self._add("replace", "search", "Ctrl+R")
        self.damage = self._add("damage", "warning", "Ctrl+Shift+E")
        self.save_list = self._add("save_list", "results", "Ctrl+Shift+S")
        self.sort = self._add("sort", "down", "Ctrl+Shift+O")
        self.find = self._add("find", "search", "Ctrl+F")
        self.undo = self._add("undo", "undo", "Ctrl+Z")
        self.redo = self._add("redo", "redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.next = self._add("next_problem", "down", "F8")
        self.previous = self._add("previous_problem", "up", "Shift+F8")
        keep_translated(page, self._say)

    def _say(self) -> None:
        named = (
            (self.fix_alike, self.tr("Fix all like this…")),
            (self.fix_task, self.tr("Fix this problem…")),
            (self.repeats, self.tr("Repeats…")),
            (self.accept, self.tr("It is a name")),
            (self.file_links, say(HOW_FILES_GET_LINKS)),
            (self.leave_out, self.tr("Leave out")),
            (self.put_back, self.tr("Put back")),
            (self.replace, self.tr("Find and replace…")),
            (self.damage, self.tr("Cells that Excel changed…")),
            (self.save_list, self.tr("Save the list…")),
            (self.sort, self.tr("Sort by this column")),
            (self.find, self.tr("Find in these rows")),
            (self.undo, self.tr("Undo")),
            (self.redo, self.tr("Redo")),
            (self.next, self.tr("Next problem")),
            (self.previous, self.tr("Previous problem")),
        )
        for action, words in named:
            action.setText(words)
            _tip(action, words)
        # On its button, so that those for the whole list fit on one line.
        self.damage.setIconText(self.tr("Changed cells"))
        what = self.tr(
            "Cells that Excel or another program changed by itself, such as numbers that lost "
            "their first 0"
        )
        _tip(self.damage, what)

    def on_rows(self) -> tuple[QAction, ...]:
        """Actions on the rows selected in the table."""
        return (
            self.fix_task,
            self.fix_alike,
            self.repeats,
            self.accept,
            self.leave_out,
            self.put_back,
        )

    def on_list(self) -> tuple[QAction, ...]:
        """Actions on the whole list, whatever rows are selected."""
        return self.replace, self.damage, self.save_list

    def on_table(self) -> tuple[QAction, ...]:
        """Further actions for the table's menu."""
        return self.sort, self.undo, self.redo

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; "" when there is nothing."""
        for action, word, what in (
            (self.undo, self.tr("Undo"), undo),
            (self.redo, self.tr("Redo"), redo),
        ):
            action.setEnabled(bool(what))
            _tip(action, say("{word}: {change}", word=word, change=what) if what else word)

    def name_rows(self, rows: int) -> None:
        """Say how many rows leaving out would take."""
        self.leave_out.setText(say_count("Leave this out", "Leave {n} out", max(1, rows)))

    def _add(self, name: str, icon: str, *keys: str) -> QAction:
        action = QAction(self._page)
        action.setObjectName(f"action_{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._icons.bind(action, icon, size=16)
        self._page.addAction(action)
        return action


def show_where_of_use(action: QAction, *, of_use: bool) -> None:
    """Show the buttons of an action only for a list that has something for it."""
    for place in action.associatedObjects():
        if isinstance(place, QToolButton):
            place.setVisible(of_use)


def _tip(action: QAction, words: str) -> None:
    """Say what an action does, and its key."""
    keys = action.shortcut().toString()
    action.setToolTip(tip(say("{what} ({keys})", what=words, keys=keys)))
