"""PinnedNotices: what a page has to say stays visible, however far the page is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHANGES = (
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
    QEvent.Type.LayoutRequest,
    QEvent.Type.Resize,
)
_COME_AND_GO = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
_MOST = 0.45
"""Share of the page's height that notices may take; beyond it they scroll."""


class PinnedNotices(QScrollArea):
    """Lies between the page and the window's buttons; takes no room when it is empty."""

    def __init__(self, page: QWidget, notices: Sequence[QWidget], margin: int) -> None:
        super().__init__()
        self.setObjectName(f"{page.objectName()}_pinned")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page, self._notices = page, tuple(notices)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self._canvas = QWidget()
        say_role(self._canvas, "canvas")
        self._column = QVBoxLayout(self._canvas)
        self._column.setContentsMargins(margin, 4, margin, 4)
        self._column.setSpacing(8)
        for notice in self._notices:
            self._column.addWidget(notice)
            notice.installEventFilter(self)
        self.setWidget(self._canvas)
        page.installEventFilter(self)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            soon = vars(self).get("_soon")
            if soon is not None:  # Python takes its part down before Qt
                soon.start()
                if event.type() in _COME_AND_GO:
                    self._fit()
        return super().eventFilter(watched, event)

    @Slot()
    def _fit(self) -> None:
        """Be as high as the notices, within reason, and hidden while there are none."""
        said = any(not notice.isHidden() for notice in self._notices)
        if said:
            width = max(1, self._page.width())
            most = max(1, round(self._page.height() * _MOST))
            high = self._column.totalHeightForWidth(width)  # -1 where nothing wraps
            high = high if high >= 0 else self._column.totalSizeHint().height()
            self.setFixedHeight(min(most, high))
        self.setVisible(said)
