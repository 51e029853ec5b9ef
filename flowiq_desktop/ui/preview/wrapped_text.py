"""WrappedText: a name or a title over as many lines as it needs, for what is painted by hand."""

from itertools import count

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from flowiq_desktop.core.text.direction import reads_leftward

_LONGEST_ENDING = 6
"""With its point: `.xlsx`, `.pages`."""


class WrappedText:
    """Lines of one text.

    Args:
        text: what is written, plain.
        font: its font.
        width: of the lines in pixels.
        most: lines at most; the last one is then cut. 0 for any number.
        cut: where the last line is cut; in the middle leaves the whole ending of a file's name.
        side: `AlignLeading` for the side where the text's own direction begins, left or right;
            `AlignLeft | AlignAbsolute` for the left one, `AlignHCenter` for the middle.

    Attributes:
        width: of the widest line.
        height: of all lines.
        is_cut: whether not all of it is written.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        most: int = 0,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        self._room = width
        self._side = side
        text = " ".join(text.splitlines())
        self._layout = self._laid_out(text, font)
        self.is_cut = 0 < most < self._layout.lineCount()
        if self.is_cut:
            start = self._layout.lineAt(most - 1).textStart()
            rest = _cut_to(text[start:], QFontMetricsF(font), cut, width)
            self._layout = self._laid_out(text[:start] + rest, font)
        lines = [self._layout.lineAt(at) for at in range(self._layout.lineCount())]
        self.width = max((line.naturalTextWidth() for line in lines), default=0.0)
        self.height = sum(line.height() for line in lines)

    def text(self) -> str:
        """What is written, cut or whole."""
        return self._layout.text()

    def draw(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Draw all lines, whose upper left corner is given."""
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(left, top))

    def _laid_out(self, text: str, font: QFont) -> QTextLayout:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        leading = self._side == Qt.AlignmentFlag.AlignLeading
        mirrored = leading and reads_leftward(text)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if mirrored else self._side)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._room)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _cut_to(text: str, metrics: QFontMetricsF, cut: Qt.TextElideMode, width: float) -> str:
    """The text in one line of that width."""
    shown = metrics.elidedText(text, cut, width)
    point = text.rfind(".")
    ending = text[point:] if 0 <= point >= len(text) - _LONGEST_ENDING else ""
    if cut is not Qt.TextElideMode.ElideMiddle or shown.endswith(ending):
        return shown
    if metrics.horizontalAdvance(f"…{ending}") > width:
        return metrics.elidedText(ending, cut, width)
    room = (at for at in count(1) if metrics.horizontalAdvance(f"{text[:at]}…{ending}") > width)
    return f"{text[: next(room) - 1]}…{ending}"
