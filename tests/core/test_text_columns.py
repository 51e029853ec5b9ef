"""Rows held by columns read as the rows that they were made of."""

from collections.abc import Sequence

import pytest

from flowiq_desktop.core.packed_texts import LONG, PackedTexts
from flowiq_desktop.core.text_columns import TextColumns, put_all

ROWS = [("Thandi", "082"), ("Sipho", ""), ("Anna", "083"), ("Ben", "27")]


def test_rows_are_what_they_were() -> None:
    held = TextColumns.of([*map(list, ROWS)])
    assert [*held] == ROWS
    assert [held[at] for at in range(-4, 4)] == [*ROWS, *ROWS]
    assert held.columns[1] == ["082", "", "083", "27"]
    assert TextColumns.of(held) is held


@pytest.mark.parametrize("index", [4, -5])
def test_there_is_no_row_beyond_the_last(index: int) -> None:
    with pytest.raises(IndexError):
        TextColumns.of(ROWS)[index]


@pytest.mark.parametrize("indexes", [range(1, 3), [3, 0], [], range(4)])
def test_some_rows_are_picked(indexes: Sequence[int]) -> None:
    assert [*TextColumns.of(ROWS).at(indexes)] == [ROWS[at] for at in indexes]


def test_a_slice_is_held_by_columns_too() -> None:
    part = TextColumns.of(ROWS)[1:]
    assert part == TextColumns.of(ROWS[1:])
    assert part != TextColumns.of(ROWS)


def test_a_table_without_rows_has_columns_and_one_without_columns_has_rows() -> None:
    assert TextColumns.of([], 3).columns == ([], [], [])
    assert [*TextColumns((), 2)] == [(), ()]


def test_columns_stand_behind_the_others() -> None:
    more = TextColumns.of(ROWS).with_columns([[*"abcd"]])
    assert more[2] == ("Anna", "083", "c")


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        TextColumns([["a"], ["b", "c"]], 1)
    with pytest.raises(ValueError, match="shorter"):
        TextColumns.of([("a", "b"), ("c",)])


def test_very_many_rows_are_held_packed() -> None:
    rows = [(f"Pupil {at}", "7A") for at in range(LONG + 700)]
    held = TextColumns.of(rows)
    assert isinstance(held.columns[0], PackedTexts)
    assert held[LONG + 1] == rows[LONG + 1]
    assert [*held[100:5_000]] == rows[100:5_000]
    assert [*held[1:]] == rows[1:]


@pytest.mark.parametrize("indexes", [range(1, 3), [1, 2], [2, 1]])
def test_values_are_put_where_they_belong(indexes: Sequence[int]) -> None:
    column = [0, 0, 0, 0]
    put_all(column, indexes, [index * 10 for index in indexes])
    assert column == [0, 10, 20, 0]
