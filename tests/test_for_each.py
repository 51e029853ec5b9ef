"""A table in one test tells every row that fails, and with which values."""

import inspect

import pytest

from tests.for_each import for_each


def test_every_row_that_fails_is_told_with_its_values() -> None:
    tried = []

    @for_each(("number", "limit"), [(1, 2), (5, 2), (7, 2)])
    def small(number: int, limit: int) -> None:
        tried.append(number)
        assert number < limit

    with pytest.raises(ExceptionGroup, match="2 of 3 rows") as told:
        small()

    assert tried == [1, 5, 7]
    words = [fault.__notes__[-1] for fault in told.value.exceptions]
    assert words == ["with {'number': 5, 'limit': 2}", "with {'number': 7, 'limit': 2}"]


def test_what_pytest_finds_wrong_counts_as_well() -> None:
    @for_each("number", [1])
    def raises_nothing(number: int) -> None:
        with pytest.raises(ValueError, match="x"):
            str(number)

    with pytest.raises(ExceptionGroup, match="1 of 1 rows"):
        raises_nothing()


def test_the_other_parameters_are_fixtures_as_before() -> None:
    @for_each("number", [1])
    def taking(number: int, place: str) -> None:
        assert (number, place) == (1, "here")

    assert list(inspect.signature(taking).parameters) == ["place"]
    taking(place="here")


def test_a_table_without_rows_shows_nothing() -> None:
    @for_each("number", [])
    def never(number: int) -> None: ...

    with pytest.raises(AssertionError, match="without rows"):
        never()
