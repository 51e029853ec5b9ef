"""Help: the keys, what fails on purpose in practice mode, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIZE = (480, 0)


class PairsDialog(TaskDialog):
    """A table of two columns: a key and what it does, or an ending and what happens."""

    def __init__(
        self,
        name: str,
        title: str,
        sentence: str,
        pairs: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, title, _SIZE, parent)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setObjectName(f"{name}_close")
        self.close_button.clicked.connect(self.accept)
        column = self.body
        column.addWidget(PlainLabel(title, "title"))
        words = PlainLabel(role="hint")
        column.addWidget(words)  # first: shown without a parent, it would be a window of its own
        words.show_if_any(sentence)
        column.addLayout(self._make_grid(pairs))
        column.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.close_button.setFocus()

    @staticmethod
    def _make_grid(pairs: Iterable[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (left, right) in enumerate(pairs):
            label = PlainLabel(left, "strong")
            label.setWordWrap(False)
            grid.addWidget(label, row, 0)
            grid.addWidget(PlainLabel(right), row, 1)
        return grid


def shortcuts() -> list[tuple[str, str]]:
    """The keys and what they do, in the order of use."""
    translate = QCoreApplication.translate
    return [
        ("Ctrl+O", translate("Help", "Open a spreadsheet")),
        ("Ctrl+1 … Ctrl+5", translate("Help", "Go to a step that is open")),
        ("Alt+Left", translate("Help", "Back to the step before")),
        ("Ctrl+Return", translate("Help", "Press the button at the bottom right")),
        ("F8, Shift+F8", translate("Help", "Next and previous problem in Check")),
        ("F2", translate("Help", "Fix the cell")),
        ("Ctrl+Z, Ctrl+Y", translate("Help", "Undo and redo in Check")),
        (
            "Alt+Page Up, Alt+Page Down",
            translate("Help", "Row above and row below on the phone"),
        ),
        ("Ctrl+P", translate("Help", "Show or hide the phone")),
        ("Ctrl+S", translate("Help", "Save results")),
        ("Ctrl+N", translate("Help", "New campaign")),
        ("F1", translate("Help", "These keys")),
    ]
