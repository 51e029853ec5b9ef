"""What one click puts right, and what it leaves alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.review.tasks import Task
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.services.preparing.task_fixes import (
    Fix,
    fix_task,
    fixes_of,
    leaving_out,
    preview_of,
    ways_of,
)
from flowiq_desktop.texts.moments import day_and_clock
from tests.spreadsheet.making import finish

SOURCES: dict[str, Source] = {
    "phone_number": ColumnSource("Mobile"),
    "media_url": ColumnSource("File"),
    "caption": ColumnSource("Note"),
}
OK = "082 555 0300"
PICTURE = "https://files.example.org/a.jpg"


def checked(
    path: Path, *rows: tuple[str, str, str], now: datetime = datetime(2026, 1, 1, tzinfo=UTC)
) -> CheckedSheet:
    lines = [("Mobile", "File", "Note"), *rows]
    quoted = [[cell.replace('"', '""') for cell in line] for line in lines]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in quoted)
    path.write_text(text, encoding="utf-8")
    sheet = finish(load_sheet(path)).sheet
    return finish(check_sheet(sheet, Mapping("image", SOURCES), "ZA", now=lambda: now))


def first(sheet: CheckedSheet, code: str) -> tuple[CheckedSheet, Task, Fix]:
    """A sheet, its task, and the likeliest way to put that right."""
    found = task(sheet, code)
    return sheet, found, ways_of(sheet, found)[0]


def task(sheet: CheckedSheet, code: str) -> Task:
    return next(task for task in sheet.tasks() if task.code == code)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("082 555 0301 / 083 555 0302", "082 555 0301"),
        ("021 555 0301 / 083 555 0302", "083 555 0302"),
        ("021 555 0301; 021 555 0302", "021 555 0301"),
        ("082 555 0301 or 083 555 0302", "082 555 0301"),
        ("mom 082 555 0301, dad 083 555 0302", "mom 082 555 0301"),
    ],
)
def test_of_several_numbers_the_first_mobile_is_kept(tmp_path: Path, cell: str, kept: str) -> None:
    sheet = checked(tmp_path / "a.csv", (OK, PICTURE, ""), (cell, PICTURE, "x"))
    (fix,) = fixes_of(*first(sheet, "number_two"))
    assert (fix.row_number, fix.before, fix.after) == (3, cell, kept)
    assert fix_task(*first(sheet, "number_two")) == {1}
    assert sheet.cell(1, 0) == kept
    assert sheet.counts().ready == 2
    assert sheet.edits.undo_title == "Keep the first mobile: 1 row"
    sheet.undo()
    assert sheet.cell(1, 0) == cell


@pytest.mark.parametrize(
    ("page", "direct"),
    [
        (
            "https://drive.google.com/file/d/1AbCdEfGhIjKl/view?usp=sharing",
            "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKl",
        ),
        (
            "https://drive.google.com/open?id=1AbCdEfGhIjKl",
            "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKl",
        ),
        (
            "https://www.dropbox.com/s/abc/a.jpg?dl=0",
            "https://www.dropbox.com/s/abc/a.jpg?dl=1",
        ),
        (
            "https://www.dropbox.com/scl/fi/x/a.jpg?rlkey=k1&dl=0",
            "https://www.dropbox.com/scl/fi/x/a.jpg?rlkey=k1&dl=1",
        ),
        ("https://www.dropbox.com/s/abc/a.jpg", "https://www.dropbox.com/s/abc/a.jpg?dl=1"),
    ],
)
def test_a_page_that_shows_a_file_gives_way_to_the_file(
    tmp_path: Path, page: str, direct: str
) -> None:
    sheet = checked(tmp_path / "a.csv", (OK, page, ""))
    fix_task(*first(sheet, "sharing_page"))
    assert sheet.cell(0, 1) == direct
    assert [entry.code for entry in sheet.tasks()] == []


@pytest.mark.parametrize(
    "page",
    ["https://we.tl/t-AbCdEf", "https://drive.google.com/drive/folders/1AbCdEfGhIjKl"],
)
def test_where_the_file_has_no_address_nothing_changes(tmp_path: Path, page: str) -> None:
    sheet = checked(tmp_path / "a.csv", (OK, page, ""))
    found = task(sheet, "page_without_file")
    assert ways_of(sheet, found) == ()
    assert not found.blocks


GOOD = "https://files.example.org/a.jpg"


@pytest.mark.parametrize(
    ("code", "cells", "after"),
    [
        ("link_end", (f"{GOOD}.", f"({GOOD})", f"{GOOD}%20"), GOOD),
        ("link_end_unsure", ("https://files.example.org/7.",), "https://files.example.org/7"),
        ("link_start", ("files.example.org/a.jpg", "htps://files.example.org/a.jpg"), GOOD),
        ("link_backslashes", ("https:\\\\files.example.org\\a.jpg",), GOOD),
        ("link_blanks", ("https://files.example.org/ a.jpg",), GOOD),
        ("link_in_markup", (f"<a href='{GOOD}'>x</a>", f"[x]({GOOD})", f"=IMAGE('{GOOD}')"), GOOD),
        ("several_links", (f"{GOOD} {PICTURE}", f"{GOOD};www.example.org/b.jpg"), GOOD),
        ("link_in_words", (f"Photo: {GOOD}",), GOOD),
        ("wrapped_link", (f"https://www.google.com/url?q={GOOD}",), GOOD),
    ],
)
def test_links_that_were_meant_are_one_task_and_one_step(
    tmp_path: Path, code: str, cells: tuple[str, ...], after: str
) -> None:
    sheet = checked(
        tmp_path / "a.csv", *[(f"082 555 03{n:02d}", c, "") for n, c in enumerate(cells)]
    )
    (found,) = sheet.tasks()
    assert (found.code, found.rows) == (code, tuple(range(len(cells))))
    (way,) = ways_of(sheet, found)
    assert [(it.before, it.after) for it in preview_of(sheet, found, way).cells] == [
        (cell, after) for cell in cells
    ]
    problem = sheet.problems(0)[0]
    if "direct" in problem.facts or "mended" in problem.facts:
        assert after in problem.advice
    assert len(fix_task(sheet, found, way)) == len(cells)
    assert sheet.tasks() == ()
    sheet.undo()
    assert [sheet.cell(n, 1) for n in range(len(cells))] == [*cells]


def test_a_link_within_a_link_to_a_page_needs_two_steps(tmp_path: Path) -> None:
    drive = "https://drive.google.com/file/d/1AbCdEfGhIjKl/view"
    link = f"https://eur02.safelinks.protection.outlook.com/?url={drive}&data=05"
    sheet = checked(tmp_path / "a.csv", (OK, link, ""))
    fix_task(*first(sheet, "wrapped_link"))
    assert sheet.cell(0, 1) == drive
    fix_task(*first(sheet, "sharing_page"))
    assert sheet.tasks() == ()


def test_a_signed_link_ends_at_its_moment(tmp_path: Path) -> None:
    moment = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
    link = f"{PICTURE}?se=2027-03-01T12:00:00Z&sig=x"
    before = checked(tmp_path / "a.csv", (OK, link, ""), now=moment - timedelta(seconds=1))
    after = checked(tmp_path / "a.csv", (OK, link, ""), now=moment)
    assert [(it.code, it.blocks) for it in before.tasks()] == [("link_expires", False)]
    assert [(it.code, it.blocks) for it in after.tasks()] == [("link_expired", True)]
    told = day_and_clock(moment.astimezone())
    assert before.problems(0)[0].message == f"This link stops working on {told}."
    assert after.problems(0)[0].message == f"This link stopped working on {told}."
    assert (before.counts().ready, after.counts().ready) == (1, 0)


def test_characters_that_cannot_be_sent_and_fields_of_other_programs(tmp_path: Path) -> None:
    rows = [("082 555 0301", PICTURE, "See\x0b this"), ("082 555 0302", PICTURE, "For [Mobile]")]
    sheet = checked(tmp_path / "a.csv", *rows)
    fix_task(*first(sheet, "bad_characters"))
    fix_task(*first(sheet, "foreign_field"))
    assert (sheet.cell(0, 2), sheet.cell(1, 2)) == ("See this", "For {{Mobile}}")
    assert sheet.counts().ready == 2


def test_one_step_changes_every_row_of_the_task_and_no_other(tmp_path: Path) -> None:
    rows = [(f"082 555 13{n:02d} / 083 555 04{n:02d}", PICTURE, "") for n in range(20)]
    sheet = checked(tmp_path / "a.csv", (OK, PICTURE, ""), *rows)
    changed = fix_task(*first(sheet, "number_two"))
    assert changed == set(range(1, 21))
    assert sheet.counts().ready == 21
    sheet.undo()
    assert sheet.counts().ready == 1


def test_other_tasks_have_no_fix(tmp_path: Path) -> None:
    sheet = checked(tmp_path / "a.csv", ("", PICTURE, ""), (OK, "C:\\\\a.jpg", ""))
    assert not any(ways_of(sheet, entry) for entry in sheet.tasks())


def test_of_several_numbers_the_first_one_can_be_kept_instead(tmp_path: Path) -> None:
    sheet = checked(tmp_path / "a.csv", ("021 555 0301 / 083 555 0302", PICTURE, "x"))
    found = task(sheet, "number_two")
    mobile, number, _each = ways_of(sheet, found)
    assert [fix.after for fix in fixes_of(sheet, found, mobile)] == ["083 555 0302"]
    assert [fix.after for fix in fixes_of(sheet, found, number)] == ["021 555 0301"]


def with_two_columns(path: Path, *rows: tuple[str, str, str]) -> CheckedSheet:
    lines = [("Mobile", "Work", "Home"), *rows]
    path.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    sources: dict[str, Source] = {
        "phone_number": ColumnSource("Mobile"),
        "text": TextSource("Good morning"),
    }
    sheet = finish(load_sheet(path)).sheet
    return finish(check_sheet(sheet, Mapping("text", sources), "ZA"))


@pytest.mark.parametrize(
    ("cells", "code", "used"),
    [
        (("", "082 555 0401", "021 555 0402"), "missing", "082 555 0401"),
        (("", "021 555 0401", "083 555 0402"), "missing", "083 555 0402"),
        (("", "021 555 0401", ""), "missing", "021 555 0401"),
        (("n/a", "", "083 555 0402"), "number_none", "083 555 0402"),
        (("0825", "+27 83 555 0402", ""), "number_too_short", "+27 83 555 0402"),
        (("2.78E+10", "083 555 0402", ""), "number_shortened", "083 555 0402"),
        (("021 555 0401", "083 555 0402", ""), "number_landline", "083 555 0402"),
    ],
)
def test_a_number_that_reaches_nobody_gives_way_to_the_one_in_another_column(
    tmp_path: Path, cells: tuple[str, str, str], code: str, used: str
) -> None:
    others = [(f"082 555 05{n:02d}", f"083 555 06{n:02d}", f"021 555 07{n:02d}") for n in range(9)]
    sheet = with_two_columns(tmp_path / "a.csv", *others, cells)
    _, found, way = first(sheet, code)
    (preview,) = preview_of(sheet, found, way).cells
    assert (preview.row_number, preview.before, preview.after) == (11, cells[0], used)
    fix_task(sheet, found, way)
    assert sheet.cell(9, 0) == used
    assert sheet.message(9).number
    sheet.undo()
    assert sheet.cell(9, 0) == cells[0]


def test_where_no_other_column_has_a_number_the_cell_stays(tmp_path: Path) -> None:
    others = [(f"082 555 05{n:02d}", f"083 555 06{n:02d}", "") for n in range(9)]
    rows = [("", "", "083"), ("021 555 0401", "021 555 0402", ""), ("", "12", "x")]
    sheet = with_two_columns(tmp_path / "a.csv", *others, *rows)
    assert list(fixes_of(*first(sheet, "missing"))) == []
    assert list(fixes_of(*first(sheet, "number_landline"))) == []


def test_a_preview_of_very_many_rows_says_no_number_of_them(tmp_path: Path) -> None:
    rows = [("", f"083 555 {n:04d}", "") for n in range(2500)]
    sheet = with_two_columns(tmp_path / "a.csv", ("082 555 0501", "083 555 0601", ""), *rows)
    preview = preview_of(*first(sheet, "missing"))
    assert (len(preview.cells), preview.rows) == (200, None)
    assert len(fix_task(*first(sheet, "missing"))) == 2500


def test_hidden_rows_are_one_task_and_are_left_out_at_once(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    with Workbook(str(path)) as book:
        page = book.add_worksheet("Sheet")
        for at, cells in enumerate(
            [("Name", "Mobile"), *[("Ann", f"082 555 030{n}") for n in range(3)]]
        ):
            page.write_row(at, 0, cells)
        page.write_row(4, 0, ("Total", "3"))
        for row in (1, 3, 4):
            page.set_row(row, None, None, {"hidden": True})
    mapping = Mapping("text", {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi")})
    sheet = finish(check_sheet(finish(load_sheet(path)).sheet, mapping, "ZA"))
    hidden = task(sheet, "hidden_row")
    assert (hidden.rows, hidden.blocks) == ((0, 2, 3), False)
    assert hidden.text == "Look at hidden rows: 3 rows"
    assert [problem.code for problem in sheet.problems(3)] == ["totals_row", "hidden_row"]
    assert leaving_out(hidden) == "Leave the 3 hidden rows out"
    assert leaving_out(task(sheet, "totals_row")) == ""
    assert (sheet.counts().ready, sheet.counts().left_out) == (3, 0)
    sheet.leave_out(hidden.rows)
    assert (sheet.counts().ready, sheet.counts().left_out) == (1, 3)
    assert [it.code for it in sheet.tasks()] == []
    sheet.undo()
    assert task(sheet, "hidden_row").rows == hidden.rows


def with_amount(path: Path, amount: str) -> tuple[CheckedSheet, Task]:
    """Two rows that are asked for an amount in rand, and what is told of the first one's cell."""
    path.write_text(f"Mobile,Amount\n0825550300,{amount}\n0825550301,50\n", encoding="utf-8")
    sources: dict[str, Source] = {
        "phone_number": ColumnSource("Mobile"),
        "text": TextSource("Please pay R {{amount}}."),
    }
    sheet = finish(load_sheet(path)).sheet
    sheet_checked = finish(check_sheet(sheet, Mapping("text", sources), "ZA"))
    (found,) = sheet_checked.tasks()
    return sheet_checked, found


def test_what_text_and_cell_both_say_goes_from_the_cell(tmp_path: Path) -> None:
    sheet_checked, found = with_amount(tmp_path / "list.csv", "R 50")
    assert sheet_checked.problems(0)[0].message == (
        'Message says "R R 50" here: the text has "R" already, and the cell in "amount" brings'
        " its own."
    )
    (way,) = ways_of(sheet_checked, found)
    assert fix_task(sheet_checked, found, way) == {0}
    assert sheet_checked.cell(0, 1) == "50"
    assert sheet_checked.tasks() == ()


def test_another_money_than_the_text_says_stays_for_the_person(tmp_path: Path) -> None:
    sheet_checked, found = with_amount(tmp_path / "list.csv", "50 USD")
    assert "R 50 USD" in sheet_checked.problems(0)[0].message
    assert ways_of(sheet_checked, found) == ()
