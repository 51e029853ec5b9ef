"""JSON as `--json` prints it: one object, a line for each member and for each record of a list.

Python's encoder lays JSON out for reading only with its slow half, which takes two seconds for the
report of 100,000 rows. Records on lines of their own are as good to read, and to search with grep.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial

_INDENT = "  "


def in_lines(data: object, *, ascii_only: bool) -> str:
    """The data as a JSON text on several lines.

    Args:
        data: what the json module can write.
        ascii_only: write everything else as escapes, for a terminal that has no other characters.
    """
    return _laid_out(data, json.JSONEncoder(ensure_ascii=ascii_only).encode, "")


def _laid_out(value: object, encode: Callable[[object], str], indent: str) -> str:
    inside = partial(_laid_out, encode=encode, indent=indent + _INDENT)
    if isinstance(value, Mapping) and value:
        return _bracketed(
            "{}", [f"{encode(str(k))}: {inside(v)}" for k, v in value.items()], indent
        )
    if isinstance(value, list | tuple) and any(isinstance(item, Mapping | list) for item in value):
        return _bracketed("[]", [*map(encode, value)], indent)
    return encode(value)


def _bracketed(brackets: str, parts: list[str], indent: str) -> str:
    between = f",\n{indent}{_INDENT}"
    return f"{brackets[0]}\n{indent}{_INDENT}{between.join(parts)}\n{indent}{brackets[1]}"
