"""Quotation marks as people and programs write them: no row lost, none glued to another."""

import csv
import io
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.quotes.records import BadRecord, Strays, quoted_records
from flowiq_desktop.spreadsheet.reader import Origin
from tests.examples import examples
from tests.spreadsheet.making import read, refused, rows_of

HEAD = "Name,Phone,Note\n"
PHONE = "+27821234500"


def _read(folder: Path, text: str, **options: object) -> tuple[list[tuple[str, ...]], Origin]:
    path = folder / "list.csv"
    path.write_bytes(text.encode())
    sheet, origin = read(path, **options)
    return rows_of(sheet), origin


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (f'Ana,{PHONE},5" pipe', ("Ana", PHONE, '5" pipe')),
        (f'Ana,{PHONE},"6" nails"', ("Ana", PHONE, '6" nails')),
        (f'Ana,{PHONE},"15""', ("Ana", PHONE, '15"')),
        (f'Ana,{PHONE},"5"10"', ("Ana", PHONE, '5"10')),
        (f'"Ana "Annie" Smit",{PHONE},x', ('Ana "Annie" Smit', PHONE, "x")),
        (f'"Ana \\"Annie\\" Smit",{PHONE},x', ('Ana "Annie" Smit', PHONE, "x")),
        (f'Ana,{PHONE},"said \\"hi\\", left"', ("Ana", PHONE, 'said "hi", left')),
        (f'Ana,{PHONE},"size 5\\""', ("Ana", PHONE, 'size 5"')),
        (f'"Ana,{PHONE},x', ('"Ana', PHONE, "x")),
        (f'Ana,{PHONE},"x', ("Ana", PHONE, '"x')),
        (f'Ana,{PHONE}, "Smith, B"', ("Ana", PHONE, "Smith, B")),
        (f' "Smith, B", {PHONE} , "x" ', ("Smith, B", f" {PHONE} ", "x")),
        (f'Ana,{PHONE},="00123"', ("Ana", PHONE, "00123")),
        (f'Ana,{PHONE},"=""00123"""', ("Ana", PHONE, "00123")),
        (f'Ana,{PHONE},"a ""b"" c"', ("Ana", PHONE, 'a "b" c')),
        (f'Ana,{PHONE},"{{""a"": ""b, c""}}"', ("Ana", PHONE, '{"a": "b, c"}')),
        (f'Ana,{PHONE},"two\nlines, here"', ("Ana", PHONE, "two\nlines, here")),
        (f'Ana,{PHONE},"two\nlines "here" too"', ("Ana", PHONE, 'two\nlines "here" too')),
    ],
)
@pytest.mark.parametrize("after", ["", f'Ben,{PHONE},"Smith, B"\nZoë,{PHONE},z\n'])
def test_a_line_reads_as_it_was_meant(
    tmp_path: Path, line: str, cells: tuple[str, ...], after: str
) -> None:
    others = [("Cas", PHONE, "c"), ("Dan", PHONE, 'say "d"')]
    text = f'{HEAD}Cas,{PHONE},c\nDan,{PHONE},"say ""d"""\n{line}\n{after}'
    rows, _origin = _read(tmp_path, text)
    more = [("Ben", PHONE, "Smith, B"), ("Zoë", PHONE, "z")] if after else []
    assert rows == [*others, cells, *more]


@pytest.mark.parametrize("blanks", [" ", "   "])
def test_blanks_before_marks_that_hold_the_separator_in_every_row(
    tmp_path: Path, blanks: str
) -> None:
    lines = (("Name", "Mobile", "Note"), ('"Ann"', f'"{PHONE}"', '"a, b"'))
    text = "".join(f",{blanks}".join(line) + "\n" for line in (*lines, lines[1]))
    rows, origin = _read(tmp_path, text)
    assert rows == [("Ann", PHONE, "a, b")] * 2
    assert origin.notes == ()


def test_a_row_read_in_another_way_is_told_by_some_cell_of_it(tmp_path: Path) -> None:
    text = f'Name,Mobile,Note\nAna,{PHONE},x\n"Ben" , "{PHONE}" , "a, b"\n'
    rows, origin = _read(tmp_path, text)
    assert rows[1] == ("Ben", PHONE, "a, b")
    assert "“Ben”" in origin.notes[0]


def test_what_was_read_in_another_way_is_told(tmp_path: Path) -> None:
    text = f'{HEAD}Ana,{PHONE},"5"10"\nBen,{PHONE},"x\nCas,{PHONE},c\n'
    _rows, origin = _read(tmp_path, text)
    assert "2 rows" in origin.notes[0]
    assert "row 2" in origin.notes[0]
    assert '5"10' in origin.notes[0]
    assert _read(tmp_path, f'{HEAD}Ana,{PHONE},"x, y"\n')[1].notes == ()


def test_rows_that_a_lost_mark_glues_come_apart(tmp_path: Path) -> None:
    text = f'{HEAD}Ana,{PHONE},"x\nBen,{PHONE},y\nCas,{PHONE},6"\nDan,{PHONE},d\n'
    rows, origin = _read(tmp_path, text)
    assert [row[0] for row in rows] == ["Ana", "Ben", "Cas", "Dan"]
    assert origin.notes


