"""MessageView: the layout of the Message step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.message.message_form import MessageForm
from flowiq_desktop.ui.steps.message.message_type_chooser import MessageTypeChooser
from flowiq_desktop.ui.steps.message.templates.template_row import TemplateRow
from flowiq_desktop.ui.steps.source_chooser import SourceChooser
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card, headline, pin, scrolling_column
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.steps.message.field_editor_view import FormTools
    from flowiq_desktop.ui.steps.message.saved_row import SavedRow


class MessageView:
    """The parts of the page, in place.

    Attributes:
        types: which kind of message.
        by_itself: says that the program chose the kind, and offers a text instead.
        type_row: shown when each row names its own kind.
        type_column: the column that says so.
        templates: which saved template, shown when the message is one.
        notice: what is wrong with the message as a whole.
        saved: the way to saved messages.
        form: the inputs.
    """

    def __init__(
        self, page: QWidget, tools: FormTools, explainer: Explainer, saved: SavedRow
    ) -> None:
        column = scrolling_column(page)
        self._page = page
        self._title, self._sentence = PlainLabel(role="title"), PlainLabel(role="hint")
        column.addLayout(headline(self._title, self._sentence))
        self.types = MessageTypeChooser(tools.icons)
        column.addWidget(self.types)
        self.by_itself = Notice(tools.icons, "message_by_itself")
        column.addWidget(self.by_itself)
        self.type_column = SourceChooser("message_type_source")
        self._type_label = Caption()
        self.type_row = self._make_type_row()
        column.addWidget(self.type_row)
        self.templates = TemplateRow(explainer)
        column.addWidget(self.templates)
        self.saved = saved
        column.addWidget(saved)
        self.notice = Notice(tools.icons, "message_notice")
        frame, inside = card("message_card")
        self.form = MessageForm(tools, self.type_column)
        inside.addWidget(self.form)
        column.addWidget(frame)
        column.addStretch(1)
        pin(page, self.notice)
        keep_translated(page, self._say)

    def _say(self) -> None:
        page = self._page
        self._title.setText(page.tr("What do you want to send?"))
        self._sentence.setText(page.tr("The phone shows what each person gets."))
        self.type_column.name_it(page.tr("Choose a column…"), page.tr("the kind of message"))
        self._type_label.setText(page.tr("The &column that says the kind"))

    def _make_type_row(self) -> QWidget:
        label = self._type_label
        label.setBuddy(self.type_column)
        say_role(label, "field")
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.type_column)
        row.addStretch(1)
        return box
