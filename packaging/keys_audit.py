"""What is wrong with a window for who uses keys alone: the order of Tab, and keys with two meanings."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from ear_audit import called
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QMenuBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def keys_audit(window: QWidget) -> list[str]:
    """One sentence for each step of Tab against the order of reading, and each key used twice.

    Args:
        window: the main window or a dialog, shown.
    """
    faults = [
        f"Tab goes from {called(one)} back to {called(other)}"
        for one, other in pairwise(tab_order(window))
        if not _read_in_order(one, other)
    ]
    faults += _twice("", _keys_of(window))
    for menu in window.findChildren(QMenu):
        entries = ((_mnemonic(each.text()), each.text()) for each in menu.actions())
        faults += _twice(f"in the menu {menu.title()!r} ", entries)
    return faults


def tab_order(window: QWidget) -> list[QWidget]:
    """The parts that Tab goes through, from the top of the window."""
    # The last one is not asked what comes next, which is the window: see `_own_rightly`.
    last = window.previousInFocusChain()
    chain = []
    part = window
    while part is not last:
        part = part.nextInFocusChain()
        chain.append(part)
    _own_rightly(chain)
    return [
        part
        for part in chain
        if part.window() is window
        and part.isVisibleTo(window)
        and part.isEnabled()
        and part.focusProxy() is None
        and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    ]


def _own_rightly(chain: list[QWidget]) -> None:
    """Undo that PySide takes what comes next for a child, which would be lost with its parent."""
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    for parent in {part.parentWidget() for part in chain} - {None}:
        parent.findChildren(QWidget, options=directly)


def _read_in_order(one: QWidget, other: QWidget) -> bool:
    """Whether the second part, or the column it is in, is read after the first or its column."""
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return True
    common, first, then = _branches(one, other)
    before, after = _place(first, common), _place(then, common)
    return not _is_before(after, before)


def _branches(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget, QWidget]:
    """The nearest part that holds both, and which of its children hold them."""
    first = one
    while not first.parentWidget().isAncestorOf(other):
        first = first.parentWidget()
    common = first.parentWidget()
    then = other
    while then.parentWidget() is not common:
        then = then.parentWidget()
    return common, first, then


def _place(part: QWidget, common: QWidget) -> QRect:
    """Where a part is, counted from the side where lines begin."""
    place = QRect(part.mapTo(common, QPoint(0, 0)), part.size())
    if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        place.moveLeft(common.width() - place.right())
    return place


def _is_before(one: QRect, other: QRect) -> bool:
    """Whether one place is read before another: above it, or before it in the same line."""
    overlap = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if overlap > min(one.height(), other.height()) / 2:
        return one.left() < other.left()
    return one.top() < other.top()


def _keys_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every key that does something in the window as it is shown, and what it belongs to."""
    for part in window.findChildren(QWidget):
        if part.window() is not window or not part.isVisibleTo(window) or not part.isEnabled():
            continue
        match part:
            case QAbstractButton():
                yield part.shortcut().toString(), called(part)
            case QLabel() if part.buddy() is not None:
                yield _mnemonic(part.text()), f"the label {part.text()!r}"
            case QMenuBar():
                yield from ((_mnemonic(each.text()), each.text()) for each in part.actions())
    if isinstance(window, QMainWindow):
        yield from _actions(window)
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisibleTo(window):
            for key in shortcut.keys():
                yield key.toString(), f"a shortcut of {owner.objectName()}"


def _actions(window: QWidget) -> Iterator[tuple[str, str]]:
    for action in window.findChildren(QAction):
        for key in action.shortcuts():
            yield key.toString(), action.text() or action.objectName()


def _mnemonic(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def _twice(where: str, keys: Iterable[tuple[str, str]]) -> list[str]:
    owners = defaultdict(list)
    for key, owner in keys:
        if key:
            owners[key].append(owner)
    return [
        f"{key} {where}is that of {' and of '.join(these)}"
        for key, these in owners.items()
        if len(these) > 1
    ]
