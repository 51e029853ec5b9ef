"""TemplateChoice: what the person does about templates, and what the draft takes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.core.columns.mapping import Source, TextSource
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE
from flowiq_desktop.core.messages.types.template_fields import TEMPLATE_NAME
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.services.sending.new_contacts import sample_of, suggested
from flowiq_desktop.ui.steps.message.templates.template_dialog import TemplateDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.core.columns.mapping import Mapping
    from flowiq_desktop.core.messages.template import Template
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.services.preparing.mappings import MappingService
    from flowiq_desktop.services.preparing.saved_messages import SavedMessages
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.message.templates.template_row import TemplateRow
    from flowiq_desktop.ui.theme.icons import Icons


class TemplateChoice(QObject):
    """Keeps the row of templates and the draft in step, and opens the dialog of one."""

    def __init__(
        self,
        row: TemplateRow,
        draft: CampaignDraft,
        mappings: MappingService,
        saved: SavedMessages,
        icons: Icons,
        explainer: Explainer,
        types: Callable[[], tuple[str, ...]],
        page: QWidget,
    ) -> None:
        """Take over a row.

        Args:
            row: the chooser and its buttons.
            draft: has the mapping.
            mappings: complete it with what a template needs.
            saved: the templates.
            icons: for the dialog.
            explainer: explains what a template is.
            types: the message types that the page shows now.
            page: the page that the row stands on.
        """
        super().__init__(page)
        self._row, self._draft, self._mappings, self._saved = row, draft, mappings, saved
        self._icons, self._explainer, self._types, self._page = icons, explainer, types, page
        row.source_chosen.connect(self._on_chosen)
        row.new_wanted.connect(self._on_new)
        row.change_wanted.connect(self._on_change)
        row.contacts_chosen.connect(self._on_contacts_chosen)

    def show(self) -> None:
        """Show what the draft says."""
        mapping, sheet = self._draft.mapping, self._sheet()
        row = self._row
        row.setVisible(TEMPLATE_TYPE.name in self._types())
        row.offer(tuple(self._saved.templates), sheet.headers if sheet else ())
        source = mapping.sources.get(TEMPLATE_NAME.name)
        row.show_source(source)
        makes = self._makes_contacts(source)
        row.show_contacts(makes=makes, allowed=self._draft.contacts_needed)
        if self._draft.contacts_needed and not makes:
            self._draft.allow_contacts(self._draft.contacts)

    def _makes_contacts(self, source: Source | None) -> bool:
        """Whether a template that may be meant makes contacts of its people."""
        named = source.text.strip() if isinstance(source, TextSource) else None
        makes = any(
            template.creates_contacts
            for name, template in self._saved.templates.items()
            if named in (None, name)
        )
        return makes and source is not None and TEMPLATE_TYPE.name in self._types()

    @Slot(object)
    def _on_chosen(self, source: Source | None) -> None:
        self._complete(self._draft.mapping.with_source(TEMPLATE_NAME.name, source))

    @Slot()
    def _on_new(self) -> None:
        self._open(None)

    @Slot(str)
    def _on_change(self, name: str) -> None:
        self._open(self._saved.templates.get(name))

    def _open(self, before: Template | None) -> None:
        explanation = self._explainer.make(Term.TEMPLATE)
        window = self._page.window()
        dialog = TemplateDialog(self._saved, self._icons, explanation, before, window)
        dialog.saved.connect(self._on_saved)
        dialog.forgotten.connect(self._on_forgotten)
        dialog.open()

    @Slot(str)
    def _on_saved(self, name: str) -> None:
        self._on_chosen(TextSource(name))

    @Slot(str)
    def _on_forgotten(self, _name: str) -> None:
        self._on_chosen(None)

    def _complete(self, mapping: Mapping) -> None:
        """Take a mapping, with the saved templates and with sources for their variables."""
        sheet = self._sheet()
        if sheet is not None:
            mapping = self._mappings.completed(sheet, mapping)
        self._draft.set_mapping(mapping)
        self.show()

    @Slot(bool)
    def _on_contacts_chosen(self, allowed: bool) -> None:
        sheet = self._sheet()
        if sheet is not None:
            wanted = suggested(sheet.headers, sample_of(sheet)) if allowed else None
            self._draft.allow_contacts(wanted, needed=allowed)

    def _sheet(self) -> Sheet | None:
        return self._draft.corrected
