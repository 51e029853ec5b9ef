"""Statement and Question: one thing to know, or to decide; doing nothing is the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QVBoxLayout

from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_said, keep_translated
from flowiq_desktop.ui.language.words import Words, spoken
from flowiq_desktop.ui.widgets.english_beneath import EnglishBeneath
from flowiq_desktop.ui.widgets.plain_label import IconLabel, PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SIZE = (480, 0)
_ICON = 32


class Statement(TaskDialog):
    """A sentence with an explanation; deleted when it is closed.

    Each of its words is a text, or a function that says it: that one follows the language.
    """

    def __init__(
        self,
        name: str,
        title: Words,
        sentence: Words,
        explanation: Words,
        icon: QStyle.StandardPixmap,
        window: QWidget | None,
    ) -> None:
        super().__init__(name, title, _SIZE, window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = (sentence, explanation)
        self._sentence = PlainLabel(role="strong")
        self._more = PlainLabel()
        self._english = EnglishBeneath(name)
        self._build_words(icon)
        keep_translated(self, self._say)

    def text(self) -> str:
        """The sentence."""
        return self._sentence.text()

    def explanation(self) -> str:
        """The explanation."""
        return self._more.text()

    def add_button(self, name: str, text: Words) -> QPushButton:
        """Put a button at the end of the row; pressed, it closes nothing by itself."""
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)
        keep_said(button, lambda said_of: said_of.setText(spoken(text)))
        self.foot.addWidget(button)
        return button

    def _say(self) -> None:
        sentence, explanation = self._words
        self._sentence.setText(spoken(sentence))
        self._more.show_if_any(spoken(explanation))
        self._english.show_english(sentence, explanation)

    def _build_words(self, icon: QStyle.StandardPixmap) -> None:
        symbol = IconLabel(self.style().standardIcon(icon), _ICON)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._sentence)
        words.addWidget(self._more)
        words.addWidget(self._english)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)


class Question(Statement):
    """Two buttons named by what they do. `accepted` means that the person wants it done."""

    def __init__(
        self,
        name: str,
        sentence: Words,
        explanation: Words,
        act: Words,
        leave: Words,
        window: QWidget | None,
    ) -> None:
        icon = QStyle.StandardPixmap.SP_MessageBoxQuestion
        super().__init__(name, sentence, sentence, explanation, icon, window)
        self.act_button = self.add_button(f"{name}_act", act)
        self.leave_button = self.add_button(f"{name}_leave", leave)
        self.leave_button.setDefault(True)
        self.act_button.clicked.connect(self.accept)
        self.leave_button.clicked.connect(self.reject)
        self.leave_button.setFocus()


class Announcement(Statement):
    """A warning, or a statement that something is impossible; its button closes it."""

    def __init__(
        self,
        name: str,
        title: Words,
        sentence: Words,
        explanation: Words,
        icon: QStyle.StandardPixmap,
        window: QWidget | None,
    ) -> None:
        super().__init__(name, title, sentence, explanation, icon, window)
        self.ok_button = self.add_button(f"{name}_ok", lambda: say("OK"))
        self.ok_button.setDefault(True)
        self.ok_button.clicked.connect(self.accept)
        self.ok_button.setFocus()
