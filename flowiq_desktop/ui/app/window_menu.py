"""WindowMenu: the menu bar and its keys, without any decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from flowiq_desktop.ui.widgets.plain_words import on_button, tip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMenu, QMenuBar


class WindowMenu(QObject):
    """File, Account, View and Help.

    Attributes:
        examples: holds the menu of example spreadsheets, once there is one.

    Signals:
        recent_chosen: path of a spreadsheet opened before.
    """

    recent_chosen = Signal(str)

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        file = self._menu("menu_file", self.tr("&File"))
        self.open = self._action(file, "open", self.tr("&Open spreadsheet…"), "Ctrl+O")
        self.recent = file.addMenu(self.tr("Open &recent"))
        self.recent.setObjectName("menu_recent")
        self.examples = self._action(file, "examples", self.tr("Get an &example spreadsheet"))
        file.addSeparator()
        self.new = self._action(file, "new_campaign", self.tr("&New campaign"), "Ctrl+N")
        self.save = self._action(file, "save_results", self.tr("&Save results…"), "Ctrl+S")
        self.past = self._action(file, "past_sends", self.tr("&Past sends…"), "Ctrl+H")
        file.addSeparator()
        self.settings = self._action(file, "settings", self.tr("Se&ttings…"), "Ctrl+,")
        self.quit = self._action(file, "quit", self.tr("&Quit"), "Ctrl+Q")
        account = self._menu("menu_account", self.tr("&Account"))
        self.account = self._action(account, "account", self.tr("&FlowIQ account…"))
        self.practice = self._action(account, "practice", self.tr("&Practice mode"))
        self.practice.setCheckable(True)
        self.failing = self._action(account, "failing", self.tr("&Numbers that fail on purpose…"))
        view = self._menu("menu_view", self.tr("&View"))
        self.back = self._action(view, "back", self.tr("&Back"), "Alt+Left")
        self.primary = self._action(view, "primary", self.tr("&Go on"), "Ctrl+Return")
        self.phone = self._action(view, "phone", self.tr("&Phone preview"), "Ctrl+P")
        self.phone.setCheckable(True)
        self.phone.setChecked(True)
        helping = self._menu("menu_help", self.tr("&Help"))
        self.keys = self._action(helping, "keys", self.tr("&Keys"), "F1")
        self.about = self._action(helping, "about", self.tr("&About FlowIQ Desktop"))
        self._say_roles()
        self.recent.triggered.connect(self._on_recent)

    def show_recent(self, files: Sequence[Path]) -> None:
        """Offer these spreadsheets, newest first."""
        self.recent.clear()
        self.recent.setEnabled(bool(files))
        for path in files:
            action = self.recent.addAction(on_button(path.name))
            action.setData(str(path))
            action.setToolTip(tip(str(path)))

    def _menu(self, name: str, title: str) -> QMenu:
        menu = self._bar.addMenu(title)
        menu.setObjectName(name)
        menu.setToolTipsVisible(True)
        return menu

    def _action(self, menu: QMenu, name: str, text: str, keys: str = "") -> QAction:
        action = menu.addAction(text)
        action.setObjectName(f"action_{name}")
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action

    def _say_roles(self) -> None:
        """Where macOS should move an action; the words alone would mislead it."""
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        for action in (self.account, self.practice, self.failing):
            action.setMenuRole(QAction.MenuRole.NoRole)

    @Slot(QAction)
    def _on_recent(self, action: QAction) -> None:
        self.recent_chosen.emit(str(action.data()))
