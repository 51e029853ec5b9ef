"""Hands: what a person does to a window with mouse and eyes, without pytest."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

_PATIENCE = 90.0
W = TypeVar("W", bound=QWidget)


class Hands:
    """Clicks and waits, as long as a person would.

    Args:
        window: where things are looked for, unless another place is named.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something to become true; raises TimeoutError with what is shown."""
        ends = time.monotonic() + _PATIENCE
        while not reached():
            QTest.qWait(5)
            if time.monotonic() > ends:
                dialogs = [w.objectName() for w in QApplication.topLevelWidgets() if w.isVisible()]
                raise TimeoutError(dialogs)

    def choose(self, name: str, path: Path) -> None:
        """Choose a file in the file dialog that opens."""

        def open_now() -> QFileDialog | None:
            tops = QApplication.topLevelWidgets()
            files = [w for w in tops if isinstance(w, QFileDialog) and w.isVisible()]
            return next((w for w in files if name in w.objectName()), None)

        self.until(lambda: open_now() is not None)
        dialog = open_now()
        if dialog is None:
            raise LookupError("no dialog to choose a file in")
        dialog.selectFile(str(path))
        dialog.accept()

    def click(self, name: str, place: QWidget | None = None) -> None:
        """Click a button, once it can be clicked."""
        button = self.button(name, place)
        self.until(lambda: button.isEnabled() and button.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def button(self, name: str, place: QWidget | None = None) -> QAbstractButton:
        """A button by its name."""
        return self.find(QAbstractButton, name, place)

    def find(self, kind: type[W], name: str, place: QWidget | None = None) -> W:
        """A part by its name; raises LookupError."""
        found = (place or self._window).findChild(kind, name)
        if found is None:
            raise LookupError(name)
        return found

    def dialog(self, name: str) -> QDialog:
        """A dialog by its name, once it is open."""
        self.until(lambda: self.shown(name) is not None)
        dialog = self.shown(name)
        if dialog is None:
            raise LookupError(name)
        return dialog

    @staticmethod
    def shown(name: str) -> QDialog | None:
        """A dialog by its name, or None while it is not open."""
        tops = QApplication.topLevelWidgets()
        dialogs = (w for w in tops if isinstance(w, QDialog) and w.objectName() == name)
        return next((dialog for dialog in dialogs if dialog.isVisible()), None)

    @staticmethod
    def accept(dialog: QDialog) -> None:
        """Say yes."""
        dialog.accept()
