"""MergeHighlighter: shows which `{{Column}}` in a text are columns, and parts for some rows."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from flowiq_desktop.core.text.conditional.condition import END_IF, Condition, is_condition_mark
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.core.text.utf16 import units
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import Theme

_FIELD = re.compile(r"\{\{([^{}|]*)(?:\|[^{}]*)?\}\}")


class MergeHighlighter(QSyntaxHighlighter):
    """Gives fields that exist a soft background, and others a wavy line; conditions lean."""

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
        known, unknown = self._known_format(), self._unknown_format()
        counted = place = 0
        for match in _FIELD.finditer(text):
            # Each part is counted once, however many fields there are.
            place += units(text[counted : match.start()])
            length = units(match[0])
            name = match[1].strip()
            condition = Condition.named(name)
            found = header_key(condition.column if condition else name) in self._known
            shape = known if found or name.casefold() == END_IF else unknown
            shape.setFontItalic(is_condition_mark(name))
            self.setFormat(place, length, shape)
            counted, place = match.end(), place + length

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
