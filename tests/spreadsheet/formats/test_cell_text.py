"""Values as texts."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.formats.cell_text import CellValue, cell_text, cell_texts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (919876543210.0, "919876543210"),
        (2.7e10, "27000000000"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1.5e-7, "0.00000015"),
        (1e-10, "1E-10"),
        (2e-5 / 3, "6.66666666666667E-06"),
        (-1.5e22, "-1.5E+22"),
        (5e-324, "5E-324"),
        (-0.5, "-0.5"),
        (-3.0, "-3"),
        (123456789012345.0, "123456789012345"),
        (1234567890123456.0, "1234567890123456"),
        (1.2345678901234567e19, "12345678901234567000"),
        (7, "7"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 5, 1), "2026-05-01"),
        (datetime(2026, 5, 1), "2026-05-01"),  # noqa: DTZ001
        (datetime(2026, 5, 1, 9, 5), "2026-05-01 09:05"),  # noqa: DTZ001
        (datetime(2026, 5, 1, 9, 5, 7), "2026-05-01 09:05:07"),  # noqa: DTZ001
        (datetime(2026, 4, 30, 23, 59, 59, 999_999), "2026-05-01"),  # noqa: DTZ001
        (time(7, 5), "07:05"),
        (time(7, 5, 9), "07:05:09"),
        (time(7, 4, 59, 999_999), "07:05"),
        (timedelta(hours=30, minutes=5), "30:05"),
        (timedelta(minutes=-5, seconds=-1), "-0:05:01"),
        ("+27", "+27"),
        ("", ""),
    ],
)
def test_text_of_a_value(value: CellValue, text: str) -> None:
    assert cell_text(value) == text
    assert list(cell_texts([value, value])) == [text, text]
    assert list(cell_texts([value, "", "x"])) == [text, "", "x"]


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False)))
def test_numbers_are_never_shortened(numbers: list[float]) -> None:
    for number, text in zip(numbers, cell_texts(numbers), strict=True):
        assert "E" not in text or not 1e-4 <= abs(number) < 1e21
        assert float(text) == pytest.approx(number, rel=1e-14)


@settings(deadline=None)
@given(st.lists(st.floats() | st.sampled_from(["", "0", "nan", 0.0, -0.0])))
def test_numbers_among_texts_are_shown_as_alone(values: list[CellValue]) -> None:
    assert [*cell_texts(values)] == [*map(cell_text, values)]


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_what_is_no_number_is_shown_all_the_same(value: float) -> None:
    assert cell_text(value) in {"inf", "nan"}
