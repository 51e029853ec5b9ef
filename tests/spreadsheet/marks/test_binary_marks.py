"""Columns that are hidden by default, and cells that stand twice, in binary workbooks."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.mending.compound_writer import compound_file
from flowiq_desktop.spreadsheet.mending.old_workbook import workbook_stream
from tests.spreadsheet.making import Cells, read, rows_of, write_xls, write_xlsb, write_zip

ROWS: Cells = [["Name", "School", "Note"], ["Zoe", "Hill", 5], ["Abe", "Dale", 7]]
SHEET = "xl/worksheets/sheet1.bin"
NOT_SAID = 0xFFFFFFFF


def new(kind: int, body: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def old(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def in_xlsb(path: Path, change: Callable[[bytes], bytes]) -> Path:
    write_xlsb(path, ROWS)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = change(parts[SHEET])
    assert changed != parts[SHEET]
    return write_zip(path, {**parts, SHEET: changed})


def in_xls(path: Path, change: Callable[[bytes], bytes]) -> Path:
    stream = workbook_stream(write_xls(path, ROWS).read_bytes())
    changed = change(stream)
    assert changed != stream
    path.write_bytes(compound_file("Workbook", changed))
    return path


def before_cells_of_xlsb(records: bytes) -> Callable[[bytes], bytes]:
    begin = new(145, b"")
    return lambda sheet: sheet.replace(begin, records + begin, 1)


def before_cells_of_xls(records: bytes) -> Callable[[bytes], bytes]:
    size = struct.pack("<HH", 0x200, 14)
    return lambda stream: stream.replace(size, records + size, 1)


@pytest.mark.parametrize(
    ("width", "shown", "hidden"),
    [(0, (), {0, 1, 2}), (0, (1,), {0, 2}), (2_304, (1,), set()), (NOT_SAID, (), set())],
)
def test_columns_hidden_by_default_in_xlsb(
    tmp_path: Path, width: int, shown: tuple[int, ...], hidden: set[int]
) -> None:
    sizes = new(485, struct.pack("<IHHI", width, 8, 300, 0))
    columns = b"".join(new(60, struct.pack("<4IH", at, at, 2_000, 0, 0)) for at in shown)
    records = sizes + columns
    sheet, origin = read(in_xlsb(tmp_path / "p.xlsb", before_cells_of_xlsb(records)), header_row=1)
    assert sheet.hidden_columns == hidden
    assert any("idden column" in str(note) for note in origin.notes) == bool(hidden)


@pytest.mark.parametrize(
    ("widths", "shown", "hidden"),
    [
        (((0x55, 0),), (), {0, 1, 2}),
        (((0x55, 0),), (1,), {0, 2}),
        (((0x55, 8), (0x99, 0)), (), {0, 1, 2}),
        (((0x55, 0), (0x99, 2_304)), (), set()),
        (((0x55, 9),), (1,), set()),
    ],
)
def test_columns_hidden_by_default_in_xls(
    tmp_path: Path,
    widths: tuple[tuple[int, int], ...],
    shown: tuple[int, ...],
    hidden: set[int],
) -> None:
    records = b"".join(old(kind, struct.pack("<H", width)) for kind, width in widths)
    records += b"".join(old(0x7D, struct.pack("<6H", at, at, 2_000, 15, 0, 0)) for at in shown)
    sheet, _ = read(in_xls(tmp_path / "p.xls", before_cells_of_xls(records)), header_row=1)
    assert sheet.hidden_columns == hidden


def number_of_xlsb(column: int, number: int) -> bytes:
    return new(2, struct.pack("<IIi", column, 0, number << 2 | 2))


def number_of_xls(row: int, column: int, number: float) -> bytes:
    return old(0x203, struct.pack("<HHHd", row, column, 0x11, number))


def test_a_cell_that_stands_twice_in_xlsb_is_told(tmp_path: Path) -> None:
    five = number_of_xlsb(2, 5)
    path = in_xlsb(tmp_path / "p.xlsb", lambda s: s.replace(five, five + number_of_xlsb(2, 6), 1))
    sheet, origin = read(path, header_row=1)
    assert rows_of(sheet)[0] == ("Zoe", "Hill", "6")
    assert "1 cell of sheet 'Parents'" in " ".join(map(str, origin.notes))
    assert " C2. " in " ".join(map(str, origin.notes))


def test_a_row_that_stands_twice_in_xlsb_is_told(tmp_path: Path) -> None:
    def row(number: int) -> bytes:
        return new(0, struct.pack("<IIHBBB", number, 0, 300, 0, 0, 0) + bytes(4))

    path = in_xlsb(tmp_path / "p.xlsb", lambda sheet: sheet.replace(row(2), row(1), 1))
    _, origin = read(path, header_row=1)
    assert any("3 cells of sheet 'Parents'" in str(note) for note in origin.notes)


def test_a_cell_that_stands_twice_in_xls_is_told(tmp_path: Path) -> None:
    def change(stream: bytes) -> bytes:
        at = stream.rindex(struct.pack("<HHHHH", 0x27E, 10, 1, 2, 0x11)[:8])
        return stream[:at] + number_of_xls(1, 2, 4.5) + stream[at:]

    sheet, origin = read(in_xls(tmp_path / "p.xls", change), header_row=1)
    assert rows_of(sheet)[0] == ("Zoe", "Hill", "5")
    assert "1 cell of sheet 'Parents'" in " ".join(map(str, origin.notes))
    assert " C2. " in " ".join(map(str, origin.notes))


def test_the_same_content_twice_loses_nothing(tmp_path: Path) -> None:
    five = number_of_xlsb(2, 5)
    path = in_xlsb(tmp_path / "p.xlsb", lambda sheet: sheet.replace(five, five + five, 1))
    assert read(path, header_row=1)[1].notes == ()
