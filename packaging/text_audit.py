"""Which words of a window nobody has translated: asked in the made-up language `en_XA`."""

from __future__ import annotations

import re
from bisect import bisect_left
from html import unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTabWidget,
    QWidget,
)

from flowiq_desktop.core.text.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"\w*_\w*")
"""A name that programs use, such as that of a template: no word of any language."""
_ADDRESS = re.compile(r"https?://\S+")
"""An address is the same in every language."""
_MOST_ROWS = 30
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_SAME = "FlowIQ Desktop WhatsApp Meta Excel Word PowerPoint CSV XLSX JSON PDF ID http https"
_EXAMPLES = "fiq proxy school example"
BRANDS = frozenset(f"{_SAME} {_EXAMPLES}".split())
"""Words that are the same in every language."""


def untranslated(
    window: QWidget,
    outside: Callable[[str], str],
    known: frozenset[str],
    is_over: Callable[[QWidget], bool] = lambda _part: False,
) -> list[str]:
    """One sentence for each text of a window that is English still.

    Args:
        window: the main window or a dialog, shown.
        outside: what of a text is not translated (`pseudo_locales.outside`).
        known: words of people's own: of cells, headers, file names.
        is_over: whether a part was said before the language changed, and is left as it is.
    """
    allowed = sorted(word.casefold() for word in known | BRANDS)
    faults = []
    for place, text in dict.fromkeys(texts(window, is_over)):
        english = outside(unescape(_TAG.sub(" ", text)))
        words = _WORD.findall(_NAME.sub(" ", _ADDRESS.sub(" ", english)))
        if not all(_is_known(word.casefold(), allowed) for word in words):
            faults.append(f"{place} is not translated: “{printable(text)[:120]}”")
    return faults


def _is_known(word: str, allowed: list[str]) -> bool:
    """Whether a word, or one that begins with it where the rest was cut off, is among them."""
    at = bisect_left(allowed, word)
    return at < len(allowed) and allowed[at].startswith(word)


def words_of(*texts: str) -> frozenset[str]:
    """The words of texts that are people's own."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def texts(
    window: QWidget, leave_out: Callable[[QWidget], bool] = lambda _part: False
) -> Iterator[tuple[str, str]]:
    """Every text of a window, and where it stands.

    Args:
        window: the main window or a dialog, shown.
        leave_out: parts of it that are not asked.
    """
    yield _name(window, "title"), window.windowTitle()
    for part in (window, *window.findChildren(QWidget)):
        shown = part is window or part.isVisibleTo(window)
        if part.window() is window and shown and not leave_out(part):
            yield from ((_name(part, kind), text) for kind, text in _texts_of(part) if text)


def _texts_of(part: QWidget) -> Iterator[tuple[str, str]]:
    yield "tooltip", part.toolTip()
    yield "accessible name", part.accessibleName()
    yield "accessible description", part.accessibleDescription()
    match part:
        case QLabel() | QAbstractButton():
            yield "text", part.text()
        case QGroupBox():
            yield "title", part.title()
        case QComboBox():
            for at in range(min(part.count(), _MOST_ROWS)):
                yield "choice", part.itemText(at)
        case QLineEdit() | QPlainTextEdit():
            yield "placeholder", part.placeholderText()
        case QProgressBar():
            yield "progress", part.text()
        case QTabWidget():
            yield from (("tab", part.tabText(at)) for at in range(part.count()))
        case QMenu():
            yield from (("entry", action.text()) for action in part.actions())
        case QAbstractItemView():
            yield from _cells(part)


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    # A list says to no caller how many columns it has: one.
    listed = isinstance(view, QListView)
    for column in range(1 if listed else model.columnCount(QModelIndex())):
        yield "heading", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
            for role in _ROLES:
                yield "cell", str(model.index(row, column).data(role) or "")


def _name(part: QWidget, kind: str) -> str:
    return f"The {kind} of {type(part).__name__} {part.objectName() or '(no name)'}"