def test_rows_that_are_glued_into_one_of_the_right_width_come_apart(tmp_path: Path) -> None:
    text = f'{HEAD}Ana,0821234567,"x\nBen,0821234568,y",\nCas,{PHONE},c\n'.replace('y",', 'y"')
    rows, _origin = _read(tmp_path, text)
    assert [row[0] for row in rows] == ["Ana", "Ben", "Cas"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f'"Ana, B,{PHONE},x', 'Row 3 opens a quotation mark (") that never closes: '),
        (f'Ana,{PHONE},"a" b, c', "Row 3 has a quotation mark"),
    ],
)
def test_what_nobody_can_tell_is_asked_with_its_row(
    tmp_path: Path, line: str, message: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEAD}Cas,{PHONE},c\n{line}\nDan,{PHONE},d\n", encoding="utf-8")
    error = refused(path)
    assert error.message.startswith(message)
    assert len(read(path, plain_quotes=True)[0]) == 3


def test_marks_read_as_they_are_where_that_is_wished(tmp_path: Path) -> None:
    rows, _origin = _read(tmp_path, f'{HEAD}"Ana",{PHONE},"a, b"\n', plain_quotes=True)
    assert rows == [('"Ana"', PHONE, '"a', ' b"')]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_lines_wholly_in_quotation_marks(tmp_path: Path, separator: str) -> None:
    lines = [["Name", "Phone", "Note"], ["Zoë", PHONE, 'a, "b"; c'], ["Ben", PHONE, ""]]
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(lines)
    whole = io.StringIO()
    csv.writer(whole, quoting=csv.QUOTE_ALL).writerows([it] for it in text.getvalue().splitlines())
    rows, origin = _read(tmp_path, whole.getvalue())
    assert rows == [tuple(line) for line in lines[1:]]
    assert "as a whole" in origin.notes[0]


def test_a_real_single_column_stays_one(tmp_path: Path) -> None:
    rows, _origin = _read(tmp_path, '"Surname, name"\n"Smith, Ana"\n"Dube, Ben"\n')
    assert ("Smith, Ana",) in rows


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\x1a", "\n\x1a", "\n\x1a\x1a\x1a"])
def test_the_end_mark_of_dos_is_no_row(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(f"{HEAD}Zoë,{PHONE},z{end}".encode(encoding))
    assert rows_of(read(path)[0]) == [("Zoë", PHONE, "z")]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "sep=;;;", "SEP=;"])
def test_a_line_that_names_the_separator(tmp_path: Path, line: str) -> None:
    rows, _origin = _read(tmp_path, f"{line}\r\nName;Phone\r\nZoë;{PHONE}\r\n")
    assert rows == [("Zoë", PHONE)]


def test_mixed_line_ends_and_blank_lines(tmp_path: Path) -> None:
    text = f'{HEAD}Ana,{PHONE},a\r\n\r\nBen,{PHONE},"b\r\nc"\rCas,{PHONE},\u2028d\x0b\n\n\n'
    rows, _origin = _read(tmp_path, text)
    assert rows == [("Ana", PHONE, "a"), ("Ben", PHONE, "b\nc"), ("Cas", PHONE, "\u2028d\x0b")]


@pytest.mark.parametrize("line", ['a","', '"', '"""', 'x,"', '","'])
def test_marks_in_each_line_take_no_longer_and_longer(tmp_path: Path, line: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Phone\n" + f"{line}\n" * 30_000, encoding="utf-8")
    strays = Strays()
    with suppress(BadRecord), path.open(newline="") as lines:
        assert list(quoted_records(lines, ",", 2, strays))


def _tables(letters: str) -> st.SearchStrategy[list[list[str]]]:
    cells = st.text(st.sampled_from(letters), max_size=8)
    return st.integers(2, 5).flatmap(
        lambda width: st.lists(
            st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=8
        )
    )


@pytest.mark.hypothesis
@settings(max_examples=examples(600), deadline=None)
@given(
    _tables("ab \"',;=+\\\n0\t|é"),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_what_the_standard_writes_reads_back_the_same(
    table: list[list[str]], separator: str, end: str, in_marks: bool
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=separator,
        lineterminator=end,
        quoting=csv.QUOTE_ALL if in_marks else csv.QUOTE_MINIMAL,
    )
    writer.writerows(table)
    strays = Strays()
    lines = io.StringIO(text.getvalue(), newline="")
    assert list(quoted_records(lines, separator, len(table[0]), strays)) == table
    assert strays.count == 0


@pytest.mark.hypothesis
@settings(max_examples=examples(600), deadline=None)
@given(_tables("ab0\" '"), st.booleans())
def test_what_is_joined_without_escaping_loses_nothing_or_is_named(
    table: list[list[str]], in_marks: bool
) -> None:
    sign = '"' if in_marks else ""
    text = "".join(sign + f"{sign},{sign}".join(row) + f"{sign}\n" for row in table)
    records: list[list[str]] = []
    with suppress(BadRecord):
        lines = io.StringIO(text, newline="")
        records += quoted_records(lines, ",", len(table[0]), Strays())
        assert _letters(records) == _letters(table)


def _letters(rows: list[list[str]]) -> str:
    """All that is no quotation mark, blank or separator: it must be there, and in this order."""
    return re.sub(r'[",\s]', "", "".join(map("".join, rows)))


def test_a_cell_in_marks_behind_a_blank_is_no_longer_than_others(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text('Name, Note\nAnn, "' + "a, " * 70_000 + 'b"\n', encoding="utf-8")
    assert "column" in refused(path).message
