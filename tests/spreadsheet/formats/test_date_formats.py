"""Dates and times as their formats show them."""

from datetime import date, datetime, time, timedelta

import pytest

from flowiq_desktop.spreadsheet.formats.cell_text import CellValue
from flowiq_desktop.spreadsheet.formats.date_formats import compile_date, is_date_code
from tests.for_each import for_each

MAY_DAY = date(2026, 5, 1)
MOMENT = datetime(2026, 5, 1, 13, 5, 9)  # noqa: DTZ001 - a cell has no time zone


@for_each(
    ("code", "value", "shown"),
    [
        ("dd/mm/yyyy", MAY_DAY, "01/05/2026"),
        ("d/m/yy;@", MAY_DAY, "1/5/26"),
        ("d mmmm yyyy", MAY_DAY, "1 May 2026"),
        ("mmm-yy", MAY_DAY, "May-26"),
        ("mmmmm", MAY_DAY, "M"),
        ("dddd, d mmm", MAY_DAY, "Friday, 1 May"),
        ("ddd", MAY_DAY, "Fri"),
        ("[$-409]d-mmm-yyyy", MAY_DAY, "1-May-2026"),
        (r"yyyy\/mm\/dd", MAY_DAY, "2026/05/01"),
        ('d" of "mmmm', MAY_DAY, "1 of May"),
        ("dd/mm/yyyy hh:mm", MOMENT, "01/05/2026 13:05"),
        ("h:mm AM/PM", MOMENT, "1:05 PM"),
        ("h:mm A/P", time(0, 5), "12:05 A"),
        ("hh:mm:ss", MOMENT, "13:05:09"),
        ("mm:ss", time(0, 5, 9), "05:09"),
        ("mm:ss.0", time(0, 5, 9, 250_000), "05:09.3"),
        ("mm:ss.00", time(0, 5, 59, 999_000), "06:00.00"),
        ("h:mm:ss", time(0, 5, 9, 600_000), "0:05:10"),
        ("[h]:mm", timedelta(days=-1, hours=-12), "-36:00"),
        ("[h]:mm", 1.5, "36:00"),
        ("[ss]", 0.5, "43200"),
        ("d/m/yyyy", 46356, "30/11/2026"),
        ("d/m/yyyy", 46356.6, "30/11/2026"),
        ("d/m/yyyy", 1.0, "1/1/1900"),
        ("dd/mm/yyyy hh:mm", time(12, 0), "00/01/1900 12:00"),
        ("dddd", 0.5, "Saturday"),
        ("[$-40C]d mmmm yyyy", MAY_DAY, "1 mai 2026"),
        ("[$-416]dddd, d mmm", MAY_DAY, "sexta-feira, 1 mai"),
        ("[$-1C09]d mmmm yyyy", MAY_DAY, "1 May 2026"),
        ('[$-40C]d"/"mm', MAY_DAY, "1/05"),
        ("\u4e0a\u5348/\u4e0b\u5348h:mm", MOMENT, "\u4e0b\u53481:05"),
        ("\u4e0a\u5348/\u4e0b\u5348h:mm", time(9, 5), "\u4e0a\u53489:05"),
        ("h:mm", time(7, 59, 59, 999_900), "8:00"),
        ("[h]:mm:ss", timedelta(hours=30, minutes=5), "30:05:00"),
        ("[mm]:ss", timedelta(minutes=90, seconds=5), "90:05"),
        ("[s]", timedelta(minutes=2), "120"),
        ('h"h"mm', time(7, 5), "7h05"),
        ("yyyy-mm-dd hh:mm", MAY_DAY, "2026-05-01 00:00"),
        (r"yyyy\-mm\-dd;@", MOMENT, "2026-05-01"),
        (r"yyyy\-mm\-dd\Thh:mm", MOMENT, "2026-05-01T13:05"),
        ("h:mm a/p", MOMENT, "1:05 p"),
        ("[$-1070000]d/m/yyyy", MAY_DAY, "1/5/2569"),
        ("[$-en-ZA]d mmmm yyyy", MAY_DAY, "1 May 2026"),
        ("[$-de-DE]ddd, d. mmm", date(2026, 9, 4), "Fr, 4. Sep"),
        ("[$-415]d mmmm", MAY_DAY, "1 maja"),
        ("[$-415]mmmm yyyy", MAY_DAY, "maj 2026"),
        ("[$-40B]dddd", MAY_DAY, "perjantai"),
        ("[$-407]dd/mm/yyyy", MAY_DAY, "01.05.2026"),
        ("[$-413]d/m", MAY_DAY, "1-5"),
    ],
)
def test_shown(code: str, value: CellValue, shown: str) -> None:
    renderer = compile_date(code)
    assert renderer is not None
    assert renderer(value) == shown
    assert renderer(value) == shown


