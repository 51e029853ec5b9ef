"""Sheets, and which columns of them are guessed."""

from collections.abc import Sequence

from flowiq_desktop.core.columns.guess import MappingGuess, guess_mapping
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.sheet import Sheet

NUMBERS = ("0821234567", "+27 83 765 4321", "0721112222")
WAMID = "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5"


def sheet_of(**columns: Sequence[str]) -> Sheet:
    return sheet(tuple(columns), *zip(*columns.values(), strict=True))


def sheet(headers: Sequence[str], *rows: Sequence[str]) -> Sheet:
    return Sheet("Parents", tuple(headers), rows, range(2, len(rows) + 2))


def guess(table: Sheet, country: str = "ZA") -> MappingGuess:
    return guess_mapping(table, country)


def columns_of(table: Sheet) -> dict[str, str]:
    sources = guess(table).mapping.sources
    assert all(isinstance(source, ColumnSource) for source in sources.values())
    return {name: source.header for name, source in sources.items() if hasattr(source, "header")}


def named(header: str, *values: str) -> Sheet:
    return sheet((header,), *((value,) for value in values))


def forced(table: Sheet, kind: str) -> dict[str, str]:
    sources = guess_mapping(table, "ZA", kind).mapping.sources
    return {name: s.header for name, s in sources.items() if isinstance(s, ColumnSource)}
