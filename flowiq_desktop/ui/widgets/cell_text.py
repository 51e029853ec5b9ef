"""How a cell's text is shown in a table and in a tooltip."""

from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from flowiq_desktop.core.text.shorten import shortened

SHOWN = 300
"""Characters of a cell that a table shows; the editor and the tooltip have all of it."""
NAME = 48
"""Characters of a column's name where it stands among other words."""

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = "\u200e"


def one_line(text: str) -> str:
    """The text on one line, cut off where no column is wide enough anyway."""
    text = shortened(text, SHOWN)
    return " ↵ ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def in_cell(text: str) -> str:
    """The text on one line, for a table.

    A window that is read from right to left would show "082 555 0301" as "0301 555 082": what has
    no letter of such a script gets marks that keep it in its own order.
    """
    line = one_line(text)
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    if not mirrored or any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in line):
        return line
    return f"{_LEFT_TO_RIGHT}{line}{_LEFT_TO_RIGHT}" if line else line


def cut(text: str, limit: int = NAME) -> str:
    """The text on one line of at most this many characters."""
    return shortened(one_line(text), limit)
