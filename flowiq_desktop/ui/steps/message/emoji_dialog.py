"""EmojiDialog: emoji found by words, chosen with keys or the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget

from flowiq_desktop.core.text.emojis.finding import Emoji, find_emojis
from flowiq_desktop.services.preparing.emojis.in_use import emojis_in_use
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.services.account.preferences import PreferenceStore

_SIZE = (440, 0)
_CELL, _AROUND, _LETTERS = 40, 10, 1.6
_LIST_HEIGHT = 240
_INTO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class EmojiDialog(TaskDialog):
    """Those used of late come first; Enter takes the chosen one.

    Signals:
        chosen: the emoji.
    """

    chosen = Signal(str)

    def __init__(self, preferences: PreferenceStore, parent: QWidget | None = None) -> None:
        """Show all of them; `preferences` know those of late."""
        super().__init__("emoji_dialog", lambda: say("Emoji"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self._model = QStandardItemModel(self)
        self.words, self.list = QLineEdit(), QListView()
        self._name = PlainLabel(role="small")
        self.cancel_button = QPushButton()
        self._build_layout()
        keep_translated(self, self._say)
        self.words.textChanged.connect(self._on_words)
        self.words.returnPressed.connect(self._on_return)
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.words.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and _goes_into_list(event):
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        self.words.setAccessibleName(self.tr("Find an emoji by a word"))
        self.words.setPlaceholderText(self.tr("for example: birthday"))
        self.list.setAccessibleName(self.tr("Emoji"))
        self.cancel_button.setText(self.tr("Cancel"))
        before = str(self.list.currentIndex().data() or "")
        self._on_words(self.words.text())
        self._go_to(before)

    @Slot(str)
    def _on_words(self, words: str) -> None:
        self._model.clear()
        recent = self._preferences.current.recent_emoji
        for emoji in find_emojis(words, emojis_in_use(), recent):
            self._model.appendRow(_item(emoji))
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._on_current(self.list.currentIndex())

    def _go_to(self, text: str) -> None:
        for item in self._model.findItems(text):
            self.list.setCurrentIndex(item.index())

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        found = index.data(Qt.ItemDataRole.AccessibleTextRole)
        self._name.setText(str(found) if found else self.tr("No emoji has this word."))

    @Slot()
    def _on_return(self) -> None:
        self._take(self.list.currentIndex())

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.isVisible():
            return
        emoji = str(index.data())
        self._preferences.add_recent_emoji(emoji)
        self._preferences.keep()
        self.accept()
        self.chosen.emit(emoji)

    def _build_layout(self) -> None:
        self.words.setObjectName("emoji_words")
        self.words.installEventFilter(self)
        shown = self.list
        shown.setObjectName("emoji_list")
        shown.setModel(self._model)
        shown.setViewMode(QListView.ViewMode.IconMode)
        shown.setMovement(QListView.Movement.Static)
        shown.setResizeMode(QListView.ResizeMode.Adjust)
        shown.setUniformItemSizes(True)
        font = shown.font()
        font.setPointSizeF(font.pointSizeF() * _LETTERS)
        shown.setFont(font)
        # Larger letters need more room: what does not fit is not drawn at all.
        metrics = QFontMetrics(font)
        room = max(metrics.height(), metrics.horizontalAdvance("😀")) + _AROUND
        shown.setGridSize(QSize(_CELL, _CELL).expandedTo(QSize(room, room)))
        shown.setMinimumHeight(_LIST_HEIGHT)
        self.cancel_button.setObjectName("emoji_cancel")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.foot.addWidget(self.cancel_button)
        for part in (self.words, shown, self._name):
            self.body.addWidget(part)


def _item(emoji: Emoji) -> QStandardItem:
    item = QStandardItem(emoji.text)
    item.setToolTip(tip(emoji.name))
    item.setData(emoji.name, Qt.ItemDataRole.AccessibleTextRole)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    item.setEditable(False)
    return item


def _goes_into_list(event: QEvent) -> bool:
    is_press = event.type() == QEvent.Type.KeyPress
    return is_press and isinstance(event, QKeyEvent) and event.key() in _INTO_LIST
