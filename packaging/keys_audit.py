"""What is wrong with a window for who uses keys alone: Tab out of order, keys of two meanings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ear_audit import called
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QMenuBar,
    QWidget,
)

from flowiq_desktop.ui.app.main_window import MainWindow
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QObject


_IN_A_PART = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)


@dataclass(frozen=True, slots=True)
class _Key:
    """A key, whose it is, and the part that must have the focus for it; None for the window."""

    key: str
    owner: str
    thing: QObject
    part: QWidget | None = None


def keys_audit(window: QWidget) -> list[str]:
    """One sentence for each step of Tab against the order of reading, and each key used twice.

    Args:
        window: the main window or a dialog, shown.
    """
    if isinstance(window, MainWindow | TaskDialog):
        window.reading_order.set_up()  # as they do when Tab is pressed
    faults = [
        f"Tab goes from {called(one)} back to {called(other)}"
        for one, other in pairwise(tab_order(window))
        if not _read_in_order(one, other)
    ]
    faults += _twice(_keys_of(window))
    for menu in window.findChildren(QMenu):
        faults += _twice(_Key(_mnemonic(each.text()), each.text(), each) for each in menu.actions())
    return faults


def tab_order(window: QWidget) -> list[QWidget]:
    """The parts that Tab goes through, from the top of the window."""
    # The last one is not asked what comes next, which is the window: see `_own_rightly`.
    last, chain = window.previousInFocusChain(), [window]
    while chain[-1] is not last and (part := chain[-1].nextInFocusChain()) is not None:
        chain.append(part)
    _own_rightly(chain)
    return [
        part
        for part in chain
        if part is not window
        and part.window() is window
        and part.isVisibleTo(window)
        and part.isEnabled()
        and part.focusProxy() is None
        and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    ]


def _own_rightly(chain: list[QWidget]) -> None:
    """Undo that PySide takes what comes next for a child, which would be lost with its parent."""
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    for part in chain:
        if (parent := part.parentWidget()) is not None:
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
    above_one, above_other = _upwards(one), _upwards(other)
    place = next(place for place, part in enumerate(above_one) if part in above_other)
    common = above_one[place]
    return common, above_one[place - 1], above_other[above_other.index(common) - 1]


def _upwards(part: QWidget) -> list[QWidget]:
    """A part, what it is in, what that is in, and so on."""
    found, parent = [part], part.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found


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


def _keys_of(window: QWidget) -> Iterator[_Key]:
    """Every key that does something in the window as it is shown."""
    for part in window.findChildren(QWidget):
        if part.window() is window and part.isVisibleTo(window) and part.isEnabled():
            yield from _letters_of(part)
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled():
            yield from _owned(shortcut, shortcut.keys(), [shortcut.parent()], window)
    for action in window.findChildren(QAction):
        if action.isEnabled():
            yield from _owned(action, action.shortcuts(), action.associatedObjects(), window)


def _letters_of(part: QWidget) -> Iterator[_Key]:
    """The keys that a part's words name."""
    match part:
        case QAbstractButton():
            yield _Key(part.shortcut().toString(), called(part), part)
        case QLabel() if part.buddy() is not None:
            yield _Key(_mnemonic(part.text()), f"the label {part.text()!r}", part)
        case QMenuBar():
            for each in part.actions():
                yield _Key(_mnemonic(each.text()), f"the menu {each.text()!r}", each)


def _owned(
    thing: QShortcut | QAction,
    keys: Sequence[QKeySequence],
    owners: Sequence[QObject | None],
    window: QWidget,
) -> Iterator[_Key]:
    """The keys of a shortcut or an action: of the whole window, or of each part they belong to."""
    context = thing.context() if isinstance(thing, QShortcut) else thing.shortcutContext()
    parts = [each for each in owners if isinstance(each, QWidget) and _is_in(each, window)]
    what = thing.text() if isinstance(thing, QAction) else ""
    for key in keys:
        if parts and context not in _IN_A_PART:
            yield _Key(key.toString(), what or called(parts[0]), thing)
        elif context in _IN_A_PART:
            for part in parts:
                yield _Key(key.toString(), what or called(part), thing, part)


def _is_in(part: QWidget, window: QWidget) -> bool:
    """Whether a part is shown in a window, or is a menu of it."""
    return isinstance(part, QMenu) or (part.window() is window and part.isVisibleTo(window))


def _mnemonic(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def _twice(keys: Iterable[_Key]) -> list[str]:
    by_key = defaultdict(list)
    for each in keys:
        if each.key:
            by_key[each.key].append(each)
    return [
        f"{key} is that of {one.owner} and of {other.owner}"
        for key, these in by_key.items()
        for one, other in combinations(these, 2)
        if one.thing is not other.thing and _meet(one.part, other.part)
    ]


def _meet(one: QWidget | None, other: QWidget | None) -> bool:
    """Whether keys of these parts, None for the whole window, can be meant at the same time."""
    if one is None or other is None:
        return True
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)
