"""Notice: one thing to know, with an icon, and perhaps a button for what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.hearing.announcer import Announcer
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import spoken
from flowiq_desktop.ui.qt_names import set_by_name
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from flowiq_desktop.ui.language.words import Words
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.details import Details

_KINDS = {"ok": "ok", "info": "info", "warning": "warning", "error": "error"}


class Notice(QFrame):
    """A coloured panel with an icon, a sentence, advice in smaller weight, and a button.

    What is told as a function is asked for again when the language changes; a text stays as it was
    said.

    Attributes:
        button: hidden until `offer` names it.
        announcer: tells people who listen that the notice is there, without moving the focus.
    """

    def __init__(self, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.announcer = Announcer(self)
        self._urgent = False
        self._icons = icons
        self._told: tuple[Words, Words, Words] = ("", "", "")
        self._icon = QLabel()
        set_by_name(self._icon, alignment="AlignLeft|AlignTop")
        self.sentence = PlainLabel(role="strong")
        self.advice = PlainLabel()
        self.button = QPushButton()
        self.button.setObjectName(f"{name}_button")
        self._build_layout()
        keep_translated(self, self._say)
        self.hide()

    def tell(self, tone: str, sentence: Words, advice: Words = "", icon: str = "") -> None:
        """Show a notice; the icon is the tone's own unless another is named."""
        say_role(self, "notice")
        say_tone(self, tone)
        for label in (self.sentence, self.advice):
            say_tone(label, tone)
        self._icons.bind(self._icon, icon or _KINDS[tone], tone)
        self._told = (sentence, advice, self._told[2])
        self._urgent = tone == "error"
        self._say()
        self.show()
        self._announce()

    def tell_error(
        self,
        error: Exception,
        otherwise: str = "",
        advice: str = "",
        details: Details | None = None,
    ) -> None:
        """Say what went wrong, in the error's own words where it has some.

        Args:
            error: what happened.
            otherwise: what to say of one without words for the person.
            advice: what to do, where the error does not know.
            details: where to show what the machine said; without such a place it stands behind
                the sentence when nothing better does.
        """
        told = AppError.of(error, otherwise or refusals.unexplained())
        spare = "" if details else told.details
        self.tell("error", told.message, told.advice or advice or spare)
        if details is not None:
            details.tell(told.details)

    def offer(self, text: Words) -> None:
        """Name what the button does; "" hides it."""
        self._told = (*self._told[:2], text)
        self._say_offer()

    def add(self, widget: QWidget) -> None:
        """Add another button at the end."""
        self._row.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        """Add a button under the words: several beside them would leave no room."""
        if self._below.parent() is None:
            self._words.addLayout(self._below)
        self._below.addWidget(widget)

    def clear(self) -> None:
        """Take the notice away."""
        self._told = (self.sentence.text(), self.advice.text(), self._told[2])
        self.announcer.forget()
        self.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._announce()

    def _announce(self) -> None:
        """Tell what it says, once, as soon as it is seen: its page may not be shown yet."""
        if self.isVisible():
            self.announcer.announce_if_new(self.accessibleName(), urgent=self._urgent)

    def _say(self) -> None:
        sentence, advice = (spoken(words) for words in self._told[:2])
        self.sentence.setText(sentence)
        self.advice.show_if_any(advice)
        self.setAccessibleName(" ".join(filter(None, (sentence, advice))))
        self._say_offer()

    def _say_offer(self) -> None:
        text = spoken(self._told[2])
        self.button.setText(text)
        self.button.setVisible(bool(text))

    def _build_layout(self) -> None:
        self._words = words = QVBoxLayout()
        self._below = FlowLayout(8)
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.advice)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.button.hide()
        self.advice.hide()
