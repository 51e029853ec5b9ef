"""Open field: the merge field that somebody is typing, from its `{{` to the cursor."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flowiq_desktop.core.text.merge_fields import header_key

_BEFORE = re.compile(r"\{\{([^{}|\n]*)\Z")
_REST_OF_NAME = re.compile(r"[^{}|\n]*(?:\}\}|\|[^{}\n]*\}\})")
"""A cursor inside a whole field: what is chosen takes the place of all of it."""


@dataclass(frozen=True, slots=True)
class OpenField:
    """Where a field is being typed.

    Attributes:
        start, end: what a chosen field replaces, as places in the text.
        typed: what of the column's name is written before the cursor.
    """

    start: int
    end: int
    typed: str


def open_field(text: str, cursor: int) -> OpenField | None:
    """The field in which the cursor stands, or None when it stands in none."""
    line = text.rfind("\n", 0, cursor) + 1
    found = _BEFORE.search(text[line:cursor])
    if found is None:
        return None
    rest = _REST_OF_NAME.match(text, cursor)
    end = rest.end() if rest else cursor
    return OpenField(line + found.start(), end, found[1].strip())


def headers_like(typed: str, headers: Iterable[str]) -> tuple[str, ...]:
    """The headers that hold what is typed; those that begin with it come first."""
    wanted = header_key(typed)
    found = [header for header in headers if wanted in header_key(header)]
    return tuple(sorted(found, key=lambda header: not header_key(header).startswith(wanted)))
