"""MergeHighlighter: shows which `{{Column}}` in a text are columns of the spreadsheet."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from flowiq_desktop.core.merge import header_index, header_key
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme import Theme

_FIELD = re.compile(r"\{\{([^{}|]*)(?:\|[^{}]*)?\}\}")


class MergeHighlighter(QSyntaxHighlighter):
    """Gives fields that exist a soft ground, and ones that do not a wavy line."""

    def __init__(self, document: QTextDocument, theme: Theme, headers: Sequence[str]) -> None:
        super().__init__(document)
        self._theme = theme
        self._known = header_index(headers)
        theme.changed.connect(self.rehighlight)

    def know(self, headers: Sequence[str]) -> None:
        """Take the columns of another spreadsheet."""
        self._known = header_index(headers)
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        for match in _FIELD.finditer(text):
            known = header_key(match[1]) in self._known
            start, length = _in_utf16(text, match.start(), match.end())
            self.setFormat(start, length, self._known_format() if known else self._unknown_format())

    def _known_format(self) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setBackground(QColor(self._theme.colours.accent_soft))
        return shape

    def _unknown_format(self) -> QTextCharFormat:
        colour = QColor(self._theme.colours.error.text)
        shape = QTextCharFormat()
        shape.setForeground(colour)
        shape.setUnderlineColor(colour)
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        return shape


def _in_utf16(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and length as Qt counts them: an emoji is two units there and one in Python."""
    before = len(text[:start].encode("utf-16-le")) // 2
    return before, len(text[start:end].encode("utf-16-le")) // 2
