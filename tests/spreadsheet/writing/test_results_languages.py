"""Results sheets in any language: known again by a program that speaks the same one, or another."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.core.columns.unused_columns import unused_columns
from flowiq_desktop.core.delivery.own_headings import own_headings
from flowiq_desktop.core.delivery.results import (
    BRAND,
    RESULT_COLUMNS,
    ResultRow,
    ResultStatus,
    result_columns,
)
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.spreadsheet.reader import Origin
from flowiq_desktop.spreadsheet.writing.results_writer import write_results
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load
from tests.spreadsheet.making import finish, read, rows_of

BEFORE = Path(__file__).parents[2] / "data" / "results"
"""Sheets of a version that knew no language but English."""
TEN = datetime(2026, 5, 1, 10, 0, tzinfo=UTC)
HEADERS = ("Name", "Mobile")
OWN = 8
LANGUAGES = ("en_GB", "en_XA", "ar_XB")
S = ResultStatus
ROWS = [
    ResultRow(("Zoë", "+27821234567"), 2, S.SENT, "wamid.A", attempts=1, time=TEN),
    ResultRow(("Ann", "12"), 3, S.LEFT_OUT, problem="The number is too short."),
    ResultRow(
        ("Bob", "+27821234568"), 4, S.UNSURE, problem="No answer came.", attempts=1, time=TEN
    ),
    ResultRow(
        ("Cy", "+27821234569"), 5, S.NOT_SENT, problem="Not on WhatsApp.", attempts=1, time=TEN
    ),
    ResultRow(("Di", "+27821234570"), 6, S.WAITING),
]


@pytest.fixture
def languages(pseudo_locales: Path) -> Iterator[Path]:
    yield pseudo_locales
    use(Catalogue())


def _is_a_list_of_people(loaded: tuple[Sheet, Origin]) -> None:
    """What a person sees of a results sheet that is loaded: people, and nothing to answer."""
    sheet, origin = loaded
    assert sheet.headers[:2] == HEADERS
    assert own_headings(sheet.headers) == set(sheet.headers[2:])
    assert origin.notes == ()
    assert origin.asked == 0
    mapping = guess_mapping(sheet, "ZA").mapping
    assert mapping.columns_used() == {"Mobile"}
    assert unused_columns(sheet, mapping).named == ()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("reads", LANGUAGES)
@pytest.mark.parametrize("writes", LANGUAGES)
def test_a_sheet_of_any_language_is_known_in_any(
    tmp_path: Path, languages: Path, writes: str, reads: str, ending: str
) -> None:
    use(load(writes, languages))
    written = result_columns()
    words = [row.own_cells()[0] for row in ROWS]
    path = finish(write_results(tmp_path / f"results{ending}", HEADERS, ROWS, len(ROWS)))
    use(load(reads, languages))
    sheet, origin = loaded = read(path)
    assert sheet.headers == (*HEADERS, *written)
    assert list(sheet.column(2)) == words
    _is_a_list_of_people(loaded)

    if ending == ".xlsx":
        to_fix = read(path, sheet=origin.sheet_names[1])
    else:
        to_fix = read(next(file for file in tmp_path.iterdir() if file != path))
    _is_a_list_of_people(to_fix)
    assert [row[0] for row in to_fix[0]] == ["Ann", "Cy"]

    again = [ResultRow(tuple(row), 2 + at, S.SENT) for at, row in enumerate(sheet)]
    second = finish(write_results(tmp_path / f"second{ending}", sheet.headers, again, len(again)))
    twice = read(second)
    headings = twice[0].headers
    assert headings[-OWN:] == result_columns()
    earlier = headings[2:-OWN]
    assert len(earlier) == OWN
    assert all(name in said for name, said in zip(written, earlier, strict=True))
    assert not {*earlier} & {*written, *result_columns()}
    assert rows_of(twice[0])[1][2] == words[1]
    _is_a_list_of_people(twice)

    third = [ResultRow(tuple(row), 2, S.SENT) for row in twice[0]]
    file = finish(write_results(tmp_path / f"third{ending}", headings, third, len(third)))
    assert read(file)[0].headers[2 : 2 + OWN] == earlier


@pytest.mark.parametrize("name", ["results.xlsx", "results.csv", "results - to fix.csv"])
@pytest.mark.parametrize("reads", LANGUAGES)
def test_a_sheet_of_before_is_known(languages: Path, reads: str, name: str) -> None:
    use(load(reads, languages))
    _is_a_list_of_people(read(BEFORE / name))


def test_english_sheets_are_as_they_were_before(tmp_path: Path) -> None:
    for ending in ("csv", "xlsx"):
        finish(write_results(tmp_path / f"results.{ending}", HEADERS, ROWS, len(ROWS)))
    for name in ("results.csv", "results - to fix.csv"):
        older = (BEFORE / name).read_bytes()
        assert b"'+27" in older  # numbers had an apostrophe then, and keep their form now
        assert (tmp_path / name).read_bytes() == older.replace(b"'+27", b"+27")
    books = [openpyxl.load_workbook(folder / "results.xlsx") for folder in (tmp_path, BEFORE)]
    new, old = ({sheet.title: [*sheet.values] for sheet in book} for book in books)
    assert new == old


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_keeps_the_name(languages: Path, language: str) -> None:
    spoken = load(language, languages)
    use(spoken)
    for heading, said in zip(RESULT_COLUMNS, result_columns(), strict=True):
        assert BRAND in said
        assert said == spoken.text(heading), f"{language} leaves the name out of “{heading}”"
    assert len(set(result_columns())) == OWN
    assert own_headings(result_columns()) == set(result_columns())


def test_a_sheet_reads_from_the_side_where_the_language_begins(
    tmp_path: Path, languages: Path
) -> None:
    for language, mirrored in (("en_XA", False), ("ar_XB", True)):
        use(load(language, languages))
        path = finish(write_results(tmp_path / f"{language}.xlsx", HEADERS, ROWS, len(ROWS)))
        views = [bool(s.sheet_view.rightToLeft) for s in openpyxl.load_workbook(path)]
        assert views == [mirrored, mirrored]


@pytest.mark.parametrize("writes", LANGUAGES)
def test_long_texts_are_no_sheet_of_people(tmp_path: Path, languages: Path, writes: str) -> None:
    use(load(writes, languages))
    row = ResultRow(("x" * 40_000, "+27821234567"), 2, S.SENT)
    path = finish(write_results(tmp_path / "long.xlsx", HEADERS, [row], 1))
    long_texts = openpyxl.load_workbook(path).sheetnames[-1]
    use(Catalogue())
    sheet, origin = read(path)
    assert origin.notes == ()
    assert long_texts in sheet.cell(0, 0)
