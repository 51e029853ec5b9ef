"""PartButton: what can be done with one button, list row or contact card of the message."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_words import tip


class PartMove(Enum):
    """What a person wishes of a part."""

    UP = "up"
    DOWN = "down"
    REMOVE = "remove"


class PartButton(QToolButton):
    """A menu: move up, move down, remove; its keys work in the inputs beside it.

    Signals:
        wanted: the `PartMove`.
    """

    wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText("⋮")
        say_role(self, "letter")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.moves = {move: self._menu.addAction("") for move in PartMove}
        for move, keys in ((PartMove.UP, "Ctrl+Shift+Up"), (PartMove.DOWN, "Ctrl+Shift+Down")):
            self.moves[move].setShortcut(QKeySequence(keys))
        for move, action in self.moves.items():
            action.setData(move)
        self._menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)

    def name_it(self, label: str) -> None:
        """Say what the button does, and for which part."""
        self.setAccessibleName(say("Move or remove: {label}", label=label))
        self.setToolTip(tip(self.accessibleName()))
        self.moves[PartMove.UP].setText(self.tr("Move &up"))
        self.moves[PartMove.DOWN].setText(self.tr("Move &down"))
        self.moves[PartMove.REMOVE].setText(self.tr("&Remove"))

    def allow(self, *, up: bool, down: bool, remove: bool) -> None:
        """Offer what can be done where the part stands now."""
        for move, can in ((PartMove.UP, up), (PartMove.DOWN, down), (PartMove.REMOVE, remove)):
            self.moves[move].setEnabled(can)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.wanted.emit(action.data())
