"""JSON in a cell: an object given in one column instead of many."""

import json
import math
from collections.abc import Collection, Iterator, Mapping
from typing import NoReturn, TypeAlias

from flowiq_desktop.core.cells.values import is_blank
from flowiq_desktop.core.messages.types.draft import UNUSABLE, Draft
from flowiq_desktop.core.messages.types.fields import Field
from flowiq_desktop.texts import Text, mark, phrase

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_LONGEST = 20_000
_DEEPEST = 20
"""Levels of objects and lists inside each other; FlowIQ's own have 5."""
_TOO_DEEP = mark("it is nested too deeply")
_LONGEST_NUMBER = 300
"""Digits in a number; no message needs even 20, and Python refuses to read thousands."""


class JsonCellError(ValueError):
    """The cell's text is not the JSON that is wanted; says why in plain words.

    `build_body` reports it once for the field; what depends on the cell is then not looked at.
    """

    def __init__(self, field: Field, reason: Text) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


class _NotUsableError(ValueError):
    """The text is not usable JSON; says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def object_in_cell(
    draft: Draft, field: Field, allowed: Collection[str], columns: Collection[str]
) -> dict[str, Json] | None:
    """The object in the field's cell, or None when the cell is empty or null.

    Names outside `allowed` are refused rather than dropped, so that a mistyped name cannot make
    part of a message vanish.

    Args:
        draft: the row.
        field: where the JSON stands.
        allowed: the members that the object may have.
        columns: fields that say the same in columns of their own; a warning says that they are
            not used.

    Raises:
        JsonCellError: the cell holds something else.
    """
    value = _parsed(draft, field, columns)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise JsonCellError(field, mark("it must be an object in { }"))
    unknown = sorted(set(value) - set(allowed))
    if unknown:
        raise JsonCellError(field, phrase('"{name}" is not known here', name=unknown[0]))
    return value


def array_in_cell(draft: Draft, field: Field, columns: Collection[str]) -> list[Json] | None:
    """The list in the field's cell, a lone object counting as a list of one; else as above."""
    value = _parsed(draft, field, columns)
    if value is None or isinstance(value, list):
        return value
    if isinstance(value, dict):
        return [value]
    raise JsonCellError(field, mark("it must be a list in [ ]"))


def with_members(draft: Draft, field: Field, names: Mapping[str, Field]) -> Draft:
    """The draft with the members of the field's JSON as values, or itself without such a cell.

    Args:
        draft: the row.
        field: where the JSON stands.
        names: the field that each member of the object stands for.
    """
    if field.name not in draft.values:
        return draft
    columns = {target.name for target in names.values()}
    given = object_in_cell(draft, field, names, columns)
    if given is None:
        return draft
    return draft.with_values({names[k].name: text_of(field, k, v) for k, v in given.items()})


def text_of(field: Field, name: str, value: Json) -> str:
    """A member's value as the text that a cell would hold; "" for null."""
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise JsonCellError(field, phrase('"{name}" must be a text', name=name))
    return value if isinstance(value, str) else json.dumps(value)


def _parsed(draft: Draft, field: Field, columns: Collection[str]) -> Json:
    text = draft.values.get(field.name, "").strip()
    if not text:
        return None
    if not draft.values.keys().isdisjoint(columns):
        draft.report("json_and_columns", field)
    try:
        return _strictly(text)
    except _NotUsableError as fault:
        raise JsonCellError(field, fault.reason) from fault


def _strictly(text: str) -> Json:
    if len(text) > _LONGEST:
        raise _NotUsableError(phrase("it is longer than {limit:,} characters", limit=_LONGEST))
    try:
        value: Json = json.loads(
            text,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_whole,
            object_pairs_hook=_no_repeats,
        )
    except json.JSONDecodeError as fault:
        reason = phrase("it is not JSON (near character {place})", place=fault.pos + 1)
        raise _NotUsableError(reason) from fault
    except RecursionError as fault:
        raise _NotUsableError(_TOO_DEEP) from fault
    if any(UNUSABLE.search(string) for string in _strings(value)):
        raise _NotUsableError(mark("it has characters that cannot be sent"))
    return _pruned(value)


def _pruned(value: Json) -> Json:
    """The value without what is blank or null, which must never be sent to FlowIQ."""
    if isinstance(value, dict):
        return {name: _pruned(part) for name, part in value.items() if not _is_nothing(part)}
    if isinstance(value, list):
        return [_pruned(part) for part in value if not _is_nothing(part)]
    return value


def _is_nothing(value: Json) -> bool:
    return value is None or (isinstance(value, str) and is_blank(value))


def _strings(value: Json, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        raise _NotUsableError(_TOO_DEEP)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from _strings(part, depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, depth + 1)


def _no_constant(name: str) -> NoReturn:
    raise _NotUsableError(phrase("{name} is not a number", name=name))


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _NotUsableError(phrase("{digits} is too large a number", digits=digits[:20]))
    return number


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _NotUsableError(phrase("{digits}… is too large a number", digits=digits[:20]))
    return int(digits)


def _no_repeats(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members: dict[str, Json] = {}
    for name, value in pairs:
        if name in members:
            raise _NotUsableError(phrase('"{name}" stands in it twice', name=name))
        members[name] = value
    return members
