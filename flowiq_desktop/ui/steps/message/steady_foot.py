"""SteadyFoot: what stands below an input, which does not shrink while somebody types into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent


class SteadyFoot(QWidget):
    """A line of words; those that go leave their room, so that nothing below them moves.

    What was needed is said in two lines, and is gone with the first letter. The room is kept until
    the page is laid out anew: in another width, or because it is left.

    Attributes:
        row: where the words are.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)

    @Slot()
    def hold(self) -> None:
        """Be at least as high as now."""
        self.setMinimumHeight(max(self.minimumHeight(), self.height()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() not in (-1, event.size().width()):
            self.setMinimumHeight(0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.setMinimumHeight(0)
