"""What the sheet's XML says besides its values."""

import zipfile
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks, read_marks, tells_its_reach
from flowiq_desktop.spreadsheet.marks.sheet_parser import parse_marks
from tests.spreadsheet.making import finish, write_raw_xlsx

PART = "xl/worksheets/sheet1.xml"


def _marks(folder: Path, rows: str, styles: set[int]) -> SheetMarks:
    with zipfile.ZipFile(write_raw_xlsx(folder / "m.xlsx", rows)) as archive:
        found = finish(read_marks(archive, PART, styles))
        assert found is not None
        return found


def test_marks_are_found_whatever_the_order_of_type_and_style(tmp_path: Path) -> None:
    rows = (
        '<row r="1" s="5" customFormat="1"><c r="A1" s="3"><v>1</v></c>'
        '<c r="B1" t="n" s="5"><v>1</v></c><c r="AB1" s="5"/></row>'
        '<row r="12" hidden="1"><c r="A12" s="5" t="e"><v>#REF!</v></c></row>'
        '<row hidden="true" r="13"><c r="B13"><f>A1</f></c><c r="C13"><f>A1</f><v/></c>'
        '<c r="D13"><f t="shared" si="0"/></c><c r="E13" t="str"><f>A1</f><v></v></c></row>'
    )
    marks = _marks(tmp_path, rows, {5, 7})
    assert {column: dict(rows) for column, rows in marks.styles.items()} == {
        0: {11: 5},
        1: {0: 5},
        27: {0: 5},
    }
    assert marks.texts == {0: {11: "#REF!"}}
    assert marks.hidden_rows.places(range(20)) == {11, 12}
    assert marks.without_result == 3


def test_many_styles_are_found_too(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}" s="{at}"/></row>' for at in range(1, 41))
    marks = _marks(tmp_path, rows, set(range(10, 35)))
    assert dict(marks.styles[0]) == {at - 1: at for at in range(10, 35)}


def test_marks_are_found_across_the_pieces_of_a_large_sheet(tmp_path: Path) -> None:
    row = '<row r="{0}"><c r="A{0}" s="1"><v>{0}</v></c><c r="B{0}" t="str"><v>{1}</v></c></row>'
    rows = "".join(row.format(at, "x" * 900) for at in range(1, 4_001))
    marks = _marks(tmp_path, rows, {1})
    assert marks.styles[0].keys() == set(range(4_000))


def test_cells_of_the_default_style_do_not_say_so_and_are_parsed(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "m.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    with zipfile.ZipFile(path) as archive:
        assert finish(read_marks(archive, PART, {0})) is None
        assert dict(finish(parse_marks(archive, PART, {0})).styles[0]) == {0: 0}


def test_a_cell_in_a_column_of_many_letters_is_damage(tmp_path: Path) -> None:
    rows = f'<row r="1"><c r="{"B" * 50}1"><v>1</v></c></row>'
    with pytest.raises(SheetError, match="damaged"):
        _marks(tmp_path, rows, set())


@pytest.mark.parametrize(
    ("dimension", "fill", "tells"),
    [
        ('<dimension ref="A1:H9"/>', 9_000_000, True),
        ('<dimension ref="A1:XFD1048576"/>', 9_000_000, False),
        ('<dimension ref="A1:CV1048576"/>', 9_000_000, False),
        ("", 9_000_000, False),
        ('<dimension ref="A1:H9"/>', 10, False),
    ],
)
def test_only_a_large_sheet_of_modest_reach_is_trusted(
    tmp_path: Path, dimension: str, fill: int, tells: bool
) -> None:
    path = write_raw_xlsx(tmp_path / "m.xlsx", " " * fill, before=dimension)
    with zipfile.ZipFile(path) as archive:
        assert tells_its_reach(archive, PART) is tells


def test_a_part_that_is_missing_is_damage(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_raw_xlsx(tmp_path / "m.xlsx", "")) as archive:
        with pytest.raises(SheetError, match="damaged"):
            finish(read_marks(archive, "xl/none.xml", set()))
        with pytest.raises(SheetError, match="damaged"):
            tells_its_reach(archive, "xl/none.xml")
