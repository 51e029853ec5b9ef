"""FallbackDialog: what to write where a column is empty."""

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from flowiq_desktop.core.text.merge_fields import MergeField
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.language.retranslated import keep_translated
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
        super().__init__("fallback_dialog", lambda: say("Empty cells"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._header, self._empty = header, empty
        self._question, self._help = PlainLabel(), PlainLabel(role="small")
        self.word = QLineEdit()
        self.word.setObjectName("fallback_word")
        self.word.setValidator(QRegularExpressionValidator(QRegularExpression("[^{}]*")))
        self.insert_button = QPushButton()
        self.insert_button.setObjectName("fallback_insert")
        self.insert_button.setDefault(True)
        self._cancel = QPushButton()
        self._build_layout()
        keep_translated(self, self._say)
        self.insert_button.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    def _say(self) -> None:
        self._question.setText(
            say_count(
                'One row has nothing in "{column}". What should stand there instead?',
                '{n} rows have nothing in "{column}". What should stand there instead?',
                self._empty,
                column=cut(self._header),
            )
        )
        self.word.setAccessibleName(self.tr("Word for empty cells"))
        self.word.setPlaceholderText(self.tr("for example: there"))
        self._help.setText(self.tr("Leave it empty, and these rows are listed for you to fill in."))
        self._cancel.setText(self.tr("Cancel"))
        self.insert_button.setText(self.tr("&Insert"))

    @Slot()
    def _on_accepted(self) -> None:
        word = self.word.text().strip()
        self.settled.emit(str(MergeField(self._header, word or None)))

    def _build_layout(self) -> None:
        cancel = self._cancel
        cancel.setObjectName("fallback_cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        say_role(self.insert_button, "primary")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.insert_button)
        column = self.body
        column.addWidget(self._question)
        column.addWidget(self.word)
        column.addWidget(self._help)
        column.addStretch(1)
        self.word.setFocus()
