"""What is wrong with a list or a menu that popped up: off the screen, or its words cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

_SLACK = 2
"""The frame that the platform without a screen gives to popups as well."""


def faults_of_list(view: QAbstractItemView) -> list[str]:
    """One sentence for each fault of a list that is open."""
    model = view.model()
    columns = range(model.columnCount())
    cells = (model.index(row, column) for row in range(model.rowCount()) for column in columns)
    return [*_off_the_screen(view.window()), *filter(None, (_cut(view, cell) for cell in cells))]


def faults_of_menu(menu: QMenu) -> list[str]:
    """One sentence for each fault of a menu that is open."""
    faults = _off_the_screen(menu)
    for action in menu.actions():
        place = menu.actionGeometry(action)
        if place.left() < -_SLACK or place.right() > menu.width() + _SLACK:
            faults.append(f"“{action.text()}” is cut: {place.getRect()} in {menu.width()}")
    return faults


def _off_the_screen(popup: QWidget) -> list[str]:
    if not popup.isVisible():
        return ["did not open"]
    free, place = popup.screen().availableGeometry(), popup.geometry()
    if free.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place):
        return []
    return [f"is off the screen: {place.getRect()} on {free.getRect()}"]


def _cut(view: QAbstractItemView, index: QModelIndex) -> str:
    text, place = str(index.data() or ""), view.visualRect(index)
    needed = view.fontMetrics().horizontalAdvance(text)
    shown = min(place.right() + 1, view.viewport().width()) - max(0, place.left())
    return f"“{text}” has {shown} and needs {needed}" if shown < needed else ""
