"""FixAlikeDialog: one correction for every cell of a column that reads the same."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

_SIZE = (460, 0)
_SHOWN = 80


class FixAlikeDialog(TaskDialog):
    """Asks what the cells should read.

    Signals:
        settled: the text for all of them.
    """

    settled = Signal(str)

    def __init__(self, header: str, text: str, rows: int, parent: QWidget | None = None) -> None:
        super().__init__("fix_alike_dialog", lambda: say("Fix all like this"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._header, self._before, self._rows = header, text, rows
        self._question = PlainLabel()
        self.text = QLineEdit(text)
        self.text.setObjectName("fix_alike_text")
        self.text.selectAll()
        self.fix_button = QPushButton()
        self.fix_button.setObjectName("fix_alike_fix")
        self.fix_button.setDefault(True)
        self.fix_button.setEnabled(False)
        self._cancel = QPushButton()
        self._build_layout()
        keep_translated(self, self._say)
        self.text.textChanged.connect(self._on_text_changed)
        self.fix_button.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    def _say(self) -> None:
        self._question.setText(self._ask())
        self.text.setAccessibleName(self.tr("What the cells should read"))
        self._cancel.setText(self.tr("Cancel"))
        self.fix_button.setText(say_count("&Fix 1 row", "&Fix {n} rows", self._rows))

    def _ask(self) -> str:
        column, value = cut(self._header), cut(self._before, _SHOWN)
        if not self._before.strip():
            return say_count(
                'Only this row has nothing in "{column}". What should stand there?',
                '{n} rows have nothing in "{column}". What should stand there?',
                self._rows,
                column=column,
            )
        return say_count(
            'Only this row has "{value}" in "{column}". What should it read?',
            '{n} rows have "{value}" in "{column}". What should they read?',
            self._rows,
            value=value,
            column=column,
        )

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.fix_button.setEnabled(text != self._before)

    @Slot()
    def _on_accepted(self) -> None:
        self.settled.emit(self.text.text())

    def _build_layout(self) -> None:
        cancel = self._cancel
        cancel.setObjectName("fix_alike_cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        say_role(self.fix_button, "primary")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.fix_button)
        column = self.body
        column.addWidget(self._question)
        column.addWidget(self.text)
        column.addStretch(1)
        self.text.setFocus()
