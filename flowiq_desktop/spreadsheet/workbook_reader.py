"""Reads .xlsx, .xlsm, .xls, .xlsb and .ods workbooks through calamine."""

import zipfile
from collections.abc import Generator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, replace

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.calamine_book import SheetNames, open_book, sheet_names
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.far_cells import check_far_cells
from flowiq_desktop.spreadsheet.file_kind import FileKind
from flowiq_desktop.spreadsheet.number_formats import Renderer, compile_format
from flowiq_desktop.spreadsheet.ods_guard import check_open_document
from flowiq_desktop.spreadsheet.sheet_cells import SheetCells
from flowiq_desktop.spreadsheet.sheet_marks import SheetMarks, read_marks, tells_its_reach
from flowiq_desktop.spreadsheet.shown_name import shown_name
from flowiq_desktop.spreadsheet.source_file import SourceFile
from flowiq_desktop.spreadsheet.table import Table, TableBuilder
from flowiq_desktop.spreadsheet.used_range import UsedRange
from flowiq_desktop.spreadsheet.worker_book import WorkerBook, WorkerSheet
from flowiq_desktop.spreadsheet.xls_guard import check_old_workbook
from flowiq_desktop.spreadsheet.xlsb_guard import check_binary_sheets
from flowiq_desktop.spreadsheet.xlsx_parts import XlsxParts, xlsx_parts
from flowiq_desktop.spreadsheet.zip_guard import open_archive

_WAIT_SECONDS = 0.05
_LEAST_COLUMNS = 2
"""A sheet with one filled column is more likely a page of notes than a table of people."""


@dataclass(frozen=True, slots=True)
class _Package:
    """The .xlsx archive behind a workbook, and how its styles show their values."""

    archive: zipfile.ZipFile
    parts: XlsxParts
    renderers: Mapping[int, Renderer]


def read_workbook(
    source: SourceFile, kind: FileKind, sheet: str | None, header_row: int | None
) -> Generator[Progress, None, tuple[Table, SheetNames]]:
    """Read one sheet: the one named, or else the first visible one that holds a table.

    Raises:
        SheetError: the workbook is damaged, locked or unsafe, or has no such sheet or no table.
    """
    with ExitStack() as open_files:
        package = None
        if kind is FileKind.XLS:
            check_old_workbook(source.content)
        else:
            archive = open_files.enter_context(open_archive(source.content))
            if kind is FileKind.ODS:
                check_open_document(archive)
            check_binary_sheets(archive)
            package = _package(archive) if kind is FileKind.XLSX else None
        yield Progress("Opening the file")
        book = open_files.enter_context(open_book(source.content))
        reader = _WorkbookReader(book, package, header_row)
        if sheet is not None:
            return (yield from reader.read(_find(sheet, reader.names))), reader.names
        return (yield from reader.read_first_table()), reader.names


def _package(archive: zipfile.ZipFile) -> _Package:
    parts = xlsx_parts(archive)
    compiled = {code: compile_format(code) for code in set(parts.formats.values())}
    renderers = {
        style: renderer
        for style, code in parts.formats.items()
        if (renderer := compiled[code]) is not None
    }
    return _Package(archive, parts, renderers)


def _find(wanted: str, names: SheetNames) -> str:
    matching = [name for name in names.all if name == wanted] or [
        name for name in names.all if name.strip().casefold() == wanted.strip().casefold()
    ]
    if not matching:
        known = ", ".join(f"'{shown_name(name)}'" for name in names.all)
        raise SheetError(
            f"The workbook has no sheet '{shown_name(wanted)}'.", f"Its sheets are: {known}."
        )
    return matching[0]


class _WorkbookReader:
    def __init__(self, book: WorkerBook, package: _Package | None, header_row: int | None) -> None:
        self._book = book
        self._package = package
        self._header_row = header_row
        self.names = sheet_names(book)

    def read_first_table(self) -> Generator[Progress, None, Table]:
        """The first visible sheet with several columns, or else the first with any rows."""
        narrow: Table | None = None
        fault: SheetError | None = None
        for name in self.names.visible:
            try:
                table = yield from self.read(name)
            except SheetError as error:
                fault = fault or error
                continue
            if len(table.sheet.headers) >= _LEAST_COLUMNS:
                return table
            narrow = narrow or table
        if narrow is None:
            raise self._no_table(fault)
        return narrow

    def _no_table(self, fault: SheetError | None) -> SheetError:
        if not self.names.all:
            return SheetError(
                "The workbook has no sheet with a table, only charts or macros.",
                "Choose the workbook that holds the people.",
            )
        if fault is None or (len(self.names.visible) > 1 and not fault.details):
            hidden = ", ".join(f"'{shown_name(name)}'" for name in sorted(self.names.hidden))
            return SheetError(
                "No visible sheet of the workbook holds a table.",
                f"Choose the hidden sheet to read: {hidden}." if hidden else "Choose another file.",
            )
        return fault

    def read(self, name: str) -> Generator[Progress, None, Table]:
        """The table of one sheet."""
        with ThreadPoolExecutor(1, "calamine") as helper:
            marks, sheet = yield from self._parse(name, helper)
        builder = TableBuilder()
        renderers = self._package.renderers if self._package else {}
        used = UsedRange(sheet)
        yield from _gather(used, SheetCells(marks, renderers, used.merged), builder)
        table = builder.build(f"Sheet '{shown_name(name)}'", self._header_row)
        notes = (*_notes(marks), *table.notes)
        return replace(table, sheet=replace(table.sheet, name=name), notes=notes)

    def _parse(
        self, name: str, helper: ThreadPoolExecutor
    ) -> Generator[Progress, None, tuple[SheetMarks, WorkerSheet]]:
        """The sheet's marks and values, looked for side by side where that is safe."""
        package = self._package
        part = package.parts.sheet_parts.get(name) if package else None
        if package is None or part is None:
            return SheetMarks(), (yield from self._values(name, helper))
        early = None
        if tells_its_reach(package.archive, part):
            early = helper.submit(self._book.get_sheet_by_name, name)
        marks = yield from read_marks(package.archive, part, package.renderers.keys())
        try:
            return marks, (yield from self._values(name, helper, early))
        except SheetError:
            check_far_cells(package.archive, part)
            raise

    def _values(
        self, name: str, helper: ThreadPoolExecutor, started: Future[WorkerSheet] | None = None
    ) -> Generator[Progress, None, WorkerSheet]:
        future = started or helper.submit(self._book.get_sheet_by_name, name)
        try:
            while not future.done():
                wait([future], _WAIT_SECONDS)
                yield Progress("Reading the sheet")
        finally:
            if not future.done():  # nobody waits for it any more
                self._book.close()
        return future.result()


def _gather(
    used: UsedRange, cells: SheetCells, builder: TableBuilder
) -> Generator[Progress, None, None]:
    for block in used.blocks():
        builder.add(cells.texts(block))
        yield Progress("Reading rows", block.row + len(block.values), used.rows)
        if builder.ended:
            return


def _notes(marks: SheetMarks) -> list[str]:
    notes = []
    if marks.hidden_rows:
        notes.append(f"Hidden rows were read too ({marks.hidden_rows:,} of them).")
    if marks.without_result:
        notes.append(
            "Some cells hold a formula without a result and read as blank "
            f"({marks.without_result:,} of them). Open the workbook in Excel, save it there, and "
            "open it here again."
        )
    return notes
