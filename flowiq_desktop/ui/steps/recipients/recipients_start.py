"""StartPanel: where a campaign begins: drop a spreadsheet, choose one, or get an example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.example_menu import ExampleMenu
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import on_button, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.ui.theme.icons import Icons

_ZONE_HEIGHT = 260
_RECENT_SHOWN = 5


class StartPanel(QWidget):
    """The drop zone with its button, recent spreadsheets, and the examples.

    Signals:
        choose_wanted: the person wants to choose a file.
        recent_chosen: `Path` of a recent spreadsheet.
        example_wanted: message type of the example to write, "" for all of them.
    """

    choose_wanted = Signal()
    recent_chosen = Signal(object)
    example_wanted = Signal(str)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start_panel")
        self._icons = icons
        self._recent_buttons: list[QPushButton] = []
        self.choose_button = QPushButton()
        self.choose_button.setObjectName("choose_spreadsheet")
        say_role(self.choose_button, "accent")
        self.choose_button.clicked.connect(self.choose_wanted)
        self.example_button = QPushButton()
        self.example_button.setObjectName("example_spreadsheet")
        icons.bind(self.example_button, "spreadsheet", size=16)
        menu = ExampleMenu(self.example_button)
        menu.example_wanted.connect(self.example_wanted)
        self.example_button.setMenu(menu)
        self._words, self._kinds = PlainLabel(role="heading"), PlainLabel(role="hint")
        self._new_here, self._used_last = PlainLabel(role="hint"), PlainLabel(role="field")
        self._build_layout()
        keep_translated(self, self._say)

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer the spreadsheets used last."""
        for button in self._recent_buttons:
            self._recent.removeWidget(button)
            button.deleteLater()
        self._recent_buttons = [
            self._recent_button(place, Path(name))
            for place, name in enumerate(paths[:_RECENT_SHOWN])
        ]
        for button in self._recent_buttons:
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._say_recent()
        self._recent_box.setVisible(bool(paths))

    def show_drop(self, over: bool) -> None:
        """Show that a file is held over the page."""
        say_role(self.zone, "drop_over" if over else "drop")

    def _say(self) -> None:
        self._words.setText(self.tr("Drop your spreadsheet here"))
        self._kinds.setText(self.tr("Excel, CSV or OpenDocument. The file is never changed."))
        self.choose_button.setText(self.tr("&Choose a spreadsheet…"))
        self._new_here.setText(self.tr("New here? An example shows which columns help."))
        self.example_button.setText(self.tr("Get an &example spreadsheet"))
        self._used_last.setText(self.tr("Used last"))
        self._say_recent()

    def _say_recent(self) -> None:
        for button in self._recent_buttons:
            name = button.property("path").name
            button.setAccessibleName(say("Open {name}", name=name))

    def _build_layout(self) -> None:
        symbol = QLabel()
        self._icons.bind(symbol, "spreadsheet", "accent", 48)
        self.zone = QFrame()
        self.zone.setObjectName("drop_zone")
        self.zone.setMinimumHeight(_ZONE_HEIGHT)
        say_role(self.zone, "drop")
        inside = QVBoxLayout(self.zone)
        inside.setSpacing(8)
        inside.addStretch(1)
        for part in (symbol, self._words, self._kinds):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(part)
        inside.addSpacing(8)
        inside.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.zone)
        column.addLayout(self._example_row())
        column.addWidget(self._make_recent_box())

    def _example_row(self) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._new_here)
        row.addWidget(self.example_button, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _make_recent_box(self) -> QWidget:
        self._recent_box = QWidget()
        outer = QVBoxLayout(self._recent_box)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._used_last)
        self._recent = QVBoxLayout()
        outer.addLayout(self._recent)
        self._recent_box.hide()
        return self._recent_box

    def _recent_button(self, place: int, path: Path) -> QPushButton:
        button = QPushButton(on_button(path.name))
        button.setObjectName(f"recent_{place}")
        button.setProperty("path", path)
        button.setToolTip(tip(str(path)))
        say_role(button, "quiet")
        self._icons.bind(button, "spreadsheet", size=16)
        button.clicked.connect(self._on_recent)
        return button

    @Slot()
    def _on_recent(self) -> None:
        self.recent_chosen.emit(self.sender().property("path"))
