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

from flowiq_desktop.texts import say
from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import Caption, ElidedLabel, PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flowiq_desktop.services.preparing.outline import Outline
    from flowiq_desktop.ui.steps.send.people_choice import PeopleChoice
    from flowiq_desktop.ui.theme.icons import Icons

    Facts = Callable[[Outline], Sequence[tuple[str, str]]]
    """What is read before answering, about what would be sent: words and what they are about."""

TYPE_THE_NUMBER_ABOVE = 1000
"""Messages above which the number must be typed: nobody sends that many by accident."""

_SIZE = (560, 0)


class ConfirmSendDialog(TaskDialog):
    """Asks once more; the button that does nothing is the default one."""

    def __init__(
        self,
        outline: Outline,
        facts: Facts,
        icons: Icons,
        *,
        practice: bool,
        contacts: QWidget | None = None,
        people: PeopleChoice | None = None,
        explanation: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about what would be sent.

        Args:
            outline: what that is.
            facts: read before answering.
            icons: draws icons.
            practice: nothing is really sent.
            people: the question how many people a day the account may begin with, if it is asked.
            contacts: a choice about people who are no contacts yet, shown above the buttons.
            explanation: of terms among the facts, shown below them.
            parent: the window.
        """
        super().__init__("confirm_send_dialog", lambda: say("Send the messages?"), _SIZE, parent)
        self._outline, self._facts, self._practice = outline, facts, practice
        self._count, self._contacts, self._people = outline.messages, contacts, people
        self._explanation = explanation
        self._question = PlainLabel(role="heading")
        self._lines = [(PlainLabel(role="hint"), PlainLabel()) for _ in facts(outline)]
        self._caption = PlainLabel(role="hint")
        self._first = [ElidedLabel() for _ in outline.first]
        self._notice = Notice(icons, "confirm_notice")
        self._type_it = Caption()
        self.number = QLineEdit()
        self.not_yet_button = QPushButton()
        self.send_button = QPushButton()
        self._build_layout(icons)
        self._connect()
        keep_translated(self, self._say)
        self.not_yet_button.setFocus()

    @property
    def must_type(self) -> bool:
        """Whether the number must be typed before the button can be pressed."""
        return self._count > TYPE_THE_NUMBER_ABOVE

    def _say(self) -> None:
        outline = self._outline
        messages, people = send_texts.messages(self._count), send_texts.people(outline.people)
        self._question.setText(
            say("Send {messages} to {people}?", messages=messages, people=people)
        )
        for labels, texts in zip(self._lines, self._facts(outline), strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
        self._caption.setText(self.tr("The first ones"))
        for line, message in zip(self._first, outline.first, strict=True):
            words = send_texts.excerpt(message.message_type, message.body, message.shown)
            row, number = message.row_number, message.number
            line.setText(say("Row {row}, {number}: {words}", row=row, number=number, words=words))
        if self._practice:
            words = self.tr("Practice mode: nothing is really sent")
            self._notice.tell("warning", words, icon="practice")
        else:
            words = self.tr("A message that is sent cannot be taken back.")
            self._notice.tell("info", words)
        # As it is to be typed: without separators.
        many = say("These are many. &Type {count} to go on:", count=self._count)
        self._type_it.setText(many)
        self.number.setAccessibleName(self.tr("Number of messages, typed to confirm"))
        self.not_yet_button.setText(self.tr("&Not yet"))
        self.send_button.setText(say("&Send {messages}", messages=messages))
        self._on_typed()

    def _build_layout(self, icons: Icons) -> None:
        column = self.body
        column.addWidget(self._question)
        column.addLayout(self._make_facts())
        if self._explanation is not None:
            column.addWidget(self._explanation)
        column.addWidget(self._make_first())
        if self._contacts is not None:
            column.addWidget(self._contacts)
        if self._people is not None:
            column.addWidget(self._people)
        column.addWidget(self._notice)
        column.addWidget(self._make_typing())
        column.addStretch(1)
        self._add_buttons(icons)

    def _make_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (word, value) in enumerate(self._lines):
            word.setWordWrap(False)
            grid.addWidget(word, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        return grid

    def _make_first(self) -> QWidget:
        frame, column = card("first_messages")
        column.setSpacing(4)
        column.addWidget(self._caption)
        for line in self._first:
            line.cut_at_end = True  # the beginning differs between people
            column.addWidget(line)
        return frame

    def _make_typing(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        self._type_it.setBuddy(self.number)
        self.number.setObjectName("typed_number")
        self.number.setFixedWidth(120)
        row.addWidget(self._type_it)
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
        if self._people is not None:
            self._people.answered.connect(self._say)

    @Slot()
    def _on_typed(self) -> None:
        # Whatever digits the keyboard has: "٢٣" is 23.
        typed = "".join(str(int(sign)) for sign in self.number.text() if sign.isdecimal())
        typed_it = not self.must_type or typed == str(self._count)
        answered = self._people is None or self._people.is_answered
        self.send_button.setEnabled(typed_it and answered)
        hint = "" if typed_it else self.tr("Type the number of messages first.")
        if not answered:
            hint = self.tr("Choose how many people a day your account may write to first.")
        self.send_button.setToolTip(tip(hint))
