"""Results sheets: nothing lost, nothing live, nothing half written."""

import csv
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.delivery.results import RESULT_COLUMNS, ResultRow, ResultStatus
from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.spreadsheet.writing import results_xlsx, row_writer
from flowiq_desktop.spreadsheet.writing.results_writer import write_results
from tests.examples import examples
from tests.spreadsheet.making import column_of, finish, read, rows_of

TEN = datetime(2026, 5, 1, 10, 0, tzinfo=UTC)
HEADERS = ("Name", "Mobile")


def _row(
    number: int = 2, cells: Sequence[str] = ("Zoë", "+27821234567"), **more: object
) -> ResultRow:
    facts: dict[str, object] = {"status": ResultStatus.SENT, "attempts": 1, "time": TEN, **more}
    return ResultRow(cells, number, **facts)  # type: ignore[arg-type]


ROWS = [
    _row(2, message_id="wamid.A"),
    _row(3, ("Ann", "12"), status=ResultStatus.LEFT_OUT, problem="The number is too short."),
    _row(4, ("Bob", "+2783"), status=ResultStatus.UNSURE, problem="No answer came."),
    _row(5, ("Cy", "+2784"), status=ResultStatus.NOT_SENT, problem="Not on WhatsApp."),
    _row(6, ("Di", "+2785"), status=ResultStatus.LEFT_OUT),
]


def _save(target: Path, rows: Sequence[ResultRow] = ROWS, headers: Sequence[str] = HEADERS) -> Path:
    return finish(write_results(target, headers, rows, len(rows)))


def _expected(rows: Sequence[ResultRow]) -> list[tuple[str, ...]]:
    return [(*row.cells, *row.own_cells()) for row in rows]


