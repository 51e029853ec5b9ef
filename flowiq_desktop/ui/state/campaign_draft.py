"""CampaignDraft: what the five steps share while a campaign is being prepared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.review.edits import SheetEdits
from flowiq_desktop.services.preparing.drafts import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.preparing.load import LoadedSheet
    from flowiq_desktop.services.preparing.mappings import Suggestion
    from flowiq_desktop.services.sending.new_contacts import NewContacts
    from flowiq_desktop.texts import Text

    Edit = Callable[[CheckedSheet], frozenset[int]]


class CampaignDraft(QObject):
    """The spreadsheet, how its columns become messages, and what the check found.

    It only holds and reports: loading and checking run elsewhere and are handed in. A change of the
    mapping or the country leaves `checked` as it was until the next check is handed in; `stale`
    says so meanwhile.

    Signals:
        loaded_changed: another spreadsheet, or none.
        mapping_changed: a field's source or the message type.
        country_changed: the country of numbers without a country code.
        checked_changed: the result of a new check, or none.
        rows_changed: indexes (`frozenset[int]`) of the rows that an edit changed.
        contacts_changed: whether the message itself may make contacts of people.
        kept_changed: less remains to be said about what was kept from an earlier day.
        row_selected: index of the row that the preview shows.
        frozen: number of the campaign that was made of this draft.
    """

    loaded_changed = Signal()
    mapping_changed = Signal()
    country_changed = Signal()
    checked_changed = Signal()
    rows_changed = Signal(object)
    contacts_changed = Signal()
    kept_changed = Signal()
    row_selected = Signal(int)
    frozen = Signal(int)

    def __init__(self, country: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._country = country
        self._loaded: LoadedSheet | None = None
        self._corrected: Sheet | None = None
        self._mapping = Mapping()
        self._remembered_on = ""
        self._reasons: dict[str, Text] = {}
        self._kept = Kept()
        self._edits = SheetEdits()
        self._checked: CheckedSheet | None = None
        self._stale = False
        self._selected_row = 0
        self._contacts: NewContacts | None = None
        self._contacts_needed = False
        self._campaign_id: int | None = None
        self._held = False
        self._waiting: list[Edit] = []

    @property
    def loaded(self) -> LoadedSheet | None:
        """The spreadsheet, once it is read."""
        return self._loaded

    @property
    def corrected(self) -> Sheet | None:
        """The table with the person's corrections in it; another one after each of them."""
        if self._corrected is None and self._loaded is not None:
            self._corrected = self._loaded.sheet.with_cells(self._edits.cells)
        return self._corrected

    @property
    def mapping(self) -> Mapping:
        """Where each field of the message comes from."""
        return self._mapping

    @property
    def remembered_on(self) -> str:
        """The day of the choices used again ("12 May 2026"), or "" when they are new."""
        return self._remembered_on

    @property
    def reasons(self) -> dict[str, Text]:
        """Why each field was matched with its column, for the fields that were guessed."""
        return self._reasons

    @property
    def kept(self) -> Kept:
        """What was kept for the spreadsheet from an earlier day, applied again or not."""
        return self._kept

    @property
    def edits(self) -> SheetEdits:
        """What the person changed in the spreadsheet, also before the first check has ended."""
        return self._edits

    @property
    def checked(self) -> CheckedSheet | None:
        """The last check's result."""
        return self._checked

    @property
    def stale(self) -> bool:
        """Whether `checked` is older than the mapping or the country."""
        return self._stale

    @property
    def country(self) -> str:
        """Two-letter country of numbers without a country code."""
        return self._country

    @property
    def selected_row(self) -> int:
        """Index of the row that the preview shows, from 0."""
        return self._selected_row

    @property
    def campaign_id(self) -> int | None:
        """Number of the campaign made of this draft, once it is frozen."""
        return self._campaign_id

    @property
    def contacts(self) -> NewContacts | None:
        """How people who are no contacts yet are added, or None while nobody consented."""
        return self._contacts

    @property
    def contacts_needed(self) -> bool:
        """Whether the message was made with that consent, so that it cannot go without."""
        return self._contacts_needed

    def allow_contacts(self, wanted: NewContacts | None, *, needed: bool = False) -> None:
        """Take the person's consent, or their no; the message is checked by it where it matters.

        Args:
            wanted: by which columns people are added; None adds nobody.
            needed: the message makes contacts of people, and its rows were refused without this.
        """
        before = self._contacts is not None and self._contacts_needed
        self._contacts, self._contacts_needed = wanted, needed and wanted is not None
        if before != self._contacts_needed:
            self._outdate()
            self.contacts_changed.emit()

    def set_loaded(
        self,
        loaded: LoadedSheet,
        suggestion: Suggestion,
        kept: Kept | None = None,
        country: str = "",
    ) -> None:
        """Take another spreadsheet with its suggested mapping.

        Args:
            loaded: the spreadsheet.
            suggestion: the mapping to begin with.
            kept: what is kept for it from an earlier day; the previous one's edits are not among
                it.
            country: of its numbers without a country code; "" leaves the present one.
        """
        self._forget()
        self._loaded = loaded
        if kept is not None:
            self._kept, self._edits = kept, kept.edits()
        self.set_country(country or self._country)
        self._stale = True
        self._take(suggestion)
        self.loaded_changed.emit()
        self.mapping_changed.emit()
        self.checked_changed.emit()
        self.row_selected.emit(0)

    def set_suggestion(self, suggestion: Suggestion) -> None:
        """Start the matching of columns over from this suggestion."""
        self._take(suggestion)
        self._outdate()
        self.mapping_changed.emit()

    def set_mapping(self, mapping: Mapping) -> None:
        """Take the person's choice of columns, texts or message type."""
        if mapping != self._mapping:
            self._mapping = mapping
            self._outdate()
            self.mapping_changed.emit()

    def set_country(self, code: str) -> None:
        """Take the country of numbers without a country code."""
        if code != self._country:
            self._country = code
            self._outdate()
            self.country_changed.emit()

    def set_checked(self, checked: CheckedSheet) -> None:
        """Take the result of a check of the present spreadsheet, mapping and country."""
        self._checked = checked
        self._stale = False
        self.checked_changed.emit()
        self._make_waiting()

    def select_row(self, index: int) -> None:
        """Show this row in the preview; an index outside the sheet is ignored."""
        rows = len(self._loaded.sheet) if self._loaded else 0
        if 0 <= index < rows and index != self._selected_row:
            self._selected_row = index
            self.row_selected.emit(index)

    def set_frozen(self, campaign_id: int) -> None:
        """Record the campaign that was made; the draft stays as it is, for looking back."""
        self._campaign_id = campaign_id
        self.frozen.emit(campaign_id)

    def fix_cell(self, index: int, column: int, text: str) -> None:
        """Put another text into one cell; the file itself is never changed."""
        self._edit(lambda checked: checked.fix_cell(index, column, text))

    def fix_alike(self, index: int, column: int, text: str) -> None:
        """Put another text into this cell and every cell of the column that reads the same."""
        self._edit(lambda checked: checked.fix_alike(index, column, text))

    def leave_out(self, indexes: Iterable[int]) -> None:
        """Send nothing to these rows."""
        self._edit(lambda checked: checked.leave_out(indexes))

    def put_back(self, indexes: Iterable[int]) -> None:
        """Put rows that were left out back in."""
        self._edit(lambda checked: checked.put_back(indexes))

    def undo(self) -> None:
        """Undo the last edit."""
        self._edit(lambda checked: checked.undo())

    def redo(self) -> None:
        """Redo what was undone."""
        self._edit(lambda checked: checked.redo())

    def hold_edits(self) -> None:
        """Let edits wait: something is being noted in `checked` on another thread."""
        self._held = True

    def make_edits(self) -> None:
        """Make the edits that had to wait, in their order, and no longer let any wait."""
        self._held = False
        self._make_waiting()

    def tell_rows_changed(self, changed: frozenset[int]) -> None:
        """Report that an edit made elsewhere on `checked` changed these rows."""
        if changed:
            self._corrected = None
            self.rows_changed.emit(changed)

    def forget_not_applied(self) -> None:
        """Stop mentioning what was changed while the file held something else."""
        self._kept = replace(self._kept, not_applied=(), unread=None)
        self.kept_changed.emit()

    def clear(self) -> None:
        """Begin a new campaign: no spreadsheet, nothing matched; the country stays."""
        self._forget()
        self.loaded_changed.emit()
        self.mapping_changed.emit()
        self.checked_changed.emit()

    def _edit(self, change: Edit) -> None:
        # While a newer check runs, it reads the same edits: none may be made meanwhile.
        if self._checked is not None and not self._stale:
            self._waiting.append(change)
            self._make_waiting()

    def _make_waiting(self) -> None:
        """Make what waits, unless it has to wait on; a newer check knows the same rows."""
        while self._waiting and not (self._held or self._stale or self._checked is None):
            self.tell_rows_changed(self._waiting.pop(0)(self._checked))

    def _take(self, suggestion: Suggestion) -> None:
        self._mapping = suggestion.mapping
        self._remembered_on = suggestion.remembered_on
        self._reasons = suggestion.reasons

    def _outdate(self) -> None:
        self._stale = self._loaded is not None
        self._campaign_id = None

    def _forget(self) -> None:
        self._loaded = self._corrected = None
        self._mapping = Mapping()
        self._remembered_on = ""
        self._reasons = {}
        self._kept = Kept()
        self._edits = SheetEdits()
        self._checked = None
        self._stale = False
        self._selected_row = 0
        self._waiting.clear()
        self._contacts, self._contacts_needed = None, False
        self._campaign_id = None
