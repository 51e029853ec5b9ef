"""Every row of a file that is not blank is the headers, a title that is shown, or counted."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.reader import Origin, ReadOptions, read_sheet
from flowiq_desktop.spreadsheet.table.unread import Place
from tests.examples import examples
from tests.spreadsheet.making import finish, write_ods, write_xls, write_xlsb, write_xlsx

Cell = str | int | float | None
Row = list[Cell]

NAMES = st.sampled_from(["Ana", "Ben", "Łukasz", "Zoë Smith", "王芳", "محمد", "Dot", "O'Neil, Pat"])
TOWNS = st.sampled_from(["Kiel", "Grade 4", "Grade 5", "Room 12", "x", "12 Oak St", "P", ""])
AMOUNTS: st.SearchStrategy[Cell] = st.sampled_from(
    ["R 50.00", "€ 5,00", "5%", 12.5, 300, "", "2026-05-01"]
)
WRITTEN = st.sampled_from(
    ["+27821234{}", "082 123 4{}", "0821234{}", "(082) 123-4{}", "27821234{}"]
)
HEADS = st.sampled_from(
    [
        ["Name", "Phone", "Town", "Amount"],
        ["Naam", "Selfoon", "Dorp", "Bedrag"],
        ["Learner", "Cell no", "2025", "2026"],
        ["Nombre", "Celular", "0-4", "5-9"],
        ["Name", "Phone", "Phone", ""],
        ["pong", "ghogh", "Daq", "Huch"],
        ["FULL NAME", "WhatsApp", "2026-11-02", "R"],
    ]
)
TITLES = st.sampled_from(["Parents of grade 4", "Made 1 May 2026", "St Mary's", "2026", "List"])


@st.composite
def people(draw: st.DrawFn) -> Row:
    number = draw(WRITTEN).format(draw(st.integers(100, 999)))
    phone: Cell = int(number) if number.isdecimal() and draw(st.booleans()) else number
    row: Row = [draw(NAMES), phone, draw(TOWNS), draw(AMOUNTS)]
    return row[: draw(st.integers(2, 4))]


@st.composite
def tables(draw: st.DrawFn, longest_gap: int) -> list[Row]:
    """Titles, perhaps headers, people, pages with the headers again, ragged and blank rows."""
    rows: list[Row] = [[] for _ in range(draw(st.integers(0, 3)))]
    rows += [[draw(TITLES)] for _ in range(draw(st.integers(0, 2)))]
    heads: Row = list(draw(HEADS))
    if draw(st.booleans()):
        rows.append(heads)
    for _ in range(draw(st.integers(1, 8))):
        kind = draw(
            st.sampled_from(["person"] * 6 + ["blank", "no phone", "heads", "words", "gap"])
        )
        if kind == "person":
            rows.append(draw(people()))
        elif kind == "no phone":
            rows.append([draw(NAMES), draw(st.sampled_from(["", "none", "unknown"])), draw(TOWNS)])
        elif kind == "heads":
            rows.append(heads)
        elif kind == "words":
            rows.append([None, draw(NAMES)])
        else:
            rows += [[] for _ in range(longest_gap if kind == "gap" else 1)]
    left = draw(st.integers(0, 2))
    return [[*[None] * left, *row] if row else [] for row in rows]


def _write(path: Path, rows: Sequence[Row]) -> None:
    if path.suffix == ".xlsx":
        write_xlsx(path, {"People": rows})
    elif path.suffix in {".csv", ".tsv", ".txt"}:
        sign = {".csv": ",", ".tsv": "\t", ".txt": ";"}[path.suffix]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=sign).writerows(rows)
    else:
        {".xls": write_xls, ".ods": write_ods, ".xlsb": write_xlsb}[path.suffix](path, rows)


def _filled(rows: Sequence[Row]) -> list[int]:
    return [n for n, row in enumerate(rows, 1) if any(str(c or "").strip() for c in row)]


def _read(path: Path, header_row: int | None = None) -> tuple[Sheet, Origin]:
    try:
        return finish(read_sheet(path, ReadOptions(header_row=header_row)))
    except SheetError as error:  # such as a table with nothing but headers
        assume("damaged" in error.message)
        raise


def _told(sheet: Sheet, origin: Origin) -> list[int]:
    titles = [title.number for title in origin.titles]
    return sorted([*titles, *[origin.header_row] * (origin.header_row > 0), *sheet.row_numbers])


ENDINGS = ("csv", "tsv", "txt", "xlsx", "xls", "ods", "xlsb")
many = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("ending", ENDINGS)
@many
@given(data=st.data())
def test_every_row_is_headers_title_or_counted(tmp_path: Path, ending: str, data: Any) -> None:
    rows = data.draw(tables(longest_gap=5 if ending in {"ods", "xlsb"} else 12_000))
    path = tmp_path / f"people.{ending}"
    assume(_filled(rows))
    _write(path, rows)
    sheet, origin = _read(path)
    assert _told(sheet, origin) == _filled(rows)
    _nobody_is_lost(rows, sheet, origin)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@many
@given(data=st.data())
def test_so_it_is_with_any_chosen_row(tmp_path: Path, ending: str, data: Any) -> None:
    rows = data.draw(tables(longest_gap=5))
    path = tmp_path / f"people.{ending}"
    filled = _filled(rows)
    assume(len(filled) > 1)
    chosen = data.draw(st.sampled_from([0, *filled[:-1]]))
    _write(path, rows)
    sheet, origin = _read(path, chosen)
    assert (origin.header_row, origin.asked) == (chosen, 0)
    assert _told(sheet, origin) == filled


def _nobody_is_lost(rows: Sequence[Row], sheet: Sheet, origin: Origin) -> None:
    """A row with a phone number is read, or reported as looking like a person, or asked about."""
    counted = set(sheet.row_numbers)
    lost = [n for n, row in enumerate(rows, 1) if n not in counted and _has_number(row)]
    told = sum(e.rows or 0 for e in origin.left_unread if e.place is not Place.SHEET)
    assert len(lost) <= told
    assert not lost or origin.asked


def _has_number(row: Row) -> bool:
    return any(sum(map(str.isdigit, str(cell))) in (10, 11) for cell in row if cell)
