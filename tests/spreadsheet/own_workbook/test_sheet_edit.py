"""Cells are put into a sheet's XML; whatever it holds otherwise is the same before and after."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import coordinate_to_tuple

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.zip_guard import open_archive
from flowiq_desktop.spreadsheet.mending.zip_copy import copied
from flowiq_desktop.spreadsheet.own_workbook.sheet_edit import Additions, NewCell, sheet_edits
from flowiq_desktop.spreadsheet.own_workbook.sheet_scan import Scan, scan_sheet
from flowiq_desktop.spreadsheet.own_workbook.xml_places import edited
from tests.bench.drive import result

PART = "xl/worksheets/sheet1.xml"
WIDTHS = (8.0, 9.5)
Value = str | int | float | bool | datetime | None

ANYTHING = st.text(st.characters(codec="utf-8"), max_size=8)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), max_size=8)
"""What openpyxl can write: it lets through what no XML can hold."""
DAYS = st.integers(1, 60_000).map(lambda days: datetime(1950, 1, 1) + timedelta(days))  # noqa: DTZ001 - cells have no zone
VALUES = (
    st.none()
    | TEXTS
    | st.integers(-(10**12), 10**12)
    | st.booleans()
    | DAYS
    | st.sampled_from(["=1+1", "=A1&B2"])
)
TABLES = st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=8)


def workbook(rows: Sequence[Sequence[Value]]) -> bytes:
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 2):
            book.worksheets[0].cell(at, column, value)
    book.worksheets[0]["A2"] = "first"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def cells_of(content: bytes) -> dict[str, tuple[object, str, str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return {
        cell.coordinate: (cell.value, cell.data_type, cell.number_format)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def with_cells(content: bytes, rows: Mapping[int, Sequence[NewCell]]) -> tuple[bytes, Scan]:
    archive = open_archive(content)
    sheet = archive.read(PART)
    scan = result(scan_sheet(sheet, rows.keys(), [], 0, len(WIDTHS), 2))
    new = Additions(scan.used, rows, {}, WIDTHS, 2)
    return copied(content, archive, {}, {PART: edited(sheet, sheet_edits(sheet, scan, new))}), scan


@settings(deadline=None, max_examples=150)  # the machine may be busy
@given(TABLES, ANYTHING)
def test_every_cell_is_the_same_before_and_after(rows: list[list[Value]], text: str) -> None:
    before = workbook(rows)
    there = {at for at, row in enumerate(rows, 2) if at == 2 or any(it is not None for it in row)}
    new = {at: [NewCell(f"={text}"), NewCell(at)] for at in there}
    after, scan = with_cells(before, new)
    made, old = cells_of(after), cells_of(before)
    assert {name: made[name] for name in old} == old
    added = {name: cell for name, cell in made.items() if name not in old}
    assert len(added) == 2 * len(there)
    assert {kind for _, kind, _ in added.values()} == {"s", "n"}
    assert scan.used == max(coordinate_to_tuple(name)[1] for name in old)


def sheet(rows: str, more: str = "") -> bytes:
    return (
        f'<x:worksheet xmlns:x="u">{more}<x:sheetData>{rows}</x:sheetData></x:worksheet>'.encode()
    )


def made(content: bytes, rows: Mapping[int, Sequence[NewCell]]) -> str:
    scan = result(scan_sheet(content, rows.keys(), [], 0, len(WIDTHS), 1))
    new = Additions(scan.used, rows, {}, WIDTHS, 1)
    return b"".join(edited(content, sheet_edits(content, scan, new))).decode()


TWO = [NewCell("é <&"), NewCell(7, 3)]


@pytest.mark.parametrize(
    "row",
    [
        '<x:row r="1" spans="1:1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
        "<x:row><x:c><x:v>1</x:v></x:c></x:row>",
        "<x:row r='1'\n ><x:c r='A1' ><x:v>1</x:v></x:c ></x:row\n>",
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" s="4"/><x:c r="C1" s="5"/></x:row>',
        '<x:row r="1" customFormat="1" a=">"><x:c r="A1"><x:v>1</x:v></x:c><!-- > --></x:row>',
    ],
)
def test_rows_get_their_cells_however_they_are_written(row: str) -> None:
    said = made(sheet(row), {1: TWO})
    assert '<x:c r="B1" t="inlineStr"><x:is><x:t>&#233; &lt;&amp;</x:t></x:is></x:c>' in said
    assert '<x:c r="C1" s="3"><x:v>7</x:v></x:c>' in said
    assert said.count('r="B1"') == said.count('r="C1"') == 1
    assert "spans" not in said
    assert said.startswith('<x:worksheet xmlns:x="u"><x:cols><x:col min="2" max="2" width="8.0"')


def test_rows_of_anything_else_are_none_of_the_list() -> None:
    """Where a control stands is said by a row and a column inside the sheet's XML."""
    row = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    control = "<x:controls><d:row xmlns:d='d'>0</d:row><d:c xmlns:d='d'/></x:controls>"
    content = sheet(row).replace(b"</x:worksheet>", control.encode() + b"</x:worksheet>")
    assert made(content, {1: TWO}).endswith(f"</x:sheetData>{control}</x:worksheet>")


def test_blank_cells_beyond_the_new_ones_keep_their_format() -> None:
    cells = "".join(f'<x:c r="{letter}1" s="9"/>' for letter in "BCDE")
    said = made(sheet(f'<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>{cells}</x:row>'), {1: TWO})
    assert said.count('s="9"') == 2
    assert said.index('r="C1"') < said.index('<x:c r="D1" s="9"/><x:c r="E1" s="9"/>')


def test_what_lies_further_right_than_the_reader_shows_is_not_written_over() -> None:
    row = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="D1"><x:f>""</x:f><x:v/></x:c></x:row>'
    said = made(sheet(row), {1: TWO})
    assert 'r="E1"' in said
    assert '<x:c r="D1"><x:f>""</x:f><x:v/></x:c>' in said


def test_columns_that_were_said_to_be_hidden_together_are_told_apart() -> None:
    columns = '<x:cols><x:col min="1" max="5" hidden="1" style="2"/></x:cols>'
    said = made(sheet('<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>', columns), {1: TWO})
    inside = said[said.index("<x:cols>") : said.index("</x:cols>")]
    assert inside.split("/>")[:-1] == [
        '<x:cols><x:col hidden="1" style="2" min="1" max="1"',
        '<x:col min="2" max="2" width="8.0" customWidth="1"',
        '<x:col min="3" max="3" width="9.5" customWidth="1"',
        '<x:col hidden="1" style="2" min="4" max="5"',
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        "<a/>".encode("utf-16"),
        b"<a><row r='1'></a></row>",
    ],
)
def test_what_is_no_sheet_is_refused(content: bytes) -> None:
    with pytest.raises(SheetError):
        made(content, {1: TWO})
