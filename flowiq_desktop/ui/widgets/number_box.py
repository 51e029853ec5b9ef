"""NumberBox: a whole number to type or step, with room around it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSpinBox, QWidget

from flowiq_desktop.services.account.preferences import MOST_CONNECTIONS, MOST_PER_MINUTE

_MARGIN = 6


class NumberBox(QSpinBox):
    """A named and bounded spin box; stylesheets leave no room before its digits, so this does."""

    def __init__(
        self, name: str, least: int, most: int, spoken: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setRange(least, most)
        self.setGroupSeparatorShown(True)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)


def rate_box(name: str) -> NumberBox:
    """For messages a minute."""
    spoken = QCoreApplication.translate("NumberBox", "Messages a minute")
    return NumberBox(name, 1, MOST_PER_MINUTE, spoken)


def connections_box(name: str) -> NumberBox:
    """For requests under way at once."""
    spoken = QCoreApplication.translate("NumberBox", "Messages on their way at once")
    return NumberBox(name, 1, MOST_CONNECTIONS, spoken)
