"""Keeps spreadsheet programs from taking a text in a .csv file for a formula.

A program that opens a .csv runs what begins with one of these characters. An apostrophe in front
makes it text; reading removes the apostrophe again, so that what is read equals what was written.
"""

import re

from flowiq_desktop.core.cells.values import plain_text

_SIGNS = "=+\\-@\t\r\n\0＝＋－＠"  # noqa: RUF001 - the full-width forms that Excel takes for the others
_STARTS_FORMULA = re.compile(f"'*[{_SIGNS}]")
_GUARDED = re.compile(f"'+[{_SIGNS}]")

MAY_BE_GUARDED = re.compile(f"'[{_SIGNS}]|=\"")
"""Found in every text that holds a guarded cell, or one that is kept as text by `="00123"`."""


def guard(text: str) -> str:
    """The text as a .csv file may hold it."""
    return f"'{text}" if _STARTS_FORMULA.match(text) else text


def shown_text(text: str) -> str:
    """What the cell shows: without the guard, or without the `=""` that keeps a number as text."""
    return text[1:] if _GUARDED.match(text) else plain_text(text)
