"""FormatBar: bold, italic, strike, code and mono for a text, as WhatsApp marks them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import letter_scale, say_role
from flowiq_desktop.ui.widgets.plain_words import tip

_SIDE = 30
_MARKS = (
    ("*", "B", mark("Bold"), "Ctrl+B"),
    ("_", "I", mark("Italic"), "Ctrl+I"),
    ("~", "S", mark("Strike through"), "Ctrl+Shift+X"),
    ("`", "C", mark("Code"), "Ctrl+E"),
    ("```", "M", mark("Typewriter"), "Ctrl+Shift+M"),
)
"""WhatsApp's marks, with the letter and the name of each button, and its key, which is WhatsApp
Web's own where that has one."""


class FormatBar(QWidget):
    """Five buttons; their keys work while the text has the focus.

    Signals:
        mark_wanted: the mark to put on the selection, or to take off.
    """

    mark_wanted = Signal(str)

    def __init__(self, name: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for sign, letter, _word, key in _MARKS:
            row.addWidget(self._button(sign, letter))
            self._add_shortcut(editor, key, sign)
        keep_translated(self, self._say)

    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons from left to right."""
        return tuple(self.findChildren(QToolButton))

    def _say(self) -> None:
        for button, (_sign, _letter, word, key) in zip(self.buttons(), _MARKS, strict=True):
            said = say(word)
            button.setToolTip(tip(say("{what} ({keys})", what=said, keys=key)))
            button.setAccessibleName(said)

    def _button(self, sign: str, letter: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self._name}_{letter.lower()}")
        button.setText(letter)
        button.setFont(_font_for(sign, button.font()))
        say_role(button, "letter")
        side = round(_SIDE * letter_scale(button))
        button.setFixedSize(side, side)
        button.setProperty("mark", sign)
        button.clicked.connect(self._on_clicked)
        return button

    def _add_shortcut(self, editor: QWidget, key: str, sign: str) -> None:
        shortcut = QShortcut(QKeySequence(key), editor)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.setProperty("mark", sign)
        shortcut.activated.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.mark_wanted.emit(str(self.sender().property("mark")))


def _font_for(sign: str, font: QFont) -> QFont:
    font.setBold(sign == "*")
    font.setItalic(sign == "_")
    font.setStrikeOut(sign == "~")
    if sign in ("`", "```"):
        font.setFamilies(["monospace"])
    return font