def _left_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".XLSX"])
def test_one_line_per_row_in_order(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"results{ending}"
    assert _save(target) == target
    sheet, origin = read(target)
    assert sheet.headers == (*HEADERS, *RESULT_COLUMNS)
    assert rows_of(sheet) == _expected(ROWS)
    assert origin.notes == ()
    if ending != ".csv":
        assert origin.sheet_name == "Results"
        assert origin.sheet_names == ("Results", "To fix")


def test_the_rows_to_fix_load_again(tmp_path: Path) -> None:
    _save(tmp_path / "results.xlsx")
    _save(tmp_path / "results.csv")
    in_book, _ = read(tmp_path / "results.xlsx", sheet="To fix")
    beside, _ = read(tmp_path / "results - to fix.csv")
    assert rows_of(in_book) == rows_of(beside) == _expected([ROWS[1], ROWS[3]])
    assert in_book.headers[:2] == HEADERS


def test_what_no_correction_helps_is_not_among_the_rows_to_fix(tmp_path: Path) -> None:
    statuses = (ResultStatus.NOT_SENT, ResultStatus.LEFT_OUT)
    hopeless = [_row(status=status, problem="Held back.", correctable=False) for status in statuses]
    rows = [*ROWS, *hopeless]
    sheet, _ = read(_save(tmp_path / "results.xlsx", rows), sheet="To fix")
    assert rows_of(sheet) == _expected([ROWS[1], ROWS[3]])


def test_nothing_to_fix_makes_no_sheet_for_it(tmp_path: Path) -> None:
    rows = [ROWS[0], ROWS[2], ROWS[4]]
    _save(tmp_path / "results.xlsx", rows)
    _save(tmp_path / "results.csv", rows)
    assert read(tmp_path / "results.xlsx")[1].sheet_names == ("Results",)
    assert _left_in(tmp_path) == ["results.csv", "results.xlsx"]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_rows_to_fix_are_left_out_when_not_asked_for(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"results{ending}"
    finish(write_results(target, HEADERS, ROWS, len(ROWS), fix_rows_sheet=False))
    assert _left_in(tmp_path) == [target.name]
    assert "To fix" not in read(target)[1].sheet_names


def test_an_earlier_round_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    first = _save(tmp_path / "first.xlsx")
    sheet, _ = read(first, sheet="To fix")
    again = [_row(number, row) for number, row in zip(sheet.row_numbers, sheet, strict=True)]
    second = _save(tmp_path / "second.csv", again, sheet.headers)
    loaded, _ = read(second)
    assert loaded.headers[-8:] == RESULT_COLUMNS
    assert column_of(loaded, "FlowIQ status") == ["Sent", "Sent"]
    assert column_of(loaded, "FlowIQ status (earlier)") == [
        "Left out",
        "Not sent",
    ]
    third = _save(tmp_path / "third.csv", [_row(2, loaded.row(0))], loaded.headers)
    assert "FlowIQ status (earlier) (2)" in read(third)[0].headers


def test_a_workbook_without_rows(tmp_path: Path) -> None:
    _save(tmp_path / "results.xlsx", [])
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    assert [cell.value for cell in book["Results"][1]] == [*HEADERS, *RESULT_COLUMNS]


LIVE = [
    '=HYPERLINK("http://evil.example")',
    "+27821234567",
    "@SUM(A1)",
    "-1",
    "#N/A",
    "TRUE",
    "0821234567",
    "2026-05-01",
    "https://example.org",
    "<r><t>x</t></r>",
    "{=1+1}",
    "mailto:a@example.org",
    " spaced ",
    "a & b < c > d",
    "_x0041_",
    "two\nlines",
    "e\u0301🎉👨‍👩‍👧",
    "&amp;",
    "]]>",
    "'quoted",
    '"',
]


@pytest.mark.parametrize("text", LIVE)
def test_every_cell_of_a_workbook_is_text(tmp_path: Path, text: str) -> None:
    target = _save(tmp_path / "results.xlsx", [_row(2, (text, text), details=text)])
    cell = openpyxl.load_workbook(target)["Results"]["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert rows_of(read(target)[0])[0][:2] == (text, text)


@pytest.mark.parametrize("text", LIVE)
def test_no_cell_of_a_csv_file_starts_a_formula(tmp_path: Path, text: str) -> None:
    target = _save(tmp_path / "results.csv", [_row(2, (text, text), details=text)])
    with target.open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    numbers = {"+27821234567", "-1"}
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n") and cell not in numbers]
    assert rows_of(read(target)[0])[0][:2] == (text, text)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), max_size=20)
CELLS = TEXTS | st.text(alphabet="'=+-@\t\n ,;\"a", max_size=6) | st.just("+27821234567")


@settings(
    deadline=None,
    max_examples=examples(200),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4),
    ending=st.sampled_from(["csv", "xlsx"]),
)
def test_what_is_saved_is_what_is_read_again(
    tmp_path: Path, rows: list[tuple[str, str]], ending: str
) -> None:
    results = [_row(at, cells) for at, cells in enumerate(rows, 2)]
    target = _save(tmp_path / f"results.{ending}", results)
    sheet, _ = read(target, header_row=1, **({"separator": ","} if ending == "csv" else {}))
    by_row = {row[-1]: (row[0], row[1]) for row in rows_of(sheet)}
    names = dict(zip(sheet.headers, range(len(sheet.headers)), strict=True))
    for at, cells in enumerate(rows, 2):
        assert by_row[str(at)] == cells, names


BAD = "a\x00b\x07c\ud800d\ufffee\x1b[0m"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_no_spreadsheet_can_hold_is_marked(tmp_path: Path, ending: str) -> None:
    target = _save(tmp_path / f"results{ending}", [_row(2, (BAD, "x\r\ny"), problem=BAD)])
    row = rows_of(read(target)[0])[0]
    assert row[0] == row[4] == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd[0m"
    assert row[1] == "x\ny"


@pytest.mark.parametrize("long", ["x" * 32_768, "🎉" * 20_000, "ab" * 60_000])
def test_a_text_longer_than_a_cell_goes_on_elsewhere(tmp_path: Path, long: str) -> None:
    target = _save(tmp_path / "results.xlsx", [_row(2), _row(7, ("Zoë", long))])
    shown = rows_of(read(target)[0])[1][1]
    assert shown.endswith("… (continued on the sheet “Long texts”)")
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    parts, _ = read(target, sheet="Long texts")
    assert "".join(column_of(parts, "Text")) == long
    assert set(column_of(parts, "FlowIQ row")) == {"7"}
    assert set(column_of(parts, "Column")) == {"Mobile"}


def test_a_text_that_just_fits_a_cell_stays_whole(tmp_path: Path) -> None:
    target = _save(tmp_path / "results.xlsx", [_row(2, ("Zoë", "x" * 32_767))])
    assert rows_of(read(target)[0])[0][1] == "x" * 32_767
    assert read(target)[1].sheet_names == ("Results",)


@pytest.mark.parametrize("told", [25, 3])
def test_rows_beyond_a_sheet_go_on_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: int
) -> None:
    monkeypatch.setattr(row_writer, "MAX_SHEET_ROWS", 11)
    monkeypatch.setattr(results_xlsx, "MAX_SHEET_ROWS", 11)
    rows = [_row(at, (f"n{at}", str(at)), status=ResultStatus.NOT_SENT) for at in range(2, 27)]
    target = finish(write_results(tmp_path / "r.xlsx", HEADERS, rows, told))
    names = read(target)[1].sheet_names
    assert {"Results", "Results 2", "Results 3", "To fix"} == set(names)
    found = []
    for name in ("Results", "Results 2", "Results 3"):
        found += rows_of(read(target, sheet=name)[0])


