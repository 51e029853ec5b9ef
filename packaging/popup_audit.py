"""What is wrong with a list or a menu that popped up: off the screen, or its words cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView, QMenu

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
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


def faults_of_sheet(window: QWidget) -> list[str]:
    """One sentence for each fault of what slid up on the phone; its rows may scroll."""
    sheets = [it for it in window.findChildren(QWidget, "sheet") if it.isVisible()]
    faults = [] if len(sheets) == 1 else ["no sheet, or several"]
    for sheet in sheets:
        parent = sheet.parentWidget()
        if parent is None or not parent.rect().contains(sheet.geometry()):
            faults.append("the sheet reaches over the phone's edge")
        faults += _wider(sheet)
    return faults


def _wider(sheet: QWidget) -> list[str]:
    """Rows that are wider than the sheet, or lower than their words."""
    faults = []
    for area in sheet.findChildren(QScrollArea, "sheet_rows"):
        rows = area.widget()
        parts = rows.findChildren(QWidget, options=_DIRECT) if rows is not None else []
        for part in parts:
            if part.geometry().right() > area.viewport().width() + _SLACK:
                faults.append(f"{part.accessibleName()} is wider than the sheet")
            if part.height() < part.sizeHint().height() - _SLACK:
                faults.append(f"{part.accessibleName()} is lower than its words")
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
