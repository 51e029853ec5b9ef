"""The last question before sending: who gets what, in words, with the number on the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import Caption, ElidedLabel, PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.preparing.outline import Outline
    from flowiq_desktop.ui.theme.icons import Icons

TYPE_THE_NUMBER_ABOVE = 1000
"""Messages above which the number must be typed: nobody sends that many by accident."""

_SIZE = (560, 0)


class ConfirmSendDialog(TaskDialog):
    """Asks once more; the button that does nothing is the default one."""

    def __init__(
        self,
        outline: Outline,
        facts: Sequence[tuple[str, str]],
        icons: Icons,
        *,
        practice: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("confirm_send_dialog", self.tr("Send the messages?"), _SIZE, parent)
        self._count = outline.messages
        self.number = QLineEdit()
        self.not_yet_button = QPushButton(self.tr("&Not yet"))
        self.send_button = QPushButton(
            self.tr("&Send {messages}").format(messages=send_texts.messages(outline.messages))
        )
        self._build_layout(outline, facts, icons, practice)
        self._connect()
        self._on_typed()
        self.not_yet_button.setFocus()

    @property
    def must_type(self) -> bool:
        """Whether the number must be typed before the button can be pressed."""
        return self._count > TYPE_THE_NUMBER_ABOVE

    def _build_layout(
        self, outline: Outline, facts: Sequence[tuple[str, str]], icons: Icons, practice: bool
    ) -> None:
        column = self.body
        question = self.tr("Send {messages} to {people}?").format(
            messages=send_texts.messages(outline.messages), people=send_texts.people(outline.people)
        )
        column.addWidget(PlainLabel(question, "heading"))
        column.addLayout(self._make_facts(facts))
        column.addWidget(self._make_first(outline))
        notice = Notice(icons, "confirm_notice")
        column.addWidget(notice)  # first: shown without a parent, it would be a window of its own
        if practice:
            notice.tell(
                "warning", self.tr("Practice mode: nothing is really sent"), icon="practice"
            )
        else:
            notice.tell("info", self.tr("A message that is sent cannot be taken back."))
        column.addWidget(self._make_typing())
        column.addStretch(1)
        self._add_buttons(icons)

    @staticmethod
    def _make_facts(facts: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (word, value) in enumerate(facts):
            label = PlainLabel(word, "hint")
            label.setWordWrap(False)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(value), row, 1)
        return grid

    def _make_first(self, outline: Outline) -> QWidget:
        frame, column = card("first_messages")
        column.setSpacing(4)
        column.addWidget(PlainLabel(self.tr("The first ones"), "hint"))
        for message in outline.first:
            excerpt = send_texts.excerpt(message.message_type, message.body)
            text = self.tr("Row {row}, {number}: {text}").format(
                row=message.row_number, number=message.number, text=excerpt
            )
            line = ElidedLabel(text)
            line.cut_at = Qt.TextElideMode.ElideRight  # the beginning differs between people
            column.addWidget(line)
        return frame

    def _make_typing(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        text = self.tr("These are many. &Type {count} to go on:").format(count=self._count)
        label = Caption(text)
        label.setBuddy(self.number)
        self.number.setObjectName("typed_number")
        self.number.setAccessibleName(self.tr("Number of messages, typed to confirm"))
        self.number.setFixedWidth(120)
        row.addWidget(label)
        row.addWidget(self.number)
        row.addStretch(1)
        box.setVisible(self.must_type)
        return box

    def _add_buttons(self, icons: Icons) -> None:
        self.not_yet_button.setObjectName("not_yet_button")
        self.not_yet_button.setDefault(True)
        self.send_button.setObjectName("confirm_send_button")
        self.send_button.setAutoDefault(False)
        say_role(self.send_button, "primary")
        icons.bind(self.send_button, "send", "on_accent", 16)
        self.foot.addWidget(self.not_yet_button)
        self.foot.addWidget(self.send_button)

    def _connect(self) -> None:
        self.not_yet_button.clicked.connect(self.reject)
        self.send_button.clicked.connect(self.accept)
        self.number.textChanged.connect(self._on_typed)

    @Slot()
    def _on_typed(self) -> None:
        typed = "".join(filter(str.isdigit, self.number.text()))
        ready = not self.must_type or typed == str(self._count)
        self.send_button.setEnabled(ready)
        hint = self.tr("Type the number of messages first.")
        self.send_button.setToolTip(tip("" if ready else hint))
