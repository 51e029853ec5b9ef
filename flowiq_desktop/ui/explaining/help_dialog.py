"""HelpDialog: the story of a first real campaign, and every number to practise with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.explaining.help_story import PRACTICE, TOPICS, Topic
from flowiq_desktop.ui.explaining.pictures import LARGE, Picture
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from flowiq_desktop.ui.explaining.pictures import Pictures

    Endings = Callable[[], Sequence[tuple[str, str]]]

_SIZE = (760, 560)
_BETWEEN, _ABOVE_TITLE = 8, 16
_PAGES = {
    Qt.Key.Key_PageDown: 0.9,
    Qt.Key.Key_PageUp: -0.9,
    Qt.Key.Key_Down: 0.1,
    Qt.Key.Key_Up: -0.1,
}


class HelpDialog(TaskDialog):
    """Topics below one another; a button for each leads to it, and the keys scroll.

    Attributes:
        jumps: the buttons, by the key of their topic.
    """

    def __init__(self, pictures: Pictures, endings: Endings, parent: QWidget | None = None) -> None:
        """Build it.

        Args:
            pictures: draws the pictures of terms.
            endings: says what numbers and templates to practise with do.
            parent: the window.
        """
        super().__init__("help_dialog", lambda: say("Help"), _SIZE, parent)
        self._endings = endings
        self._topics = (*TOPICS, PRACTICE)
        self.jumps = {topic.key: self._make_jump(topic) for topic in self._topics}
        self._titles = {topic.key: PlainLabel(role="heading") for topic in self._topics}
        self._texts = {topic.key: [PlainLabel() for _ in topic.texts()] for topic in self._topics}
        self._cells = [(PlainLabel(role="strong"), PlainLabel()) for _ in endings()]
        self._heading = PlainLabel(role="title")
        self.close_button = QPushButton()
        self.close_button.setObjectName("help_close")
        self.close_button.clicked.connect(self.accept)
        self._build_layout(pictures)
        keep_translated(self, self._say)
        self.jumps[self._topics[0].key].setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        key = Qt.Key(event.key())
        if key in _PAGES:
            bar.setValue(bar.value() + round(_PAGES[key] * bar.pageStep()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key is Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def show_topic(self, key: str) -> None:
        """Scroll so that a topic begins at the top."""
        top = self._titles[key].y()  # of the canvas, whose layouts have no widgets between
        self._area.verticalScrollBar().setValue(top - _BETWEEN)

    def _say(self) -> None:
        self._heading.setText(self.tr("Help"))
        for topic in self._topics:
            title = say(topic.title)
            self.jumps[topic.key].setText(title)
            self._titles[topic.key].setText(title)
            for label, text in zip(self._texts[topic.key], topic.texts(), strict=True):
                label.setText(text)
        for cells, pair in zip(self._cells, self._endings(), strict=True):
            for label, text in zip(cells, pair, strict=True):
                label.setText(text)
        self.close_button.setText(self.tr("Close"))

    def _make_jump(self, topic: Topic) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"help_to_{topic.key}")
        button.setAutoDefault(False)
        say_role(button, "ask")
        button.clicked.connect(partial(self.show_topic, topic.key))
        return button

    def _build_layout(self, pictures: Pictures) -> None:
        jumps = FlowLayout(4)
        for button in self.jumps.values():
            jumps.addWidget(button)
        column = self.body
        column.addWidget(self._heading)
        column.addLayout(jumps)
        for topic in self._topics:
            column.addLayout(self._make_topic(topic, pictures))
        column.addLayout(self._make_table())
        column.addStretch(1)
        self.foot.addWidget(self.close_button)

    def _make_topic(self, topic: Topic, pictures: Pictures) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(_BETWEEN)
        column.addSpacing(_ABOVE_TITLE)
        column.addWidget(self._titles[topic.key])
        first, *others = self._texts[topic.key]
        if topic.term is not None:
            row = QHBoxLayout()
            row.setSpacing(20)
            row.addWidget(Picture(topic.term, pictures, LARGE))
            row.addWidget(first, 1)
            column.addLayout(row)
        else:
            column.addWidget(first)
        for label in others:
            column.addWidget(label)
        return column

    def _make_table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (left, right) in enumerate(self._cells):
            left.setWordWrap(False)
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        return grid
