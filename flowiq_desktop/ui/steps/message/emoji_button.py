"""EmojiButton: opens the emoji for one text; Ctrl and the full stop do while that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.steps.message.emoji_dialog import EmojiDialog
from flowiq_desktop.ui.theme.theme import letter_scale, say_role
from flowiq_desktop.ui.widgets.plain_words import tip

if TYPE_CHECKING:
    from flowiq_desktop.services.account.preferences import PreferenceStore

_KEY = "Ctrl+."
_SIDE = 30


class EmojiButton(QToolButton):
    """A small button beside or below a text.

    Signals:
        chosen: the emoji to write at the cursor.
    """

    chosen = Signal(str)

    def __init__(
        self,
        preferences: PreferenceStore,
        name: str,
        editor: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setObjectName(name)
        self.setText("\u263a\ufe0e")
        say_role(self, "letter")
        side = round(_SIDE * letter_scale(self))
        self.setFixedSize(side, side)
        self.clicked.connect(self._on_wanted)
        shortcut = QShortcut(QKeySequence(_KEY), editor)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_wanted)

    def name_it(self, label: str) -> None:
        """Say what the button does, and for which text."""
        self.setAccessibleName(say("Write an emoji into {label}", label=label))
        self.setToolTip(tip(say("{what} ({keys})", what=self.tr("Emoji"), keys=_KEY)))

    @Slot()
    def _on_wanted(self) -> None:
        dialog = EmojiDialog(self._preferences, self.window())
        dialog.chosen.connect(self.chosen)
        dialog.open()
