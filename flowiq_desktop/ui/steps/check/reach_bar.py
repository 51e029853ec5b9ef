"""ReachBar: all rows as one bar, a stretch for each group; the table beside it has the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flowiq_desktop.ui.theme.theme import Theme

_HEIGHT, _GAP, _LEAST = 12, 2, 3.0
"""Pixels: how high, between two stretches, and how wide one is that has few of many rows."""
TONES = {
    ReachGroup.TO_FIX: "error",
    ReachGroup.LEFT_OUT: "muted",
    ReachGroup.KEPT_OUT: "muted",
    ReachGroup.ASKED_NOT_TO: "error",
    ReachGroup.NO_CONTACT: "warning",
    ReachGroup.FAILED_BEFORE: "error",
    ReachGroup.NEEDS_TEMPLATE: "warning",
    ReachGroup.NOT_LOOKED: "info",
    ReachGroup.REACHABLE: "ok",
}
"""The colour of each group; icon and name beside the number tell groups of one colour apart."""


class ReachBar(QWidget):
    """Shows counts in proportion. It says nothing by itself: its accessible name is set outside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reach_bar")
        self._theme = theme
        self._counts: Mapping[ReachGroup, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_counts(self, counts: Mapping[ReachGroup, int]) -> None:
        """Show these counts."""
        self._counts = {group: count for group, count in counts.items() if count}
        self.update()

    def stretches(self, width: float) -> list[tuple[ReachGroup, float, float]]:
        """Where each group begins and how wide it is, in a bar of this width."""
        total = sum(self._counts.values())
        room = width - _GAP * (len(self._counts) - 1)
        if not total or room <= 0:
            return []
        wide = {g: max(_LEAST, room * count / total) for g, count in self._counts.items()}
        shrink = room / sum(wide.values())
        stretches, at = [], 0.0
        for group, size in wide.items():
            stretches.append((group, at, size * shrink))
            at += size * shrink + _GAP
        return stretches

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for group, at, size in self.stretches(self.width()):
            left = self.width() - at - size if mirrored else at
            painter.setBrush(self._colour(group))
            painter.drawRoundedRect(QRectF(left, 0, size, self.height()), 3, 3)

    def _colour(self, group: ReachGroup) -> QColor:
        colours, tone = self._theme.colours, TONES[group]
        return QColor(colours.muted if tone == "muted" else colours.tone(tone).text)
