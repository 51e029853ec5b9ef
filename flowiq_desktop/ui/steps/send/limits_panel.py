"""What a campaign may cost, how many messages it may send, and the new people of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QWidget

from flowiq_desktop.services.sending.limits.texts import CHARGED, WHAT_A_DAY_ALLOWS
from flowiq_desktop.texts import say
from flowiq_desktop.texts.money import amount
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.choosers.people_box import PeopleBox
from flowiq_desktop.ui.widgets.number_box import NumberBox
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.ui.state.spending import Budget

_WIDTH = 216
_MOST_MESSAGES = 1_000_000


class LimitsPanel(QFrame):
    """Two limits, each of which can be left out, and what is known of the account.

    Args:
        people: show how many people a day the account may begin with.

    Signals:
        changed: a limit was ticked or changed.
        people_chosen: how many people a day the account may begin with.
    """

    changed = Signal()
    people_chosen = Signal(int)

    def __init__(self, *, people: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("limits_panel")
        self.money, self.amount = QCheckBox(), QLineEdit()
        self.messages = QCheckBox()
        self.most = NumberBox(
            "most_messages", 1, _MOST_MESSAGES, lambda: self.tr("Number of messages to send")
        )
        self.people, self._people_label = PeopleBox("people_a_day"), Caption()
        self.cost, self._help = PlainLabel(), PlainLabel(role="small")
        self._people_help = PlainLabel(role="small")
        self._build_layout(people)
        self._connect()
        keep_translated(self, self._say)
        self._on_changed()

    # -- what was chosen --------------------------------------------------------------------

    def typed_money(self) -> str | None:
        """The amount as it was typed, or None where money is not limited."""
        return self.amount.text().strip() if self.money.isChecked() else None

    def chosen_messages(self) -> int | None:
        """How many messages may be sent, or None for all."""
        return self.most.value() if self.messages.isChecked() else None

    def show_budget(self, budget: Budget) -> None:
        """Show what was chosen before."""
        self.money.setChecked(budget.money is not None)
        if budget.money is not None:
            self.amount.setText(amount(budget.money, budget.currency))
        self.messages.setChecked(budget.messages is not None)
        if budget.messages is not None:
            self.most.setValue(budget.messages)

    def show_cost(self, words: str) -> None:
        """Say what the messages cost; "" where no price is entered."""
        self.cost.setText(words or self.tr("Enter what a message costs you in Settings."))

    # -- how it looks -----------------------------------------------------------------------

    def _build_layout(self, people: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(2, 1)
        for row, (tick, edit) in enumerate(((self.money, self.amount), (self.messages, self.most))):
            edit.setFixedWidth(_WIDTH)
            grid.addWidget(tick, row, 0)
            grid.addWidget(edit, row, 1)
        grid.addWidget(self.cost, 2, 0, 1, 3)
        grid.addWidget(self._help, 3, 0, 1, 3)
        grid.addWidget(self._people_label, 4, 0)
        grid.addWidget(self.people, 4, 1)
        grid.addWidget(self._people_help, 5, 0, 1, 3)
        for part in (self._people_label, self.people, self._people_help):
            part.setVisible(people)
        self._people_label.setBuddy(self.people)
        self.people.setFixedWidth(_WIDTH)
        for name, widget in (
            ("money_tick", self.money),
            ("most_money", self.amount),
            ("messages_tick", self.messages),
            ("limits_cost", self.cost),
        ):
            widget.setObjectName(name)

    def _connect(self) -> None:
        self.money.toggled.connect(self._on_changed)
        self.messages.toggled.connect(self._on_changed)
        self.amount.textChanged.connect(self._on_changed)
        self.most.valueChanged.connect(self._on_changed)
        self.people.chosen.connect(self._on_people)

    @Slot()
    def _on_changed(self) -> None:
        self.amount.setEnabled(self.money.isChecked())
        self.most.setEnabled(self.messages.isChecked())
        self.changed.emit()

    @Slot()
    def _on_people(self) -> None:
        people = self.people.people()
        if people is not None:
            self.people_chosen.emit(people)

    def _say(self) -> None:
        self.money.setText(self.tr("Sp&end no more than"))
        self.messages.setText(self.tr("Send no more messages &than"))
        self.amount.setAccessibleName(self.tr("Amount to spend at most"))
        self.amount.setPlaceholderText(self.tr("such as R 500"))
        self._people_label.setText(self.tr("New peop&le a day"))
        self._help.setText(say(CHARGED))
        self._people_help.setText(say(WHAT_A_DAY_ALLOWS))
