"""RepeatsDialog: people who are in the list more than once: all rows, the first, or some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)

from flowiq_desktop.services.preparing.repeat_choice import Effect, Keep, Repeated, effect_of
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.check.asking.repeats_model import RepeatsModel
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.services.preparing.check import CheckedSheet

_SIZE = (620, 0)
_HEIGHT = 200


class RepeatsDialog(TaskDialog):
    """Says what a choice changes before it is made.

    Attributes:
        choices: the three ways.
        table: the rows, to pick from.
        keep_button: does it.

    Signals:
        settled: the `Effect`.
    """

    settled = Signal(object)

    def __init__(
        self, checked: CheckedSheet, repeated: Repeated, parent: QWidget | None = None
    ) -> None:
        title = "repeats_dialog"
        super().__init__(
            title, lambda: say("People who are in the list more than once"), _SIZE, parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._checked, self._repeated = checked, repeated
        self._question, self._effect = PlainLabel(), PlainLabel(role="strong")
        self._hint = PlainLabel(role="hint")
        self.choices = {keep: QRadioButton() for keep in Keep}
        self._group = QButtonGroup(self)
        self.model = RepeatsModel(checked, repeated, self)
        self.table = QTableView()
        self.keep_button, self._cancel = QPushButton(), QPushButton()
        self._style_table()
        self._build_layout()
        self.choices[Keep.FIRST].setChecked(True)
        keep_translated(self, self._say)
        self._group.buttonToggled.connect(self._show)
        self.model.ticked.connect(self._show)
        self._cancel.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        self._show()

    def effect(self) -> Effect:
        """What the choice as it stands would change."""
        keep = next(keep for keep, button in self.choices.items() if button.isChecked())
        return effect_of(self._checked, self._repeated, keep, self.model.kept)

    @Slot()
    def _on_accepted(self) -> None:
        self.settled.emit(self.effect())

    @Slot()
    def _show(self) -> None:
        self.table.setVisible(self.choices[Keep.PICKED].isChecked())
        effect = self.effect()
        self.keep_button.setEnabled(bool(effect.left_out or effect.put_back))
        self._effect.setText(_in_words(effect))

    def _say(self) -> None:
        self._question.setText(
            say_count(
                "1 person is in the list more than once. Which of their rows are sent?",
                "{n} people are in the list more than once. Which of their rows are sent?",
                len(self._repeated.people),
            )
        )
        self.choices[Keep.FIRST].setText(self.tr("Only the &first row of each person"))
        self.choices[Keep.ALL].setText(self.tr("&All of them"))
        self.choices[Keep.PICKED].setText(self.tr("Let me &pick"))
        self._hint.setText(
            self.tr("The very same message to the same person is sent once, whatever you choose.")
        )
        self.table.setAccessibleName(self.tr("Rows to pick from: with a tick they are sent"))
        self.keep_button.setText(self.tr("&Choose"))
        self._cancel.setText(self.tr("Cancel"))
        self._show()

    def _style_table(self) -> None:
        self.table.setObjectName("repeats_table")
        self.table.setModel(self.model)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setStretchLastSection(True)
        self.table.setMinimumHeight(_HEIGHT)

    def _build_layout(self) -> None:
        self.body.addWidget(self._question)
        for keep in (Keep.FIRST, Keep.ALL, Keep.PICKED):
            button = self.choices[keep]
            button.setObjectName(f"repeats_{keep.value}")
            self._group.addButton(button)
            self.body.addWidget(button)
        for part in (self.table, self._effect, self._hint):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.keep_button.setObjectName("repeats_keep")
        self.keep_button.setDefault(True)
        self._cancel.setObjectName("repeats_cancel")
        self._cancel.setAutoDefault(False)
        say_role(self.keep_button, "primary")
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self.keep_button)


def _in_words(effect: Effect) -> str:
    out, back = len(effect.left_out), len(effect.put_back)
    if not out and not back:
        return say("Nothing changes.")
    if not back:
        return say_count("1 row is left out.", "{n} rows are left out.", out)
    if not out:
        return say_count("1 row is put back.", "{n} rows are put back.", back)
    return say("Left out: {out:,}. Put back: {back:,}.", out=out, back=back)
