"""Tapped: a part of the phone that can be tapped, by the keys as well."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from flowiq_desktop.ui.qt_override import override


class Tapped(QAbstractButton):
    """A button that Enter presses, as the space bar does with every button of Qt."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
