"""What every statement shares: sets of states put into it, and its rows read by name."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

Record = TypeVar("Record", bound=NamedTuple)


def one_of(names: Iterable[str]) -> str:
    """What stands behind `IN`: names that the program has, in quotation marks, in one order."""
    return "(" + ", ".join(f"'{name}'" for name in sorted(names)) + ")"


def columns_of(record: type[Record], table: str) -> str:
    """A record's fields as columns of a table (or of its alias), for `SELECT`."""
    return ", ".join(f"{table}.{name} AS {name}" for name in record._fields)


def read(record: type[Record], cursor: sqlite3.Cursor) -> Iterator[Record]:
    """What a statement found, by name: its columns are the record's fields, in the same order.

    Raises:
        TypeError: they are not, which is a fault of the program.
    """
    names = tuple(str(name) for name, *_ in cursor.description)
    if names != record._fields:
        raise TypeError(f"{record.__name__} has {record._fields}, the statement {names}")
    return map(record._make, cursor)


def read_one(record: type[Record], cursor: sqlite3.Cursor) -> Record | None:
    """The first row that a statement found, or None."""
    return next(read(record, cursor), None)
