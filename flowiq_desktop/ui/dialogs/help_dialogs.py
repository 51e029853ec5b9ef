"""Help: the keys, what fails on purpose in practice mode, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from flowiq_desktop.services.sending.limits.texts import WHAT_A_DAY_ALLOWS, WHERE_PRICES_COME_FROM
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words, spoken
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Pairs = Callable[[], Sequence[tuple[str, str]]]

_SIZE = (480, 0)


class PairsDialog(TaskDialog):
    """A table of two columns: a key and what it does, or an ending and what happens."""

    def __init__(
        self,
        name: str,
        title: Words,
        sentence: Words,
        pairs: Pairs,
        parent: QWidget | None = None,
    ) -> None:
        """Show a table.

        Args:
            name: its object name.
            title: what it is about.
            sentence: more about it, or "".
            pairs: says the table in the language in use, as many lines in each.
            parent: the window.
        """
        super().__init__(name, title, _SIZE, parent)
        self._words, self._pairs = (title, sentence), pairs
        self._heading, self._sentence = PlainLabel(role="title"), PlainLabel(role="hint")
        self._cells = [_line() for _pair in pairs()]
        self.close_button = QPushButton()
        self.close_button.setObjectName(f"{name}_close")
        self.close_button.clicked.connect(self.accept)
        self._build_layout()
        keep_translated(self, self._say)
        self.close_button.setFocus()

    def _say(self) -> None:
        title, sentence = map(spoken, self._words)
        self._heading.setText(title)
        self._sentence.show_if_any(sentence)
        for cells, pair in zip(self._cells, self._pairs(), strict=True):
            for label, text in zip(cells, pair, strict=True):
                label.setText(text)
        self.close_button.setText(self.tr("Close"))

    def _build_layout(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (left, right) in enumerate(self._cells):
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        column = self.body
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addLayout(grid)
        column.addStretch(1)
        self.foot.addWidget(self.close_button)


def _line() -> tuple[PlainLabel, PlainLabel]:
    left = PlainLabel(role="strong")
    left.setWordWrap(False)
    return left, PlainLabel()


def shortcuts() -> list[tuple[str, str]]:
    """The keys and what they do, in the order of use."""
    translate = QCoreApplication.translate
    return [
        (keys("Ctrl+O"), translate("Help", "Open a spreadsheet")),
        (f"{keys('Ctrl+1')} … {keys('Ctrl+5')}", translate("Help", "Go to a step that is open")),
        (keys("Alt+Left"), translate("Help", "Back to the step before")),
        (keys("Ctrl+Return"), translate("Help", "Press the button at the bottom right")),
        (keys("Ctrl+B", "Ctrl+I"), translate("Help", "Bold and italic in a message")),
        (keys("Ctrl+."), translate("Help", "Emoji in a message")),
        (keys("F8", "Shift+F8"), translate("Help", "Next and previous problem in Check")),
        (keys("F2"), translate("Help", "Fix the cell")),
        (keys("Ctrl+Z", "Ctrl+Y"), translate("Help", "Undo and redo in Check")),
        (keys("Ctrl+F"), translate("Help", "Find rows in Check")),
        (keys("Ctrl+Shift+O"), translate("Help", "Sort by the column in Check")),
        (keys("Ctrl+R"), translate("Help", "Find and replace in Check")),
        (keys("Ctrl+Shift+S"), translate("Help", "Save the corrected list")),
        (keys("Ctrl+Shift+L"), translate("Help", "How a file gets a link")),
        (
            keys("Alt+Page Up", "Alt+Page Down"),
            translate("Help", "Row above and row below on the phone"),
        ),
        (keys("Ctrl+P"), translate("Help", "Show or hide the phone")),
        (keys("Ctrl+S"), translate("Help", "Save results")),
        (keys("Ctrl+N"), translate("Help", "New campaign")),
        (keys("F1"), translate("Help", "Help for what is in front")),
        (keys("Ctrl+F1"), translate("Help", "Keyboard shortcuts")),
    ]


def what_costs() -> list[tuple[str, str]]:
    """What the program knows of prices and limits, and where each is set."""
    translate = QCoreApplication.translate
    return [
        (translate("Help", "Prices"), say(WHERE_PRICES_COME_FROM)),
        (
            translate("Help", "Enter them"),
            translate(
                "Help",
                "In Settings for messages without a template; with each template where it is"
                " saved. The day is kept and said with each sum.",
            ),
        ),
        (
            translate("Help", "At most"),
            translate(
                "Help",
                "Every sum is what it costs if each message is delivered. A message that nobody is"
                " sure of counts as sent.",
            ),
        ),
        (
            translate("Help", "A limit"),
            translate(
                "Help",
                "Under When and how on Send: sending pauses before it could cost more, over all"
                " runs of a campaign.",
            ),
        ),
        (translate("Help", "New people"), say(WHAT_A_DAY_ALLOWS)),
    ]


def keys(*pressed: str) -> str:
    """Keys as the menus name them: Qt's own words for Ctrl, Shift, Page Up, translated."""
    return ", ".join(
        "+".join(QCoreApplication.translate("QShortcut", key) for key in together.split("+"))
        for together in pressed
    )
