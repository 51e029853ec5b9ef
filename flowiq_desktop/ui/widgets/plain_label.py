"""Labels that show any text as it is, never as markup, whoever wrote it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from flowiq_desktop.core.text.direction import reads_leftward
from flowiq_desktop.texts.catalogue import catalogue
from flowiq_desktop.ui.qt_names import set_by_name
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_words import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPaintEvent

_BREAK = "\u200b"
"""Takes no room, and lets a line end where it is."""
_RIGHT_TO_LEFT = "\u200f"
_LONGEST_WORD = 24
"""Characters that a narrow column has room for; longer words are file names, links, mistakes."""
_PIECE = 8


class Caption(QLabel):
    """A label of plain text on one line, such as the one that names a field beside it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_by_name(self, textFormat="PlainText")
        self.setText(text)


class PlainLabel(QLabel):
    """A label of plain text that wraps, in one of the theme's roles.

    A word that is longer than a line wraps too, so that no file name makes a window wider.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turned = False
        set_by_name(self, textFormat="PlainText")
        self.setWordWrap(True)
        if role:
            say_role(self, role)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        self._turned = _begins_the_wrong_way(text)
        shown = f"{_RIGHT_TO_LEFT}{breakable(text)}" if self._turned else breakable(text)
        super().setText(shown)
        # Somebody who listens would hear a word that may break in pieces.
        self.setAccessibleName(text if shown != text else "")

    @override
    def text(self) -> str:
        text = super().text().replace(_BREAK, "")
        return text.removeprefix(_RIGHT_TO_LEFT) if self._turned else text

    def show_if_any(self, text: str) -> None:
        """Show the text, or take no room when there is none."""
        self.setText(text)
        self.setVisible(bool(text))


def _begins_the_wrong_way(text: str) -> bool:
    """Whether Qt would take a sentence written from the right for one from the left.

    As one that begins with the name of a file: its words would stand in the wrong order, and at the
    other edge. A text without a letter from the right is left alone: people write those.
    """
    if not catalogue().right_to_left or reads_leftward(text):
        return False
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def breakable(text: str) -> str:
    """The text, with places in its longest words where a line may end."""
    if len(text) <= _LONGEST_WORD:
        return text
    return "".join(
        part if len(part) <= _LONGEST_WORD else _in_pieces(part) for part in _words(text)
    )


def _words(text: str) -> list[str]:
    """Words and what stands between them."""
    parts: list[str] = []
    blank = True
    for sign in text:
        if not parts or sign.isspace() != blank:
            parts.append("")
            blank = sign.isspace()
        parts[-1] += sign
    return parts


def _in_pieces(word: str) -> str:
    """A word with a place to break after every few letters, never before a mark that joins on."""
    pieces, since = [], 0
    for sign in word:
        joins = unicodedata.category(sign)[0] == "M" or sign in "\u200c\u200d"
        if since >= _PIECE and not joins:
            pieces.append(_BREAK)
            since = 0
        pieces.append(sign)
        since += 1
    return "".join(pieces)


class IconLabel(QLabel):
    """A drawing of a fixed size."""

    def __init__(self, icon: QIcon, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPixmap(icon.pixmap(QSize(size, size), self.devicePixelRatioF()))
        self.setFixedSize(size, size)


class ElidedLabel(QLabel):
    """One line of plain text, shortened with an ellipsis; the tooltip has all of it.

    Attributes:
        cut_at_end: where it is cut: in the middle, so that names keep their ending, or at the end.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cut_at_end = False
        set_by_name(self, textFormat="PlainText")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            say_role(self, role)
        self.setText(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect().width()
        if self.fontMetrics().horizontalAdvance(self.text()) <= room:
            self.setToolTip("")
            super().paintEvent(event)
        else:
            self._draw_cut(room)

    def _draw_cut(self, room: int) -> None:
        modes, flags = QtCore.Qt.TextElideMode, QtCore.Qt.AlignmentFlag
        mode = modes.ElideRight if self.cut_at_end else modes.ElideMiddle
        shown = self.fontMetrics().elidedText(self.text(), mode, room)
        self.setToolTip(tip(self.text() if shown != self.text() else ""))
        self.style().drawItemText(
            QPainter(self),
            self.contentsRect(),
            flags.AlignVCenter | flags.AlignLeading,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
