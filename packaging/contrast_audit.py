"""Which words of a window are too near in colour to what is behind them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ear_audit import called
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from flowiq_desktop.ui.theme.theme_colours import contrast

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

READABLE, READABLE_STRONG = 4.5, 7.0
"""Of WCAG 2.2: AA, and AAA in high contrast."""
_SAMPLES = 24
"""Along each side of a part; letters cover fewer of these places than the ground does."""
_OF_A_LINE = 3
"""Less than this part of the height of its letters in sight, and no word can be read."""
_PHONE = "phone_chat"
"""The phone has the colours of WhatsApp's own, which tests of their own look at."""


def contrast_audit(window: QWidget, least: float) -> list[str]:
    """One sentence for each part whose words are hard to read.

    What cannot be used now may be pale; what is scrolled out of sight is looked at elsewhere.

    Args:
        window: the main window or a dialog, shown.
        least: contrast that words have at least.
    """
    picture = window.grab().toImage()
    faults = []
    for part in window.findChildren(QWidget):
        if not _is_read(part, window):
            continue
        words, ground = part.palette().color(part.foregroundRole()), _ground(part, window, picture)
        if contrast(words, ground) < least:
            ratio = f"{contrast(words, ground):.1f} : 1"
            faults.append(f"{called(part)} has {words.name()} on {ground.name()}, {ratio}")
    return faults


def _is_read(part: QWidget, window: QWidget) -> bool:
    """Whether a part has words that can be seen now."""
    if not isinstance(part, QLabel | QAbstractButton | QLineEdit | QPlainTextEdit):
        return False
    words = part.toPlainText() if isinstance(part, QPlainTextEdit) else part.text()
    if not words.strip() or not part.isEnabled() or part.window() is not window:
        return False
    seen = part.visibleRegion().boundingRect()
    # Of a part that begins at the lower edge its frame is seen before any word is.
    return seen.height() * _OF_A_LINE >= part.fontMetrics().height() and not _is_in_the_phone(part)


def _is_in_the_phone(part: QWidget) -> bool:
    parent = part.parentWidget()
    while parent is not None and parent.objectName() != _PHONE:
        parent = parent.parentWidget()
    return parent is not None


def _ground(part: QWidget, window: QWidget, picture: QImage) -> QColor:
    """The colour that most of a part has."""
    seen = part.visibleRegion().boundingRect()
    place = QRect(part.mapTo(window, QPoint(0, 0)) + seen.topLeft(), seen.size())
    ratio = picture.devicePixelRatio()
    across = [place.left() + place.width() * step / _SAMPLES for step in range(1, _SAMPLES)]
    down = [place.top() + place.height() * step / _SAMPLES for step in range(1, _SAMPLES)]
    points = [QPoint(int(x * ratio), int(y * ratio)) for x in across for y in down]
    colours = Counter(picture.pixel(point) for point in points if picture.valid(point))
    return QColor.fromRgb(colours.most_common(1)[0][0])
