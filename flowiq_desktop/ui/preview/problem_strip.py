"""ProblemStrip: what is wrong with the row shown, under the phone."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from flowiq_desktop.core.problems import Problem
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip

_GREATEST_HEIGHT = 150
_SIGN = 18


class ProblemStrip(QScrollArea):
    """One line for each problem: sign, what is wrong, what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview_problems")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(QWidget())
        self.hide()
        keep_translated(self, self._say)

    def show_problems(self, problems: Sequence[Problem], warnings: Sequence[str] = ()) -> None:
        """Show a row's problems, then warnings about its file; without any, take no room."""
        lines = [
            ProblemLine(problem.blocks, problem.message, problem.advice) for problem in problems
        ]
        lines += [ProblemLine(False, warning, "") for warning in warnings]
        body = QWidget()
        say_role(body, "canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in lines:
            column.addWidget(line)
        self.setWidget(body)
        self.setVisible(bool(lines))
        self._fit()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Problems of this row"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the room that the lines need at this width, up to a limit; then they scroll."""
        body = self.widget()
        layout = body.layout() if body else None
        if layout is not None:
            needed = layout.totalHeightForWidth(self.viewport().width())
            self.setFixedHeight(min(_GREATEST_HEIGHT, max(1, needed)))


class ProblemLine(QFrame):
    """One problem; the icon and its name say how serious it is, not the colour alone."""

    def __init__(self, blocks: bool, message: str, advice: str) -> None:
        super().__init__()
        tone = "error" if blocks else "warning"
        word = self.tr("Must be fixed") if blocks else self.tr("Look at this")
        told = " ".join(filter(None, (message, advice)))
        self.setObjectName(f"preview_{tone}")
        self.setAccessibleName(say("{word}: {told}", word=word, told=told))
        say_role(self, "notice")
        say_tone(self, tone)
        words = PlainLabel(told)
        say_tone(words, tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        sign = ToneSign(tone, words)
        sign.setToolTip(tip(word))
        row.addWidget(sign)
        row.addWidget(words, 1)


class ToneSign(QWidget):
    """The sign before a problem, in the colour of its words."""

    def __init__(self, glyph: str, words: PlainLabel) -> None:
        super().__init__()
        self._glyph = glyph
        self._words = words
        self.setFixedSize(_SIGN, _SIGN)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self._words.palette().color(QPalette.ColorRole.WindowText))
        draw_glyph(QPainter(self), self._glyph, QRectF(self.rect()), colour)
