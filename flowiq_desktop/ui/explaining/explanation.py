"""Explanation: terms in a sentence and a picture each, folded once they were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.services.reach import terms as said
from flowiq_desktop.ui.explaining.pictures import Picture
from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from flowiq_desktop.services.reach.terms import Term
    from flowiq_desktop.ui.explaining.pictures import Pictures
    from flowiq_desktop.ui.theme.icons import Icons


_LOW = 640
"""Pixels of a screen's height below which every line counts."""


class Memory(Protocol):
    """What knows which terms were explained."""

    def knows(self, term: Term) -> bool:
        """Whether a term was explained before."""
        ...

    def remember(self, term: Term) -> None:
        """It was explained just now."""
        ...


class Explanation(QWidget):
    """A small question for each term; its answer is open the first time, and on demand later.

    On a low screen an answer that nobody asked for has no picture: the question has one.

    Attributes:
        buttons: the questions, by term; checked while the answer is shown.
    """

    def __init__(
        self,
        terms: Sequence[Term],
        memory: Memory,
        pictures: Pictures,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Build it.

        Args:
            terms: what it explains.
            memory: knows what was explained already.
            pictures: draws the pictures.
            icons: draws icons.
            parent: what it stands in.
        """
        super().__init__(parent)
        self.setObjectName("explanation_" + "_".join(term.value for term in terms))
        self._memory = memory
        self.buttons = {term: self._make_button(term, icons) for term in terms}
        self._answers = {term: PlainLabel(role="small") for term in terms}
        self._pictures = {term: Picture(term, pictures) for term in terms}
        self._panels = {term: self._make_panel(term) for term in terms}
        self._build_layout()
        for term, button in self.buttons.items():
            button.toggled.connect(self._panels[term].setVisible)
            button.clicked.connect(self._pictures[term].show)
            button.setChecked(not memory.knows(term))
            self._panels[term].setVisible(button.isChecked())
        keep_translated(self, self._say)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            low = self.screen().availableGeometry().height() < _LOW
            for term, button in self.buttons.items():
                self._pictures[term].setVisible(not low)
                button.setChecked(not self._memory.knows(term))
                self._memory.remember(term)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            for term, button in self.buttons.items():
                button.setChecked(not self._memory.knows(term))

    def _say(self) -> None:
        for term, button in self.buttons.items():
            button.setText(said.question(term))
            self._answers[term].setText(said.answer(term))

    @staticmethod
    def _make_button(term: Term, icons: Icons) -> QPushButton:
        button = UnfoldingButton()
        button.setObjectName(f"explain_{term.value}")
        button.setAutoDefault(False)
        say_role(button, "ask")
        icons.bind(button, "help", "accent", 14)
        return button

    def _make_panel(self, term: Term) -> QWidget:
        panel = QWidget()
        row = QHBoxLayout(panel)
        row.setContentsMargins(4, 0, 0, 4)
        row.setSpacing(12)
        row.addWidget(self._pictures[term], 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._answers[term], 1)
        return panel

    def _build_layout(self) -> None:
        questions = FlowLayout(4)
        for button in self.buttons.values():
            questions.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(questions)
        for panel in self._panels.values():
            column.addWidget(panel)
