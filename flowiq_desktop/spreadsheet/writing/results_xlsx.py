"""Writes results as an Excel workbook."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from flowiq_desktop.core.delivery.results import RESULT_COLUMNS, ResultRow, ResultStatus
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.spreadsheet.reading.sheet_xml import (
    MAX_CELL_UNITS,
    continued,
    sheet_name,
    split_long,
)
from flowiq_desktop.spreadsheet.writing.atomic_file import pending_file
from flowiq_desktop.spreadsheet.writing.results_layout import needs_fixing, result_cells
from flowiq_desktop.spreadsheet.writing.row_writer import MAX_SHEET_ROWS, RowWriter, style_of
from flowiq_desktop.texts import Marked, mark, say
from flowiq_desktop.texts.catalogue import catalogue

_BLOCK_ROWS = 1_000
_FIX_SHEET = mark("To fix")
_LONG_TEXTS = mark("Long texts")
_LONG_HEADERS = (mark("FlowIQ row"), mark("Column"), mark("Part"), mark("Text"))
_ROWS_MEASURED = 200
_NARROWEST, _WIDEST = 10, 45
_HEADER_ROOM = 4
"""Characters beside a header for its filter button."""
_COLOURS = {
    ResultStatus.SENT: ("#C6EFCE", "#006100"),
    ResultStatus.NOT_SENT: ("#FFC7CE", "#9C0006"),
    ResultStatus.UNSURE: ("#FFEB9C", "#7F6000"),
    ResultStatus.WAITING: ("#DDEBF7", "#1F4E78"),
    ResultStatus.LEFT_OUT: ("#E7E6E6", "#404040"),
}
"""Background and text colour; the status is also in words."""


def write_results_xlsx(
    target: Path, headers: Sequence[str], rows: Iterable[ResultRow], total: int, fix_rows: bool
) -> Generator[Progress, None, Path]:
    """Write a workbook; see `results_writer.write_results`."""
    with pending_file(target) as pending, TemporaryDirectory(prefix="flowiq-") as folder:
        book = _ResultsBook(pending.path, Path(folder), headers, total)
        try:
            for done, row in enumerate(rows, 1):
                book.add(row, fix_rows=fix_rows)
                if done % _BLOCK_ROWS == 0:
                    yield Progress(mark("Saving results"), done, total)
            yield Progress(mark("Saving results"), total, total)
            book.save()
        finally:
            book.close_files()
        return pending.publish()


class _ResultsBook:
    """The workbook's sheets, made as rows need them."""

    def __init__(self, path: Path, folder: Path, headers: Sequence[str], total: int) -> None:
        options = {
            "constant_memory": True,
            "tmpdir": str(folder),
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self._workbook = Workbook(str(path), options)
        self._headers = headers
        self._bold = style_of(self._workbook.add_format({"bold": True, "bottom": 1}))
        own = len(headers) - len(RESULT_COLUMNS)
        self._styles = {status: self._row_style(status, own) for status in ResultStatus}
        sheets = max(1, -(-total // (MAX_SHEET_ROWS - 1)))
        self._results = [self._add_results(number) for number in range(1, sheets + 1)]
        self._filled = 0
        self._fix: _TableSheet | None = None
        self._long: _TableSheet | None = None

    def add(self, row: ResultRow, *, fix_rows: bool) -> None:
        """Write a row where it belongs."""
        cells: Sequence[str] = result_cells(row)
        if max(map(len, cells)) > MAX_CELL_UNITS // 2:
            cells = self._cut_long(row, cells)
        styles = self._styles[row.status]
        self._current().write(cells, styles)
        if fix_rows and needs_fixing(row):
            self._fix = self._fix or self._add_sheet(_FIX_SHEET)
            if not self._fix.is_full:  # the row is among the results in any case
                self._fix.write(cells, styles)

    def save(self) -> None:
        """Write the workbook's file."""
        for sheet in self._sheets():
            sheet.finish()
        try:
            self._workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error

    def close_files(self) -> None:
        """Close the files behind the sheets, whether or not the workbook was saved."""
        for worksheet in self._workbook.worksheets():
            worksheet.row_data_fh.close()

    def _sheets(self) -> list["_TableSheet"]:
        return [*self._results, *(sheet for sheet in (self._fix, self._long) if sheet)]

    def _current(self) -> "_TableSheet":
        if self._results[self._filled].is_full:
            self._filled += 1
            if self._filled == len(self._results):  # more rows came than announced
                self._results.append(self._add_results(self._filled + 1))
        return self._results[self._filled]

    def _add_results(self, number: int) -> "_TableSheet":
        if number == 1:
            return self._add_sheet(mark("Results"))
        return self._add_sheet(mark("Results {number}"), number=number)

    def _add_sheet(
        self, name: Marked, headers: Sequence[str] = (), **facts: object
    ) -> "_TableSheet":
        worksheet = self._workbook.add_worksheet(self._free_name(name, facts))
        if catalogue().right_to_left:
            worksheet.right_to_left()
        return _TableSheet(
            RowWriter(worksheet, len(headers or self._headers)),
            headers or self._headers,
            self._bold,
        )

    def _free_name(self, name: Marked, facts: Mapping[str, object]) -> str:
        """The name in the language in use; in English where a translation cannot be used here."""
        taken = {sheet.get_name().casefold() for sheet in self._workbook.worksheets()}
        said = sheet_name(say(name, **facts))
        return said if said and said.casefold() not in taken else name.format(**facts)

    def _cut_long(self, row: ResultRow, cells: Sequence[str]) -> list[str]:
        """Move what does not fit into a cell to a sheet of its own."""
        short = []
        for header, cell in zip(self._headers, cells, strict=True):
            first, *others = split_long(cell)
            for part, text in enumerate((first, *others) if others else (), 1):
                self._long = self._long or self._add_sheet(_LONG_TEXTS, [*map(say, _LONG_HEADERS)])
                self._long.write((str(row.row_number), header, str(part), text))
            short.append(continued(first, self._long.name) if self._long and others else first)
        return short

    def _row_style(self, status: ResultStatus, own: int) -> list[str]:
        back, letters = _COLOURS[status]
        coloured = self._workbook.add_format({"bg_color": back, "font_color": letters})
        return [*[""] * own, style_of(coloured), *[""] * (len(RESULT_COLUMNS) - 1)]


class _TableSheet:
    """A worksheet with a header row that stays visible, filters, and fitting widths."""

    def __init__(self, writer: RowWriter, headers: Sequence[str], bold: str) -> None:
        self._writer = writer
        self.name: str = writer.worksheet.get_name()
        self._widths = [min(_WIDEST, len(header) + _HEADER_ROOM) for header in headers]
        writer.write(headers, [bold] * len(headers))

    @property
    def is_full(self) -> bool:
        """Whether no further row fits."""
        return self._writer.is_full

    def write(self, cells: Sequence[str], styles: Sequence[str] | None = None) -> None:
        """Write the next row."""
        if self._writer.rows <= _ROWS_MEASURED:
            self._widths = list(map(max, self._widths, map(len, cells)))
        self._writer.write(cells, styles)

    def finish(self) -> None:
        """Set what applies to the sheet as a whole."""
        self._writer.finish()
        worksheet = self._writer.worksheet
        for column, width in enumerate(self._widths):
            worksheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, width)))
        worksheet.freeze_panes(1, 0)
        worksheet.autofilter(0, 0, self._writer.rows - 1, len(self._widths) - 1)