@pytest.mark.parametrize(
    "code",
    [
        "[$-1060000]d/m/yyyy",
        "[$-fr-FR,106]d mmmm yyyy",
        "gge yyyy",
        "[$-D00041E]d/m/yyyy",
        "[$-7FFF]mmmm",
    ],
)
def test_not_understood(code: str) -> None:
    assert compile_date(code) is None


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("[$-F800]dddd, mmmm dd, yyyy", 46143.75, "2026-05-01"),
        ("[$-F800]dd/mm/yyyy h:mm", 46143.75, "2026-05-01 18:00"),
        ("[$-F800]dd/mm/yyyy h:mm", 46143.0, "2026-05-01"),
        ("[$-x-systime]h:mm:ss AM/PM", 46143.75, "18:00"),
        ("[$-F800]dd/mm/yyyy", 0.75, "18:00"),
        ("[$-F800]dd/mm/yyyy", -1.0, None),
        ("[$-F800]dd/mm/yyyy", True, None),
    ],
)
def test_the_systems_own_dates_are_shown_in_ours(
    code: str, number: float, shown: str | None
) -> None:
    renderer = compile_date(code)
    assert renderer is not None
    assert renderer(number) == shown


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("h:mm", -0.5, "-12:00"),
        ("[h]:mm", -1.25, "-30:00"),
        ("h:mm", -1.0, "0:00"),
        ("[h]:mm", -1e-6, "0:00"),
        ("mm:ss.0", -1 / 86_400, "-00:01.0"),
    ],
)
def test_a_negative_time_has_its_sign(code: str, number: float, shown: str) -> None:
    renderer = compile_date(code)
    assert renderer is not None
    assert renderer(number) == shown


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("d/m/yy", -5.0),
        ("d/m/yy", 3e6),
        ("[h]:mm", 1e300),
        ("d/m/yy", "x"),
        ("h:mm", timedelta(hours=-1)),
        ("d/m/yy", True),
    ],
)
def test_says_nothing_about_other_values(code: str, value: CellValue) -> None:
    renderer = compile_date(code)
    assert renderer is not None
    assert renderer(value) is None


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        *(("d/m/yy", True), ("[h]:mm", True), ("ss.00", True), ("[ss].00", True)),
        *(("0.00", False), ('0 "days"', False), ("[Red]0", False), ("0km", False)),
    ],
)
def test_which_codes_are_dates(code: str, is_date: bool) -> None:
    assert is_date_code(code) is is_date


def test_dates_that_count_from_1904() -> None:
    renderer = compile_date("d/m/yyyy", is_1904=True)
    assert renderer is not None
    assert renderer(100) == "10/4/1904"
    assert renderer(time(6, 0)) == "1/1/1904"


def test_many_different_dates_are_not_all_remembered() -> None:
    renderer = compile_date("d/m/yyyy")
    assert renderer is not None
    days = [date(2000, 1, 1) + timedelta(days=at) for at in range(9_000)]
    assert [renderer(day) for day in days] == [f"{d.day}/{d.month}/{d.year}" for d in days]
