"""A list whose cells are links gets its results, too: the addresses are in no column of its own."""

from pathlib import Path

import openpyxl
import xlsxwriter

from flowiq_desktop.core.delivery.own_headings import own_headings
from flowiq_desktop.core.delivery.results import RESULT_COLUMNS
from tests.spreadsheet.making import read
from tests.spreadsheet.own_workbook.workbooks import saved


def test_results_stand_behind_the_columns_of_the_file(tmp_path: Path) -> None:
    path, target = tmp_path / "linked.xlsx", tmp_path / "linked - results.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("List")
        sheet.write_row(0, 0, ("Name", "Mobile", "Picture"))
        for at in range(1, 4):
            sheet.write_row(at, 0, (f"Child {at}", f"+2782555010{at}"))
            sheet.write_url(at, 2, f"https://files.example.org/{at}.jpg", string="see here")
    assert read(path)[0].headers == ("Name", "Mobile", "Picture", "Picture (address)")
    copy = saved(path, target, {(2, "Name"): "Ann"})
    assert copy.corrected == 1
    after = openpyxl.load_workbook(target)["List"]
    assert [cell.value for cell in after[1]] == ["Name", "Mobile", "Picture", *RESULT_COLUMNS]
    assert [cell.value for cell in after[2]][:3] == ["Ann", "+27825550101", "see here"]
    assert after["C2"].hyperlink.target == "https://files.example.org/1.jpg"
    again, _ = read(target)
    assert again.headers[-1] == "Picture (address)"
    assert again.cell(0, len(again.headers) - 1).endswith("/1.jpg")
    assert own_headings(again.headers) == own_headings([*again.headers[:-1]])
    assert len(own_headings(again.headers)) == len(RESULT_COLUMNS)
