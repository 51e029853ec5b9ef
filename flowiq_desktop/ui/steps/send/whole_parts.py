"""WholeParts: whoever clicks into a time types over what stands there, as everywhere else."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateTimeEdit

from flowiq_desktop.ui.qt_override import override


class WholeParts(QObject):
    """Selects the part of a day or time that was clicked: its hour, its minute, its month.

    Qt puts the cursor between two digits. A part that is full takes no further ones, so 10:30 typed
    there would leave 07:00, or make 07:30 of it, and nobody would notice. "Select all" goes to the
    first part, because Qt types nothing over all of them.
    """

    def __init__(self, edit: QDateTimeEdit) -> None:
        """Follow the clicks and keys of one edit, which owns this."""
        super().__init__(edit)
        self._edit = edit
        for part in (edit, edit.lineEdit()):
            part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and watched is not self._edit:
            QTimer.singleShot(0, self, self._select)  # once Qt has moved the cursor
        elif isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.SelectAll):
            if event.type() is QEvent.Type.KeyPress:
                self._edit.setSelectedSection(self._edit.sectionAt(0))
            return event.type() is QEvent.Type.KeyPress
        return False

    @Slot()
    def _select(self) -> None:
        if self._edit.isEnabled():
            self._edit.setSelectedSection(self._edit.currentSection())
