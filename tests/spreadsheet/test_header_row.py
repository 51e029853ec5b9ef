"""Which row is taken for the headers."""

import pytest

from flowiq_desktop.spreadsheet.header_row import guess_header_row

PEOPLE = [["Zoë", "0821234567", "R 50.00"], ["Ann", "0831234567", "R 60.00"]]
HEADERS = ["Name", "Mobile", "Amount"]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([HEADERS, *PEOPLE], 1),
        ([["Parents of grade 4", "", ""], ["Made 1 May", "", ""], HEADERS, *PEOPLE], 3),
        ([["", "Contact", ""], HEADERS, *PEOPLE], 2),
        (PEOPLE, 0),
        ([["Name", "", "Amount"], *PEOPLE], 1),
        ([["Name", "", "Town"], ["Zoë", "0821234567", "Kiel"], ["Ann", "x", "Bonn"]], 1),
        ([["phone"], ["0821234567"], ["0831234567"]], 1),
        ([["0821234567"], ["0831234567"]], 0),
        ([["https://example.org", "Zoë"], ["https://example.org/2", "Ann"]], 0),
        ([["zoe@example.org", "2026-05-01"], ["ann@example.org", "2026-05-02"]], 0),
        ([["Name", "Name", "Name"], HEADERS, *PEOPLE], 2),
        ([HEADERS], 1),
        ([["Name", "Q1", "2026"], ["Zoë", "1", "2"], ["Ann", "3", "4"]], 0),
    ],
)
def test_guess(rows: list[list[str]], header: int) -> None:
    assert guess_header_row(rows, range(1, len(rows) + 1)) == header


def test_the_spreadsheets_own_number_is_given() -> None:
    assert guess_header_row([HEADERS, *PEOPLE], [5, 7, 9]) == 5
