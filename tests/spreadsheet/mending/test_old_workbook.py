"""Old workbooks in other forms than Excel's usual one."""

import struct
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.mending.compound_writer import compound_file
from flowiq_desktop.spreadsheet.mending.old_workbook import workbook_stream
from tests.spreadsheet.making import read, refused, rows_of, write_xls
from tests.spreadsheet.old_files import Tree, compound, excel_95, record

PEOPLE: list[list[str | float]] = [["Name", "Mobile", "Age"], ["Zoë", "+27821234500", 31.0]]
READ = [("Zoë", "+27821234500", "31")]
OTHER = excel_95([["Wrong", "Sheet"], ["x", "y"]])


@pytest.mark.parametrize("name", ["Book", "BOOK", "book", "Workbook", "WORKBOOK", "workBook"])
def test_the_stream_may_have_any_case(tmp_path: Path, name: str) -> None:
    path = tmp_path / "p.xls"
    path.write_bytes(compound({name: excel_95(PEOPLE)}))
    assert rows_of(read(path)[0]) == READ


@pytest.mark.parametrize(
    "inside",
    [
        {"WordDocument": b"", "1Table": b""},
        {"Workbook": OTHER},
        {"Book": OTHER, "ObjectPool": {"_1": {"PowerPoint Document": b""}}},
        {"EncryptedPackage": b""},
    ],
    ids=["Word", "Excel", "nested", "locked"],
)
def test_objects_inside_do_not_count(tmp_path: Path, inside: Tree) -> None:
    path = tmp_path / "p.xls"
    path.write_bytes(compound({"MBD0001": inside, "Book": excel_95(PEOPLE)}))
    assert rows_of(read(path)[0]) == READ


def test_records_without_a_file_around_them(tmp_path: Path) -> None:
    path = tmp_path / "p.xls"
    path.write_bytes(excel_95(PEOPLE))
    assert rows_of(read(path)[0]) == READ


@pytest.mark.parametrize(
    "sizes",
    [
        struct.pack("<5H", 0, 0, 0, 0, 0),
        struct.pack("<5H", 9, 3, 300, 2, 0),
        struct.pack("<2I3H", 0, 0xFFFFFFFF, 0, 256, 0),
    ],
    ids=["nothing", "backwards", "vast"],
)
def test_what_a_sheet_says_about_its_size_does_not_count(tmp_path: Path, sizes: bytes) -> None:
    path = tmp_path / "p.xls"
    path.write_bytes(compound({"Book": excel_95(PEOPLE, sizes=sizes)}))
    assert rows_of(read(path)[0]) == READ


@pytest.mark.parametrize("way", [0, 1])
def test_a_password_is_called_one(tmp_path: Path, way: int) -> None:
    stream = excel_95(PEOPLE)
    locked = stream[:12] + record(0x2F, struct.pack("<3H", way, 7, 9)) + stream[12:]
    path = tmp_path / "p.xls"
    path.write_bytes(compound({"Workbook": locked}))
    assert refused(path).message == "The workbook is protected by a password."


def test_a_directory_that_goes_in_circles_ends(tmp_path: Path) -> None:
    content = bytearray(compound({"Other": b"", "Book": excel_95(PEOPLE)}))
    at = content.find("Other".encode("utf-16-le"))
    content[at + 72 : at + 76] = struct.pack("<I", 1)  # its right neighbour is itself
    path = tmp_path / "p.xls"
    path.write_bytes(content)
    assert "another Office program" in refused(path).message


@pytest.mark.parametrize("at", [30, 60, 90])
def test_zeros_among_the_cells_are_lost_people(tmp_path: Path, at: int) -> None:
    path = write_xls(tmp_path / "p.xls", [["Name", "Mobile"], *[["Zoë", 27821234500.0]] * 100])
    content = bytearray(path.read_bytes())
    start, end = (content.find(struct.pack("<HHH", 0xFD, 10, row)) for row in (at, at + 4))
    content[start:end] = bytes(end - start)  # whole records, so that what follows is read
    path.write_bytes(content)
    assert "damaged" in refused(path).message


def test_zeros_behind_the_last_sheet_are_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.xls"
    path.write_bytes(compound({"Book": excel_95(PEOPLE) + bytes(5_000)}))
    assert rows_of(read(path)[0]) == READ


@pytest.mark.parametrize("lost", ["Workbook", "Workbook Root Entry"])
def test_a_directory_that_lost_its_names_is_no_other_program_s(tmp_path: Path, lost: str) -> None:
    names = {"Workbook": excel_95(PEOPLE), "\x05SummaryInformation": b"", "\x01CompObj": b""}
    content = compound(names)
    for name in ("Workbook", "Root Entry"):
        if name in lost:
            content = content.replace(name.encode("utf-16-le"), bytes(2 * len(name)))
    path = tmp_path / "p.xls"
    path.write_bytes(content)
    assert "damaged" in refused(path).message


@pytest.mark.parametrize("size", [1, 4_096, 5_000_000])
def test_a_compound_file_holds_what_was_put_in(size: int) -> None:
    stream = bytes(at % 251 for at in range(1000)) * (size // 1000 + 1)
    assert workbook_stream(compound_file("Workbook", stream))[: len(stream)] == stream


def test_the_file_itself_stays_as_it_is(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "p.xls", PEOPLE)
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
