"""SheetLoader: reads a spreadsheet in the background and puts it into the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.types import MESSAGE_TYPE
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.services.preparing.country import default_country
from flowiq_desktop.services.preparing.load import (
    LoadedSheet,
    ReadOptions,
    SheetWorkers,
    load_sheet,
)
from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from flowiq_desktop.core.columns.mapping import Mapping
    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.drafts import Kept
    from flowiq_desktop.services.preparing.mappings import MappingService, Suggestion
    from flowiq_desktop.ui.jobs.background import Job
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.draft_keeper import DraftKeeper


class SheetLoader(QObject):
    """Loads one spreadsheet at a time; the newest request counts.

    Signals:
        started: reading began; carries the path.
        progressed: `Progress` of the reading.
        loaded: the spreadsheet is in the draft; carries its path.
        failed: `SheetError`, or an error in the program; the draft is as it was.
        cancelled: the person stopped it; the draft is as it was.
    """

    started = Signal(object)
    progressed = Signal(object)
    loaded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        draft: CampaignDraft,
        mappings: MappingService,
        keeper: DraftKeeper,
        preferences: PreferenceStore,
        workers: SheetWorkers | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._mappings = mappings
        self._keeper = keeper
        self._preferences = preferences
        self._workers = workers
        self._job = LatestJob(self)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self.failed)
        self._job.cancelled.connect(self.cancelled)

    @property
    def busy(self) -> bool:
        """Whether a spreadsheet is being read."""
        return self._job.busy

    def open(self, path: Path, options: ReadOptions | None = None) -> None:
        """Read this file as the options say.

        When it is read again, it keeps its country; another file begins with the usual one.
        """
        loaded = self._draft.loaded
        again = loaded is not None and loaded.origin.path == path
        country = self._draft.country if again else default_country(self._preferences.current)

        wished = replace(
            options or ReadOptions(),
            known_headings=dict(self._preferences.current.headings),
            known_letters=dict(self._preferences.current.letters),
            country=country,
        )

        def make_job() -> Job:
            return self._load(path, wished, country)

        self._keeper.keep_now()
        self._job.request(make_job)
        self.started.emit(path)

    @Slot()
    def cancel(self) -> None:
        """Stop reading."""
        self._job.cancel()

    def start_over(self) -> None:
        """Match the columns again, as if these headers had never been seen."""
        loaded = self._draft.loaded
        if loaded is not None:
            suggestion = self._mappings.suggest(loaded.sheet, self._draft.country, guess_anew=True)
            self._draft.set_suggestion(suggestion)

    def shutdown(self) -> bool:
        """Stop and wait; False when the reading did not end in time."""
        return self._job.shutdown()

    def _load(
        self, path: Path, options: ReadOptions, country: str
    ) -> Generator[Progress, None, tuple[LoadedSheet, Suggestion, Kept, str]]:
        if self._workers is not None:  # here, as the window would wait for a process to start
            self._workers.prepare(path.name)
        loaded = yield from load_sheet(path, options, self._workers)
        kept = yield from self._keeper.find(loaded)
        country = kept.snapshot.country or country
        suggestion = self._mappings.suggest(loaded.sheet, country)
        if kept.snapshot.mapping is not None:
            mapping = self._mappings.completed(loaded.sheet, kept.snapshot.mapping)
            suggestion = replace(suggestion, mapping=mapping, used=kept.saved)
        _look_first(loaded.sheet, suggestion.mapping, country)
        return loaded, suggestion, kept, country

    @Slot(object)
    def _on_finished(self, result: tuple[LoadedSheet, Suggestion, Kept, str]) -> None:
        loaded, suggestion, kept, country = result
        if loaded.chosen_headings:
            self._preferences.remember_headings(loaded.origin.rows_key, loaded.origin.header_row)
        if loaded.chosen_letters:
            self._preferences.remember_letters(loaded.origin.sha256, loaded.origin.encoding)
        self._draft.set_loaded(loaded, suggestion, kept, country)
        self.loaded.emit(loaded.origin.path)


def _look_first(sheet: Sheet, mapping: Mapping, country: str) -> None:
    """Find out here what the pages ask for at once, so that the window does not wait for it.

    The patterns of the country's numbers are put together when the first one is read, and the
    texts of the column that names the type of message are counted once.
    """
    composer = Composer(sheet.headers, mapping, PhoneReader(country))
    if len(sheet):
        composer.compose(0, sheet.row_numbers[0], sheet.row(0))
    column = composer.column_of(MESSAGE_TYPE.name)
    if column is not None:
        sheet.distinct(column)
