"""Workbooks whose used range begins right of column A."""

from pathlib import Path

from xlsxwriter import Workbook

_PEOPLE = [
    ("Mia", 821230041, 250.5),
    ("Noah", 821230042, 1999.0),
    ("Olive", 821230043, 12.25),
]


def make(folder: Path) -> None:
    """Write the cases into `folder`."""
    _formats(folder / "from_d10.xlsx")
    _merged(folder / "merged_from_c2.xlsx")


def _formats(path: Path) -> None:
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Members")
        number, money = (book.add_format({"num_format": f}) for f in ("0000000000", "€ #,##0.00"))
        sheet.write_row(9, 3, ("Member", "Cell", "Owes"))
        for row, (name, phone, owes) in enumerate(_PEOPLE, 10):
            sheet.write(row, 3, name)
            sheet.write(row, 4, phone, number)
            sheet.write(row, 5, owes, money)


def _merged(path: Path) -> None:
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Clubs")
        sheet.write_row(1, 2, ("Club", "Member", "Cell"))
        for row, club in ((2, "Chess"), (4, "Choir")):
            sheet.merge_range(row, 2, row + 1, 2, club)
        for row, name in enumerate(("Mia", "Noah", "Olive", "Pia"), 2):
            sheet.write_row(row, 3, (name, f"+2782123005{row}"))
