"""From which day a workbook counts is known of each of its sheets, in every format that says so."""

from pathlib import Path

import pytest
import xlwt
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from tests.spreadsheet.making import read, write_raw_ods

ROWS = (("Name", "Mobile", "DOB"), ("Ulla", "0825550101", 31532))


@pytest.mark.parametrize("is_1904", [True, False])
def test_xlsx(tmp_path: Path, is_1904: bool) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
    assert book.active
    for row in ROWS:
        book.active.append(row)
    book.save(path := tmp_path / "choir.xlsx")
    assert read(path)[0].is_1904 == is_1904


@pytest.mark.parametrize("is_1904", [True, False])
def test_xls(tmp_path: Path, is_1904: bool) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    sheet = book.add_sheet("Choir")
    for row, cells in enumerate(ROWS):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
    book.save(str(path := tmp_path / "choir.xls"))
    assert read(path)[0].is_1904 == is_1904


@pytest.mark.parametrize("year", ["1904", "1899"])
def test_ods(tmp_path: Path, year: str) -> None:
    settings = (
        "<table:calculation-settings>"
        f'<table:null-date table:date-value="{year}-01-01"/></table:calculation-settings>'
    )
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Ulla", "0825550101", "31532")
    )
    table = (
        f'<table:table table:name="Choir"><table:table-row>{cells}</table:table-row></table:table>'
    )
    path = write_raw_ods(tmp_path / "choir.ods", settings + table)
    assert read(path)[0].is_1904 == (year == "1904")
