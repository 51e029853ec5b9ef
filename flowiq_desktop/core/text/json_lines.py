"""JSON as `--json` prints it: one object, a line for each member and for each record of a list.

Python's encoder lays JSON out for reading only with its slow half, which takes two seconds for the
report of 100,000 rows. Records on lines of their own are as good to read, and to search with grep.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeGuard

_INDENT = "  "
_BETWEEN = ",\n"
"""A line end never stands in a string of JSON: where there is one, something was separated."""
_AT_ONCE = 10_000
"""Records that are written at once; a million of them would take as much memory as the sheet."""


class Records:
    """The records of a list, each made when it is written."""

    def __init__(self, records: Iterable[Mapping[str, object]]) -> None:
        self._records = records

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        return iter(self._records)


def in_lines(data: object, *, ascii_only: bool) -> str:
    """The data as a JSON text on several lines.

    Args:
        data: what the json module can write, `Records` and `RecordColumns`.
        ascii_only: write everything else as escapes, for a terminal that has no other characters.
    """
    return "".join(in_pieces(data, ascii_only=ascii_only))


def in_pieces(data: object, *, ascii_only: bool) -> Iterator[str]:
    """The same text in pieces; no string is in two of them."""
    return _Layout(ascii_only=ascii_only).laid_out(data, "")


class RecordColumns:
    """The records of a list by columns, which are written in half the time of single records.

    Args:
        names: of the members that each record has.
        blocks: of some records each: a column for each name, all of one length and none blank.
    """

    def __init__(self, names: Sequence[str], blocks: Iterable[Sequence[Sequence[object]]]) -> None:
        self.names = names
        self._blocks = blocks

    def __iter__(self) -> Iterator[Sequence[Sequence[object]]]:
        return iter(self._blocks)


class _Layout:
    def __init__(self, *, ascii_only: bool) -> None:
        self._encode = json.JSONEncoder(ensure_ascii=ascii_only).encode
        separators = (_BETWEEN, ": ")
        self._encode_apart = json.JSONEncoder(ensure_ascii=ascii_only, separators=separators).encode

    def laid_out(self, value: object, indent: str) -> Iterator[str]:
        if isinstance(value, Mapping) and value:
            before = "{"
            for name, part in value.items():
                yield f"{before}\n{indent}{_INDENT}{self._encode(str(name))}: "
                yield from self.laid_out(part, indent + _INDENT)
                before = ","
            yield f"\n{indent}}}"
        elif isinstance(value, RecordColumns):
            form = ", ".join(f"{self._encode(name).replace('%', '%%')}: %s" for name in value.names)
            yield from _list((self._rows(f"{{{form}}}", block) for block in value), indent)
        elif isinstance(value, Records) or _holds_records(value):
            yield from _list(map(self._lines, _blocks(iter(value))), indent)
        else:
            yield self._encode(value)

    def _rows(self, form: str, columns: Sequence[Sequence[object]]) -> Iterable[str]:
        """Each row of some columns as a text."""
        return map(form.__mod__, zip(*map(self._values, columns), strict=True))

    def _values(self, column: Sequence[object]) -> Iterable[str]:
        """Values as texts; simple ones are written all at once."""
        texts = self._encode_apart(column)[1:-1].split(_BETWEEN)
        return texts if len(texts) == len(column) else map(self._encode, column)

    def _lines(self, items: Sequence[object]) -> Iterable[str]:
        """The items as texts; simple records are written all at once, which is much faster."""
        if all(isinstance(item, Mapping) and item for item in items):
            # What follows a comma inside a simple record begins with the quote of a name.
            text = self._encode_apart(items)[1:-1].replace(f'{_BETWEEN}"', ', "')
            if text.count(_BETWEEN) == text.count(f"{_BETWEEN}{{") == len(items) - 1:
                return text.split(_BETWEEN)
        return map(self._encode, items)


def _blocks(items: Iterator[object]) -> Iterator[list[object]]:
    while block := list(islice(items, _AT_ONCE)):
        yield block


def _list(blocks: Iterable[Iterable[str]], indent: str) -> Iterator[str]:
    """Each text of the blocks on a line of a list."""
    before = "["
    for block in blocks:
        lines = f",\n{indent}{_INDENT}".join(block)
        yield f"{before}\n{indent}{_INDENT}{lines}"
        before = ","
    yield "[]" if before == "[" else f"\n{indent}]"


def _holds_records(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple) and any(isinstance(it, Mapping | list) for it in value)
