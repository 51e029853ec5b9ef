"""ExampleMenu: an example spreadsheet for each kind of message, and one with all of them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.ui.language.retranslated import keep_translated


class ExampleMenu(QMenu):
    """Offers the examples.

    Signals:
        example_wanted: the message type, or "" for all of them.
    """

    example_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("example_menu")
        self._kinds = {name: self._offer(name) for name in REGISTRY}
        self.addSeparator()
        self._all = self._offer("")
        keep_translated(self, self._say)
        self.triggered.connect(self._on_triggered)

    def _offer(self, name: str) -> QAction:
        action = self.addAction("")
        action.setData(name)
        return action

    def _say(self) -> None:
        for name, action in self._kinds.items():
            action.setText(REGISTRY[name].label)
        self._all.setText(self.tr("All kinds"))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.example_wanted.emit(str(action.data()))
