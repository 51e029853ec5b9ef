"""MessageView: the layout of the Message step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from flowiq_desktop.ui.steps.message.message_form import MessageForm
from flowiq_desktop.ui.steps.message.message_type_chooser import MessageTypeChooser
from flowiq_desktop.ui.steps.source_chooser import SourceChooser
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card, headline, pin, scrolling_column
from flowiq_desktop.ui.widgets.plain_label import Caption

if TYPE_CHECKING:
    from flowiq_desktop.ui.steps.message.field_editor_view import FormTools


class MessageView:
    """The parts of the page, in place.

    Attributes:
        types: which kind of message.
        type_row: shown when each row names its own kind.
        type_column: the column that says so.
        notice: what is wrong with the message as a whole.
        form: the inputs.
    """

    def __init__(self, page: QWidget, tools: FormTools) -> None:
        column = scrolling_column(page)
        title = page.tr("What do you want to send?")
        sentence = page.tr("The phone shows what each person gets.")
        column.addLayout(headline(title, sentence))
        self.types = MessageTypeChooser(tools.icons)
        column.addWidget(self.types)
        self.type_column = SourceChooser(
            "message_type_source", page.tr("Choose a column…"), page.tr("the kind of message")
        )
        self.type_row = self._make_type_row(page)
        column.addWidget(self.type_row)
        self.notice = Notice(tools.icons, "message_notice")
        frame, inside = card("message_card")
        self.form = MessageForm(tools, self.type_column)
        inside.addWidget(self.form)
        column.addWidget(frame)
        column.addStretch(1)
        pin(page, self.notice)

    def _make_type_row(self, page: QWidget) -> QWidget:
        label = Caption(page.tr("The &column that says the kind"))
        label.setBuddy(self.type_column)
        say_role(label, "field")
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.type_column)
        row.addStretch(1)
        return box
