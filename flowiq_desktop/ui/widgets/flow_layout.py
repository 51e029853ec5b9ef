"""FlowLayout: widgets in lines, like words, so that they fit into a narrow window."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from flowiq_desktop.ui.qt_override import override


class FlowLayout(QLayout):
    """Places items as words are read and begins a new line where one is full.

    Attributes:
        trailing: items from this one on are at the end of their line; None for no item.
    """

    def __init__(
        self, gap: int, parent: QWidget | None = None, *, trailing: int | None = None
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self.trailing = trailing
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> QtCore.Qt.Orientation:
        return QtCore.Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        return self._arrange(inside, QPoint(), place=False) + around.top() + around.bottom()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inside = rect.marginsRemoved(self.contentsMargins())
        self._arrange(inside.width(), inside.topLeft(), place=True)

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item, _ in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        high = max((hint.height() for hint in hints), default=0)
        return QSize(width, high).grownBy(self.contentsMargins())

    @override
    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item, _ in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    def _shown(self) -> list[tuple[QLayoutItem, bool]]:
        """What takes room, and whether it is at the right."""
        first = len(self._items) if self.trailing is None else self.trailing
        numbered = enumerate(self._items)
        return [(item, place >= first) for place, item in numbered if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, bool]]]:
        lines: list[list[tuple[QLayoutItem, bool]]] = []
        x = 0
        for item, trails in self._shown():
            wide = self._wish(item)
            if not lines or x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append((item, trails))
            x += wide + self._gap
        return lines

    def _arrange(self, width: int, origin: QPoint, *, place: bool) -> int:
        """Place the items, or only measure their height; returns the height."""
        y = 0
        for line in self._lines(width):
            hints = self._sizes([item for item, _ in line], width)
            free = width - sum(hint.width() + self._gap for hint in hints) + self._gap
            x, high = 0, max(hint.height() for hint in hints)
            for (item, trails), hint in zip(line, hints, strict=True):
                x, free = (x + max(0, free), 0) if trails else (x, free)
                if place:
                    wide = min(hint.width(), width)
                    down = (high - hint.height()) // 2
                    spot = origin + QPoint(x, y + down)
                    self._put(item, QRect(spot, QSize(wide, hint.height())), origin, width)
                x += hint.width() + self._gap
            y += high + self._gap
        return max(0, y - self._gap)

    def _wish(self, item: QLayoutItem) -> int:
        """How much room an item wishes for in its line."""
        return item.sizeHint().width()

    def _sizes(self, line: list[QLayoutItem], _width: int) -> list[QSize]:
        """How large the items of a line become."""
        return [item.sizeHint() for item in line]

    def _put(self, item: QLayoutItem, area: QRect, origin: QPoint, width: int) -> None:
        """Place an item; where words are read from right to left, at the mirrored place."""
        parent = self.parentWidget()
        # By hand: only to import QStyle, which knows how, would show the window 10 ms later.
        if parent is not None and parent.layoutDirection() is QtCore.Qt.LayoutDirection.RightToLeft:
            area.moveLeft(origin.x() + width - (area.x() - origin.x()) - area.width())
        item.setGeometry(area)


class EvenLayout(FlowLayout):
    """Shares the width evenly; a new line begins only where one has no room for its longest words.

    All items have the same number in each line as far as that goes, and one height in a line.
    """

    @override
    def minimumSize(self) -> QSize:
        least = super().minimumSize()
        return QSize(least.width(), min(least.height(), self.sizeHint().height()))

    @override
    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, bool]]]:
        shown = self._shown()
        widest = max((self._wish(item) for item, _ in shown), default=0)
        fit = max(1, (width + self._gap) // max(1, widest + self._gap))
        lines = -(-len(shown) // fit)
        each = -(-len(shown) // lines) if lines else 1
        return [shown[at : at + each] for at in range(0, len(shown), each)]

    @override
    def _wish(self, item: QLayoutItem) -> int:
        return item.minimumSize().width()

    @override
    def _sizes(self, line: list[QLayoutItem], width: int) -> list[QSize]:
        wide = max(1, (width + self._gap) // len(line) - self._gap)
        high = max(_height_at(item, wide) for item in line)
        return [QSize(wide, high) for _ in line]


def _height_at(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
