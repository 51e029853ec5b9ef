"""Results in the person's own workbook: only if it is still the one that was sent from."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.results.report import (
    OwnWorkbookError,
    ReportService,
    ResultsError,
    corrections_told,
)
from flowiq_desktop.spreadsheet.source_file import read_source
from tests.bench.drive import result

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
HEADERS = ("Name", "Mobile")
PEOPLE = (("Ann", 27821230001), ("Ben", 27821230002))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "data", lambda: NOW) as opened:
        yield opened


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Parents"
    for row in (HEADERS, *PEOPLE):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def campaign(journal: Journal, path: Path, sheet: str = "Parents", **more: str) -> int:
    sha = more.get("sha256") or result(read_source(path)).sha256
    facts = {"source_path": more.get("lies", str(path)), "source_sheet": sheet}
    made = journal.campaigns.begin(NewCampaign("x", True, path.name, sha, HEADERS, **facts))
    rows = [
        NewDelivery(
            at,
            (more.get("name", name), str(number)),
            f"+{number}",
            "text",
            b"{}",
            DeliveryState.INVALID,
            "number_short",
        )
        for at, (name, number) in enumerate(PEOPLE, 2)
    ]
    list(journal.campaigns.add(made, rows))
    journal.campaigns.freeze(made)
    return made


def test_the_numbers_stay_numbers_and_the_file_is_another(
    journal: Journal, people: Path, tmp_path: Path
) -> None:
    before = people.read_bytes()
    reports, made = ReportService(journal), campaign(journal, people)
    assert reports.may_be_own(made)
    copy = result(reports.save_own(made, tmp_path / "out.xlsx"))
    rows = [*openpyxl.load_workbook(copy.path)["Parents"].values]
    assert [row[:2] for row in rows] == [HEADERS, *PEOPLE]
    assert rows[1][2:4] == ("Left out", None)
    assert people.read_bytes() == before
    assert corrections_told(copy) == ""


def test_corrections_are_told(journal: Journal, people: Path, tmp_path: Path) -> None:
    made = campaign(journal, people, name="Anne")
    copy = result(ReportService(journal).save_own(made, tmp_path / "out.xlsx"))
    assert corrections_told(copy).startswith("2 cells hold what you corrected")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"sha256": "0" * 64}, "“people.xlsx” was changed after it was sent from"),
        ({"lies": ""}, "was not noted"),
        ({"sheet": ""}, "was not noted"),
        ({"sheet": "Other"}, "in a way"),
        ({"lies": "/nowhere/people.xlsx"}, "There is no file “people.xlsx” any more"),
    ],
)
def test_a_workbook_that_is_not_the_one_that_was_read_is_left_alone(
    journal: Journal, people: Path, tmp_path: Path, more: dict[str, str], words: str
) -> None:
    made = campaign(journal, people, **more)
    with pytest.raises(OwnWorkbookError, match=words):
        result(ReportService(journal).save_own(made, tmp_path / "out.xlsx"))
    assert not (tmp_path / "out.xlsx").exists()


def test_a_workbook_that_changed_on_the_way_is_left_alone(
    journal: Journal, people: Path, tmp_path: Path
) -> None:
    made = campaign(journal, people)
    book = openpyxl.load_workbook(people)
    book["Parents"].insert_rows(2)
    book.save(people)
    with pytest.raises(OwnWorkbookError, match="was changed"):
        result(ReportService(journal).save_own(made, tmp_path / "out.xlsx"))


def test_who_was_erased_does_not_come_back(journal: Journal, people: Path, tmp_path: Path) -> None:
    made = campaign(journal, people)
    journal.erasing.erase("+27821230001", stop=False)
    with pytest.raises(OwnWorkbookError, match="was erased"):
        result(ReportService(journal).save_own(made, tmp_path / "out.xlsx"))


@pytest.mark.parametrize("way", ["itself", "spelling", "link", "hard link", "copy"])
def test_the_original_is_never_written_over(
    journal: Journal, people: Path, tmp_path: Path, way: str
) -> None:
    before = people.read_bytes()
    places = {
        "itself": people,
        "spelling": tmp_path / "data" / ".." / "PEOPLE.XLSX",
        "link": tmp_path / "link.xlsx",
        "hard link": tmp_path / "hard.xlsx",
        "copy": tmp_path / "copy.xlsx",
    }
    places["link"].symlink_to(people)
    places["hard link"].hardlink_to(people)
    shutil.copy(people, places["copy"])
    made = campaign(journal, people)
    with pytest.raises(ResultsError, match="is the spreadsheet that is sent"):
        result(ReportService(journal).save_own(made, places[way]))
    assert people.read_bytes() == before == places["copy"].read_bytes()


@pytest.mark.parametrize(("name", "may"), [("a.XLSX", True), ("a.xlsm", True), ("a.csv", False)])
def test_it_is_offered_for_workbooks_that_it_may_be_made_of(
    journal: Journal, tmp_path: Path, name: str, may: bool
) -> None:
    made = journal.campaigns.begin(
        NewCampaign("x", True, name, "", HEADERS, source_path=str(tmp_path / name))
    )
    assert ReportService(journal).may_be_own(made) is may
