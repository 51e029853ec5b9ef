"""Control characters between columns and records: read where phone numbers are cut out by them."""

import random
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.guards.file_kind import FileKind, kind_of
from flowiq_desktop.spreadsheet.reader import describe
from flowiq_desktop.spreadsheet.separators.control_signs import ControlSigns, control_signs
from flowiq_desktop.spreadsheet.source_file import SourceFile
from tests.spreadsheet.making import read, refused, rows_of

HEADERS = ("Name", "Phone", "Town")
ROWS = [
    ("Anna Meyer", "+27821234560", "Cape Town"),
    ("Ben", "+27 82 123 4561", ""),
    ("Carla de Vries", "0821234562", "Paarl"),
]
CONTROLS = [*map(chr, {*range(1, 32)} - {*b"\t\n\r"}), "\x7f", "\x85", "\x9f"]


def _write(path: Path, column: str, record: str, encoding: str, *rows: tuple[str, ...]) -> Path:
    path.write_bytes("".join(f"{column.join(row)}{record}" for row in rows).encode(encoding))
    return path


@pytest.mark.parametrize("sign", [*CONTROLS, "\0", "\x01\x01", "\x1f\x1e", "\x02|\x02"], ids=ascii)
@pytest.mark.parametrize("headings", [[HEADERS], []])
def test_it_parts_columns(tmp_path: Path, sign: str, headings: list[tuple[str, ...]]) -> None:
    path = _write(tmp_path / "people.csv", sign, "\n", "utf-8", *headings, *ROWS)
    assert rows_of(read(path)[0]) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("record", ["\x1e", "\x1d", "\x1c", "\x1e\n", "\x1e\r\n", "\x02", "\x85"])
@pytest.mark.parametrize("column", ["\x1f", "\x01", ",", "|~|", "^", "\x1f|\x1f"], ids=ascii)
@pytest.mark.parametrize("headings", [[HEADERS], []])
def test_it_ends_records_which_may_have_lines(
    tmp_path: Path, encoding: str, record: str, column: str, headings: list[tuple[str, ...]]
) -> None:
    if (record, encoding) == ("\x85", "cp1252"):
        pytest.skip("Windows has a letter in its place")
    rows = [*ROWS, ("Zoë", "0821234563", "Two\nlines")]
    path = _write(tmp_path / "people.txt", column, record, encoding, *headings, *rows)
    sheet, _ = read(path)
    assert rows_of(sheet) == rows


def test_numbers_alone_with_a_record_separator_between(tmp_path: Path) -> None:
    (tmp_path / "people.txt").write_text("Phone\x1e0821234560\x1e0821234561\x1e", "utf-8")
    assert rows_of(read(tmp_path / "people.txt")[0]) == [("0821234560",), ("0821234561",)]


def test_rows_without_their_last_cells_and_cells_with_lists(tmp_path: Path) -> None:
    rows = [HEADERS, *ROWS, ("Dan", "0821234564"), ("Eve", "0821234565", "a\x02b")]
    sheet, origin = read(_write(tmp_path / "p.csv", "\x01", "\n", "utf-8", *rows))
    assert rows_of(sheet)[3:] == [("Dan", "0821234564", ""), ("Eve", "0821234565", "a\x02b")]
    assert "separated by “U+0001”" in describe(origin, 5)


def test_quotation_marks_and_commas(tmp_path: Path) -> None:
    rows = [(f'"{name}, ""x"""', phone, town) for name, phone, town in ROWS]
    sheet, _ = read(_write(tmp_path / "p.csv", "\x1f", "\n", "utf-8", HEADERS, *rows))
    assert [row[0] for row in rows_of(sheet)] == [f'{row[0]}, "x"' for row in ROWS]


def test_a_cell_with_a_vertical_tab_is_one_cell(tmp_path: Path) -> None:
    rows = [(name, phone, "a\vb") for name, phone, _ in ROWS]
    sheet, origin = read(_write(tmp_path / "p.csv", ",", "\n", "utf-8", HEADERS, *rows))
    assert (rows_of(sheet), origin.separator) == (rows, ",")


def test_without_phone_numbers_it_is_called_damaged(tmp_path: Path) -> None:
    rows = [("Name", "Town"), ("Anna", "Paarl"), ("Ben", "Durban")]
    path = _write(tmp_path / "p.csv", "\x01", "\n", "utf-8", *rows)
    assert "damaged" in refused(path).message


@pytest.mark.parametrize("seed", range(20))
def test_a_binary_file_with_phone_numbers_is_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    records = (
        chance.randbytes(9) + f"\x01082{chance.randrange(10**7):07}\x01".encode() + b"\n"
        for _ in range(50)
    )
    (tmp_path / "p.csv").write_bytes(b"".join(records))
    assert "damaged" in refused(tmp_path / "p.csv").message


def test_a_name_that_promises_nothing(tmp_path: Path) -> None:
    path = _write(tmp_path / "part-00000", "\x01", "\n", "utf-8", HEADERS, *ROWS)
    assert kind_of(SourceFile(path, path.read_bytes(), "")) is FileKind.TEXT


def test_an_ordinary_text_has_none() -> None:
    assert control_signs("Name,Phone\nAnna,0821234560\n") == ControlSigns("", "")
