"""Question: asks before something that cannot be taken back; doing nothing is the default."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Question(QMessageBox):
    """Two buttons named by what they do. `accepted` tells that the person wants it done."""

    def __init__(
        self,
        name: str,
        sentence: str,
        explanation: str,
        act: str,
        leave: str,
        window: QWidget | None,
    ) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setWindowTitle(sentence)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Question)
        self.setText(sentence)
        self.setInformativeText(explanation)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.leave_button = self.addButton(leave, QMessageBox.ButtonRole.RejectRole)
        self.leave_button.setObjectName(f"{name}_leave")
        self.act_button = self.addButton(act, QMessageBox.ButtonRole.AcceptRole)
        self.act_button.setObjectName(f"{name}_act")
        self.setDefaultButton(self.leave_button)
        self.setEscapeButton(self.leave_button)
