"""Phone columns: which columns of a table look like phone numbers, in whatever country."""

from collections.abc import Iterable, Sequence
from itertools import islice

from flowiq_desktop.core.columns.heading_words import names_a_phone
from flowiq_desktop.core.phone.likeness import (
    SURELY_DIGITS,
    phone_digits,
    phone_digits_within,
)
from flowiq_desktop.spreadsheet.formats.cell_kind import Kind, kind_of_cell
from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS

_LOOKED_AT = 100
_HALF = 0.5
_ALIKE_DIGITS = 4
_MOST_DIGITS = 15
_MOST_PLAIN_DIGITS = 12
"""Longer ones without any sign are more often ids and barcodes."""
_SIGNS = frozenset("+()-/ ")


class PhoneColumns:
    """The columns of some rows whose filled cells are mostly like phone numbers."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        """Look at the first hundred rows."""
        self._digits: dict[int, set[int]] = {}
        self._cells: dict[int, list[str]] = {}
        sample = list(islice(rows, _LOOKED_AT))
        for column in range(min(MAX_COLUMNS, max(map(len, sample), default=0))):
            cells = [row[column] for row in sample if column < len(row) and row[column].strip()]
            numbers = [cell for cell in cells if kind_of_cell(cell) is Kind.PHONE]
            if numbers and len(numbers) >= len(cells) * _HALF:
                self._digits[column] = set(map(phone_digits_within, numbers))
                self._cells[column] = numbers

    def fits(self, row: Sequence[str]) -> bool:
        """Whether the row has something like a phone number in one of the columns.

        When no column has any, a certain phone number counts in each of them.
        """
        if not self._digits:
            return any(phone_digits(cell) >= SURELY_DIGITS for cell in row[:MAX_COLUMNS])
        return any(
            column < len(row) and self._is_near(row[column], counts)
            for column, counts in self._digits.items()
        )

    def are_phones(self, headers: Sequence[str]) -> bool:
        """Whether a column is for phone numbers, rather than for amounts or codes."""
        return any(
            names_a_phone(headers[column] if column < len(headers) else "")
            or sum(map(_is_plainly_a_phone, cells)) >= len(cells) * _HALF
            for column, cells in self._cells.items()
        )

    def _is_near(self, cell: str, counts: set[int]) -> bool:
        if kind_of_cell(cell) is not Kind.PHONE:
            return False
        digits = phone_digits_within(cell)
        return any(abs(count - digits) <= _ALIKE_DIGITS for count in counts)


def _is_plainly_a_phone(cell: str) -> bool:
    """Whether it is as long as a phone number, and written like one and few other things."""
    digits, cell = phone_digits_within(cell), cell.strip().lstrip("'")
    if not SURELY_DIGITS <= digits <= _MOST_DIGITS:
        return False
    return (
        cell.startswith(("0", "+", "(")) or not _SIGNS.isdisjoint(cell) or digits < _MOST_DIGITS - 2
    )
