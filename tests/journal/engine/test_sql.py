"""What statements share: names in a fixed order, and rows that are read by name alone."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from flowiq_desktop.core.delivery.states import OPEN_STATES, DeliveryState
from flowiq_desktop.journal.engine.sql import columns_of, one_of, read, read_one


class Person(NamedTuple):
    name: str
    age: int


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE person (age, name)")
    connection.execute("INSERT INTO person VALUES (30, 'Anna'), (40, 'Ben')")
    yield connection
    connection.close()


def test_names_stand_in_one_order_whatever_the_set() -> None:
    assert one_of(OPEN_STATES) == "('ready', 'retry', 'sending')"
    assert one_of([DeliveryState.HELD]) == "('held')"


def test_rows_are_read_by_name(db: sqlite3.Connection) -> None:
    statement = f"SELECT {columns_of(Person, 'p')} FROM person p WHERE age > ? ORDER BY age"
    assert list(read(Person, db.execute(statement, (0,)))) == [("Anna", 30), ("Ben", 40)]
    assert read_one(Person, db.execute(statement, (30,))) == Person(name="Ben", age=40)
    assert read_one(Person, db.execute(statement, (40,))) is None


@pytest.mark.parametrize(
    "columns", ["age, name", "name", "name, age, 1 AS more", "name, age AS years"]
)
def test_a_statement_with_other_columns_is_refused(db: sqlite3.Connection, columns: str) -> None:
    with pytest.raises(TypeError, match=r"Person has \('name', 'age'\)"):
        read(Person, db.execute(f"SELECT {columns} FROM person"))