def test_the_sheet_is_easy_to_read(tmp_path: Path) -> None:
    rows = [*ROWS, _row(9, ("Name " * 30, "1"))]
    book = openpyxl.load_workbook(_save(tmp_path / "results.xlsx", rows))
    sheet = book["Results"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:J7"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width == pytest.approx(45, abs=1)
    colours = {sheet[f"C{row}"].value: sheet[f"C{row}"].fill.fgColor.rgb for row in range(2, 6)}
    assert set(colours) == {"Sent", "Left out", "Unsure", "Not sent"}
    assert len(set(colours.values())) == 4
    assert sheet.dimensions == "A1:J7"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_progress_and_a_cancel_that_leaves_nothing(tmp_path: Path, ending: str) -> None:
    rows = [_row(at) for at in range(2, 5_002)]
    old = tmp_path / f"results{ending}"
    old.write_bytes(b"from before")
    job = write_results(old, HEADERS, rows, len(rows))
    steps = [next(job), next(job)]
    assert [(step.doing, step.done, step.total) for step in steps] == [
        ("Saving results", 1_000, 5_000),
        ("Saving results", 2_000, 5_000),
    ]
    job.close()
    assert _left_in(tmp_path) == [old.name]
    assert old.read_bytes() == b"from before"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_fault_among_the_rows_leaves_nothing(tmp_path: Path, ending: str) -> None:
    def rows() -> Iterator[ResultRow]:
        yield _row()
        raise RuntimeError("the journal is gone")

    with pytest.raises(RuntimeError):
        finish(write_results(tmp_path / f"results{ending}", HEADERS, rows(), 2))
    assert _left_in(tmp_path) == []


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
def test_only_this_user_may_read_it(tmp_path: Path, ending: str) -> None:
    before = os.umask(0)
    try:
        target = _save(tmp_path / f"results{ending}")
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == 0o600


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_text("old")
    assert _save(tmp_path / "results.csv") == tmp_path / "results.csv"
    assert rows_of(read(tmp_path / "results.csv")[0]) == _expected(ROWS)


@pytest.mark.parametrize("lock", [".~lock.results.xlsx#", "~$results.xlsx"])
def test_a_file_open_elsewhere_is_left_alone(tmp_path: Path, lock: str) -> None:
    (tmp_path / "results.xlsx").write_bytes(b"open in Excel")
    (tmp_path / "results (2).xlsx").write_bytes(b"from before")
    (tmp_path / lock).touch()
    assert _save(tmp_path / "results.xlsx") == tmp_path / "results (3).xlsx"
    assert (tmp_path / "results.xlsx").read_bytes() == b"open in Excel"
    assert (tmp_path / "results (2).xlsx").read_bytes() == b"from before"
    assert rows_of(read(tmp_path / "results (3).xlsx")[0]) == _expected(ROWS)


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_text("keep")
    (tmp_path / "results.csv").chmod(0o444)
    assert _save(tmp_path / "results.csv").name == "results (2).csv"
    assert (tmp_path / "results.csv").read_text() == "keep"


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="is not there any more"):
        _save(tmp_path / "gone" / "results.xlsx")


def test_a_target_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "results.xlsx").mkdir()
    with pytest.raises(ResultsError, match="is a folder"):
        _save(tmp_path / "results.xlsx")


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "a\0b.csv"])
def test_a_name_that_cannot_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(ResultsError, match="cannot have this name"):
        _save(tmp_path / name)
    assert _left_in(tmp_path) == []


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match=r"\.xlsx"):
        _save(tmp_path / "results.pdf")
