"""Workbooks that end the process which reads them: the program gets a sentence and lives on."""

import pickle
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.reader import read_sheet
from flowiq_desktop.spreadsheet.reading.sheet_worker import (
    MEMORY_LIMIT,
    MOST_MEMORY,
    SECONDS,
    Compact,
    compact,
    cpu_seconds,
    memory_limit,
)
from flowiq_desktop.spreadsheet.reading.sheet_workers import SheetWorkers
from flowiq_desktop.spreadsheet.reading.worker_book import WorkerBook, unpacked
from tests.spreadsheet.making import (
    read,
    refused,
    rows_of,
    write_ods,
    write_raw_xlsx,
    write_xls,
    write_xlsb,
    write_xlsx,
)

PEOPLE = [["Name", "Mobile"], ["Zoë", "1"]]
HEADERS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Mobile</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Zoe</t></is></c><c r="B2"><v>1</v></c></row>'
)
FAR = {
    "as programs write it": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "another attribute first": (
        '<row spans="1:1" r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>'
    ),
    "single quotes": "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
    "small letters": '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
    "two blanks": '<row  r="1048576"><c  r="XFD1048576"><v>1</v></c></row>',
    "line breaks": '<row\nr="1048576"><c\n\tr="XFD1048576"><v>1</v></c></row>',
    "blanks around the sign": '<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>',
    "letters by number": '<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>',
    "a row that says less": '<row r="3"><c s="0" r="XFD1048576"><v>1</v></c></row>',
    "a row that says nothing": '<row><c s="0" r="XFD1048576"><v>1</v></c></row>',
    "the first row again": '<row r="1"><c s="0" r="XFD1048576"><v>1</v></c></row>',
    "absolute": '<row r="1048576"><c r="$XFD$1048576"><v>1</v></c></row>',
    "beyond Excel": '<row s="0" r="4294967295"><c s="0" r="ZZZZ4294967295"><v>1</v></c></row>',
    "a row alone": '<row s="0" r="4294967290"><c><v>1</v></c></row>',
    "another prefix": (
        '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1048576">'
        '<x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    ),
}


def people_still_open(folder: Path) -> bool:
    return rows_of(read(write_xlsx(folder / "good.xlsx", {"S": PEOPLE}))[0]) == [("Zoë", "1")]


@pytest.mark.parametrize("far", FAR.values(), ids=FAR.keys())
def test_a_far_cell_never_ends_the_program(tmp_path: Path, far: str) -> None:
    """Each is a sentence, or is read where the cell is none for calamine."""
    path = write_raw_xlsx(tmp_path / "far.xlsx", HEADERS + far)
    advice, rows = "", []
    try:
        rows = rows_of(read(path)[0])
    except SheetError as error:
        advice = error.advice
    assert advice or ("Zoe", "1") in [row[:2] for row in rows]
    assert people_still_open(tmp_path)


def test_the_far_cell_is_named_however_it_is_written(tmp_path: Path) -> None:
    far = write_raw_xlsx(tmp_path / "far.xlsx", HEADERS + FAR["another attribute first"])
    assert refused(far).message == "The sheet reaches to column XFD: 16,384 columns."
    low = '<row spans="1:1" r="1048576"><c s="0" r="ALL1048576"><v>1</v></c></row>'
    path = write_raw_xlsx(tmp_path / "low.xlsx", HEADERS + low)
    assert "cell ALL1048576, too far to be read" in refused(path).message


def test_a_sheet_that_cannot_be_read_does_not_keep_the_others_closed(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "two.xlsx", {"Far": PEOPLE, "People": PEOPLE})
    _replace(path, "xl/worksheets/sheet1.xml", b"</sheetData>", FAR["single quotes"].encode())
    assert rows_of(read(path, sheet="People")[0]) == [("Zoë", "1")]
    assert rows_of(read(path)[0]) == [("Zoë", "1")]
    assert "16,384 columns" in refused(path, sheet="Far").message


def _replace(path: Path, part: str, before: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts[part].replace(before, new + before)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _xls_that_goes_round(path: Path) -> Path:
    """Sectors whose chain never ends, the same table of sectors named a hundred times."""
    write_xls(path, PEOPLE)
    content = bytearray(path.read_bytes())
    first = struct.unpack_from("<I", content, 76)[0]
    for at in range(109):
        struct.pack_into("<I", content, 76 + 4 * at, first)
    table = 512 + 512 * first
    for at in range(128):
        struct.pack_into("<I", content, table + 4 * at, at + 1 if at < 127 else 0)
    path.write_bytes(content)
    return path


def _ods_of_blanks(path: Path) -> Path:
    """A text of four thousand million blanks, said in a few letters."""
    write_ods(path, PEOPLE)
    blanks = b'<text:s text:c="4000000000"/>'
    _replace(path, "content.xml", b"</text:p>", blanks)
    return path


@pytest.mark.parametrize(
    ("name", "write"), [("round.xls", _xls_that_goes_round), ("blanks.ods", _ods_of_blanks)]
)
def test_other_kinds_that_fill_the_memory(
    tmp_path: Path, name: str, write: Callable[[Path], Path]
) -> None:
    assert refused(write(tmp_path / name)).message
    assert people_still_open(tmp_path)


READY = f"import os, sys, time; os.write(1, {pickle.dumps('ready')!r});"


def worker(words: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-c", words)


@pytest.mark.parametrize(
    "words", ["time.sleep(600)", "", "os.abort()", "os.write(1, b'hello'); time.sleep(600)"]
)
def test_a_worker_that_ends_or_does_not_answer(words: str) -> None:
    with pytest.raises(SheetError, match="far more memory or time"):
        WorkerBook(b"book" * 100_000, SheetWorkers(worker(READY + words)), seconds=0.5)


@pytest.mark.parametrize("words", ["", "import nothing_of_this_name", "print('hello')"])
def test_a_worker_that_does_not_start_is_no_fault_of_the_file(words: str) -> None:
    with pytest.raises(SheetError, match="The part of the program that reads workbooks"):
        WorkerBook(b"book", SheetWorkers(worker(words)))


class _Harm:
    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (Path("harm"),))


def test_an_answer_is_values_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever took over the worker by a file has not taken over the program."""
    monkeypatch.chdir(tmp_path)
    words = f"import os; os.write(1, {pickle.dumps(_Harm())!r})"
    with pytest.raises(SheetError):
        WorkerBook(b"book", SheetWorkers(worker(words)))
    assert not Path("harm").exists()


def test_the_worker_ends_with_the_book(tmp_path: Path) -> None:
    book = WorkerBook(write_xlsx(tmp_path / "p.xlsx", {"S": PEOPLE}).read_bytes())
    sheet = book.get_sheet_by_name("S")
    assert [[*row] for columns in sheet.blocks() for row in zip(*columns, strict=True)] == PEOPLE
    assert (sheet.start, sheet.end) == ((0, 0), (1, 1))
    book.close()
    assert book._process.returncode is not None


def test_who_stops_waiting_ends_the_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsb(tmp_path / "p.xlsb", PEOPLE)
    monkeypatch.setattr(WorkerBook, "get_sheet_by_name", lambda self, name: _wait_for_end(self))
    job = read_sheet(path)
    while next(job).doing != "Reading the sheet":
        pass
    job.close()


def _wait_for_end(book: WorkerBook) -> None:
    book._process.wait()


def test_a_larger_file_may_take_more() -> None:
    assert memory_limit(0) == MEMORY_LIMIT
    assert MEMORY_LIMIT < memory_limit(10_000_000) < memory_limit(1_000_000_000) == MOST_MEMORY
    assert cpu_seconds(0) == SECONDS < cpu_seconds(20_000_000)


VALUES = st.sampled_from(["", "text", "image", "1", 1, 1.0, True, 0.0, False]) | st.text(max_size=3)


@given(st.lists(VALUES, max_size=40) | st.lists(st.sampled_from(["", "text", "x" * 200])))
def test_a_column_crosses_the_border_as_it_is(column: list[object]) -> None:
    (arrived,) = unpacked([compact(column)])
    assert [*arrived] == column
    assert [*map(type, arrived)] == [*map(type, column)]


def test_few_texts_are_sent_once_and_long_ones_are_counted() -> None:
    column = ["text", "image", ""] * 1000
    assert compact(column) == (["text", "image", ""], bytes([0, 1, 2] * 1000))
    (arrived,) = unpacked([compact(column)])
    assert arrived[0] is arrived[3]
    long = ["x" * 101] * 1000
    assert compact(long) == long
    many = ["a"] * 100 + [str(n) for n in range(300)]
    assert compact(many) == many


@pytest.mark.parametrize(
    "columns", [[5], [["a"], ["a", "b"]], [(["a"], bytes([1]))], [(["a"],)], ["a"]]
)
def test_what_is_no_column_is_refused(columns: list[Compact]) -> None:
    with pytest.raises((TypeError, ValueError, IndexError)):
        unpacked(columns)
