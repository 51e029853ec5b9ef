"""ContactChoice: whether people who are no contacts in FlowIQ yet are added on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from flowiq_desktop.texts import say_count
from flowiq_desktop.ui.dialogs.contact_columns import ContactColumns
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.english_beneath import EnglishBeneath
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.sending.new_contacts import NewContacts


class ContactChoice(QWidget):
    """A box to tick, off unless the person ticked it for this spreadsheet before.

    Args:
        headers: the spreadsheet's columns.
        suggested: which of them look like names.
        explanation: says what a contact is.
        chosen: what was chosen for this spreadsheet before, or None.
        needed: the message was made with this choice, which cannot be taken back any more.
        strangers: rows whose people are known to be no contacts; 0 where nobody has looked.
    """

    def __init__(
        self,
        headers: Sequence[str],
        suggested: NewContacts,
        explanation: QWidget,
        chosen: NewContacts | None = None,
        strangers: int = 0,
        *,
        needed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contact_choice")
        self._strangers = strangers
        self.box = QCheckBox()
        self.box.setObjectName("add_contacts_box")
        self._hint = PlainLabel(role="hint")
        self._english = EnglishBeneath("add_contacts")
        self.columns = ContactColumns(headers, chosen or suggested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.box, self._hint, self._english, self.columns, explanation):
            column.addWidget(part)
        keep_translated(self, self._say)
        self.box.setChecked(chosen is not None)
        self.box.setEnabled(not needed)
        self._on_ticked()
        self.box.toggled.connect(self._on_ticked)

    @property
    def wanted(self) -> NewContacts | None:
        """How people are to be added, or None when nobody is."""
        return self.columns.wanted if self.box.isChecked() else None

    def _say(self) -> None:
        self.box.setText(self._ask())
        self._hint.setText(self._explain())
        self._english.show_english(lambda: f"{self._ask().replace('&', '')}:", self._explain)

    def _ask(self) -> str:
        if not self._strangers:
            return self.tr("Add &people who are not contacts yet")
        return say_count(
            "Add the 1 &person who is not a contact yet",
            "Add the &people of the {n} rows who are not contacts yet",
            self._strangers,
        )

    def _explain(self) -> str:
        return self.tr(
            "FlowIQ refuses messages to anybody else. With this they are added first. Nobody is"
            " told of it. Anything but a template arrives only once they have written to you."
        )

    @Slot()
    def _on_ticked(self) -> None:
        self.columns.setVisible(self.box.isChecked())
