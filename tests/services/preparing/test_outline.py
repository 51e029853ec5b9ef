"""The numbers that are shown before sending."""

from datetime import UTC, datetime
from pathlib import Path

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.services.preparing.outline import outline
from tests.spreadsheet.making import finish


def checked(path: Path, rows: str) -> CheckedSheet:
    path.write_text(rows, encoding="utf-8")
    sources: dict[str, Source] = {
        "phone_number": ColumnSource("Mobile"),
        "text": TextSource("Hi {{Name}}"),
    }
    mapping = Mapping("text", sources)
    return finish(check_sheet(finish(load_sheet(path)).sheet, mapping, "ZA"))


def test_counts_what_is_ready_and_what_is_not(tmp_path: Path) -> None:
    sheet = checked(
        tmp_path / "people.csv",
        "Name,Mobile\nAnna,082 555 0301\nBen,12\nCara,+27825550301\nDan,084 555 0303\n",
    )
    sheet.leave_out([3])
    result = finish(outline(sheet))
    assert (result.messages, result.people) == (2, 1)
    assert (result.to_fix, result.left_out) == (1, 1)
    assert result.types == {"text": 2}
    assert [message.row_number for message in result.first] == [2, 4]


def test_the_first_link_that_stops_working_counts_among_what_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "letters.csv"
    link = "https://files.example.org/a.pdf?sig=x&se=2027-0"
    rows = [("082 555 0301", "4-01"), ("082 555 0302", "2-01"), ("082 555 0303", "3-01")]
    lines = "".join(f"{number},{link}{day}\n" for number, day in rows)
    path.write_text(f"Mobile,Letter\n{lines}12,{link}1-01\n", encoding="utf-8")
    columns = {"phone_number": ColumnSource("Mobile"), "media_url": ColumnSource("Letter")}
    early = datetime(2026, 12, 1, tzinfo=UTC)
    loaded = finish(load_sheet(path)).sheet
    sheet = finish(check_sheet(loaded, Mapping("document", columns), "ZA", now=lambda: early))
    assert finish(outline(sheet)).links_end == datetime(2027, 2, 1, tzinfo=UTC)
    sheet.leave_out([1])
    assert finish(outline(sheet)).links_end == datetime(2027, 3, 1, tzinfo=UTC)
    sheet.leave_out([0, 2])
    assert finish(outline(sheet)).links_end is None


def test_nothing_ready_is_nothing(tmp_path: Path) -> None:
    sheet = checked(tmp_path / "people.csv", "Name,Mobile\nBen,12\n")
    result = finish(outline(sheet))
    assert (result.messages, result.people, result.types, result.first) == (0, 0, {}, ())


def test_says_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    rows = "".join(f"P{n},082 55{n:05d}\n" for n in range(1200))
    job = outline(checked(tmp_path / "people.csv", f"Name,Mobile\n{rows}"))
    first = next(job)
    assert (first.done, first.total) == (0, 1200)
    assert next(job).done == 500
    job.close()
