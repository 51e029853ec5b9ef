"""The numbers that are shown before sending."""

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
