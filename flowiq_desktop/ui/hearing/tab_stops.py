"""The parts of a window that Tab stops at, in the order of reading, which the layouts know."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLayout,
    QSplitter,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayoutItem

_WHOLE = (QComboBox, QAbstractSpinBox, QAbstractItemView)
"""Parts whose insides Qt goes through by itself."""


def stops(part: QWidget) -> Iterator[QWidget]:
    """The parts inside a part, and itself, that take the focus by Tab."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
        yield part
    if isinstance(part, _WHOLE):
        return
    for child in _children(part):
        yield from stops(child)


def _children(part: QWidget) -> list[QWidget]:
    """The widgets directly in a part: those of its layout in order, then the others."""
    if isinstance(part, QSplitter):
        places = (part.widget(place) for place in range(part.count()))
        return [place for place in places if place is not None]
    layout = part.layout()
    laid_out = [] if layout is None else list(_widgets(layout))
    directly = (child for child in part.children() if isinstance(child, QWidget))
    rest = [child for child in directly if not child.isWindow() and child not in laid_out]
    return [*laid_out, *rest]


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    if (bar := layout.menuBar()) is not None:
        yield bar
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """A layout's items line by line."""
    places = sorted(range(layout.count()), key=lambda place: _line_and_column(layout, place))
    found = (layout.itemAt(place) for place in places)
    return [item for item in found if item is not None]


def _line_and_column(layout: QLayout, place: int) -> tuple[int, int]:
    match layout:
        case QGridLayout():
            line, column, *_ = cast("tuple[int, ...]", layout.getItemPosition(place))
            return line, column
        case QFormLayout():
            line, role = cast("tuple[int, QFormLayout.ItemRole]", layout.getItemPosition(place))
            return line, role.value
    return 0, place
