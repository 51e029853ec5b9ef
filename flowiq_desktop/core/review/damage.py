"""Damage: what spreadsheet programs did to the cells of a column, and which of it can be undone."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, TypeAlias

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import mark


class Damage(Enum):
    """What a spreadsheet program, or an export, did to a cell; its value is its name in JSON."""

    LOST_ZERO = "lost_zero"
    LOST_ZEROS = "lost_zeros"
    LOST_PLUS = "lost_plus"
    SHORTENED = "shortened"
    ROUNDED = "rounded"
    DECIMALS = "decimals"
    LOST_CENTS = "lost_cents"
    FORCED_TEXT = "forced_text"
    DATE = "date"
    SERIAL = "date_serial"
    ERROR = "cell_error"
    MARKS = "hidden_characters"


class Trace(NamedTuple):
    """One kind of damage in a text.

    Attributes:
        damage: the kind.
        before: the text as it would read without it; None where what it was is lost.
    """

    damage: Damage
    before: str | None


Damaged: TypeAlias = Mapping[str, tuple[Trace, ...]]
"""The texts that have damage, and which."""


def looking(done: int = 0, total: int = 0) -> Progress:
    """How far the search for it is, in cells."""
    return Progress(mark("Looking for changed cells"), done, total)
