"""Whole numbers as the command line is told them, and the sentence for what is none."""

import argparse

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.delivery.pace import MOST_CONNECTIONS
from flowiq_desktop.texts import say

MOST = 1_000_000_000
"""More is a slip of the finger, and beyond what SQLite and clocks can hold."""


def whole(text: str) -> int | None:
    """The number that a text says in digits of any script, up to `MOST`; None when it says none.

    Python's `int` raises for thousands of digits, and takes 1_000.
    """
    typed = plain_digits(text).strip()
    digits = typed.lstrip("0") or typed[-1:]
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(MOST))):
        return None
    number = int(digits)
    return number if number <= MOST else None


def positive(text: str) -> int:
    """For argparse: 1 or more."""
    number = _read(text)
    if number < 1:
        raise argparse.ArgumentTypeError(say("must be 1 or more"))
    return number


def connections(text: str) -> int:
    """For argparse: requests at once."""
    number = positive(text)
    if number > MOST_CONNECTIONS:
        raise argparse.ArgumentTypeError(say("must be {most} or less", most=MOST_CONNECTIONS))
    return number


def row_or_none(text: str) -> int:
    """For argparse: the number of a row, or 0."""
    number = whole(text)
    if number is None:
        raise argparse.ArgumentTypeError(say("must be the number of a row, or 0 for no headers"))
    return number


def campaign_number(text: str) -> int:
    """For argparse: a campaign's number, as `campaigns` lists it."""
    number = whole(text)
    if number is None:
        raise argparse.ArgumentTypeError(
            say("must be the number of a campaign, as `flowiq-desktop campaigns` lists them")
        )
    return number


def _read(text: str) -> int:
    number = whole(text)
    if number is None:
        raise argparse.ArgumentTypeError(say("must be a whole number, such as 60"))
    return number
