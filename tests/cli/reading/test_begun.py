"""A workbook can be read while the program still loads; what comes of it is the same."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.cli.reading.begun import BegunLoading
from flowiq_desktop.services.preparing.load import ReadOptions, SheetError, load_sheet
from flowiq_desktop.spreadsheet.reading import sheet_workers
from flowiq_desktop.spreadsheet.reading.sheet_workers import SheetWorkers
from tests.spreadsheet.making import finish, write_xlsx

PEOPLE = [["Name", "Mobile"], *([f"Person {n}", f"082555{n:04}"] for n in range(40))]
OTHERS = [["Who", "Cell"], ["Zoë", "0825550999"]]


@pytest.fixture
def workers() -> Iterator[SheetWorkers]:
    with SheetWorkers() as workers:
        yield workers


def options_for(path: Path, sheet: str | None = None) -> argparse.Namespace:
    return argparse.Namespace(
        file=path, sheet=sheet, header_row=None, separator=None, encoding=None, plain_quotes=False
    )


def test_it_goes_on_where_it_was_begun(tmp_path: Path, workers: SheetWorkers) -> None:
    path = write_xlsx(tmp_path / "people.xlsx", {"A": PEOPLE})
    begun = BegunLoading(options_for(path), workers)
    path.unlink()  # it has been read by now
    loaded = finish(begun.go_on(path, ReadOptions(country="ZA")))
    assert [row[0] for row in loaded.sheet] == [f"Person {n}" for n in range(40)]


@pytest.mark.parametrize("sheet", ["B", None])
def test_what_is_wanted_otherwise_is_read_anew(
    tmp_path: Path, workers: SheetWorkers, sheet: str | None
) -> None:
    path = write_xlsx(tmp_path / "people.xlsx", {"A": PEOPLE, "B": OTHERS})
    begun = BegunLoading(options_for(path, sheet="A"), workers)
    loaded = finish(begun.go_on(path, ReadOptions(sheet=sheet)))
    assert loaded.origin.sheet_name == (sheet or "A")
    assert finish(begun.go_on(path, ReadOptions(sheet="B"))).origin.sheet_name == "B"


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 and nothing else"])
def test_what_goes_wrong_is_told_when_it_is_asked_for(
    tmp_path: Path, workers: SheetWorkers, content: bytes | None
) -> None:
    path = tmp_path / "people.xlsx"
    if content is not None:
        path.write_bytes(content)
    begun = BegunLoading(options_for(path), workers)
    with pytest.raises(SheetError) as told:
        finish(begun.go_on(path, ReadOptions()))
    with pytest.raises(SheetError) as known:
        finish(load_sheet(path, ReadOptions(), workers))
    assert str(told.value) == str(known.value)


def test_what_nobody_asks_for_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: SheetWorkers
) -> None:
    started: list[sheet_workers.Process] = []
    take = SheetWorkers.take
    monkeypatch.setattr(
        SheetWorkers, "take", lambda own: started.append(process := take(own)) or process
    )
    begun = BegunLoading(options_for(write_xlsx(tmp_path / "people.xlsx", {"A": PEOPLE})), workers)
    assert [process.poll() for process in started] == [None]
    begun.close()
    assert started[0].poll() is not None
