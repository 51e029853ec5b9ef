"""OnlyIfValueDialog: which value of which column a row has to have for a part of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QCompleter, QPushButton, QSizePolicy, QWidget

from flowiq_desktop.core.columns.choosing import choosing_columns, choosing_values, likeliest_of
from flowiq_desktop.core.columns.deciding import rows_that_meet
from flowiq_desktop.core.text.conditional.condition import Condition, value_key
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.numbers import number
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.core.sheet import Sheet

_SIZE = (460, 0)
_FEWEST_CHARACTERS = 16


class OnlyIfValueDialog(TaskDialog):
    """Asks for a column, whether it is or is not, and a value; says how many rows that are.

    Attributes:
        columns: every column of the spreadsheet.
        verb: *is* or *is not*.
        values: the values of the column, where they are few; anything can be typed.
        told: how many rows get the part.

    Signals:
        settled: the `Condition`.
    """

    settled = Signal(object)

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__("only_if_dialog", lambda: say("Only if a column says so"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sheet = sheet
        self._question = PlainLabel()
        self._labels = Caption(), Caption(), Caption()
        self.columns = _chooser("only_if_column")
        self.verb = _chooser("only_if_verb")
        self.values = _chooser("only_if_value")
        self.values.setEditable(True)
        self.values.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.values.setCompleter(QCompleter(self))  # Qt's would make "7A" of a "7" and Enter
        signs = QRegularExpression('[^{}|"“”„]*')  # what no condition can name
        self.values.setValidator(QRegularExpressionValidator(signs, self))
        self.told = PlainLabel(role="small")
        self.told.setObjectName("only_if_told")
        self.insert_button, self._cancel = QPushButton(), QPushButton()
        self._fill()
        self._build_layout()
        keep_translated(self, self._say)
        self._connect()

    def condition(self) -> Condition:
        """What is chosen and typed so far."""
        value = " ".join(self.values.currentText().split())
        return Condition(self._header(), self.verb.currentIndex() == 0, value)

    def _header(self) -> str:
        return str(self.columns.currentData() or "")

    def _fill(self) -> None:
        for header in self._sheet.headers:
            self.columns.addItem(cut(header), header)
        likeliest = likeliest_of(self._sheet, choosing_columns(self._sheet))
        self.columns.setCurrentIndex(max(0, self.columns.findData(likeliest)))
        self.verb.addItems(["", ""])
        self._offer_values()

    def _offer_values(self) -> None:
        """Offer the values of the column; nothing is chosen beforehand."""
        self.values.clear()
        found = (each.value for each in choosing_values(self._sheet, self._header()))
        told = dict.fromkeys(" ".join(value.split()) for value in found if value_key(value))
        for value in told:
            self.values.addItem(cut(value), value)
        self.values.setCurrentIndex(-1)
        self.values.setEditText("")

    def _say(self) -> None:
        self._question.setText(self.tr("For which rows is what you selected?"))
        column, verb, value = self._labels
        column.setText(self.tr("&Column"))
        verb.setText(self.tr("is, or is n&ot"))
        value.setText(self.tr("&Value, as it stands in the column"))
        self.verb.setItemText(0, self.tr("is"))
        self.verb.setItemText(1, self.tr("is not"))
        self.columns.setAccessibleName(self.tr("Column that decides"))
        self.verb.setAccessibleName(self.tr("Whether it is the value, or is not"))
        self.values.setAccessibleName(self.tr("Value of the column"))
        self._cancel.setText(self.tr("Cancel"))
        self.insert_button.setText(self.tr("&Insert"))
        self._say_told()

    @Slot()
    def _say_told(self) -> None:
        condition = self.condition()
        has_value = bool(value_key(condition.value))
        self.insert_button.setEnabled(has_value)
        self.told.setText(self._rows_in_words(condition) if has_value else self._help())

    def _help(self) -> str:
        return self.tr("Capitals and blanks around it do not count.")

    def _rows_in_words(self, condition: Condition) -> str:
        rows = rows_that_meet(self._sheet, condition)
        if not rows:
            return self.tr("No row is so: check how it is spelled in the column.")
        total = number(len(self._sheet))
        return say_count(
            "1 of {total} rows gets this part.",
            "{n} of {total} rows get this part.",
            rows,
            total=total,
        )

    def _connect(self) -> None:
        self.columns.activated.connect(self._on_column)
        self.verb.activated.connect(self._say_told)
        self.values.editTextChanged.connect(self._say_told)
        self.values.activated.connect(self._on_value)
        self._cancel.clicked.connect(self.reject)
        self.insert_button.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    @Slot()
    def _on_column(self) -> None:
        self._offer_values()
        self._say_told()

    @Slot(int)
    def _on_value(self, place: int) -> None:
        self.values.setEditText(str(self.values.itemData(place) or ""))

    @Slot()
    def _on_accepted(self) -> None:
        self.settled.emit(self.condition())

    def _build_layout(self) -> None:
        for button, name in (
            (self._cancel, "only_if_cancel"),
            (self.insert_button, "only_if_insert"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self.insert_button.setDefault(True)
        say_role(self.insert_button, "primary")
        self.body.addWidget(self._question)
        choosers = (self.columns, self.verb, self.values)
        for label, chooser in zip(self._labels, choosers, strict=True):
            label.setBuddy(chooser)
            say_role(label, "small")
            self.body.addWidget(label)
            self.body.addWidget(chooser)
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        self.columns.setFocus()


def _chooser(name: str) -> QComboBox:
    chooser = Chooser()
    chooser.setObjectName(name)
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    chooser.setMinimumContentsLength(_FEWEST_CHARACTERS)
    chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return chooser
