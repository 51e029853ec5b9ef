"""Finds the columns of a table that hold nothing."""

from collections.abc import Sequence

from flowiq_desktop.core.text_columns import TextColumns


def blank_among(columns: Sequence[int], rows: TextColumns) -> frozenset[int]:
    """Which of the columns have no text."""
    return frozenset(at for at in columns if _is_blank(rows.columns[at]))


def _is_blank(cells: Sequence[str]) -> bool:
    return cells.count("") == len(cells) or not any(map(str.strip, cells))
