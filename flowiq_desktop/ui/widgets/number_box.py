"""NumberBox: a whole number to type or step, with room around it."""

from PySide6.QtWidgets import QSpinBox, QWidget

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
