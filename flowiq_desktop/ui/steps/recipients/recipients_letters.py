"""LettersCard: which of two readings of a text file's letters is right, chosen by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from flowiq_desktop.services.preparing.load import REPAIRED, encoding_called
from flowiq_desktop.texts import said
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel
from flowiq_desktop.ui.widgets.plain_words import on_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.preparing.load import Origin, ShownReading, TwoReadings


class LettersCard(QFrame):
    """Two words, or pairs of words, side by side as two buttons to press.

    Signals:
        encoding_chosen: Python's name of the encoding that was pressed.
    """

    encoding_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters_card")
        self._readings: TwoReadings | None = None
        self.question = PlainLabel(role="strong")
        self.question.setObjectName("letters_question")
        self.why = PlainLabel()
        self.why.setObjectName("letters_why")
        self.first_button, self.second_button = QPushButton(), QPushButton()
        self.first_button.setObjectName("letters_first")
        self.second_button.setObjectName("letters_second")
        self.captions = (Caption(), Caption())
        for caption in self.captions:
            caption.setWordWrap(True)
        self.first_button.clicked.connect(lambda: self._choose(0))
        self.second_button.clicked.connect(lambda: self._choose(1))
        self._build_layout()
        keep_translated(self, self._say)

    @property
    def asks(self) -> bool:
        """Whether there are two readings to choose from."""
        return self._readings is not None

    def show_choice(self, origin: Origin) -> None:
        """Ask about the letters of a file when they are unclear; otherwise be hidden."""
        self._readings = origin.letters
        self._say()
        self.setVisible(self.asks)

    @property
    def _both(self) -> tuple[ShownReading, ...]:
        return (self._readings.taken, self._readings.other) if self._readings is not None else ()

    def _choose(self, place: int) -> None:
        if self._both:
            self.encoding_chosen.emit(self._both[place].encoding)

    def _say(self) -> None:
        self.question.setText(self.tr("Which is written right?"))
        twice = any(reading.encoding in REPAIRED for reading in self._both)
        self.why.setText(
            self.tr(
                "The letters seem to have been stored twice. That can be undone. "
                "Now they are read the first way."
            )
            if twice
            else self.tr(
                "The file does not say how its letters are stored, and both are possible. "
                "Now they are read the first way."
            )
        )
        buttons = (self.first_button, self.second_button)
        for button, caption, reading in zip(buttons, self.captions, self._both, strict=False):
            called = said(encoding_called(reading.encoding))
            button.setText(on_button(reading.words))
            button.setAccessibleName(reading.words)
            button.setAccessibleDescription(called)
            caption.setText(called)
        self._tell_tone()

    def _tell_tone(self) -> None:
        say_role(self, "notice")
        for widget in (self, self.question, self.why, *self.captions):
            say_tone(widget, "warning")
        self.setAccessibleName(" ".join(label.text() for label in (self.question, self.why)))

    def _build_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.question)
        column.addWidget(self.why)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 4, 0, 0)
        beside.setSpacing(8)
        for button, caption in zip(
            (self.first_button, self.second_button), self.captions, strict=True
        ):
            half = QVBoxLayout()
            half.setSpacing(2)
            half.addWidget(button)
            half.addWidget(caption)
            beside.addLayout(half, 1)
        column.addLayout(beside)
        self.hide()
