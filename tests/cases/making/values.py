"""Workbooks whose formulas failed."""

from pathlib import Path

from xlsxwriter import Workbook

_PEOPLE = [
    ("Mia", "+27821230061", "=1/0", "#DIV/0!"),
    ("Noah", "+27821230062", "=NA()", "#N/A"),
    ("Olive", "+27821230063", "=50+5", 55),
]


def make(folder: Path) -> None:
    """Write the cases into `folder`."""
    with Workbook(str(folder / "failed_formulas.xlsx")) as book:
        sheet = book.add_worksheet("Members")
        sheet.write_row(0, 0, ("Member", "Cell", "Owes"))
        for row, (name, phone, formula, shown) in enumerate(_PEOPLE, 1):
            sheet.write_row(row, 0, (name, phone))
            sheet.write_formula(row, 2, formula, None, shown)
