"""Details: what only support needs, folded away, with a button to copy it."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role

_LINES = 5


class Details(QWidget):
    """A "Details" button that unfolds a text to read or copy."""

    def __init__(self, clipboard: QClipboard, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._clipboard = clipboard
        self.button = UnfoldingButton()
        self.button.setObjectName(f"{name}_button")
        self.copy_button = QPushButton()
        self.copy_button.setObjectName(f"{name}_copy")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        keep_translated(self, self._say)
        self._build_layout()
        self.button.toggled.connect(self._text.setVisible)
        self.copy_button.clicked.connect(self._on_copy)

    def tell(self, text: str) -> None:
        """Offer these details; nothing is shown when there are none."""
        self._text.setPlainText(text)
        self.button.setChecked(False)
        self.setVisible(bool(text))

    def text(self) -> str:
        """What there is to copy."""
        return self._text.toPlainText()

    @Slot()
    def _on_copy(self) -> None:
        self._clipboard.setText(self.text())

    def _say(self) -> None:
        self.button.setText(self.tr("Details"))
        self.copy_button.setText(self.tr("Copy details"))
        self._text.setAccessibleName(self.tr("Details"))

    def _build_layout(self) -> None:
        for button in (self.button, self.copy_button):
            say_role(button, "quiet")
        self._text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 16)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._text)
        self._text.hide()
        self.hide()
