"""FiveSteps: the way from a spreadsheet to the results, in five small pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.ui.theme.icons import Icons

_STEPS = (
    ("spreadsheet", mark("1. Open your list of people")),
    ("message", mark("2. Write the message")),
    ("check", mark("3. Fix what is wrong")),
    ("send", mark("4. Send it to each person")),
    ("results", mark("5. See what arrived where")),
)
_ICON = 32


class FiveSteps(QWidget):
    """Beside one another, each with a few words below."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("five_steps")
        self._words = [PlainLabel(role="small") for _ in _STEPS]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for (icon, _), words in zip(_STEPS, self._words, strict=True):
            symbol = QLabel()
            symbol.setAlignment(Qt.AlignmentFlag.AlignCenter)
            icons.bind(symbol, icon, "accent", _ICON)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(symbol)
            column.addWidget(words, 1)
            row.addLayout(column, 1)
        keep_translated(self, self._say)

    def _say(self) -> None:
        for (_, text), words in zip(_STEPS, self._words, strict=True):
            words.setText(say(text))
