"""WrappedLines: gives each line of a list the height that its words need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

_BESIDE, _AROUND = 8, 4
"""Pixels around a title: those of the style sheet, and what Qt's style adds."""
_VERY_HIGH = 1000


class WrappedLines(QStyledItemDelegate):
    """Measures words in the room that they have; Qt leaves out what is around them."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        room = QRect(0, 0, self._view.viewport().width() - 2 * _BESIDE, _VERY_HIGH)
        wrapped = Qt.TextFlag.TextWordWrap.value
        needed = option.fontMetrics.boundingRect(room, wrapped, str(index.data()))
        return QSize(room.width(), needed.height() + 2 * _AROUND)
