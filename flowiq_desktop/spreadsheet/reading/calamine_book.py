"""Opens workbooks with calamine, in a process of their own."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.errors import exhausted
from flowiq_desktop.spreadsheet.reading.sheet_workers import SheetWorkers
from flowiq_desktop.spreadsheet.reading.worker_book import WorkerBook

_MOST_SHEETS = 1_000
"""Each is looked into, since people may be in it; a sheet for each day takes three years."""


@dataclass(frozen=True, slots=True)
class SheetNames:
    """The sheets of a workbook that hold cells, in the workbook's order."""

    all: tuple[str, ...]
    hidden: frozenset[str]

    @property
    def visible(self) -> tuple[str, ...]:
        """Those that the spreadsheet program shows."""
        return tuple(name for name in self.all if name not in self.hidden)


@contextmanager
def open_book(
    content: bytes, workers: SheetWorkers | None = None
) -> Generator[WorkerBook, None, None]:
    """The workbook; raises SheetError when it cannot be read."""
    with closing(WorkerBook(content, workers)) as book:
        yield book


def sheet_names(book: WorkerBook) -> SheetNames:
    """The names of the sheets with cells; chart and macro sheets have none.

    Raises:
        SheetError: there are so many that looking into each would take minutes.
    """
    if len(book.sheets) > _MOST_SHEETS:
        raise exhausted(f"{len(book.sheets):,} sheets")
    with_cells = [(name, shown) for name, has_cells, shown in book.sheets if has_cells]
    hidden = (name for name, shown in with_cells if not shown)
    return SheetNames(tuple(name for name, _shown in with_cells), frozenset(hidden))
