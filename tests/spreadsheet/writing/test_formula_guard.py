"""Texts that no spreadsheet program runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.writing.formula_guard import MAY_BE_GUARDED, guard, shown_text

PAYLOADS = [
    '=cmd|" /C calc"!A0',
    "-2+3",
    "+27-82-123-4567",
    "+cmd|'/C calc'!A0",
    "cmd|'/C calc'!A0",
    "-R100",
    "+A1",
    "-(1+1)",
    "-1;2",
    " =1",
    "\u00a0=1",
    "\ufeff=1+1",
    "\u200b\u200e@SUM(1)",
    "\u2060 \t+A1",
    " \n -1+1",
    "|cmd",
    "@SUM(1+1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",  # noqa: RUF001 - the full-width forms are meant
    "＋a",  # noqa: RUF001
    "－1+1",  # noqa: RUF001
    "＠a",  # noqa: RUF001
]


@pytest.mark.parametrize("text", PAYLOADS)
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert MAY_BE_GUARDED.search(guard(text))
    assert shown_text(guard(text)) == text


@pytest.mark.parametrize("text", ["", "Zoë", "0821", "'n Boek", "a=b", "\tnote", "a | b", "R 5"])
def test_other_texts_stay(text: str) -> None:
    assert guard(text) == text == shown_text(text)


@pytest.mark.parametrize(
    "text",
    [
        *("+27821234567", "+27 82 000 0000", "+27 (82) 000 0000", "+27.82.000.0000", "-5", "-5.5"),
        *("-1,234.50", "-1 234,50", "-1\u202f234,5", "-1'234.50", "+1.5E+10", "-12%", " -5", "- 5"),
    ],
)
def test_numbers_and_phone_numbers_keep_their_form(text: str) -> None:
    assert guard(text) == text == shown_text(text)


@pytest.mark.parametrize("number", ["+27821234567", "-5", "\tnote"])
def test_what_an_earlier_version_guarded_is_read_without_the_apostrophe(number: str) -> None:
    assert MAY_BE_GUARDED.search(f"'{number}")
    assert shown_text(f"'{number}") == number
    assert shown_text(guard(f"'{number}")) == f"'{number}"


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="'=+-@|\t\r\na1 \ufeff＝", max_size=7) | st.text())  # noqa: RUF001
def test_reading_gives_back_what_was_guarded(text: str) -> None:
    written = guard(text)
    assert shown_text(written) == text
    assert written == text or MAY_BE_GUARDED.search(written)
    bare = written.lstrip(" \t\r\n\ufeff")
    assert bare[:1] not in {*"=@＝＠"}  # noqa: RUF001
    if bare[:1] in {*"+-"}:
        assert not set(bare[1:]) & {*"=+-@|a"}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [('="00123"', "00123"), ('="say ""hi"""', 'say "hi"'), ('=""', ""), ('="a"&"b"', '="a"&"b"')],
)
def test_a_number_kept_a_text_is_read_as_the_spreadsheet_program_shows_it(
    cell: str, shown: str
) -> None:
    assert MAY_BE_GUARDED.search(cell)
    assert shown_text(cell) == shown
