"""Workbooks as people have them, made here, and what became of their rows."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import xlsxwriter

from flowiq_desktop.core.delivery.results import ResultRow, ResultStatus
from flowiq_desktop.spreadsheet.own_workbook.copying import OwnCopy, write_own_workbook
from flowiq_desktop.spreadsheet.reader import ReadOptions, read_sheet
from flowiq_desktop.spreadsheet.source_file import read_source
from tests.bench.drive import result

SHEET = "Päople & Co"
FIRST, LAST = 5, 12
"""The rows of `club`, as a spreadsheet program numbers them; its headings are in row 4."""
SENT_AT = datetime(2026, 5, 1, 9, 3, 7, tzinfo=timezone(timedelta(hours=2)))


def club(path: Path) -> Path:
    """A list with a title, formats, formulas, a filter, hidden parts, charts and another sheet."""
    book = xlsxwriter.Workbook(str(path))
    sheet, other = book.add_worksheet(SHEET), book.add_worksheet("Prices")
    heading = book.add_format({"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF"})
    day, rand = (
        book.add_format({"num_format": "dd/mm/yyyy"}),
        book.add_format({"num_format": '"R" 0.00'}),
    )
    sheet.merge_range("A1:Z1", "The club of 2026", heading)
    sheet.write_row("A4", ["Name", "Mobile", "Due", "Paid on", "Twice"], heading)
    for row in range(FIRST - 1, LAST):
        sheet.write_rich_string(row, 0, "Zoë ", book.add_format({"bold": True}), f"van {row}")
        sheet.write_number(row, 1, 27821230000 + row)
        sheet.write_number(row, 2, -5.25 * row, rand)
        sheet.write_datetime(row, 3, datetime(2026, 1, 1) + timedelta(row), day)  # noqa: DTZ001 - cells have no zone
        sheet.write_formula(row, 4, f"=C{row + 1}*2", None, row * -10.5)
        sheet.write_blank(row, 7, None, heading)
    sheet.autofilter(FIRST - 2, 0, LAST - 1, 4)
    sheet.set_column("A:A", 30)
    sheet.set_column("D:D", 12, None, {"hidden": True})
    sheet.set_column("F:XFD", None, None, {"hidden": True})
    sheet.set_row(7, 25, None, {"hidden": True})
    sheet.freeze_panes(4, 1)
    sheet.write_comment("B6", "Rings twice")
    sheet.conditional_format("C5:C12", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("A5:A12", {"validate": "list", "source": "=Prices!$A$1:$A$3"})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": f"='{SHEET}'!$C$5:$C$12"})
    sheet.insert_chart("K16", chart)
    sheet.insert_textbox("A16", "A note")
    other.write_column("A1", [1, 2.5, "three"])
    book.close()
    return path


def table(path: Path) -> Path:
    """A list that is a table of Excel's, with a row of totals."""
    book = xlsxwriter.Workbook(str(path))
    people = [[f"Person {at}", 27821230000 + at, at] for at in range(5)]
    columns = [
        {"header": "Name", "total_string": "Together"},
        {"header": "Mobile"},
        {"header": "Due", "total_function": "sum"},
    ]
    book.add_worksheet("List").add_table(
        "B3:D9", {"data": people, "columns": columns, "total_row": True}
    )
    book.close()
    return path


def saved(
    path: Path,
    target: Path,
    corrected: Mapping[tuple[int, str], str] | None = None,
    make: Callable[[Sequence[ResultRow]], Sequence[ResultRow]] = list,
    sheet: str | None = None,
) -> OwnCopy:
    """The results of a list, in a copy of it.

    Args:
        path: the list.
        target: where to.
        corrected: texts that the person put into cells, by row number and heading.
        make: makes what became of the rows of what would be told otherwise.
        sheet: which sheet was sent from, if not the first.
    """
    read, origin = result(read_sheet(path, ReadOptions(sheet=sheet)))
    rows = []
    for at, number in enumerate(read.row_numbers):
        cells = [
            (corrected or {}).get((number, header), cell)
            for header, cell in zip(read.headers, read.row(at), strict=True)
        ]
        status = [*ResultStatus][at % len(ResultStatus)]
        rows.append(ResultRow(cells, number, status, f"wamid.{at}", "=1+1", "@a", "", at, SENT_AT))
    source = result(read_source(path))
    copy: OwnCopy = result(
        write_own_workbook(target, source, origin.sheet_name, read.headers, make(rows))
    )
    return copy


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a workbook, unpacked."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The workbook with its parts changed."""
    held = parts(path)
    change(held)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return path


def day_of(number: int) -> date:
    """When the person in a row of `club` paid."""
    return date(2026, 1, 1) + timedelta(number - 1)
