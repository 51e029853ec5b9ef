"""DraftKeeper: what a person changes is on disk within a second, without waiting for the end."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.preparing.drafts import DraftStore, Snapshot
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.background import BackgroundRunner

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.core.columns.mapping import Mapping
    from flowiq_desktop.core.review.edits import SheetEdits
    from flowiq_desktop.services.preparing.drafts import Kept
    from flowiq_desktop.services.preparing.load import LoadedSheet
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

_LOG = logging.getLogger(__name__)
_TURN = 0.02
_PAUSE_MS = 400
"""From a change to writing it: a crash costs less than a second of work."""


@dataclass(slots=True)
class _Open:
    """The spreadsheet that is open, as far as it has to be kept.

    Attributes:
        begun: mapping and country it was opened with; what nobody changed is not kept.
        written: what the file on disk holds, or None when that is unknown.
    """

    loaded: LoadedSheet
    edits: SheetEdits
    mapping: Mapping
    country: str
    begun: tuple[Mapping | None, str]
    written: Snapshot | None

    def snapshot(self) -> Snapshot:
        mapping, country = self.begun
        return Snapshot(
            self.edits.cells,
            frozenset(self.edits.left_out),
            None if self.mapping == mapping else self.mapping,
            "" if self.country == country else self.country,
            frozenset(self.edits.accepted),
        )


class DraftKeeper(QObject):
    """Writes the changes of the spreadsheet that is open, in the background.

    Signals:
        failed: the exception that kept the changes from being written.
        kept: they are on disk.
    """

    failed = Signal(object)
    kept = Signal()

    def __init__(
        self, draft: CampaignDraft, drafts: DraftStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._drafts = draft, drafts
        self._open: _Open | None = None
        self._waiting: list[tuple[LoadedSheet, Snapshot]] = []
        self._at_rest = threading.Event()
        self._at_rest.set()
        self._runner = BackgroundRunner(self)
        self._runner.finished.connect(self._on_written)
        self._runner.failed.connect(self._on_failed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)
        draft.loaded_changed.connect(self._on_loaded_changed)
        for changed in (draft.rows_changed, draft.mapping_changed, draft.country_changed):
            changed.connect(self._on_changed)

    @property
    def busy(self) -> bool:
        """Whether something is not on disk yet."""
        return self._pause.isActive() or bool(self._waiting)

    def find(self, loaded: LoadedSheet) -> Generator[Progress, None, Kept]:
        """What is kept for a spreadsheet that was just read; to be run in the background.

        It waits for what is being written, which may be about the same spreadsheet.
        """
        while not self._at_rest.wait(_TURN):
            yield Progress(mark("Looking for your corrections"))
        return (yield from self._drafts.find(loaded))

    def forget_not_applied(self) -> None:
        """Forget what was changed while the file held something else."""
        loaded = self._draft.loaded
        if loaded is not None:
            try:
                self._drafts.forget(loaded, self._draft.kept)
            except OSError as fault:
                self._tell(fault)
                return
        self._draft.forget_not_applied()

    def shutdown(self) -> None:
        """Write what is not on disk yet, at once."""
        self.keep_now()
        self._runner.shutdown()
        for loaded, snapshot in self._waiting:
            try:
                for _ in self._drafts.save(loaded, snapshot):
                    pass
            except OSError as fault:
                _LOG.warning("Corrections could not be kept: %s", fault)
        self._waiting.clear()
        self._at_rest.set()
        self._open = None

    @Slot()
    def _on_loaded_changed(self) -> None:
        self.keep_now()
        draft, loaded = self._draft, self._draft.loaded
        self._open = None
        if loaded is None:
            return
        found = draft.kept.snapshot
        self._open = _Open(
            loaded,
            draft.edits,
            draft.mapping,
            draft.country,
            # What was chosen on an earlier day stays kept.
            (
                draft.mapping if found.mapping is None else None,
                "" if found.country else draft.country,
            ),
            found,
        )
        if not found.empty:
            self._open.written = None  # so that this path and the day are recorded
            self._pause.start()

    @Slot()
    def _on_changed(self) -> None:
        here = self._open
        if here is not None and here.loaded is self._draft.loaded:
            here.mapping, here.country = self._draft.mapping, self._draft.country
            if not self._pause.isActive():
                self._pause.start()

    @Slot()
    def keep_now(self) -> None:
        """Begin to write what was changed, without waiting for more changes."""
        self._pause.stop()
        here = self._open
        if here is None or (now := here.snapshot()) == here.written:
            return
        here.written = now
        # For one spreadsheet only the newest counts, but a write under way is not stopped.
        first = self._waiting[:1]
        others = [entry for entry in self._waiting[1:] if entry[0] is not here.loaded]
        self._waiting = [*first, *others, (here.loaded, now)]
        if not first:
            self._write()

    def _write(self) -> None:
        self._at_rest.clear()
        loaded, snapshot = self._waiting[0]
        self._runner.start(self._drafts.save(loaded, snapshot))

    @Slot(object)
    def _on_written(self, _result: object) -> None:
        self._next()
        if not self._waiting:
            self.kept.emit()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        if self._open is not None:
            self._open.written = None  # the next change tries again
        if self._waiting:
            self._next()
            self._tell(fault)

    def _next(self) -> None:
        del self._waiting[:1]
        if self._waiting:
            self._write()
        else:
            self._at_rest.set()

    def _tell(self, fault: Exception) -> None:
        _LOG.info("Corrections could not be kept: %s", type(fault).__name__)
        self.failed.emit(fault)
