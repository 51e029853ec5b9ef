"""What is wrong with a window's layout: cut-off text, overlapping parts, parts outside it."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QToolButton,
    QWidget,
)

_INSIDES = (QAbstractItemView, QComboBox, QLineEdit, QScrollBar, QSplitterHandle)
"""What Qt lays out by itself; an item view shows a part of its content on purpose."""
_DRAWN = ("PhonePreview", "BubblePreview")
"""The phone scrolls its chat like a phone; the time in a bubble stands over its last line."""
_SLACK = 1


def audit(window: QWidget) -> list[str]:
    """One sentence for each fault of a window that is shown.

    Args:
        window: the main window or a dialog.
    """
    parts = list(_parts(window))
    faults = _off_the_screen(window)
    for part in parts:
        faults += _cut(part)
        faults += _outside(part)
    by_parent: dict[QWidget, list[QWidget]] = {}
    for part in parts:
        by_parent.setdefault(part.parentWidget() or window, []).append(part)
    for siblings in by_parent.values():
        faults += _over_each_other(siblings)
    return faults


def shown_whole(widget: QWidget) -> bool:
    """Whether all of a widget can be seen in its window, and its window is on the screen."""
    window = widget.window()
    place = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    on_screen = window.screen().availableGeometry().contains(place)
    return on_screen and widget.visibleRegion().boundingRect() == widget.rect()


def _parts(place: QWidget) -> list[QWidget]:
    """Everything that is shown in a widget, except for what Qt lays out itself."""
    found = []
    for child in place.children():
        if not isinstance(child, QWidget) or child.isWindow() or child.isHidden():
            continue
        if isinstance(child, QScrollBar | QSplitterHandle):
            continue
        found.append(child)
        if not isinstance(child, _INSIDES) and type(child).__name__ not in _DRAWN:
            found += _parts(child)
    return found


def _name(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    kind = type(part).__name__
    return f"{kind} {part.objectName() or '(no name)'}{f' “{text[:50]}”' if text else ''}"


def _off_the_screen(window: QWidget) -> list[str]:
    free, frame = window.screen().availableGeometry(), window.frameGeometry()
    if free.contains(frame):
        return []
    return [f"{_name(window)} is off the screen: {_size(frame)} on {_size(free)}"]


def _cut(part: QWidget) -> list[str]:
    """Text that has less room than it needs."""
    if type(part).__name__ == "ElidedLabel":
        low = part.height() < part.minimumSizeHint().height()
        return [f"{_name(part)} is too low"] if low else []
    if isinstance(part, QLabel) and part.text():
        if part.wordWrap():
            needed = part.heightForWidth(part.width())
            narrow = part.width() < part.minimumSizeHint().width()
            if part.height() < needed - _SLACK or narrow:
                return [f"{_name(part)} has {_size(part.rect())}, needs a height of {needed}"]
            return []
        if (
            part.width() < part.sizeHint().width() - _SLACK
            or part.height() < part.sizeHint().height() - _SLACK
        ):
            return [f"{_name(part)} has {_size(part.rect())}, needs {_size(part.sizeHint())}"]
    if isinstance(part, QPushButton | QToolButton) and part.text():
        least = part.minimumSizeHint()
        if part.width() < least.width() - _SLACK or part.height() < least.height() - _SLACK:
            return [f"{_name(part)} has {_size(part.rect())}, needs {_size(least)}"]
    return []


def _outside(part: QWidget) -> list[str]:
    """A part that reaches over the edge of its parent."""
    parent = part.parentWidget()
    if parent is None:
        return []
    area = parent.parentWidget()
    scrolls = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
    room, place = parent.rect(), part.geometry()
    if scrolls:
        fits = isinstance(area, QScrollArea) and place.width() <= room.width() + _SLACK
    else:
        fits = room.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place)
    if fits or place.isEmpty():
        return []
    over = f"{_name(part)} at {_rect(place)} reaches over {_name(parent)} of {_size(room)}"
    return [f"{over}{_why_so_wide(part, room.width())}"]


def _why_so_wide(part: QWidget, room: int) -> str:
    """The innermost parts that need more room than there is."""
    wide = [
        inner
        for inner in part.findChildren(QWidget)
        if inner.isVisible() and inner.minimumSizeHint().width() > room
    ]
    innermost = [it for it in wide if not any(it.isAncestorOf(other) for other in wide)]
    return "".join(f"; {_name(it)} needs {_size(it.minimumSizeHint())}" for it in innermost)


def _over_each_other(siblings: list[QWidget]) -> list[str]:
    faults = []
    for one, other in combinations(siblings, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > _SLACK and both.height() > _SLACK:
            faults.append(f"{_name(one)} and {_name(other)} are over each other")
    return faults


def _size(thing: object) -> str:
    return f"{thing.width()} x {thing.height()}"  # type: ignore[attr-defined] # sizes and rectangles


def _rect(place: QRect) -> str:
    return f"{place.x()},{place.y()} {_size(place)}"
