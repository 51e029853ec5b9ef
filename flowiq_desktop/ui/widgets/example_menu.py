"""ExampleMenu: an example spreadsheet for each kind of message, and one with all of them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from flowiq_desktop.core.messages.types import REGISTRY


class ExampleMenu(QMenu):
    """Offers the examples.

    Signals:
        example_wanted: the message type, or "" for all of them.
    """

    example_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("example_menu")
        for name, entry in REGISTRY.items():
            self.addAction(entry.label).setData(name)
        self.addSeparator()
        self.addAction(self.tr("All kinds")).setData("")
        self.triggered.connect(self._on_triggered)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.example_wanted.emit(str(action.data()))
