"""LiveMessage: one row's message under the present mapping, before any check has finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.system.clock import local_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.core.messages.message import Message
    from flowiq_desktop.core.problems import Problem
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft


class LiveMessage:
    """Composes single rows of the draft; once the check has caught up, it takes them from there."""

    def __init__(self, draft: CampaignDraft) -> None:
        self._draft = draft
        self._composer: Composer | None = None
        self._made_for: tuple[object, ...] = ()
        self._phones: PhoneReader | None = None  # the window is built before anything is read

    def message(self, index: int) -> Message | None:
        """The row's message, or None when there is no such row."""
        loaded, checked = self._draft.loaded, self._draft.checked
        if loaded is None or not 0 <= index < len(loaded.sheet):
            return None
        if checked is not None and not self._draft.stale:
            return checked.message(index)
        return self._present().compose(index, loaded.sheet.row_numbers[index], self.cells(index))

    def cells(self, index: int) -> Sequence[str]:
        """The row's cells with the person's changes in them; the row must exist."""
        loaded, checked = self._draft.loaded, self._draft.checked
        if checked is not None:
            return checked.row(index)
        return self._draft.edits.apply(index, loaded.sheet.row(index)) if loaded else ()

    def mapping_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the mapping as a whole."""
        return self._present().problems if self._draft.loaded else ()

    def _present(self) -> Composer:
        draft = self._draft
        sheet = draft.loaded.sheet if draft.loaded else None
        accepted = draft.edits.accepted
        wanted = (id(sheet), id(accepted), draft.mapping, draft.country)
        if self._composer is None or self._made_for != wanted:
            if self._phones is None or self._made_for[-1] != draft.country:
                self._phones = PhoneReader(draft.country)
            headers = sheet.headers if sheet else ()
            self._composer = Composer(headers, draft.mapping, self._phones, accepted, now=local_now)
            self._made_for = wanted
        return self._composer
