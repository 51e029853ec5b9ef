"""StopListKeeper: reads and changes the list of people who do not want messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.reach.stop_file import StopFile, read_stop_file
from flowiq_desktop.services.reach.stop_list import Added
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from flowiq_desktop.core.reach.stop_list import StopEntry
    from flowiq_desktop.services.reach.stop_list import StopListService
    from flowiq_desktop.ui.jobs.background import Job


class StopListKeeper(QObject):
    """One change at a time; of several searches the newest counts.

    Signals:
        changed: a change began or ended.
        found: the entries that were looked for.
        read: a `StopFile`, about which the person is to be asked.
        added: what came of it, once they said yes.
        saved: where the list was saved.
        failed: the exception that kept it from being found, read, added or saved.
    """

    changed = Signal()
    found = Signal(object)
    read = Signal(object)
    added = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, people: StopListService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._search = LatestJob(self)
        self._runner = BackgroundRunner(self)
        self._search.finished.connect(self.found)
        self._search.failed.connect(self.failed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a file is being read, or the list changed or saved."""
        return self._runner.busy

    def find(self, text: str) -> None:
        """Look for entries; `found` follows."""
        self._search.request(lambda: _find(self._people, text))

    def read_file(self, path: Path, country: str) -> None:
        """Read who stands in a spreadsheet; `read` follows, and nothing is changed yet."""
        self._begin(read_stop_file(path, country))

    def add_file(self, read: StopFile) -> None:
        """Put these people on the list; `added` follows."""
        self._begin(self._people.add_file(read))

    def save(self, target: Path) -> None:
        """Save the whole list; `saved` follows."""
        self._begin(self._people.export(target))

    def shutdown(self) -> None:
        """Wait for what is under way; nothing is half done."""
        self._search.shutdown()
        self._runner.shutdown()

    def _begin(self, job: Job) -> None:
        if not self._runner.busy:
            self._runner.start(job)
            self.changed.emit()

    @Slot(object)
    def _on_finished(self, result: StopFile | Added | Path) -> None:
        self.changed.emit()
        if isinstance(result, StopFile):
            self.read.emit(result)
        elif isinstance(result, Added):
            self.added.emit(result)
        else:
            self.saved.emit(result)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.changed.emit()
        self.failed.emit(fault)


def _find(people: StopListService, text: str) -> Generator[Progress, None, list[StopEntry]]:
    yield Progress(mark("Reading the list"))
    return people.entries(people.find(text))
