"""PreviewController: keeps the phone beside the steps showing the selected row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from flowiq_desktop.core.columns.addressees import columns_of_addressee
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.columns.name_columns import name_in
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY
from flowiq_desktop.core.messages.types.template_fields import open_field
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.texts import mark
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.state.live_message import LiveMessage

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.core.columns.mapping import Mapping
    from flowiq_desktop.core.messages.message import Message
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.ui.preview.media_loader import MediaLoader
    from flowiq_desktop.ui.preview.preview_pane import PreviewPane
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

_PAUSE_MS = 60
"""Pause before drawing: several changes at once, or quick typing, draw the phone once. A row that
is chosen is drawn at once."""


class PreviewController(QObject):
    """Connects the draft with the preview: which row, its message, and the files behind links."""

    def __init__(
        self,
        draft: CampaignDraft,
        pane: PreviewPane,
        media: MediaLoader,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._pane = pane
        self._live = LiveMessage(draft)
        self._named_by: tuple[Sheet, Mapping, tuple[int, ...]] | None = None
        self._search = LatestJob(self)
        self._search.finished.connect(self._on_found)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.show_now)
        for changed in (
            draft.loaded_changed,
            draft.mapping_changed,
            draft.country_changed,
            draft.checked_changed,
        ):
            changed.connect(self._show_soon)
        draft.loaded_changed.connect(pane.search.clear)
        draft.row_selected.connect(self._on_row_selected)
        draft.rows_changed.connect(self._on_rows_changed)
        pane.row_requested.connect(draft.select_row)
        pane.search_requested.connect(self._on_search)
        pane.phone.media_requested.connect(media.request)
        media.loaded.connect(pane.phone.set_media)
        self.show_now()

    def shutdown(self) -> bool:
        """Stop what runs; False when it did not end in time."""
        self._pause.stop()
        return self._search.shutdown()

    @Slot()
    def show_now(self) -> None:
        """Show the selected row at once."""
        self._pause.stop()
        loaded, index = self._draft.loaded, self._draft.selected_row
        message = self._live.message(index)
        if loaded is None or message is None:
            self._pane.show_nothing()
            return
        content = REGISTRY.bubble_of(message.body, message.shown) if message.body else None
        problems = self._live.mapping_problems() + message.problems
        self._pane.show_row(
            index,
            len(loaded.sheet),
            message.row_number,
            content,
            self._recipient(message),
            problems,
            left_out=index in self._draft.edits.left_out,
        )

    @Slot(int)
    def _on_row_selected(self, index: int) -> None:
        """Show it at once; the first row of a new spreadsheet when the pages have shown that."""
        if index or not self._pause.isActive():
            self.show_now()

    @Slot()
    def _show_soon(self) -> None:
        self._pause.start()

    @Slot(object)
    def _on_rows_changed(self, changed: frozenset[int]) -> None:
        if self._draft.selected_row in changed:
            self._pause.start()

    @Slot(str)
    def _on_search(self, text: str) -> None:
        checked, here = self._draft.checked, self._draft.selected_row
        if checked is None:
            self._pane.tell(refusals.still_checking)
        else:
            self._search.request(lambda: _find(checked, text, here))

    @Slot(object)
    def _on_found(self, result: tuple[str, int | None]) -> None:
        text, found = result
        if found is None:
            self._pane.tell(lambda: self.tr('No row has "{text}".').format(text=text))
        elif found == self._draft.selected_row:
            self._pane.tell(lambda: self.tr("Only this row has it."))
        else:
            self._pane.keep_search()
            self._draft.select_row(found)

    def _recipient(self, message: Message) -> str:
        """What a phone shows above the chat: the person's name where a column has it."""
        return self._name(message.index) or message.number

    def _name(self, index: int) -> str:
        return name_in(self._live.cells(index), self._name_columns())

    def _name_columns(self) -> tuple[int, ...]:
        """The columns that name who has the phone; not names that a message sends of others."""
        loaded, mapping = self._draft.loaded, self._draft.mapping
        if loaded is None:
            return ()
        known = self._named_by
        if known is None or known[0] is not loaded.sheet or known[1] != mapping:
            taken = {
                header_key(source.header)
                for field, source in mapping.sources.items()
                if isinstance(source, ColumnSource) and open_field(field) is None
            }
            phone = mapping.sources.get(PHONE_NUMBER.name)
            whose = phone.header if isinstance(phone, ColumnSource) else ""
            named = columns_of_addressee(loaded.sheet, whose, taken)
            known = loaded.sheet, mapping, named
            self._named_by = known
        return known[2]


def _find(
    checked: CheckedSheet, text: str, here: int
) -> Generator[Progress, None, tuple[str, int | None]]:
    yield Progress(mark("Searching"))
    return text, checked.search(text, here + 1)
