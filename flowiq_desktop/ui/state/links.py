"""Links: what is behind the links of the present draft, looked at while the window goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from flowiq_desktop.core.messages.types.media import MEDIA_URL
from flowiq_desktop.services.preparing.links.distinct_links import distinct_links
from flowiq_desktop.services.preparing.links.findings import in_words, problems_of
from flowiq_desktop.services.preparing.links.look_run import NO_LOOKING, USUAL_LIMITS
from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Mapping

    from flowiq_desktop.core.problems import Problem
    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.preparing.links.look_run import LookLimits
    from flowiq_desktop.services.preparing.links.looking import LinkLooks, LooksFound
    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

    Problems = Mapping[int, tuple[Problem, ...]]
    Looked = tuple[CheckedSheet, LooksFound, Problems]

_AGAIN_MS = 1_500
"""After a change, in which somebody may be making the next one."""


class Links(QObject):
    """Keeps what is known of the draft's links in step with its rows.

    Attributes:
        found: what is known; None before anybody has looked.
        is_watched: whether somebody sees it; only then it looks by itself.

    Signals:
        changed: something else is known, or looking has begun or ended.
        progressed: `Progress` of looking.
        failed: an error in the program while looking.
    """

    changed = Signal()
    progressed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        draft: CampaignDraft,
        looks: LinkLooks,
        edits: EditRunner,
        preferences: PreferenceStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._looks, self._edits = draft, looks, edits
        self._preferences = preferences
        self.found: LooksFound | None = None
        self.is_watched = False
        self._is_due = False
        self._opens = False
        self._noted: Problems | None = None
        self._changed_since: set[int] = set()
        self._is_noting = False
        self._job = LatestJob(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._connect()

    @property
    def looking(self) -> bool:
        """Whether looking is under way."""
        return self._job.busy

    @property
    def may_have_links(self) -> bool:
        """Whether the draft's messages can have links at all."""
        checked = self._draft.checked
        return checked is not None and MEDIA_URL in checked.mapping.sources

    @property
    def in_words(self) -> str:
        """What is known, in a sentence."""
        if self.found is None:
            return self.tr("Nobody has looked yet whether the links open.")
        return in_words(self.found) or self.tr("No message that is ready has a link.")

    def look(self, *, again: bool = False) -> None:
        """Look behind the links of which nothing is known, or behind all of them again."""
        if self._request(USUAL_LIMITS, again=again):
            self._is_due = False

    def look_if_wished(self) -> None:
        """Look by itself, where the person has not switched that off and something is new."""
        wished = self._preferences.current.look_behind_links
        if self._is_due and self.is_watched and wished and self.may_have_links:
            self.look()

    def stop(self) -> None:
        """Stop looking; what was found so far is told, with how many are left."""
        self._job.cancel()
        self._request(NO_LOOKING)

    def shutdown(self) -> bool:
        """Stop and wait; False when it did not end in time."""
        self._again.stop()
        return self._job.shutdown()

    def _connect(self) -> None:
        self._draft.checked_changed.connect(self._on_checked_changed)
        self._draft.rows_changed.connect(self._on_rows_changed)
        self._edits.ended.connect(self._on_edits_ended)
        self._edits.noted.connect(self._on_edits_ended)
        self._again.timeout.connect(self._on_again)
        self._job.started.connect(self._on_started)
        self._job.cancelled.connect(self.changed)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_looked)
        self._job.failed.connect(self._on_failed)

    def _request(self, limits: LookLimits, *, again: bool = False) -> bool:
        """Look as soon as an older look has stopped; False while nothing can be looked at."""
        checked = self._draft.checked
        if checked is None or self._draft.stale:
            return False
        self._opens = limits is not NO_LOOKING
        hosts = self._preferences.current.links_passed_over.replace(",", " ").split()
        self._job.request(lambda: _looking(checked, self._looks, hosts, limits, again=again))
        return True

    @Slot()
    def _on_started(self) -> None:
        self._changed_since.clear()
        self.changed.emit()

    @Slot()
    def _on_again(self) -> None:
        """Follow changed rows: look where that is wished, else only count what is left.

        Not while more of them are being changed: it would be to do again after that.
        """
        if self._edits.busy:
            return
        self.look_if_wished()
        if self._is_due and self.looking and self._opens:
            self.look()
        elif self._is_due and self.found is not None:
            self._request(NO_LOOKING)

    @Slot()
    def _on_checked_changed(self) -> None:
        self._job.cancel()
        self.found, self._noted = None, None
        self._is_due = self._draft.checked is not None
        self._again.start(0)
        self.changed.emit()

    @Slot(object)
    def _on_rows_changed(self, changed: frozenset[int]) -> None:
        if self._is_noting:
            return
        self._changed_since |= changed
        self._is_due = True
        self._again.start(_AGAIN_MS)

    @Slot(object)
    def _on_looked(self, looked: Looked) -> None:
        checked, found, problems = looked
        if checked is self._draft.checked:
            self.found, self._noted = found, problems
            self._note()
        self.changed.emit()

    @Slot()
    def _on_edits_ended(self) -> None:
        self._is_noting = False
        if self._is_due and not self._again.isActive():
            self._again.start(_AGAIN_MS)
        self._note()

    def _note(self) -> None:
        """Tell the rows, once nobody else changes them."""
        if self._noted is None or self._edits.busy or self._edits.noting or self._draft.stale:
            return
        noted, self._noted = self._noted, None
        # A row that has changed meanwhile may have another link than the one that was opened.
        problems = {row: told for row, told in noted.items() if row not in self._changed_since}
        self._is_noting = True
        self._edits.note_found(problems)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.changed.emit()
        self.failed.emit(fault)


def _looking(
    checked: CheckedSheet,
    looks: LinkLooks,
    hosts: Collection[str],
    limits: LookLimits,
    *,
    again: bool,
) -> Generator[Progress, None, Looked]:
    rows = yield from distinct_links(checked)
    found = yield from looks.look(rows, hosts, limits, again=again)
    problems = yield from problems_of(found, rows, checked)
    return checked, found, problems
