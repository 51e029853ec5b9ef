"""A sheet as the reader shows it, before results are put beside its rows and after."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.file_kind import FileKind
from flowiq_desktop.spreadsheet.marks.packages import xlsx_package
from flowiq_desktop.spreadsheet.mending.usual_workbook import usual_workbook
from flowiq_desktop.spreadsheet.own_workbook.package import unusual
from flowiq_desktop.spreadsheet.own_workbook.refusing import OwnWorkbookError
from flowiq_desktop.spreadsheet.reading.calamine_book import open_book
from flowiq_desktop.spreadsheet.reading.sheet_reader import SheetReader


@dataclass(frozen=True, slots=True)
class Seen:
    """A sheet's rows that are not blank, each from column A on, and their numbers."""

    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]

    @property
    def used(self) -> int:
        """How many columns have something to show."""
        return max((at + 1 for row in self.rows for at, it in enumerate(row) if it), default=0)


def read_rows(content: bytes, sheet: str) -> Generator[Progress, None, Seen]:
    """Read one sheet of a workbook, in the process that reads them all.

    Raises:
        OwnWorkbookError: there is no such sheet.
        SheetError: it cannot be read.
    """
    with closing(usual_workbook(content, FileKind.XLSX)) as usual:
        if usual.archive is None:
            raise unusual()
        package = xlsx_package(usual.archive)
        with open_book(usual.content) as book:
            if sheet not in [name for name, has_cells, _ in book.sheets if has_cells]:
                raise unusual()
            builder, _marks = yield from SheetReader(book, package).gather(sheet)
    return Seen(builder.rows, builder.numbers)


def prove_same(
    content: bytes, sheet: str, expected: Iterator[tuple[int, Sequence[str]]]
) -> Generator[Progress, None, None]:
    """Read a copy, and compare it: what is not as it should be is not given to anybody.

    Args:
        content: the copy.
        sheet: the name of its sheet.
        expected: the number of each row, and the cells that it begins with.

    Raises:
        OwnWorkbookError: it reads differently.
    """
    try:
        seen = yield from read_rows(content, sheet)
    except SheetError as error:
        raise OwnWorkbookError(unusual().message, "", error.details or error.message) from error
    for number, row in zip(seen.numbers, seen.rows, strict=True):
        there, cells = next(expected, (0, ()))
        shown = [*row[: len(cells)], *[""] * (len(cells) - len(row))]
        if number != there or [*cells] != shown:
            raise OwnWorkbookError(unusual().message, "", f"Row {number} reads differently.")
    if next(expected, None) is not None:
        raise unusual()
