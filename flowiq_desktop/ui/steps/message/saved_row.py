"""SavedRow: the way to saved messages, and back to what was written before one was chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.core.messages.named_message import NamedMessage, put_into, with_columns
from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.services.preparing.saved_messages import SavedMessageError
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.message.missing_columns_dialog import MissingColumnsDialog
from flowiq_desktop.ui.steps.message.saved_dialog import SavedDialog
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from flowiq_desktop.core.columns.mapping import Mapping
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.services.preparing.mappings import MappingService
    from flowiq_desktop.services.preparing.written.named_messages import NamedMessages
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.theme.icons import Icons


class SavedRow(QWidget):
    """Puts a saved message into the draft, and keeps what a campaign was made of for the next."""

    def __init__(
        self,
        draft: CampaignDraft,
        mappings: MappingService,
        named: NamedMessages,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("saved_row")
        self._draft, self._mappings, self._named = draft, mappings, named
        self._icons = icons
        self._before: Mapping | None = None
        self._taken: Mapping | None = None
        self.open_button, self.undo_button = QPushButton(), QPushButton()
        self.open_button.setObjectName("saved_open")
        self.undo_button.setObjectName("saved_undo")
        row = FlowLayout(8)
        row.addWidget(self.open_button)
        row.addWidget(self.undo_button)
        self.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        keep_translated(self, self._say)
        self.open_button.clicked.connect(self._on_open)
        self.undo_button.clicked.connect(self._on_undo)
        draft.frozen.connect(self._on_frozen)
        draft.mapping_changed.connect(self._show)
        draft.loaded_changed.connect(self._show)
        self._show()

    def _say(self) -> None:
        self.open_button.setText(self.tr("Saved &messages…"))
        self.undo_button.setText(self.tr("P&ut back what was written before"))

    @Slot()
    def _show(self) -> None:
        """The way back is there until something is changed after it."""
        self.open_button.setEnabled(self._sheet() is not None)
        if self._taken is None or self._draft.mapping != self._taken:
            self._before = self._taken = None
        self.undo_button.setVisible(self._before is not None)

    @Slot()
    def _on_open(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        dialog = SavedDialog(
            self._named, self._draft.mapping, sheet.headers, self._icons, self.window()
        )
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    @Slot(object)
    def _on_chosen(self, message: NamedMessage) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        missing = message.missing(sheet.headers)
        if not missing:
            self._take(message, {})
            return
        dialog = MissingColumnsDialog(missing, sheet.headers, self.window())
        dialog.settled.connect(partial(self._take, message))
        dialog.open()

    def _take(self, message: NamedMessage, given: dict[str, str]) -> None:
        """Write a message into the draft, with columns as this sheet spells them."""
        sheet = self._sheet()
        if sheet is None:
            return
        spelled = {header_key(header): header for header in sheet.headers}
        mapping = with_columns(message.mapping, spelled | given)
        before = self._draft.mapping
        taken = self._mappings.completed(sheet, put_into(before, mapping))
        self._draft.set_mapping(taken)
        self._before, self._taken = before, self._draft.mapping
        self._show()
        try:
            self._named.use(message)
        except SavedMessageError:
            return  # it is merely not the first in the list next time

    @Slot()
    def _on_undo(self) -> None:
        before = self._before
        if before is not None:
            self._before = self._taken = None
            self.open_button.setFocus()
            self._draft.set_mapping(before)

    @Slot(int)
    def _on_frozen(self, _campaign: int) -> None:
        loaded = self._draft.loaded
        if loaded is not None:
            self._named.keep_sent(loaded.origin.path.name, self._draft.mapping)

    def _sheet(self) -> Sheet | None:
        return self._draft.corrected
