"""CardHead: the head of a card on Check: its title, what is known, and what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import PlainLabel


class CardHead(QWidget):
    """Two lines of words, with buttons beside them.

    Attributes:
        title: what the card is about.
        headline: what is known of it.

    Args:
        name: the object name of the headline.
        actions: the buttons, shown or hidden by whoever owns them.
    """

    def __init__(self, name: str, *actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(role="strong")
        self.headline = PlainLabel(role="small")
        self.headline.setObjectName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.headline)
        line.addLayout(words, 1)
        beside = FlowLayout(8)
        for action in actions:
            beside.addWidget(action)
        line.addLayout(beside)
