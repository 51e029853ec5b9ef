"""Counter: a large number with a word and an icon."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel


class Counter(QFrame):
    """How many rows are in one state. The word and the icon say which, not the colour alone."""

    def __init__(
        self,
        icons: Icons,
        name: str,
        word: str,
        icon: str,
        tone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        say_role(self, "card")
        self._word = word
        self._number = PlainLabel("0", "number")
        symbol = QLabel()
        icons.bind(symbol, icon, tone)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(symbol)
        head.addWidget(PlainLabel(word, "hint"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._number)
        self.show_number(0)

    def show_number(self, number: int) -> None:
        """Show how many."""
        self._number.setText(f"{number:,}")
        self.setAccessibleName(f"{self._word}: {number:,}")
