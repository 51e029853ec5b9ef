"""Writes the tables of the corpus with the libraries that people's programs use."""

import csv
import re
import zipfile
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pandas as pd
from openpyxl.comments import Comment
from xlsxwriter import Workbook

from tests.spreadsheet.corpus.tables import Cell, Table, seen
from tests.spreadsheet.making import write_ods, write_raw_xlsx, write_xls, write_xlsb, write_xlsx

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_Pair = object
"""What the writers of `making` take for a cell."""


def settled(path: Path) -> None:
    """Take the time of writing out of a zipped workbook, so that it is made alike each time."""
    with zipfile.ZipFile(path) as archive:
        parts = [(it, archive.read(it)) for it in archive.namelist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, _MOMENT.sub(rb"\g<1>2026-01-01T00:00:00Z", content))


def by_xlsxwriter(path: Path, table: Table) -> None:
    write_xlsx(path, {"Parents": _pairs(table)})


def from_1904_by_xlsxwriter(path: Path, table: Table) -> None:
    with Workbook(str(path), {"date_1904": True}) as book:
        sheet = book.add_worksheet("Parents")
        for row, cells in enumerate(table.cells()):
            for column, cell in enumerate(cells):
                if isinstance(cell, tuple):
                    sheet.write(row, column, cell[0], book.add_format({"num_format": cell[1]}))
                elif cell:
                    sheet.write_string(row, column, cell)


def by_openpyxl(path: Path, table: Table) -> None:
    book = openpyxl.Workbook()
    _fill(book.worksheets[0], table.cells())
    book.worksheets[0].title = "Parents"
    book.save(path)


def by_pandas(path: Path, table: Table) -> None:
    """As a data frame is saved: headers in bold, no formats, blanks are nothing."""
    values = [[it[0] if isinstance(it, tuple) else it for it in row] for row in table.rows]
    frame = pd.DataFrame(values, columns=list(table.headers), dtype=object)
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        frame.to_excel(
            writer, sheet_name="Parents", index=False, startrow=table.above, startcol=table.left
        )


def by_xlwt(path: Path, table: Table) -> None:
    write_xls(path, _pairs(table))


def from_1904_by_xlwt(path: Path, table: Table) -> None:
    write_xls(path, _pairs(table), is_1904=True)


def as_xlsb(path: Path, table: Table) -> None:
    write_xlsb(path, _pairs(table))


def from_1904_as_xlsb(path: Path, table: Table) -> None:
    write_xlsb(path, _pairs(table), is_1904=True)


def by_odfpy(path: Path, table: Table) -> None:
    """Without styles: the shown text stands beside the value."""
    cells = [
        [(it[0], it[2]) if isinstance(it, tuple) else it for it in row] for row in table.cells()
    ]
    write_ods(path, cells)


def as_text(path: Path, table: Table, separator: str, encoding: str, end: str = "\r\n") -> None:
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(
        [map(seen, row) for row in table.cells()]
    )
    path.write_bytes(out.getvalue().encode(encoding))


def office(path: Path, table: Table) -> None:
    """As a school's secretary leaves it: a sheet of notes first, a hidden row and column, comments,
    links, a title over merged cells, and a sum at the end."""
    book = openpyxl.Workbook()
    notes = book.worksheets[0]
    notes.title = "Read me"
    for row in (["How to use"], ["1.", "Fill in the sheet Parents"], ["2.", "Tell Ms Dlamini"]):
        notes.append(row)
    sheet = book.create_sheet("Parents")
    _fill(sheet, table.cells())
    sheet.merge_cells("A1:D1")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet["B5"].comment = Comment("changed in May", "Secretary")
    sheet["C5"].hyperlink = "https://school.example/zoe"
    book.save(path)


def with_formulas(path: Path, table: Table) -> None:
    """Results as Excel keeps them beside the formulas; errors too."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Parents")
        money = book.add_format({"num_format": "#,##0.00"})
        for row, cells in enumerate(table.cells()):
            for column, cell in enumerate(cells):
                if isinstance(cell, tuple):
                    sheet.write_formula(row, column, str(cell[1]), money, cell[0])
                elif cell:
                    sheet.write_string(row, column, cell)


def without_results(path: Path, table: Table) -> None:
    """As a library writes formulas that no program has calculated."""
    book = openpyxl.Workbook()
    _fill(book.worksheets[0], table.cells())
    for row, cells in enumerate(table.cells(), 1):
        for column, cell in enumerate(cells, 1):
            if isinstance(cell, tuple):
                book.worksheets[0].cell(row, column, str(cell[1])).number_format = "General"
    book.save(path)


def with_other_names(path: Path, table: Table) -> None:
    """Cells without references, texts in place, as some exports of web programs are."""
    rows = [[seen(cell) for cell in row] for row in table.cells()]
    lines = "".join(f"<row>{''.join(map(_inline, row))}</row>" for row in rows)
    write_raw_xlsx(path, lines)


def _inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _fill(sheet: Any, rows: Sequence[Sequence[Cell]]) -> None:
    for at, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            made = sheet.cell(at, column, cell[0] if isinstance(cell, tuple) else cell or None)
            if isinstance(cell, tuple):
                made.number_format = cell[1]
            elif cell:
                made.data_type = "s"  # `=x` is a text here


def _pairs(table: Table) -> list[list[_Pair]]:
    return [[it[:2] if isinstance(it, tuple) else it for it in row] for row in table.cells()]
