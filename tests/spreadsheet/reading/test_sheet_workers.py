"""Processes that workbooks are read in: one can be started before its file is known."""

import sys
from pathlib import Path

import pytest

from flowiq_desktop.spreadsheet.reader import ReadOptions, read_sheet
from flowiq_desktop.spreadsheet.reading.sheet_workers import SheetWorkers, end_worker
from tests.spreadsheet.making import finish, rows_of, write_xlsx

WAITS = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.mark.parametrize("name", ["people.xlsx", "OLD.XLS", "a.b.ods", "folder/x.xlsb"])
def test_the_prepared_worker_is_taken_by_the_first_and_by_nobody_else(name: str) -> None:
    with SheetWorkers(WAITS) as workers:
        workers.prepare(name)
        prepared = workers._spare
        workers.prepare(name)
        assert prepared is not None
        first, second = workers.take(), workers.take()
        assert first is prepared
        assert second.pid != first.pid
        end_worker(first)
        end_worker(second)


@pytest.mark.parametrize("name", ["people.csv", "", "12", "xlsx", "people.txt"])
def test_nothing_is_started_for_what_is_no_workbook(name: str) -> None:
    with SheetWorkers(WAITS) as workers:
        workers.prepare(name)
        assert workers._spare is None


def test_a_worker_that_nobody_took_ends_with_the_program() -> None:
    with SheetWorkers(WAITS) as workers:
        workers.prepare("people.xlsx")
        prepared = workers._spare
    assert prepared is not None
    assert prepared.returncode is not None


def test_a_worker_that_cannot_be_started_ahead_is_no_fault() -> None:
    with SheetWorkers(("no-such-program-anywhere",)) as workers:
        workers.prepare("people.xlsx")
        with pytest.raises(OSError, match="no-such-program"):
            workers.take()


def test_a_workbook_is_read_by_the_worker_that_was_prepared(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "people.xlsx", {"S": [["Name", "Mobile"], ["Zoë", "1"]]})
    with SheetWorkers() as workers:
        workers.prepare(path.name)
        sheet, _origin = finish(read_sheet(path, ReadOptions(), workers))
        assert rows_of(sheet) == [("Zoë", "1")]
        assert workers._spare is None
