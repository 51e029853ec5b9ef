"""Counter: a large number with a word and an icon."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.texts.catalogue import catalogue
from flowiq_desktop.texts.numbers import number
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

_RIGHT_TO_LEFT = "\u200f"


class Counter(QFrame):
    """How many rows are in one state. The word and the icon say which, not the colour alone."""

    def __init__(
        self,
        icons: Icons,
        name: str,
        icon: str,
        tone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        say_role(self, "card")
        self._shown = 0
        self._word = PlainLabel(role="hint")
        self._number = PlainLabel(role="number")
        symbol = QLabel()
        icons.bind(symbol, icon, tone)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(symbol)
        head.addWidget(self._word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._number)
        self.name_it("")

    def name_it(self, word: str) -> None:
        """Say what is counted."""
        self._word.setText(word)
        self.show_number(self._shown)

    def show_number(self, count: int) -> None:
        """Show how many."""
        self._shown = count
        # A label follows its words, and digits have no direction: they would stand at the left.
        mark = _RIGHT_TO_LEFT if catalogue().right_to_left else ""
        self._number.setText(f"{mark}{number(count)}")
        words = say("{word}: {n:,}", word=self._word.text(), n=count)
        self.setAccessibleName(words)
