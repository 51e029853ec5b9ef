"""Keeps spreadsheet programs from taking a text in a .csv file for a formula.

A program that opens a .csv computes what begins with one of a few signs, some also behind blanks
and signs that nobody sees. An apostrophe in front makes it text; reading removes the apostrophe
again, so that what is read equals what was written. A number or a phone number is no formula,
whatever its sign: it stays as it is.
"""

import re

from flowiq_desktop.core.cells.values import INVISIBLE_CLASS, plain_text

_SIGNS = "=+\\-@|\t\r\n\0＝＋－＠"  # noqa: RUF001 - the full-width forms that Excel takes for the others
_LEAD = rf"[\s\0{INVISIBLE_CLASS}]*"
_BLANKS = "\\s\u00a0\u2007\u2009\u202f"
_NUMBER = rf"\(?[0-9][0-9().,'’{_BLANKS}]*(?:[eE][+\-]?[0-9]+)?%?"  # noqa: RUF001 - as Swiss ones have it
"""What may follow a sign: digits in groups. A hyphen between groups is a minus to Excel."""
_COMPUTED = (
    rf"{_LEAD}(?:[=@|＝＠]"  # noqa: RUF001 - above
    rf"|[+\-＋－](?![{_BLANKS}]*{_NUMBER}[{_BLANKS}]*\Z)"  # noqa: RUF001 - above
    r"|[A-Za-z]+\|[^!]*!)"  # a conversation with another program: cmd|'/C calc'!A0
)
_IS_COMPUTED = re.compile(_COMPUTED)
_GUARDED = re.compile(rf"'+(?:[{_SIGNS}]|{_COMPUTED})")
"""Also what earlier versions put an apostrophe before."""

MAY_BE_GUARDED = re.compile(rf"'[\s{INVISIBLE_CLASS}]*[{_SIGNS}]|'{_LEAD}[A-Za-z]+\||=\"")
"""Found in every text that holds a guarded cell, or one that is kept as text by `="00123"`."""


def guard(text: str) -> str:
    """The text as a .csv file may hold it."""
    return f"'{text}" if _IS_COMPUTED.match(text) or _GUARDED.match(text) else text


def shown_text(text: str) -> str:
    """What the cell shows: without the guard, or without the `=""` that keeps a number as text."""
    return text[1:] if _GUARDED.match(text) else plain_text(text)
