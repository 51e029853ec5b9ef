"""Finds again where a campaign's headings and columns stand in the sheet that it was made of."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from flowiq_desktop.core.sheet import holds_addresses, unique_headers

_MOST_TRIED = 60
"""Rows above the first person that may be the headings."""


@dataclass(frozen=True, slots=True)
class Positions:
    """Where a campaign's columns are.

    Attributes:
        heading_row: the number of the row with the headings.
        columns: the sheet's column, from 0, of each of the campaign's; those of addresses behind
            cells, which come last, have none there.
    """

    heading_row: int
    columns: tuple[int, ...]


def find_positions(
    rows: Sequence[Sequence[str]], numbers: Sequence[int], headers: Sequence[str], first: int
) -> Positions | None:
    """Where the headings are that were read when the campaign was made; None without any.

    Args:
        rows: the sheet's rows that are not blank, each from column A on.
        numbers: their numbers.
        headers: the campaign's columns, as the reader named them.
        first: the number of the campaign's first row.
    """
    above = [at for at, number in enumerate(numbers) if number < first]
    for at in islice(reversed(above), _MOST_TRIED):
        columns = _columns(rows[at], rows[at + 1 :], headers)
        if columns is not None:
            return Positions(numbers[at], columns)
    return None


def _columns(
    names: Sequence[str], below: Sequence[Sequence[str]], headers: Sequence[str]
) -> tuple[int, ...] | None:
    """The columns with headings or values, if they are called as the campaign's are."""
    width = max(map(len, (names, *below[:1])), default=0)
    padded = [*names, *[""] * (width - len(names))]
    unique = unique_headers(padded)
    headers = _in_the_file(headers, set(unique))
    if not set(headers) <= set(unique):
        return None
    kept = [at for at, name in enumerate(padded) if name.strip() or not _is_blank(below, at)]
    return tuple(kept) if [unique[at] for at in kept] == [*headers] else None


def _in_the_file(headers: Sequence[str], names: Collection[str]) -> Sequence[str]:
    """The headers without those of addresses, which the reader put behind them."""
    own = [*headers]
    while own and own[-1] not in names and holds_addresses(own[-1], own):
        own.pop()
    return own


def _is_blank(rows: Iterable[Sequence[str]], column: int) -> bool:
    return not any(len(row) > column and row[column].strip() for row in rows)
