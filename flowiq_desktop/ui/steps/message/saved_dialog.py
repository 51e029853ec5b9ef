"""SavedDialog: messages saved under a name and those sent before, to choose, rename and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import say
from flowiq_desktop.texts.names import listed
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.message import saved_texts
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.core.columns.mapping import Mapping
    from flowiq_desktop.core.messages.named_message import NamedMessage
    from flowiq_desktop.services.preparing.written.named_messages import NamedMessages
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (560, 420)
_LIST_HEIGHT, _AROUND = 150, 10


class SavedDialog(TaskDialog):
    """Those named by the person come first, then what was sent; the last one used on top.

    Signals:
        chosen: the `NamedMessage` to write now.
    """

    chosen = Signal(object)

    def __init__(
        self,
        named: NamedMessages,
        written: Mapping,
        headers: Sequence[str],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            named: where they are kept.
            written: what is written now, and can be saved.
            headers: of the spreadsheet.
            icons: for the notice.
            parent: the window.
        """
        super().__init__("saved_dialog", lambda: say("Saved messages"), _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._named, self._written, self._headers = named, written, headers
        named.look_again()
        self.notice = Notice(icons, "saved_notice")
        self.name, self.list = QLineEdit(), QListWidget()
        self._name_label, self._list_label = Caption(), Caption()
        self.shown, self.columns = PlainLabel(), PlainLabel(role="hint")
        self.save_button, self.rename_button = QPushButton(), QPushButton()
        self.delete_button, self.cancel_button = QPushButton(), QPushButton()
        self.use_button = QPushButton()
        self._build_layout()
        self._connect()
        self._fill(None)
        keep_translated(self, self._say)
        if named.fault:
            self.notice.tell("warning", lambda: named.fault)

    def chosen_message(self) -> NamedMessage | None:
        """The one that is chosen in the list."""
        item = self.list.currentItem()
        found: NamedMessage | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found

    def _fill(self, chosen: NamedMessage | None) -> None:
        """List them, with this one chosen or else the first."""
        messages = [*self._named.own, *self._named.sent]
        self.list.clear()
        for message in messages:
            item = QListWidgetItem(saved_texts.in_a_line(message))
            item.setData(Qt.ItemDataRole.UserRole, message)
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() + _AROUND))
            self.list.addItem(item)
        place = next((at for at, one in enumerate(messages) if one == chosen), 0)
        self.list.setCurrentRow(place)
        self._on_current()

    @Slot()
    def _on_current(self) -> None:
        message = self.chosen_message()
        for button in (self.use_button, self.rename_button, self.delete_button):
            button.setEnabled(message is not None)
        if message is not None and not message.sent:
            self.name.setText(message.name)
        self._show_chosen()

    def _show_chosen(self) -> None:
        message = self.chosen_message()
        if message is None:
            none = self.tr("None is saved yet. What you send is listed here, too.")
            self.shown.setText("" if self._named.fault else none)
            self.columns.show_if_any("")
            return
        self.shown.setText(saved_texts.in_whole(message))
        missing = listed([cut(header) for header in message.missing(self._headers)])
        asked = say(
            "Not in this spreadsheet: {columns}. You are asked what to take.", columns=missing
        )
        self.columns.show_if_any(asked if missing else "")

    @Slot()
    def _on_use(self) -> None:
        message = self.chosen_message()
        if message is not None:
            self.accept()
            self.chosen.emit(message)

    @Slot()
    def _on_save(self) -> None:
        before = self._named.find(self.name.text())
        if before is None:
            self._save()
            return
        name = before.name
        question = Question(
            "saved_replace_question",
            lambda: say('Save over "{name}"?', name=name),
            lambda: say("What is saved under this name now is gone then."),
            lambda: say("Save over it"),
            lambda: say("Leave it"),
            self,
        )
        question.accepted.connect(self._save)
        question.open()

    @Slot()
    def _save(self) -> None:
        try:
            saved = self._named.save(self.name.text(), self._written)
        except AppError as error:
            self._tell(error)
            return
        self.notice.clear()
        self._fill(saved)

    @Slot()
    def _on_rename(self) -> None:
        message = self.chosen_message()
        if message is None:
            return
        try:
            renamed = self._named.rename(message, self.name.text())
        except AppError as error:
            self._tell(error)
            return
        self.notice.clear()
        self._fill(renamed)

    @Slot()
    def _on_delete(self) -> None:
        message = self.chosen_message()
        if message is None:
            return
        name = message.name
        question = Question(
            "saved_delete_question",
            lambda: say('Delete "{name}"?', name=name),
            lambda: say("What was sent with it stays among the past sends."),
            lambda: say("Delete"),
            lambda: say("Keep it"),
            self,
        )
        question.accepted.connect(self._delete)
        question.open()

    @Slot()
    def _delete(self) -> None:
        message = self.chosen_message()
        if message is None:
            return
        try:
            self._named.remove(message)
        except AppError as error:
            self._tell(error)
            return
        self._fill(None)
        self.list.setFocus()

    def _tell(self, error: AppError) -> None:
        self.notice.tell_error(error)
        self.show_part(self.notice)

    def _say(self) -> None:
        self._name_label.setText(self.tr("&Name"))
        self._list_label.setText(self.tr("&Messages"))
        self.name.setAccessibleName(self.tr("Name of the message"))
        self.name.setPlaceholderText(self.tr("for example: Fees are due"))
        self.list.setAccessibleName(self.tr("Saved messages and those sent before"))
        self.save_button.setText(self.tr("&Save what is written now"))
        self.rename_button.setText(self.tr("&Rename"))
        self.delete_button.setText(self.tr("&Delete…"))
        self.cancel_button.setText(self.tr("Close"))
        self.use_button.setText(self.tr("&Use this one"))
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setText(saved_texts.in_a_line(item.data(Qt.ItemDataRole.UserRole)))
        self._show_chosen()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_current)
        self.list.itemActivated.connect(self._on_use)
        self.save_button.clicked.connect(self._on_save)
        self.name.returnPressed.connect(self._on_save)
        self.rename_button.clicked.connect(self._on_rename)
        self.delete_button.clicked.connect(self._on_delete)
        self.cancel_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._on_use)

    def _build_layout(self) -> None:
        self.name.setObjectName("saved_name")
        self.list.setObjectName("saved_list")
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self._name_label.setBuddy(self.name)
        self._list_label.setBuddy(self.list)
        for label in (self._name_label, self._list_label):
            say_role(label, "field")
        row = FlowLayout(8)
        row.addWidget(self.save_button)
        row.addWidget(self.rename_button)
        self.body.addWidget(self.notice)
        for part in (self._list_label, self.list, self.shown, self.columns):
            self.body.addWidget(part)
        self.body.addWidget(self._name_label)
        self.body.addWidget(self.name)
        self.body.addLayout(row)
        self.foot.trailing = 1
        for button, named in (
            (self.delete_button, "saved_delete"),
            (self.cancel_button, "saved_close"),
            (self.use_button, "saved_use"),
        ):
            button.setObjectName(named)
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self.save_button.setObjectName("saved_save")
        self.rename_button.setObjectName("saved_rename")
        for button in (self.save_button, self.rename_button):
            button.setAutoDefault(False)
        say_role(self.use_button, "primary")
