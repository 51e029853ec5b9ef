"""FallbackDialog: what to write where a column is empty."""

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from flowiq_desktop.core.text.merge_fields import MergeField
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

_SIZE = (420, 0)


class FallbackDialog(TaskDialog):
    """Asks for the word that stands in for empty cells; none is an answer too.

    Signals:
        settled: the field as it is written in the text, with its fallback or without.
    """

    settled = Signal(str)

    def __init__(self, header: str, empty: int, parent: QWidget | None = None) -> None:
        super().__init__("fallback_dialog", self.tr("Empty cells"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._header = header
        self.word = QLineEdit()
        self.word.setObjectName("fallback_word")
        self.word.setAccessibleName(self.tr("Word for empty cells"))
        self.word.setPlaceholderText(self.tr("for example: there"))
        self.word.setValidator(QRegularExpressionValidator(QRegularExpression("[^{}]*")))
        self.insert_button = QPushButton(self.tr("&Insert"))
        self.insert_button.setObjectName("fallback_insert")
        self.insert_button.setDefault(True)
        self._build_layout(self._question(empty))
        self.insert_button.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    def _question(self, empty: int) -> str:
        if empty == 1:
            pattern = self.tr('One row has nothing in "{column}". What should stand there instead?')
            return pattern.format(column=cut(self._header))
        pattern = self.tr('{n} rows have nothing in "{column}". What should stand there instead?')
        return pattern.format(n=f"{empty:,}", column=cut(self._header))

    @Slot()
    def _on_accepted(self) -> None:
        word = self.word.text().strip()
        self.settled.emit(str(MergeField(self._header, word or None)))

    def _build_layout(self, question: str) -> None:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("fallback_cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        say_role(self.insert_button, "primary")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.insert_button)
        column = self.body
        column.addWidget(PlainLabel(question))
        column.addWidget(self.word)
        empty = self.tr("Leave it empty, and these rows are listed for you to fill in.")
        column.addWidget(PlainLabel(empty, "small"))
        column.addStretch(1)
        self.word.setFocus()
