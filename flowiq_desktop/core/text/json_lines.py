"""JSON as `--json` prints it: one object, a line for each member and for each record of a list.

Python's encoder lays JSON out for reading only with its slow half, which takes two seconds for the
report of 100,000 rows. Records on lines of their own are as good to read, and to search with grep.
"""

import json
from collections.abc import Mapping, Sequence

_INDENT = "  "
_BETWEEN = ",\n"
"""A line end never stands in a string of JSON: where there is one, something was separated."""


def in_lines(data: object, *, ascii_only: bool) -> str:
    """The data as a JSON text on several lines.

    Args:
        data: what the json module can write.
        ascii_only: write everything else as escapes, for a terminal that has no other characters.
    """
    return _Layout(ascii_only=ascii_only).laid_out(data, "")


class _Layout:
    def __init__(self, *, ascii_only: bool) -> None:
        self._encode = json.JSONEncoder(ensure_ascii=ascii_only).encode
        separators = (_BETWEEN, ": ")
        self._encode_apart = json.JSONEncoder(ensure_ascii=ascii_only, separators=separators).encode

    def laid_out(self, value: object, indent: str) -> str:
        if isinstance(value, Mapping) and value:
            inside = indent + _INDENT
            parts = [
                f"{self._encode(str(k))}: {self.laid_out(v, inside)}" for k, v in value.items()
            ]
            return _bracketed("{}", parts, indent)
        if isinstance(value, list | tuple) and any(isinstance(it, Mapping | list) for it in value):
            return self._records(value, indent)
        return self._encode(value)

    def _records(self, items: Sequence[object], indent: str) -> str:
        """Each item on a line; simple records are written all at once, which is much faster."""
        if all(isinstance(item, Mapping) and item for item in items):
            # What follows a comma inside a simple record begins with the quote of a name.
            text = self._encode_apart(items)[1:-1].replace(f'{_BETWEEN}"', ', "')
            if text.count(_BETWEEN) == text.count(f"{_BETWEEN}{{") == len(items) - 1:
                return _bracketed("[]", text.split(_BETWEEN), indent)
        return _bracketed("[]", [*map(self._encode, items)], indent)


def _bracketed(brackets: str, parts: list[str], indent: str) -> str:
    between = f",\n{indent}{_INDENT}"
    return f"{brackets[0]}\n{indent}{_INDENT}{between.join(parts)}\n{indent}{brackets[1]}"
