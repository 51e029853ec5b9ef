"""FixAlikeDialog: one correction for every cell of a column that reads the same."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

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
        super().__init__("fix_alike_dialog", self.tr("Fix all like this"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = text
        self.text = QLineEdit(text)
        self.text.setObjectName("fix_alike_text")
        self.text.setAccessibleName(self.tr("What the cells should read"))
        self.text.selectAll()
        self.fix_button = QPushButton(self._act(rows))
        self.fix_button.setObjectName("fix_alike_fix")
        self.fix_button.setDefault(True)
        self.fix_button.setEnabled(False)
        self._build_layout(self._question(header, text, rows))
        self.text.textChanged.connect(self._on_text_changed)
        self.fix_button.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    def _act(self, rows: int) -> str:
        return (
            self.tr("&Fix 1 row") if rows == 1 else self.tr("&Fix {n} rows").format(n=f"{rows:,}")
        )

    def _question(self, header: str, text: str, rows: int) -> str:
        value = cut(text, _SHOWN)
        if not text.strip():
            pattern = self.tr('{n} rows have nothing in "{column}". What should stand there?')
        elif rows == 1:
            pattern = self.tr('Only this row has "{value}" in "{column}". What should it read?')
        else:
            pattern = self.tr('{n} rows have "{value}" in "{column}". What should they read?')
        return pattern.format(n=f"{rows:,}", value=value, column=cut(header))

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.fix_button.setEnabled(text != self._before)

    @Slot()
    def _on_accepted(self) -> None:
        self.settled.emit(self.text.text())

    def _build_layout(self, question: str) -> None:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("fix_alike_cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        say_role(self.fix_button, "primary")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.fix_button)
        column = self.body
        column.addWidget(PlainLabel(question))
        column.addWidget(self.text)
        column.addStretch(1)
        self.text.setFocus()
