"""Merge fields: `{{Column}}` and `{{Column|fallback}}` found in a text, checked and filled.

A part between `{{only if "Column" is not empty}}` and `{{end if}}` is there for some rows alone. A
name is only ever looked up among the sheet's columns. There are no expressions, attributes or
formats, so a text cannot reach anything but the row it is filled from.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import normalize

from flowiq_desktop.core.cells.values import INVISIBLE_CLASS
from flowiq_desktop.core.text.conditional.condition import (
    END_IF,
    Condition,
    ConditionEnd,
    without_signs,
)

_BLANKS = " \n"
_NOT_COUNTED = re.compile(rf"[\s_\-{{}}|{INVISIBLE_CLASS}]+")
_FIELD = re.compile(r"\{\{([^{}|]*)(?:\|([^{}]*))?\}\}")


@dataclass(frozen=True, slots=True)
class MergeField:
    """One `{{Column|fallback}}`: the column's name and what stands in for an empty cell.

    It is written without the signs of a field that the name may have, and found all the same.
    """

    column: str
    fallback: str | None = None

    def __str__(self) -> str:
        tail = "" if self.fallback is None else f"|{self.fallback}"
        return f"{{{{{without_signs(self.column)}{tail}}}}}"


Part = str | MergeField | Condition | ConditionEnd


@dataclass(frozen=True, slots=True)
class MergeText:
    """A text cut into plain pieces, merge fields and the marks of conditional parts.

    A mark without its counterpart is a field of a column that no sheet has, so that no message with
    it goes out.

    Attributes:
        parts: plain pieces, fields and marks in the order they are written.
        fields: the merge fields among them.
        conditions: the beginnings of conditional parts among them.
    """

    parts: tuple[Part, ...]
    fields: tuple[MergeField, ...] = field(init=False, repr=False, compare=False)
    conditions: tuple[Condition, ...] = field(init=False, repr=False, compare=False)
    _pattern: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Made once, because a text is filled for every row of a sheet.
        plain = (p.replace("%", "%%") if isinstance(p, str) else "%s" for p in self.parts)
        object.__setattr__(self, "_pattern", "".join(plain))
        fields = tuple(part for part in self.parts if isinstance(part, MergeField))
        object.__setattr__(self, "fields", fields)
        conditions = tuple(part for part in self.parts if isinstance(part, Condition))
        object.__setattr__(self, "conditions", conditions)

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(text: str) -> "MergeText":
        """Find the merge fields of a text; braces that form none stay as they are."""
        return MergeText(tuple(part for part, _, _ in placed_parts(text)))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its fields and conditions, as they are written, each time they are."""
        return tuple(p.column for p in self.parts if isinstance(p, MergeField | Condition))

    @property
    def stray_braces(self) -> bool:
        """Whether a plain piece still holds `{{` or `}}`: most likely a mistyped merge field."""
        return any(isinstance(part, str) and ("{{" in part or "}}" in part) for part in self.parts)

    def fill(
        self, value_of: Callable[[str], str], is_met: Callable[[Condition], bool] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """The filled text and the columns that had neither a value nor a fallback.

        Args:
            value_of: gives the row's cell for a column name, "" when empty.
            is_met: whether the row meets a condition; judged by `value_of` if None.
        """
        if self.conditions:
            is_met = is_met or (lambda condition: _is_met(condition, value_of(condition.column)))
            return shown_parts(self, tuple(map(is_met, self.conditions))).fill(value_of)
        values = [value_of(part.column).strip() or part.fallback for part in self.fields]
        if None not in values:
            return self._pattern % tuple(values), ()
        empty = [part for part, value in zip(self.fields, values, strict=True) if value is None]
        filled = self._pattern % tuple(value or "" for value in values)
        return filled, tuple(part.column for part in empty)


def placed_parts(text: str) -> tuple[tuple[Part, int, int], ...]:
    """The parts of a text, each with where it begins and ends as it is written there."""
    found: list[tuple[str | MergeField, int, int]] = []
    end = 0
    for match in _FIELD.finditer(text):
        if match.start() > end:
            found.append((text[end : match.start()], end, match.start()))
        end = match.end()
        found.append((MergeField(match[1].strip(), match[2]), match.start(), end))
    if end < len(text):
        found.append((text[end:], end, len(text)))
    parts = _with_conditions([part for part, _, _ in found])
    return tuple((part, at, to) for part, (_, at, to) in zip(parts, found, strict=True))


def _with_conditions(parts: Iterable[str | MergeField]) -> tuple[Part, ...]:
    """The parts with fields that are marks of conditional parts in pairs made such marks."""
    found: list[Part] = []
    opened: int | None = None
    for part in parts:
        name = part.column if isinstance(part, MergeField) and part.fallback is None else ""
        if opened is None and Condition.named(name):
            opened = len(found)
        elif opened is not None and name.casefold() == END_IF:
            begun = found[opened]
            condition = Condition.named(begun.column) if isinstance(begun, MergeField) else None
            found[opened], opened = condition or begun, None
            found.append(ConditionEnd())
            continue
        found.append(part)
    return tuple(found)


def _is_met(condition: Condition, cell: str) -> bool:
    return condition.is_met_by(cell, is_empty=not cell.strip())


@lru_cache(maxsize=4096)
def shown_parts(text: MergeText, met: tuple[bool, ...]) -> MergeText:
    """A text without its marks, and without the parts whose condition is not met.

    Where a part is not there, the blanks or line breaks around it are not there twice.
    """
    kept: list[Part] = []
    verdicts, shows, has_gap = iter(met), True, False
    for part in text.parts:
        if isinstance(part, Condition):
            shows = next(verdicts)
            has_gap = has_gap or not shows
        elif isinstance(part, ConditionEnd):
            shows = True
        elif shows:
            piece = _closed_up(kept, part) if has_gap and isinstance(part, str) else part
            if piece != "":
                kept.append(piece)
                has_gap = False
    if has_gap and kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(_BLANKS)
    return MergeText(tuple(kept))


def _closed_up(before: list[Part], after: str) -> str:
    """What follows on a part that is not there, without the blanks that stand before it already."""
    if not before:
        return after.lstrip(_BLANKS)
    last = before[-1]
    if not isinstance(last, str):
        return after
    stood = last[len(last.rstrip(_BLANKS)) :]
    follow = after[: len(after) - len(after.lstrip(_BLANKS))]
    if "\n" in stood or "\n" in follow:
        lines = max(0, follow.count("\n") - stood.count("\n"))
        return "\n" * lines + after.lstrip(_BLANKS)
    return after.lstrip(_BLANKS) if stood else after


@lru_cache(maxsize=4096)
def header_key(name: str) -> str:
    """What two spellings of a header have in common.

    Case, spaces, `_` and `-` do not count, nor do `{`, `}` and `|`, which no field can name, signs
    that nobody sees, and whether é is written as one character or as two.
    """
    return _NOT_COUNTED.sub("", normalize("NFC", name)).casefold()


def header_index(headers: Iterable[str]) -> dict[str, int]:
    """Column positions by `header_key`, the first of equal keys winning."""
    index: dict[str, int] = {}
    for position, header in enumerate(headers):
        index.setdefault(header_key(header), position)
    return index
