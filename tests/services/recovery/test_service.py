"""What is left of a damaged journal, as the results sheets that a person gets."""

import os
import stat
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.core.delivery.results import RESULT_COLUMNS, ResultStatus
from flowiq_desktop.services.recovery.records import RescueSummary
from flowiq_desktop.services.recovery.service import JournalError, RescueService, ResultsError
from flowiq_desktop.services.recovery.texts import file_stem, summary_words
from flowiq_desktop.services.results.report import ReportService
from tests.journal.damaging import ROWS, Damaged, finished, mixed_journal, now

ABOUT = "About these results.txt"

Table = list[tuple[str, ...]]


@pytest.fixture
def whole(tmp_path: Path) -> Damaged:
    return mixed_journal(tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def rescue(damaged: Damaged) -> RescueService:
    return RescueService(damaged.path, damaged.place, now)


def saved(damaged: Damaged, out: Path) -> RescueSummary:
    return finished(rescue(damaged).save(out))


def table(path: Path | None, sheet: str = "Results") -> Table:
    assert path is not None
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        rows = book[sheet].iter_rows(values_only=True)
        return [tuple(str(cell or "") for cell in row) for row in rows]


def column(rows: Table, name: str) -> list[str]:
    place = rows[0].index(name)
    return [row[place] for row in rows[1:]]


def test_a_whole_list_gives_the_very_results_that_the_program_saves(
    whole: Damaged, out: Path, tmp_path: Path
) -> None:
    summary = saved(whole, out)
    assert summary.complete
    with whole.journal() as journal:
        for campaign, entry in zip((1, 2), summary.campaigns, strict=True):
            target = finished(ReportService(journal).save(campaign, tmp_path / f"{campaign}.xlsx"))
            # What was waiting in a journal that is set aside is no longer sent by anybody.
            kept = [tuple("Not sent" if c == "Waiting" else c for c in r) for r in table(target)]
            assert table(entry.file) == kept
    assert [path.name for path in summary.files] == [
        "Parents - results.xlsx",
        "Fees - results.xlsx",
    ]


def test_rows_read_and_rows_lost_add_up_and_lost_ones_stand_in_the_sheet(
    whole: Damaged, out: Path
) -> None:
    (page,) = whole.pages_with(b"Person 20")[:1]
    summary = saved(whole.wipe(page), out)
    assert summary.exact
    assert summary.missing > 0
    for campaign in summary.campaigns:
        assert campaign.read + campaign.missing == ROWS
        rows = table(campaign.file)
        assert rows[0] == ("Name", "Mobile", *RESULT_COLUMNS)
        assert len(rows) - 1 == campaign.read + len(campaign.missing_rows)
        lost = [row for row in rows[1:] if int(row[-1]) in campaign.missing_rows]
        assert all(row[0] == "" and row[2] == "Unsure" for row in lost)
        assert all("cannot be read" in row[4] and "ask the person" in row[5] for row in lost)
    assert summary.campaigns[0].missing_rows or summary.campaigns[1].missing_rows


def test_what_is_counted_is_what_stands_in_the_sheets(whole: Damaged, out: Path) -> None:
    summary = saved(whole, out)
    for campaign in summary.campaigns:
        said = Counter(column(table(campaign.file), "FlowIQ status"))
        assert said == {status.word: count for status, count in campaign.counts.items()}
    assert summary.campaigns[0].counts[ResultStatus.SENT] == 15


def test_rows_in_doubt_are_unsure_and_say_why(whole: Damaged, out: Path) -> None:
    whole.alter_rows_alone("UPDATE delivery SET state = 'rejected' WHERE id = 1")
    (whole.config / "sent-messages.mark").unlink()
    summary = saved(whole, out)
    rows = table(summary.campaigns[0].file)
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["Name"] == "Person 2"
    assert first["FlowIQ status"] == "Unsure"
    assert "contradicts itself" in first["FlowIQ problem"]
    assert first["FlowIQ message ID"] == first["FlowIQ details"] == ""
    # What FlowIQ refused may have been tried again since: only what can never be sent is certain.
    assert set(column(rows, "FlowIQ status")) == {"Unsure", "Sent", "Left out"}
    waiting = [row for row in rows if "may have been sent since" in row[4]]
    assert len(waiting) + 1 == summary.campaigns[0].doubtful
    assert not summary.complete
    assert not summary.up_to_date


def test_an_id_that_cannot_be_read_is_said(whole: Damaged, out: Path) -> None:
    whole.alter_rows_alone("UPDATE delivery SET message_id = 'wamid.Parents1' WHERE id = 1")
    rows = table(saved(whole, out).campaigns[0].file)
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["FlowIQ status"], first["FlowIQ message ID"]) == ("Sent", "")
    assert "message ID cannot be read" in first["FlowIQ details"]


