"""Some were not sent because the people are no contacts in FlowIQ: add them, and send?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.dialogs.contact_columns import ContactColumns
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.sending.new_contacts import NewContacts
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (520, 0)


class AddContactsDialog(TaskDialog):
    """Accepted means "add them and send"; leaving things as they are is the default.

    Args:
        count: rows that were refused because their people are no contacts.
        headers: the campaign's columns.
        suggested: which of them look like names.
        icons: draws icons.
        explanation: says what a contact is.
        waiting: other messages of the campaign that are sent with them.
        parent: the window.
    """

    def __init__(
        self,
        count: int,
        headers: Sequence[str],
        suggested: NewContacts,
        icons: Icons,
        explanation: QWidget,
        *,
        waiting: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("add_contacts_dialog", lambda: say("Add to your contacts"), _SIZE, parent)
        self._count, self._waiting = count, waiting
        self._heading, self._sentence = PlainLabel(role="heading"), PlainLabel()
        self._nameless, self._too = PlainLabel(role="hint"), PlainLabel()
        self.columns = ContactColumns(headers, suggested)
        self.not_now_button, self.add_button = QPushButton(), QPushButton()
        for part in (
            self._heading,
            self._sentence,
            self.columns,
            self._nameless,
            explanation,
            self._too,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._add_buttons(icons)
        keep_translated(self, self._say)
        self.not_now_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self.accept)
        self.not_now_button.setFocus()

    def _say(self) -> None:
        self._heading.setText(
            say_count(
                "Add 1 person to your contacts in FlowIQ?",
                "Add the people of {n} rows to your contacts in FlowIQ?",
                self._count,
            )
        )
        self._sentence.setText(
            self.tr(
                "These people are no contacts yet. They are added first, which nobody is told of,"
                " and then their messages are sent. Anything but a template arrives only once"
                " they have written to you."
            )
        )
        self._nameless.setText(self.tr("Whoever has no name there is named by their number."))
        self._too.show_if_any(send_texts.waiting_too(self._waiting))
        self.not_now_button.setText(self.tr("&Not now"))
        self.add_button.setText(self.tr("Add and &send"))

    def _add_buttons(self, icons: Icons) -> None:
        self.not_now_button.setObjectName("not_now_button")
        self.not_now_button.setDefault(True)
        self.add_button.setObjectName("add_contacts_button")
        self.add_button.setAutoDefault(False)
        say_role(self.add_button, "primary")
        icons.bind(self.add_button, "send", "on_accent", 16)
        self.foot.addWidget(self.not_now_button)
        self.foot.addWidget(self.add_button)
