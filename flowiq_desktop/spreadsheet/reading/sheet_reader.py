"""SheetReader: the rows of single sheets of an open workbook, as texts."""

import zipfile
from collections.abc import Generator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.formats.number_formats import Renderer, compile_format
from flowiq_desktop.spreadsheet.reading.sheet_cells import SheetCells
from flowiq_desktop.spreadsheet.reading.sheet_marks import SheetMarks, read_marks, tells_its_reach
from flowiq_desktop.spreadsheet.reading.worker_book import WorkerBook, WorkerSheet
from flowiq_desktop.spreadsheet.reading.xlsx_parts import XlsxParts, xlsx_parts
from flowiq_desktop.spreadsheet.table.far_cells import check_far_cells
from flowiq_desktop.spreadsheet.table.merged_headers import MergedDown
from flowiq_desktop.spreadsheet.table.table import TableBuilder
from flowiq_desktop.spreadsheet.table.used_range import UsedRange
from flowiq_desktop.texts import mark

_WAIT_SECONDS = 0.05
_BINARY_SHEETS = "xl/worksheets/"


@dataclass(frozen=True, slots=True)
class Package:
    """The archive behind a workbook, and how its styles show their values.

    Attributes:
        archive: the archive; None for .xls, which is not one.
        parts: what an .xlsx archive says about its sheets and styles; None for other kinds.
        renderers: how each style shows a value.
        marks: what is known of each sheet besides its values, where it is all read at once.
    """

    archive: zipfile.ZipFile | None = None
    parts: XlsxParts | None = None
    renderers: Mapping[int, Renderer] | None = None
    marks: Mapping[str, SheetMarks] | None = None


def xlsx_package(archive: zipfile.ZipFile) -> Package:
    """The package of an .xlsx workbook; raises SheetError when its parts are damaged."""
    parts = xlsx_parts(archive)
    compiled = {code: compile_format(code) for code in set(parts.formats.values())}
    renderers = {
        style: renderer
        for style, code in parts.formats.items()
        if (renderer := compiled[code]) is not None
    }
    return Package(archive, parts, renderers)


class SheetReader:
    """Reads one sheet after the other; each may be asked for by its name."""

    def __init__(self, book: WorkerBook, package: Package) -> None:
        """Take the workbook as calamine opened it, and the archive that it is made of."""
        self._book = book
        self._package = package

    def gather(
        self, name: str, most: int | None = None
    ) -> Generator[Progress, None, tuple[TableBuilder, SheetMarks]]:
        """The rows of a sheet down to row `most`, and what its XML says besides.

        Raises:
            SheetError: the sheet is damaged, or too large to be held.
        """
        with ThreadPoolExecutor(1, "calamine") as helper:
            marks, sheet = yield from self._parse(name, helper)
        used = UsedRange(sheet)
        cells = SheetCells(marks, self._package.renderers or {}, used.merged)
        builder = TableBuilder(
            merged=[
                MergedDown(first[0] + 1, last[0] + 1, first[1])
                for first, last in used.merged
                if last[0] > first[0]
            ]
        )
        for block in used.blocks(most):
            if not cells.is_blank(block):
                builder.add(cells.texts(block), block.row)
            yield Progress(mark("Reading rows"), block.row + len(block.values), used.rows)
        return builder, marks

    def size(self, name: str) -> int:
        """Bytes to be read for a sheet, unpacked; 0 when opening the workbook read them already."""
        archive, parts = self._package.archive, self._package.parts
        if archive is None:
            return 0
        entries = {entry.filename: entry.file_size for entry in archive.infolist()}
        if parts is not None:
            return entries.get(parts.sheet_parts.get(name, ""), 0)
        # It is unknown which part of a binary workbook holds which sheet: assume the largest.
        sizes = (size for part, size in entries.items() if part.startswith(_BINARY_SHEETS))
        return max(sizes, default=0)

    def _parse(
        self, name: str, helper: ThreadPoolExecutor
    ) -> Generator[Progress, None, tuple[SheetMarks, WorkerSheet]]:
        """The sheet's marks and values, looked for side by side where that is safe."""
        archive, parts = self._package.archive, self._package.parts
        part = parts.sheet_parts.get(name) if parts else None
        if archive is None or part is None:
            return self._known_marks(name), (yield from self._values(name, helper))
        early = None
        if tells_its_reach(archive, part):
            early = helper.submit(self._book.get_sheet_by_name, name)
        marks = yield from read_marks(archive, part, (self._package.renderers or {}).keys())
        try:
            return marks, (yield from self._values(name, helper, early))
        except SheetError:
            check_far_cells(archive, part)
            raise

    def _known_marks(self, name: str) -> SheetMarks:
        all_marks = self._package.marks
        if all_marks is None:
            return SheetMarks()
        return all_marks.get(name) or SheetMarks(are_formats_lost=True)

    def _values(
        self, name: str, helper: ThreadPoolExecutor, started: Future[WorkerSheet] | None = None
    ) -> Generator[Progress, None, WorkerSheet]:
        future = started or helper.submit(self._book.get_sheet_by_name, name)
        try:
            while not future.done():
                wait([future], _WAIT_SECONDS)
                yield Progress(mark("Reading the sheet"))
        finally:
            if not future.done():  # nobody waits for it any more
                self._book.close()
        return future.result()
