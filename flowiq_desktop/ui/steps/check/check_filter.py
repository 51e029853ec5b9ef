"""CheckFilter: which rows the table of the Check step shows."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.hearing.spoken_button import ChoiceButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout

_SEARCH_WIDTH = 180
_PAUSE_MS = 150
"""Pause after a key before the rows are looked through."""


class Show(IntEnum):
    """The rows to show."""

    PROBLEMS = 0
    ALL = 1
    LEFT_OUT = 2
    ODD = 3


class CheckFilter(QWidget):
    """Buttons of which one is down, each with the number of its rows.

    Attributes:
        search: what the rows shown are to have in them; whoever shows the buttons places it.

    Signals:
        chosen: a `Show`.
        looked_for: the text, once the person has paused.
    """

    chosen = Signal(object)
    looked_for = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check_filter")
        self._group = QButtonGroup(self)
        self._numbers: dict[Show, int] = {}
        row = FlowLayout(4, self)
        self.buttons: dict[Show, ChoiceButton] = {}
        for show in Show:
            button = ChoiceButton()
            button.setObjectName(f"show_{show.name.lower()}")
            self._group.addButton(button, show)
            self.buttons[show] = button
            row.addWidget(button)
        self.search = QLineEdit()
        self.search.setObjectName("check_search")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.search.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._on_paused)
        keep_translated(self, self._say)
        self._group.idClicked.connect(self._on_clicked)

    def show_chosen(self, show: Show) -> None:
        """Show which one is down."""
        self.buttons[show].setChecked(True)

    def show_numbers(self, numbers: dict[Show, int]) -> None:
        """Show how many rows each has."""
        self._numbers |= numbers
        self._say()

    def show_text(self, text: str) -> None:
        """Show what is looked for, where something else than typing changed it."""
        if text != self.search.text() and not self._pause.isActive():
            self.search.setText(text)
            self._pause.stop()

    def _say(self) -> None:
        self.search.setPlaceholderText(self.tr("Find in these rows"))
        self.search.setAccessibleName(self.tr("Find in these rows"))
        words = {
            Show.PROBLEMS: self.tr("With problems"),
            Show.ALL: self.tr("All rows"),
            Show.LEFT_OUT: self.tr("Left out"),
            Show.ODD: self.tr("Unlike the others"),
        }
        for show, word in words.items():
            number = self._numbers.get(show)
            named = word if number is None else say("{rows} ({n:,})", rows=word, n=number)
            self.buttons[show].setText(named)
        self.buttons[Show.ODD].setToolTip(
            self.tr(
                "Rows that are ready, and worth a look before sending: the longest and shortest "
                "message, names in capitals, amounts, files, places and countries that others have "
                "not, and people whose names are nearly the same"
            )
        )

    @Slot()
    def _on_paused(self) -> None:
        self.looked_for.emit(self.search.text())

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(Show(place))
