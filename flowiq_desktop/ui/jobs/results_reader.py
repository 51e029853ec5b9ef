"""ResultsReader: looks for rows, and reads pages of them, in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Collection

    from flowiq_desktop.services.results.table import ResultLine, ResultsTable, Wish


class ResultsReader(QObject):
    """Asks the journal for the table of results.

    Signals:
        found: `FoundRows`.
        read: `list[ResultLine]`.
        failed: the exception that kept it from being read.
    """

    found = Signal(object)
    read = Signal(object)
    failed = Signal(object)

    def __init__(self, table: ResultsTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._finder, self._pages = LatestJob(self), LatestJob(self)
        self._finder.finished.connect(self.found)
        self._pages.finished.connect(self.read)
        for job in (self._finder, self._pages):
            job.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether rows are being looked for or read."""
        return self._finder.busy or self._pages.busy

    def find(self, campaign: int, wish: Wish) -> None:
        """Look for the rows that are wanted now."""
        self._finder.request(lambda: self._table.find(campaign, wish))

    def read_lines(self, campaign: int, places: Collection[int]) -> None:
        """Read these rows."""
        self._pages.request(lambda: self._table.lines(campaign, places))

    def lines(self, campaign: int, places: Collection[int]) -> list[ResultLine]:
        """A few rows at once, for the clipboard; raises JournalError."""
        job = self._table.lines(campaign, places)
        while True:
            try:
                next(job)
            except StopIteration as done:
                lines: list[ResultLine] = done.value
                return lines

    def shutdown(self) -> None:
        """Stop and wait."""
        self._finder.shutdown()
        self._pages.shutdown()
