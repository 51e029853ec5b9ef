"""QuietWheel: scrolling a page never changes a chooser that happens to be under the pointer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

from flowiq_desktop.ui.qt_override import override


class QuietWheel(QObject):
    """An event filter that leaves the wheel to what scrolls.

    Also where the chooser has the focus: whoever has just chosen something there rolls on to what
    stands below, and would not see that it says something else by now.
    """

    def follow(self, page: QWidget) -> None:
        """Guard all choosers of a page whenever it is shown."""
        page.installEventFilter(self)

    def guard(self, page: QWidget) -> None:
        """Guard all choosers that are on a page now."""
        for kind in (QComboBox, QAbstractSpinBox):
            for chooser in page.findChildren(kind):
                self.guard_one(chooser)

    def guard_one(self, chooser: QWidget) -> None:
        """Guard one chooser; nor does the wheel give it the focus any more."""
        chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chooser.removeEventFilter(self)
        chooser.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QComboBox | QAbstractSpinBox):
            if event.type() is QEvent.Type.Wheel:
                event.ignore()
                return True
        elif event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            self.guard(watched)
        return False
