"""PopupWalk: every list, menu and completer of the window, opened where there is least room."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TypeVar

from photographer import Photographer, pause
from popup_audit import faults_of_list, faults_of_menu, faults_of_sheet
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.ui.steps.check.check_table import CheckTable
from flowiq_desktop.ui.steps.message.field_editor import FieldEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flowiq_desktop.ui.app.program import Program

_Kind = TypeVar("_Kind", bound=QWidget)
_LONG = "Marks of the third term, all subjects of the lower school"
_COLUMNS = 13
_HEADERS = ("Cell", "Name", *(f"{_LONG} {n}" for n in range(_COLUMNS)))
_KINDS = ("text", "image", "contacts", "interactive", "location", "reaction", "template", "")
_OPENS_MS, _MOVES_MS = 60, 5
_LONG_COUNTRY = "tristan"


class PopupWalk(Photographer):
    """Opens what pops up, with long words in it, at each edge of the screen.

    Args:
        program: the window, shown.
        look: what is wrong with a window that is shown, in sentences.
        home: where the spreadsheet is written.
    """

    def __init__(self, program: Program, look: Callable[[QWidget], list[str]], home: Path) -> None:
        super().__init__(program, "", None, look)
        self._home = home
        self._opened = 0

    def walk(self) -> None:
        """Every step, every kind of message, and dialogs with lists."""
        window = self._program.window
        self._press("welcome_practice_button", self._shown_dialog("welcome_dialog"))
        self._load()
        self._menu_bar()
        for step in (0, 2, 3):
            window.go_to(step)
            self._all_in(window, f"step {step + 1}")
        self._country()
        self._context_menu()
        window.go_to(1)
        for kind in _KINDS:
            self._press(f"type_{kind or 'per_row'}")
            self._all_in(window, f"kind {kind or 'by column'}")
        self._dialogs()
        self._tapped()
        if self._opened < _COLUMNS:
            self.faults.append(f"only {self._opened} lists and menus were opened")

    def _load(self) -> None:
        path = self._home / "people.csv"
        values = [f"{_LONG}: none {n % 3}" for n in range(_COLUMNS)]
        rows = [(f"082 555 03{n:02d}", f"{_LONG} {n}", *values) for n in range(9)]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([_HEADERS, *rows])
        draft = self._program.draft
        self._program.actions.new_campaign()
        self._program.actions.open_file(path)
        self._until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
        draft.set_country("ZA")
        sources: dict[str, Source] = {
            "phone_number": ColumnSource("Cell"),
            "text": TextSource("Dear {{Name}}"),
        }
        draft.set_mapping(Mapping("text", sources))
        self._until(lambda: draft.checked is not None and not draft.stale)

    def _dialogs(self) -> None:
        self._press("type_text")
        self._press("text_emoji")
        self._lists_of("emoji_dialog", "emoji_cancel")
        (button,) = _seen(self._program.window, QToolButton, "text_only_if")
        button.menu().actions()[-1].trigger()
        self._lists_of("only_if_dialog", "only_if_cancel")
        self._program.actions.open_settings()
        self._lists_of("settings_dialog", "cancel_settings_button")
        self._program.window.go_to(2)
        self._press("button_replace")
        self._lists_of("replace_dialog", "replace_cancel")

    def _tapped(self) -> None:
        """What slides up on the phone when somebody taps the button of a list."""
        window, draft = self._program.window, self._program.draft
        rows = {f"row_{n}_title": TextSource(f"Row {n}: {_LONG}"[:24]) for n in range(1, 9)}
        more = {f"row_{n}_description": TextSource(_LONG) for n in range(1, 9)}
        texts = {"body": _LONG, "list_button": "All the subjects", "interactive_type": "list"}
        words = {name: TextSource(text) for name, text in texts.items()}
        sources: dict[str, Source] = {"phone_number": ColumnSource("Cell"), **words, **rows, **more}
        draft.set_mapping(Mapping("interactive", sources))
        self._until(lambda: draft.checked is not None and not draft.stale)
        window.go_to(1)
        folded = self._is_shown("phone_button", window)
        if folded:
            self._press("phone_button")
        pause(_OPENS_MS * 4)
        self._press("list_open")
        pause(_OPENS_MS)
        self._told("tapped on the phone", faults_of_sheet(window))
        self._press("sheet_close")
        if folded:
            self._press("phone_button")

    def _lists_of(self, name: str, close: str) -> None:
        dialog = self._shown_dialog(name)
        self._keep(dialog, name)
        self._all_in(dialog, name)
        self._press(close, dialog)

    # -- where ------------------------------------------------------------------------------------

    def _all_in(self, place: QWidget, where: str) -> None:
        for corner in self._corners(place):
            told = f"{where}, {corner}"
            for chooser in _seen(place, QComboBox):
                for _ in _scrolled(chooser):
                    self._list(chooser, told)
            for button in _seen(place, QToolButton):
                for _ in _scrolled(button):
                    self._menu_of(button, told)
            for editor in _seen(place, FieldEditor):
                for _ in _scrolled(editor):
                    self._columns(editor, told)

    def _corners(self, place: QWidget) -> Iterator[str]:
        """The window at both ends of the screen, as far as it is smaller than that."""
        window = place.window()
        free, frame = window.screen().availableGeometry(), window.frameGeometry()
        spare = (free.size() - frame.size()).expandedTo(free.size() * 0)
        for name, far in (("top left", 0), ("bottom right", 1)):
            window.move(free.topLeft() + QPoint(spare.width(), spare.height()) * far)
            pause(_OPENS_MS)
            yield name

    # -- what pops up -----------------------------------------------------------------------------

    def _list(self, chooser: QComboBox, where: str) -> None:
        if not chooser.isEnabled() or not chooser.count():
            return
        chooser.showPopup()
        pause(_OPENS_MS)
        self._told(f"{where}: {chooser.objectName()}", faults_of_list(chooser.view()))
        chooser.hidePopup()
        pause(_MOVES_MS)

    def _menu_of(self, button: QToolButton, where: str) -> None:
        menu = button.menu()
        if isinstance(menu, QMenu) and button.isEnabled() and menu.actions():
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))
            self._menu(menu, f"{where}: {button.objectName()}")

    def _menu(self, menu: QMenu, where: str) -> None:
        """A menu that was opened, and the menus in it."""
        pause(_OPENS_MS)
        self._told(where, faults_of_menu(menu))
        for action in menu.actions():
            below = action.menu()
            if isinstance(below, QMenu) and below.actions() and action.isEnabled():
                menu.setActiveAction(action)
                self._menu(below, f"{where}, {action.text()}")
        menu.hide()
        pause(_MOVES_MS)

    def _menu_bar(self) -> None:
        bar = self._program.window.menuBar()
        for action in bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
                self._menu(menu, f"menu {action.text()}")

    def _context_menu(self) -> None:
        """What the right button opens on Check, at both ends of the table."""
        self._program.window.go_to(2)
        pause(_OPENS_MS)
        for table in _seen(self._program.window, CheckTable):
            for spot in (table.viewport().rect().topLeft(), table.viewport().rect().bottomRight()):
                table.customContextMenuRequested.emit(spot)
                menu = QApplication.activePopupWidget()
                if isinstance(menu, QMenu):
                    self._menu(menu, "rows of Check")

    def _columns(self, editor: FieldEditor, where: str) -> None:
        """The columns that open at `{{`, in the first line and far to the right."""
        box = editor.input
        if editor.completer is None or isinstance(box, QComboBox) or not box.isVisible():
            return
        before = box.text()
        for text in ("{{", "A word more, and one more, and so on. " * 2 + "{{"):
            box.set_text("")
            box.insert(text)
            pause(_OPENS_MS)
            self._told(f"{where}: {box.objectName()}", faults_of_list(editor.completer.list))
            editor.completer.list.hide()
        box.selectAll()
        box.insert(before)
        pause(_MOVES_MS)

    def _country(self) -> None:
        """The countries that typed letters may mean."""
        self._program.window.go_to(0)
        for edit in _seen(self._program.window, QLineEdit, "country_name"):
            for _ in _scrolled(edit):
                before = edit.text()
                edit.setText("")
                edit.insert(_LONG_COUNTRY)
                edit.textEdited.emit(_LONG_COUNTRY)
                edit.completer().complete()
                pause(_OPENS_MS)
                matches = edit.completer().popup()
                if matches is not None:
                    self._told("countries that fit", faults_of_list(matches))
                    matches.hide()
                edit.setText(before)

    def _told(self, where: str, faults: list[str]) -> None:
        self._opened += 1
        self.faults += [f"{where}: {fault}" for fault in faults]


def _seen(place: QWidget, kind: type[_Kind], name: str = "") -> list[_Kind]:
    """What of a kind is shown in a window, with this name if any."""
    found = place.findChildren(kind, name) if name else place.findChildren(kind)
    return [it for it in found if it.isVisible() and it.window() is place.window()]


def _scrolled(widget: QWidget) -> Iterator[None]:
    """The widget at the upper and at the lower edge of what it scrolls in."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None:
        yield
        return
    bar = area.verticalScrollBar()
    at = widget.mapTo(area.widget() or area, QPoint(0, 0)).y()
    for top in (at, at + widget.height() - area.viewport().height()):
        bar.setValue(top)
        pause(_MOVES_MS)
        yield
