"""Chooser: a list to choose from that opens as wide as its longest line."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from flowiq_desktop.ui.qt_override import override

_AROUND = 12
"""Border and padding of a list, at both sides."""


class Chooser(QComboBox):
    """What is chosen may be cut where the field is narrow; the list that opens is not.

    Qt makes the list of a field that is typed in as narrow as the field. Where the screen has no
    room beside it, Qt moves it.
    """

    @override
    def showPopup(self) -> None:
        make_room(self.view(), self.modelColumn())
        super().showPopup()
        show_whole(self.view(), self.maxVisibleItems())


def make_room(lines: QAbstractItemView, column: int = 0) -> None:
    """Let a list be as wide as its longest line, as far as the screen is."""
    bar = lines.verticalScrollBar().sizeHint().width()
    needed = lines.sizeHintForColumn(column) + bar + _AROUND
    lines.setMinimumWidth(min(needed, lines.screen().availableGeometry().width() - _AROUND))


def show_whole(lines: QAbstractItemView, most: int) -> None:
    """Make an open list as high as its lines, or as the screen is.

    Qt reckons without the border that the list has while it is in use, and cuts the last line.

    Args:
        lines: the list.
        most: so many are shown at once.
    """
    popup, root = lines.window(), lines.rootIndex()
    rows = min(most, lines.model().rowCount(root))
    needed = sum(lines.sizeHintForRow(row) for row in range(rows))
    for _ in range(2):  # arrows to scroll by, which take room of their own, go once it is enough
        lacking = needed - lines.viewport().height()
        room = popup.screen().availableGeometry().height()
        popup.resize(popup.width(), min(popup.height() + lacking, room))
        if (layout := popup.layout()) is not None:
            layout.activate()
    keep_on_screen(popup)


def keep_on_screen(popup: QWidget) -> None:
    """Move what popped up as far as it reaches over an edge of its screen."""
    free, place = popup.screen().availableGeometry(), popup.frameGeometry()
    spot = QPoint(
        max(free.left(), min(place.left(), free.right() + 1 - place.width())),
        max(free.top(), min(place.top(), free.bottom() + 1 - place.height())),
    )
    if spot != place.topLeft():
        popup.move(spot)
