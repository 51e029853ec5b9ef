"""The one question about an account: how many people a day it may begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flowiq_desktop.services.sending.limits.texts import WHAT_A_DAY_ALLOWS
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.choosers.people_box import PeopleBox
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.ui.state.spending import Spending


class PeopleChoice(QWidget):
    """Asked once for each account, where so many people get a template that it matters.

    Signals:
        answered: something was chosen, and is remembered.
    """

    answered = Signal()

    def __init__(self, spending: Spending, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people_choice")
        self._spending = spending
        self._question, self._help = Caption(), PlainLabel(role="hint")
        self._question.setWordWrap(True)
        self.box = PeopleBox("people_choice_box")
        self._question.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._question, self.box, self._help):
            column.addWidget(part)
        keep_translated(self, self._say)
        self.box.chosen.connect(self._on_chosen)

    @property
    def is_answered(self) -> bool:
        """Whether something is chosen."""
        return self.box.people() is not None

    def _on_chosen(self) -> None:
        people = self.box.people()
        if people is not None:
            self._spending.set_limit(people)
        self.answered.emit()

    def _say(self) -> None:
        self._question.setText(self.tr("How many &new people a day may your account write to?"))
        self._help.setText(say(WHAT_A_DAY_ALLOWS))
