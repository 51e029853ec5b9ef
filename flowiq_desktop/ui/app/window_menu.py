"""WindowMenu: the menu bar and its keys, without any decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QToolButton

from flowiq_desktop.texts.catalogue import catalogue
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_names import set_by_name
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
        recent_chosen: `Path` of a spreadsheet opened before.
    """

    recent_chosen = Signal(object)

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._file = file = self._menu("menu_file")
        self.open = self._action(file, "open", "Ctrl+O")
        self.recent = file.addMenu("")
        self.recent.setObjectName("menu_recent")
        self.examples = self._action(file, "examples")
        file.addSeparator()
        self.new = self._action(file, "new_campaign", "Ctrl+N")
        self.save = self._action(file, "save_results", "Ctrl+S")
        self.past = self._action(file, "past_sends", "Ctrl+H")
        self.stopped = self._action(file, "stop_list")
        self.poster = self._action(file, "poster")
        self.erase = self._action(file, "erase")
        file.addSeparator()
        self.settings = self._action(file, "settings", "Ctrl+,")
        self.quit = self._action(file, "quit", "Ctrl+Q")
        self._account = account = self._menu("menu_account")
        self.account = self._action(account, "account")
        self.practice = self._action(account, "practice")
        self.practice.setCheckable(True)
        self.failing = self._action(account, "failing")
        self._view = view = self._menu("menu_view")
        self.back = self._action(view, "back", "Alt+Left")
        self.primary = self._action(view, "primary", "Ctrl+Return")
        self.phone = self._action(view, "phone", "Ctrl+P")
        self.phone.setCheckable(True)
        self.phone.setChecked(True)
        self._help = helping = self._menu("menu_help")
        self.help = self._action(helping, "help", "F1")
        self.guide = self._action(helping, "guide")
        self.keys = self._action(helping, "keys", "Ctrl+F1")
        self.costs = self._action(helping, "costs")
        self.translation = self._action(helping, "translation")
        self.about = self._action(helping, "about")
        self._draft_button = QToolButton(bar)
        self._draft_button.setObjectName("draft_button")
        self._draft_button.setDefaultAction(self.translation)
        bar.setCornerWidget(self._draft_button)
        self._say_roles()
        keep_translated(bar, self._say)
        self.recent.triggered.connect(self._on_recent)

    def show_recent(self, files: Sequence[Path]) -> None:
        """Offer these spreadsheets, newest first."""
        self.recent.clear()
        self.recent.setEnabled(bool(files))
        for path in files:
            action = self.recent.addAction(on_button(path.name))
            action.setData(path)
            action.setToolTip(tip(str(path)))

    def _say(self) -> None:
        self._say_menus()
        for action, text in (
            (self.open, self.tr("&Open spreadsheet…")),
            (self.examples, self.tr("Get an &example spreadsheet")),
            (self.new, self.tr("&New campaign")),
            (self.save, self.tr("&Save results…")),
            (self.past, self.tr("&Past sends…")),
            (self.stopped, self.tr("People &who do not want messages…")),
            (self.poster, self.tr("Poster: write to &us first…")),
            (self.erase, self.tr("Er&ase a person…")),
            (self.settings, self.tr("Se&ttings…")),
            (self.quit, self.tr("&Quit")),
            (self.account, self.tr("&FlowIQ account…")),
            (self.practice, self.tr("&Practice mode")),
            (self.failing, self.tr("&Numbers that fail on purpose…")),
            (self.back, self.tr("&Back")),
            (self.primary, self.tr("&Go on")),
            (self.phone, self.tr("&Phone preview")),
            (self.help, self.tr("&Help for this step…")),
            (self.guide, self.tr("&Your first real campaign…")),
            (self.keys, self.tr("&Keyboard shortcuts")),
            (self.costs, self.tr("What messages &cost…")),
            (self.translation, self.tr("&Draft translation: tell us…")),
            (self.about, self.tr("&About FlowIQ Desktop")),
        ):
            action.setText(text)
        self.translation.setVisible(catalogue().is_draft)
        self._draft_button.setVisible(catalogue().is_draft)
        # The bar gives its corner the width of the new words only when it is itself resized.
        QCoreApplication.sendEvent(self._bar, QResizeEvent(self._bar.size(), self._bar.size()))

    def _say_menus(self) -> None:
        for menu, title in (
            (self._file, self.tr("&File")),
            (self.recent, self.tr("Open &recent")),
            (self._account, self.tr("&Account")),
            (self._view, self.tr("&View")),
            (self._help, self.tr("&Help")),
        ):
            menu.setTitle(title)

    def _menu(self, name: str) -> QMenu:
        menu = self._bar.addMenu("")
        menu.setObjectName(name)
        menu.setToolTipsVisible(True)
        return menu

    def _action(self, menu: QMenu, name: str, keys: str = "") -> QAction:
        action = menu.addAction("")
        action.setObjectName(f"action_{name}")
        if keys:
            set_by_name(action, shortcut=keys)
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
        self.recent_chosen.emit(action.data())
