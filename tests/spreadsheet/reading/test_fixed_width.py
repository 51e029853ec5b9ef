"""Columns of a fixed width are cut where all lines have blanks, and nothing of a line is lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.guards.limits import MAX_ROWS
from flowiq_desktop.spreadsheet.reader import describe
from flowiq_desktop.spreadsheet.reading import fixed_width as module
from flowiq_desktop.spreadsheet.reading.fixed_width import fixed_width
from tests.examples import examples
from tests.spreadsheet.making import read, rows_of

FIXED = """\
Name        Phone          Note
Zoë Smith   082 555 0101   first
Abe Jones   082 555 0102
Uma O'Hara  082 555 0103   the "third
"""
NAMES = "Name\n" + "".join(f"{name} Smith\n" for name in ("Zoe", "Abe", "Uma", "Ivo"))
CELL = st.text("aZ9+-'\"é ", min_size=1, max_size=9).map(str.strip).filter(bool)


@pytest.mark.parametrize("ending", [".txt", ".csv", ".tsv"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_they_are_read_as_columns(
    tmp_path: Path, ending: str, line_end: str, encoding: str
) -> None:
    path = tmp_path / f"people{ending}"
    path.write_bytes(FIXED.replace("\n", line_end).encode(encoding))
    sheet, origin = read(path)
    assert sheet.headers == ("Name", "Phone", "Note")
    assert rows_of(sheet) == [
        ("Zoë Smith", "082 555 0101", "first"),
        ("Abe Jones", "082 555 0102", ""),
        ("Uma O'Hara", "082 555 0103", 'the "third'),
    ]
    assert list(sheet.row_numbers) == [2, 3, 4]
    assert "columns of a fixed width" in describe(origin, 3)
    assert any("Look whether the columns are right" in note for note in origin.notes)


def test_blank_lines_count_as_rows(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_text("\n" + FIXED.replace("Abe", "\nAbe"), encoding="utf-8")
    sheet, origin = read(path)
    assert (origin.header_row, list(sheet.row_numbers)) == (2, [3, 5, 6])


def test_whoever_names_a_separator_gets_it(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_text(FIXED, encoding="utf-8")
    sheet, origin = read(path, separator=";", header_row=1)
    assert (len(sheet.headers), origin.separator) == (1, ";")


@pytest.mark.parametrize(
    "text",
    [
        NAMES,
        NAMES.replace("Zoe ", "Zoe  ").replace("Abe ", "Abraham  "),
        FIXED.replace("Zoë Smith ", "Zoë Smith-Jones "),  # crosses the first gap
        FIXED + "This list was printed on Monday.\n",
        "Dear all\n\n    this is a letter,\n    and so is this\n\nYours\n",
        "a\n  b\n  c\n  d\n",
        "Name   Phone\nZoe    1\n",
        FIXED.replace("   ", "\t"),
        "x" * 3_000 + "\n" + FIXED,
        "",
    ],
)
def test_other_texts_have_no_such_columns(text: str) -> None:
    assert fixed_width(text) is None


def test_a_byte_that_is_no_letter_is_told_in_its_row(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_bytes(FIXED.encode().replace(b"Abe", b"Ab\xff"))
    with pytest.raises(SheetError, match="Row 3 holds a byte"):
        read(path, encoding="utf-8")


def test_more_lines_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", 3)
    layout = fixed_width(FIXED)
    assert layout is not None
    with pytest.raises(SheetError, match="rows"):
        list(layout.blocks(FIXED, 2))


@settings(max_examples=examples(200))
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=3, max_size=12))
def test_nothing_is_lost_between_the_columns(rows: list[tuple[str, str, str]]) -> None:
    text = "\n".join(f"{a:<12}{b:<12}{c}" for a, b, c in rows)
    layout = fixed_width(text)
    if layout is None:
        return
    cells = [row for block in layout.blocks(text, 4) for row in block]
    assert ["".join(row).replace(" ", "") for row in cells] == [
        "".join(row).replace(" ", "") for row in rows
    ]


def test_more_lines_than_rows_are_not_looked_at_one_by_one() -> None:
    assert fixed_width("a  b  c\n" * 5) is not None
    assert fixed_width("a  b  c\n" * (MAX_ROWS + 2)) is None
