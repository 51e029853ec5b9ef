"""Workbooks in which there are people where nobody looks."""

from pathlib import Path

from xlsxwriter import Workbook

_MEMBERS = (("Mia", "+27821230141"), ("Noah", "+27821230142"))


def make(folder: Path) -> None:
    """Write the cases into `folder`."""
    with Workbook(str(folder / "second_and_hidden.xlsx")) as book:
        for name in ("Choir", "Chess", "Last year"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("Name", "Phone"))
            for row, member in enumerate(_MEMBERS, 1):
                sheet.write_row(row, 0, member)
        sheet.hide()
    with Workbook(str(folder / "totals_first.xlsx")) as book:
        totals = book.add_worksheet("Totals")
        totals.write_row(0, 0, ("Club", "Members"))
        totals.write_row(1, 0, ("Choir", 2))
        sheet = book.add_worksheet("Members")
        sheet.write_row(0, 0, ("Name", "Phone"))
        sheet.write_row(1, 0, _MEMBERS[0])
    with Workbook(str(folder / "far_below.xlsx")) as book:
        sheet = book.add_worksheet("Members")
        sheet.write_row(0, 0, ("Name", "Phone"))
        sheet.write_row(1, 0, _MEMBERS[0])
        sheet.write_row(40_000, 0, _MEMBERS[1])
