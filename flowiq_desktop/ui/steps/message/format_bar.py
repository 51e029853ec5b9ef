"""FormatBar: bold, italic, strike and mono for a text, as WhatsApp marks them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_words import tip

_SIDE = 30


class FormatBar(QWidget):
    """Four buttons; Ctrl+B and Ctrl+I work while the text has the focus.

    Signals:
        mark_wanted: the mark to put around the selection.
    """

    mark_wanted = Signal(str)

    def __init__(self, name: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for mark, letter, word, key in (
            ("*", "B", self.tr("Bold"), "Ctrl+B"),
            ("_", "I", self.tr("Italic"), "Ctrl+I"),
            ("~", "S", self.tr("Strike through"), ""),
            ("```", "M", self.tr("Typewriter"), ""),
        ):
            row.addWidget(self._button(mark, letter, word, key))
            if key:
                self._add_shortcut(editor, key, mark)

    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons from left to right."""
        return tuple(self.findChildren(QToolButton))

    def _button(self, mark: str, letter: str, word: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self._name}_{letter.lower()}")
        button.setText(letter)
        button.setFont(_font_for(mark, button.font()))
        button.setToolTip(tip(f"{word} ({key})" if key else word))
        button.setAccessibleName(word)
        say_role(button, "letter")
        button.setFixedSize(_SIDE, _SIDE)
        button.setProperty("mark", mark)
        button.clicked.connect(self._on_clicked)
        return button

    def _add_shortcut(self, editor: QWidget, key: str, mark: str) -> None:
        shortcut = QShortcut(QKeySequence(key), editor)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.setProperty("mark", mark)
        shortcut.activated.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.mark_wanted.emit(str(self.sender().property("mark")))


def _font_for(mark: str, font: QFont) -> QFont:
    font.setBold(mark == "*")
    font.setItalic(mark == "_")
    font.setStrikeOut(mark == "~")
    if mark == "```":
        font.setFamilies(["monospace"])
    return font
