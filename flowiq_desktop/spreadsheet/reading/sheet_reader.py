"""SheetReader: the rows of single sheets of an open workbook, as texts."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from typing import TYPE_CHECKING

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.letters.stored_twice import repaired
from flowiq_desktop.spreadsheet.marks.mark_readers import SheetId
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks, tells_its_reach
from flowiq_desktop.spreadsheet.marks.sheet_relations import complete_marks
from flowiq_desktop.spreadsheet.marks.xlsx_marks import read_xlsx_marks
from flowiq_desktop.spreadsheet.mending.odd_cells import usual_cells
from flowiq_desktop.spreadsheet.mending.odd_records import usual_records
from flowiq_desktop.spreadsheet.reading.linked_cells import compute_links
from flowiq_desktop.spreadsheet.reading.sheet_cells import SheetCells
from flowiq_desktop.spreadsheet.table.far_cells import check_far_cells
from flowiq_desktop.spreadsheet.table.used_range import UsedRange
from flowiq_desktop.system.copied_process import WorkBeside
from flowiq_desktop.texts import mark

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Collection, Generator

    from flowiq_desktop.spreadsheet.marks.packages import Package
    from flowiq_desktop.spreadsheet.reading.worker_book import WorkerBook, WorkerSheet
    from flowiq_desktop.spreadsheet.table.table import TableBuilder

_WAIT_SECONDS = 0.05


class SheetReader:
    """Reads one sheet after the other; each may be asked for by its name."""

    def __init__(self, book: WorkerBook, package: Package, repair: str = "") -> None:
        """Take the workbook as calamine opened it, and the archive that it is made of.

        Where a repair is named, it is done in every text.
        """
        self._book = book
        self._package = package
        self._repair = repair

    def gather(
        self, name: str, most: int | None = None
    ) -> Generator[Progress, None, tuple[TableBuilder, SheetMarks]]:
        """The rows of a sheet down to row `most`, and what its XML says besides.

        Of a whole sheet it is found out, too, what other parts say of its cells.

        Raises:
            SheetError: the sheet is damaged, or too large to be held.
        """
        with ThreadPoolExecutor(1, "calamine") as helper:
            marks, sheet = yield from self._parse(name, helper)
        # What knows people's columns is loaded while the other process parses.
        from flowiq_desktop.spreadsheet.table.table import TableBuilder  # noqa: PLC0415 - above

        archive, part = self._package.archive, self._package.parts.get(name)
        if most is None and archive is not None and part is not None:
            complete_marks(archive, part, marks)
        marks.is_1904 |= self._package.styles.is_1904
        used = UsedRange(sheet)
        cells = SheetCells(marks, self._package.styles, used.merged)
        builder = TableBuilder(merged=used.merged)
        for block in used.blocks(most):
            if not cells.is_blank(block):
                rows = cells.texts(block)
                builder.add(_repaired(rows, self._repair) if self._repair else rows, block.row)
            yield Progress(mark("Reading rows"), block.row + block.count, used.rows)
        compute_links(marks, builder.rows, builder.numbers, used.merged)
        return builder, marks

    def size(self, name: str) -> int:
        """Bytes to be read for a sheet, unpacked; 0 when opening the workbook read them already."""
        archive = self._package.archive
        part = self._package.parts.get(name)
        if archive is None or part is None:
            return 0
        return next((it.file_size for it in archive.infolist() if it.filename == part), 0)

    def _parse(
        self, name: str, helper: ThreadPoolExecutor
    ) -> Generator[Progress, None, tuple[SheetMarks, WorkerSheet]]:
        """The sheet's marks and values, looked for side by side where that is safe."""
        package = self._package
        if package.marks is not None:
            early = helper.submit(self._book.get_sheet_by_name, name)
            position = [it[0] for it in self._book.sheets].index(name)
            marks = yield from package.marks.marks_of(SheetId(name, position))
            try:
                return marks, (yield from self._values(name, helper, early))
            except SheetError:
                binary = package.parts.get(name, "")
                mended = usual_records(self._book.content, binary) if binary else None
                if mended is None or not mended.is_changed:
                    raise
            marks.odd_cells.extend(mended.cells)
            self._book.replace(mended.content)
            return marks, (yield from self._values(name, helper))
        archive, part = package.archive, package.parts.get(name)
        if archive is None or part is None:
            return SheetMarks(), (yield from self._values(name, helper))
        return (yield from self._parse_xml(name, archive, part, helper))

    def _parse_xml(
        self, name: str, archive: zipfile.ZipFile, part: str, helper: ThreadPoolExecutor
    ) -> Generator[Progress, None, tuple[SheetMarks, WorkerSheet]]:
        early = None
        if tells_its_reach(archive, part):
            early = helper.submit(self._book.get_sheet_by_name, name)
        wanted = self._package.styles.wanted
        if early is not None and self._book.may_copy:
            marks = yield from _marks_beside(archive, part, wanted)
        else:
            marks = yield from read_xlsx_marks(archive, part, wanted)
        marks.are_formats_lost |= self._package.are_formats_lost
        fault: SheetError | None = None
        try:
            values = yield from self._values(name, helper, early)
        except SheetError as error:
            check_far_cells(archive, part)
            fault = error
        else:
            if not (marks.has_raw_texts or marks.doubts.has_inline_values):
                return marks, values
        mended = usual_cells(self._book.content, part, has_raw_texts=marks.has_raw_texts)
        if fault is not None and not mended.is_changed:
            raise fault
        marks.odd_cells.extend(mended.cells)
        self._book.replace(mended.content)
        return marks, (yield from self._values(name, helper))

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


def _marks_beside(
    archive: zipfile.ZipFile, part: str, styles: Collection[int]
) -> Generator[Progress, None, SheetMarks]:
    """The marks of a large sheet, looked for by a copy of this process from now on."""
    with closing(
        WorkBeside(lambda it: _found(read_xlsx_marks(archive, it, styles)), [part])
    ) as work:
        yield Progress(mark("Looking at the sheet"))
        return next(work.results())


def _found(job: Generator[Progress, None, SheetMarks]) -> SheetMarks:
    """What comes of a job that nobody watches."""
    try:
        while True:
            next(job)
    except StopIteration as done:
        marks: SheetMarks = done.value
        return marks


def _repaired(rows: TextColumns, name: str) -> TextColumns:
    columns = (
        [text if text.isascii() else repaired(text, name) for text in column]
        for column in rows.columns
    )
    return TextColumns(columns, len(rows))
