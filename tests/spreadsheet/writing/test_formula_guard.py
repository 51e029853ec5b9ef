"""Texts that no spreadsheet program runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.writing.formula_guard import MAY_BE_GUARDED, guard, shown_text

PAYLOADS = [
    '=cmd|" /C calc"!A0',
    "+27821234567",
    "-2+3",
    "@SUM(1+1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",  # noqa: RUF001 - the full-width forms are meant
    "＋1",  # noqa: RUF001
    "－1",  # noqa: RUF001
    "＠a",  # noqa: RUF001
]


@pytest.mark.parametrize("text", PAYLOADS)
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert MAY_BE_GUARDED.search(guard(text))
    assert shown_text(guard(text)) == text


@pytest.mark.parametrize("text", ["", "Zoë", "0821", "'n Boek", "a=b", " =1"])
def test_other_texts_stay(text: str) -> None:
    assert guard(text) == text == shown_text(text)


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="'=+-@\t\r\na＝", max_size=6) | st.text())  # noqa: RUF001
def test_reading_gives_back_what_was_guarded(text: str) -> None:
    assert shown_text(guard(text)) == text
    assert guard(text)[:1] not in {*"=+-@\t\r\n＝＋－＠"}  # noqa: RUF001


@pytest.mark.parametrize(
    ("cell", "shown"),
    [('="00123"', "00123"), ('="say ""hi"""', 'say "hi"'), ('=""', ""), ('="a"&"b"', '="a"&"b"')],
)
def test_a_number_kept_a_text_is_read_as_the_spreadsheet_program_shows_it(
    cell: str, shown: str
) -> None:
    assert MAY_BE_GUARDED.search(cell)
    assert shown_text(cell) == shown