def test_a_campaign_without_its_name_gets_columns_and_a_name(whole: Damaged, out: Path) -> None:
    whole.alter_rows_alone("UPDATE campaign SET headers = '{' WHERE id = 2")
    summary = saved(whole, out)
    second = summary.campaigns[1]
    assert second.name == "Campaign 2"
    assert (second.read, second.missing, second.total_known) == (ROWS, 0, False)
    assert table(second.file)[0][:2] == ("Column A", "Column B")
    assert not summary.complete
    assert "nobody knows how many" in summary_words(summary)[0]


def test_a_campaign_of_which_nothing_can_be_read_is_counted(whole: Damaged, out: Path) -> None:
    whole.alter_rows_alone("UPDATE delivery SET cells = '{' WHERE campaign = 2")
    summary = saved(whole, out)
    second = summary.campaigns[1]
    assert (second.name, second.read, second.missing, second.file) == ("Fees", 0, ROWS, None)
    assert len(list(out.iterdir())) == 2
    assert "40 rows could not." in summary_words(summary)[0]
    assert any("Fees: 0 rows" in words for words in summary_words(summary))


def test_a_text_beside_the_sheets_says_what_is_missing(whole: Damaged, out: Path) -> None:
    (page,) = whole.pages_with(b"Person 20")[:1]
    summary = saved(whole.wipe(page), out)
    text = (out / ABOUT).read_text(encoding="utf-8-sig")
    assert text.split("\n\n")[0] == summary_words(summary)[0]
    assert "rows could not be read" in text
    assert "compare them with your spreadsheet" in text


def test_nothing_in_the_folder_is_replaced(whole: Damaged, out: Path) -> None:
    out.mkdir()
    (out / "Parents - results.xlsx").write_text("mine")
    (out / ABOUT).write_text("mine")
    summary = saved(whole, out)
    assert summary.files[0].name == "Parents - results (2).xlsx"
    assert (out / "Parents - results.xlsx").read_text() == (out / ABOUT).read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permission bits")
def test_what_is_saved_is_for_this_person_alone(whole: Damaged, out: Path) -> None:
    summary = saved(whole, out)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (*summary.files, out / ABOUT)}
    assert modes == {0o600}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Fees: May/June", "Fees_ May_June"),
        ("..", "Campaign"),
        ("\ud800\x00", "__"),
        ("x" * 300, "x" * 80),
    ],
)
def test_any_name_becomes_a_file(name: str, file: str) -> None:
    assert file_stem(name) == file


def test_a_target_that_cannot_be_written_is_said(whole: Damaged, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ResultsError):
        saved(whole, tmp_path / "file" / "out")
    with pytest.raises(ResultsError):
        saved(whole, tmp_path / "file")


def test_what_is_no_list_writes_nothing(whole: Damaged, out: Path) -> None:
    with pytest.raises(JournalError, match="Nothing can be read"):
        saved(whole.write(b"not a list" * 1000), out)
    assert not out.exists()


def test_stopping_leaves_no_half_file(whole: Damaged, out: Path) -> None:
    for steps in range(4):
        job = rescue(whole).save(out)
        for _ in range(steps):
            next(job)
        job.close()
    assert all(path.suffix in (".xlsx", ".txt") for path in out.iterdir())
    assert all(table(path)[0] for path in out.glob("*.xlsx"))


def test_setting_aside_keeps_the_list_under_the_name_of_the_day(whole: Damaged) -> None:
    content = whole.path.read_bytes()
    place = finished(rescue(whole).quarantine())
    assert place.name == "journal.damaged-2026-05-12.sqlite3"
    assert place.read_bytes() == content
    assert not whole.path.exists()


def test_a_new_folder_has_a_name_that_is_free(whole: Damaged, tmp_path: Path) -> None:
    service = rescue(whole)
    first = service.new_folder(tmp_path)
    assert first.name == "FlowIQ results 2026-05-12"
    first.mkdir()
    assert service.new_folder(tmp_path).name == "FlowIQ results 2026-05-12 (2)"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: d, "All 80 rows could be read and saved, in 2 spreadsheets."),
        (
            lambda d: d.alter_rows_alone("UPDATE delivery SET cells = '{' WHERE id IN (3, 50)"),
            "78 rows could be read and saved, in 2 spreadsheets; 2 rows could not.",
        ),
        (
            lambda d: d.alter_rows_alone("UPDATE delivery SET cells = '{'"),
            "No row of the damaged list could be read.",
        ),
    ],
)
def test_how_much_could_be_read_is_one_sentence(
    whole: Damaged, out: Path, change: Callable[[Damaged], Damaged], sentence: str
) -> None:
    assert summary_words(saved(change(whole), out))[0] == sentence
