"""A copy of the process that looks for a sheet's marks finds what the process itself finds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.spreadsheet.reader import Origin, read_sheet
from flowiq_desktop.spreadsheet.reading import sheet_reader
from flowiq_desktop.spreadsheet.reading.sheet_workers import SheetWorkers
from flowiq_desktop.system.copied_process import can_be_copied
from tests.spreadsheet.making import finish, write_raw_xlsx, write_xlsx

FILES = sorted(Path("tests/data/spreadsheets").glob("*.xlsx"))

pytestmark = pytest.mark.skipif(not can_be_copied(), reason="no copy of a process is made here")


@pytest.fixture
def copying(monkeypatch: pytest.MonkeyPatch) -> Iterator[SheetWorkers]:
    """Every sheet is one that a copy looks at, however small it is."""
    monkeypatch.setattr(sheet_reader, "tells_its_reach", lambda *_: True)
    with SheetWorkers(may_copy=True) as workers:
        yield workers


def read(path: Path, workers: SheetWorkers | None = None) -> tuple[Sheet, Origin]:
    return finish(read_sheet(path, workers=workers))


@pytest.mark.parametrize("path", FILES, ids=lambda it: it.stem)
def test_each_sheet_of_the_corpus_is_read_alike(path: Path, copying: SheetWorkers) -> None:
    (beside, origin_beside), (sheet, origin) = read(path, copying), read(path)
    assert [*beside] == [*sheet]
    assert beside == sheet
    assert origin_beside == origin


def test_a_copy_does_the_looking(
    tmp_path: Path, copying: SheetWorkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = sheet_reader.read_xlsx_marks  # type: ignore[attr-defined]
    looked_here = list[str]()

    def noted(*arguments: Any) -> object:
        looked_here.append("")
        return look(*arguments)

    monkeypatch.setattr(sheet_reader, "read_xlsx_marks", noted)
    path = write_xlsx(tmp_path / "a.xlsx", {"A": [["Name", "Mobile"], ["Zoë", "0825550999"]]})
    sheet, _ = read(path, copying)
    assert [*sheet] == [("Zoë", "0825550999")]
    assert looked_here == []


def test_what_is_wrong_with_a_sheet_is_said_all_the_same(
    tmp_path: Path, copying: SheetWorkers
) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD9"><v>1</v></c></row>'
    path = write_raw_xlsx(tmp_path / "far.xlsx", cells, before='<dimension ref="A1"/>')
    with pytest.raises(SheetError, match="column XFD"):
        read(path, copying)
