"""Merge fields: `{{Column}}` and `{{Column|fallback}}` found in a text, checked and filled.

A name is only ever looked up among the sheet's columns. There are no expressions, attributes or
formats, so a text cannot reach anything but the row it is filled from.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

_FIELD = re.compile(r"\{\{([^{}|]*)(?:\|([^{}]*))?\}\}")
_SIGNS = re.compile(r"[{}|]+")
"""What a column's name cannot have in a field: there they begin, part and end it."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """One `{{Column|fallback}}`: the column's name and what stands in for an empty cell.

    It is written without the signs of a field that the name may have, and found all the same.
    """

    column: str
    fallback: str | None = None

    def __str__(self) -> str:
        tail = "" if self.fallback is None else f"|{self.fallback}"
        return f"{{{{{_SIGNS.sub(' ', self.column).strip()}{tail}}}}}"


@dataclass(frozen=True, slots=True)
class MergeText:
    """A text cut into plain pieces and merge fields.

    Attributes:
        parts: plain pieces and merge fields in the order they are written.
        fields: the merge fields among them.
    """

    parts: tuple[str | MergeField, ...]
    fields: tuple[MergeField, ...] = field(init=False, repr=False, compare=False)
    _pattern: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Made once, because a text is filled for every row of a sheet.
        plain = (p.replace("%", "%%") if isinstance(p, str) else "%s" for p in self.parts)
        object.__setattr__(self, "_pattern", "".join(plain))
        fields = tuple(part for part in self.parts if isinstance(part, MergeField))
        object.__setattr__(self, "fields", fields)

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(text: str) -> "MergeText":
        """Find the merge fields of a text; braces that form none stay as they are."""
        parts: list[str | MergeField] = []
        end = 0
        for match in _FIELD.finditer(text):
            if match.start() > end:
                parts.append(text[end : match.start()])
            parts.append(MergeField(match[1].strip(), match[2]))
            end = match.end()
        if end < len(text):
            parts.append(text[end:])
        return MergeText(tuple(parts))

    @property
    def stray_braces(self) -> bool:
        """Whether a plain piece still holds `{{` or `}}`: most likely a mistyped merge field."""
        return any(isinstance(part, str) and ("{{" in part or "}}" in part) for part in self.parts)

    def fill(self, value_of: Callable[[str], str]) -> tuple[str, tuple[str, ...]]:
        """The filled text and the columns that had neither a value nor a fallback.

        Args:
            value_of: gives the row's cell for a column name, "" when empty.
        """
        values = [value_of(part.column).strip() or part.fallback for part in self.fields]
        if None not in values:
            return self._pattern % tuple(values), ()
        empty = [part for part, value in zip(self.fields, values, strict=True) if value is None]
        filled = self._pattern % tuple(value or "" for value in values)
        return filled, tuple(part.column for part in empty)


@lru_cache(maxsize=4096)
def header_key(name: str) -> str:
    """What two spellings of a header have in common.

    Case, spaces, `_` and `-` do not count, nor do `{`, `}` and `|`, which no field can name.
    """
    return re.sub(r"[\s_\-{}|]+", "", name).casefold()


def header_index(headers: Iterable[str]) -> dict[str, int]:
    """Column positions by `header_key`, the first of equal keys winning."""
    index: dict[str, int] = {}
    for position, header in enumerate(headers):
        index.setdefault(header_key(header), position)
    return index
