"""Reads .xlsx, .xlsm, .xls, .xlsb and .ods workbooks through calamine."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.file_kind import FileKind
from flowiq_desktop.spreadsheet.marks.packages import (
    Package,
    ods_package,
    xls_package,
    xlsb_package,
    xlsx_package,
)
from flowiq_desktop.spreadsheet.mending.plain_workbook import plain_workbook
from flowiq_desktop.spreadsheet.mending.usual_workbook import UsualWorkbook, usual_workbook
from flowiq_desktop.spreadsheet.reading.calamine_book import SheetNames, open_book, sheet_names
from flowiq_desktop.spreadsheet.reading.sheet_reader import SheetReader
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.names import side_by_side

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from flowiq_desktop.spreadsheet.reading.sheet_workers import SheetWorkers
    from flowiq_desktop.spreadsheet.source_file import SourceFile
    from flowiq_desktop.spreadsheet.table.table import Table

_LEAST_COLUMNS = 2
"""A sheet with one filled column is more likely a page of notes than a table of people."""


def read_workbook(
    source: SourceFile,
    kind: FileKind,
    sheet: str | None,
    header_row: int | None,
    known: Mapping[str, int] | None = None,
    workers: SheetWorkers | None = None,
    repair: str = "",
) -> Generator[Progress, None, tuple[Table, SheetNames]]:
    """Read one sheet: the one named, or else the first visible one that holds people.

    With a `repair`, one of `stored_twice.REPAIRED`, letters that were stored twice are mended.

    Raises:
        SheetError: the workbook is damaged, locked or unsafe, or has no such sheet or no table.
    """
    with ExitStack() as open_files:
        usual = open_files.enter_context(closing(usual_workbook(source.content, kind)))
        package = yield from _package(usual, kind)
        yield Progress(mark("Opening the file"))
        plain = plain_workbook(usual, kind, are_formats_known=not package.are_formats_lost)
        book = open_files.enter_context(open_book(plain, workers))
        reader, names = SheetReader(book, package, repair), sheet_names(book)
        tables = _Tables(reader, names, header_row, known or {})
        if sheet is not None:
            table = yield from tables.read(_find(sheet, names))
        else:
            table = yield from tables.read_first()
        from flowiq_desktop.spreadsheet.reading.other_sheets import (  # noqa: PLC0415 - see gather
            look_at_others,
        )

        others = [name for name in names.all if name != table.sheet.name]
        unread, more = yield from look_at_others(reader, others, names.hidden)
        mine = tuple(replace(entry, sheet=table.sheet.name) for entry in table.left_unread)
        notes = (*table.notes, *more)
        return replace(table, left_unread=(*mine, *unread), notes=notes), names


def _package(usual: UsualWorkbook, kind: FileKind) -> Generator[Progress, None, Package]:
    if usual.archive is None:
        return xls_package(usual.content)
    if kind is FileKind.XLSX:
        return xlsx_package(usual.archive)
    if kind is FileKind.XLSB:
        return xlsb_package(usual.archive)
    return (yield from ods_package(usual.archive))


def _find(wanted: str, names: SheetNames) -> str:
    matching = [name for name in names.all if name == wanted] or [
        name for name in names.all if name.strip().casefold() == wanted.strip().casefold()
    ]
    if not matching:
        known = side_by_side([f"'{shown_name(name)}'" for name in names.all])
        raise SheetError(
            say("The workbook has no sheet '{wanted}'.", wanted=shown_name(wanted)),
            say("Its sheets are: {known}.", known=known),
        )
    return matching[0]


class _Tables:
    """The tables of a workbook's sheets."""

    def __init__(
        self,
        reader: SheetReader,
        names: SheetNames,
        header_row: int | None,
        known: Mapping[str, int],
    ) -> None:
        self._reader = reader
        self._names = names
        self._header_row = header_row
        self._known = known

    def read_first(self) -> Generator[Progress, None, Table]:
        """The first visible sheet with phone numbers, or else with columns, or with any rows."""
        wide: Table | None = None
        narrow: Table | None = None
        fault: SheetError | None = None
        for name in self._names.visible:
            try:
                table = yield from self.read(name)
            except SheetError as error:
                fault = fault or error
                continue
            from flowiq_desktop.spreadsheet.reading.other_sheets import (  # noqa: PLC0415 - above
                has_phones,
            )

            if has_phones(table.sheet):
                return table
            if len(table.sheet.headers) >= _LEAST_COLUMNS:
                wide = wide or table
            narrow = narrow or table
        best = wide or narrow
        if best is None:
            raise self._no_table(fault)
        return best

    def _no_table(self, fault: SheetError | None) -> SheetError:
        if not self._names.all:
            return SheetError(
                say("The workbook has no sheet with a table, only charts or macros."),
                say("Choose the workbook that holds the people."),
            )
        if fault is None or (len(self._names.visible) > 1 and not fault.details):
            hidden = side_by_side([f"'{shown_name(name)}'" for name in sorted(self._names.hidden)])
            return SheetError(
                say("No visible sheet of the workbook holds a table."),
                say("Choose the hidden sheet to read: {hidden}.", hidden=hidden)
                if hidden
                else say("Choose another file."),
            )
        return fault

    def read(self, name: str) -> Generator[Progress, None, Table]:
        """The table of one sheet."""
        builder, marks = yield from self._reader.gather(name)
        from flowiq_desktop.spreadsheet.reading.sheet_table import (  # noqa: PLC0415 - see gather
            table_of,
        )

        return table_of(name, builder, marks, self._header_row, self._known)
