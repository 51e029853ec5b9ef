"""Two lists side by side are read as one table, and that is said."""

from pathlib import Path

import pytest

from tests.spreadsheet.making import Cells, read, write_xlsx

PUPILS = [["Name", "Phone"], ["Zoe", "+27825550101"], ["Abe", "+27825550102"]]
STAFF = [["Name", "Phone"], ["Uma", "+27825550103"], ["Ivo", "+27825550104"]]
STOCK: Cells = [["Item", "Price"], ["Pen", 3.5], ["Ink", 9], ["Cap", 4]]


def beside(left: Cells, right: Cells) -> list[list[object]]:
    height = max(len(left), len(right))
    rows = [[*left[at], None] if at < len(left) else [None, None, None] for at in range(height)]
    return [[*row, *(right[at] if at < len(right) else [])] for at, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("right", "last"), [(STAFF, "“Name (2)” to “Phone (2)”"), (STOCK, "“Item” to “Price”")]
)
def test_it_is_said_that_a_second_list_stands_beside(
    tmp_path: Path, right: Cells, last: str
) -> None:
    sheet, origin = read(write_xlsx(tmp_path / "p.xlsx", {"P": beside(PUPILS, right)}))
    assert len(sheet.headers) == 4
    assert len(sheet.row_numbers) == len(right) - 1
    assert last in " ".join(map(str, origin.notes))
    path = tmp_path / "p.csv"
    rows = beside(PUPILS, right)
    text = "".join(",".join("" if it is None else str(it) for it in row) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    assert last in " ".join(map(str, read(path)[1].notes))


@pytest.mark.parametrize(
    "rows",
    [
        beside(PUPILS, STOCK[:3]),
        [["Name", "Phone", "Name", "Phone"], ["Zoe", "+27825550101", "Uma", "+27825550103"]],
        beside(PUPILS, [["Name"], ["Uma"], ["Ivo"]]),
        beside(STOCK, [["Note", "Since"], [None, None], ["late", "May"], [None, None]]),
        PUPILS,
    ],
)
def test_other_tables_are_not_called_two(tmp_path: Path, rows: Cells) -> None:
    _, origin = read(write_xlsx(tmp_path / "p.xlsx", {"P": rows}))
    assert "side by side" not in " ".join(map(str, origin.notes))
