"""Columns are sorted as people expect: by size, by day, and by letters without accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.columns.sorting import sort_keys


def ordered(texts: list[str], country: str = "ZA") -> list[str]:
    key = sort_keys(texts, country)
    keyed = [(found, text) for text in texts if (found := key(text)) is not None]
    return [text for _key, text in sorted(keyed, key=lambda pair: pair[0])]


@pytest.mark.parametrize(
    "texts",
    [
        ["-3", "0", "9", "10", "1,000", "12,000.50"],
        ["R -2.50", "R 9,50", "R 10,00", "R1 000,00"],
        ["(12.00)", "3.50", "$20.10"],
        ["2 %", "10 %", "100 %"],
        ["1.000,5", "1.001,25", "12.000"],
        ["2/1/2026", "13/1/2026", "1/2/2026", "1/2/2027"],
        ["2025-12-31", "2026-01-02 08:00", "2026-01-02 14:30"],
        ["31 Dec 2025", "2 January 2026", "3-Feb-26"],
        ["December 31, 2025", "January 2, 2026"],
        ["01.02.99", "01.02.26"],
        ["5. März 2025", "1. Oktober 2025", "24. Dezember 2025", "2. Jänner 2026"],
        ["12 sept. 2025", "3 déc. 2025", "1 janv. 2026"],
        ["30 de agosto de 2025", "1 de octubre de 2025", "15 de enero de 2026"],
        ["31 de dezembro de 2025", "1 de março de 2026"],
        ["3 марта 2025 г.", "20 августа 2025 г.", "1 января 2026 г."],  # noqa: RUF001 - Russian
        ["2025. augusztus 20.", "2025. október 23.", "2026. január 1."],
        ["2025年3月5日", "2025年12月1日", "2026年1月2日"],
        ["5 tháng 3, 2025", "2 tháng 10, 2025"],
        ["1 sierpnia 2025", "11 listopada 2025", "6 stycznia 2026"],
        ["Dienstag, 4. März 2025", "Freitag, 3. April 2026"],
        ["5 มีนาคม 2025", "1 ธันวาคม 2025"],
        ["४ मार्च 2025", "1 अक्टूबर 2025"],
        ["March 2025", "January 2026", "February 2026"],
        ["7:30", "12:05", "13:00"],
        ["7:30 am", "12:05 pm", "1:00 pm"],
        ["Åse", "Čeněk", "Élodie", "Emil", "Zoë"],
        ["Class 2", "class 9b", "Class 10"],
    ],
)
def test_columns_as_people_have_them(texts: list[str]) -> None:
    assert ordered(texts[::-1]) == texts


def test_where_day_and_month_may_be_either_the_country_decides() -> None:
    texts = ["3/1/2026", "2/2/2026"]
    assert ordered(texts, "ZA") == ["3/1/2026", "2/2/2026"]
    assert ordered(texts, "US") == ["2/2/2026", "3/1/2026"]
    assert ordered([*texts, "1/13/2026"], "ZA") == ["1/13/2026", "2/2/2026", "3/1/2026"]


def test_a_name_of_two_months_is_that_of_the_country() -> None:
    texts = ["3 listopad 2025", "1 lipiec 2025", "30 październik 2025"]
    assert ordered(texts, "PL") == ["1 lipiec 2025", "30 październik 2025", "3 listopad 2025"]
    croatian = ["3. listopada 2025.", "9. rujna 2025.", "1. studenoga 2025."]
    inside = ["9. rujna 2025.", "3. listopada 2025.", "1. studenoga 2025."]
    assert ordered(croatian, "HR") == inside


@pytest.mark.parametrize(
    "texts", [["9 Oak Road 2001", "10 Elm Road 2000"], ["Unit 9 May 5", "Unit 10 May 4"]]
)
def test_addresses_are_no_dates(texts: list[str]) -> None:
    assert ordered(texts[::-1]) == texts


def test_what_is_no_number_stands_behind_the_numbers() -> None:
    assert ordered(["n/a", "10", "9", "8", "7", "6"]) == ["6", "7", "8", "9", "10", "n/a"]


def test_blank_cells_have_no_key() -> None:
    assert sort_keys(["a", ""])("  ") is None


@given(st.lists(st.text(max_size=30)), st.text(max_size=60))
def test_any_text_can_be_compared(texts: list[str], other: str) -> None:
    key = sort_keys(texts)
    keys = [found for text in (*texts, other) if (found := key(text)) is not None]
    assert len(sorted(keys)) == len(keys)
