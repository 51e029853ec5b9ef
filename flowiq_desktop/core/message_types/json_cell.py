"""JSON in a cell: an object given in one column instead of in many."""

import json
from collections.abc import Collection, Iterator
from typing import NoReturn, TypeAlias

from flowiq_desktop.core.message_types.draft import UNUSABLE, Draft
from flowiq_desktop.core.message_types.fields import Field

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_LONGEST = 20_000


class _NotUsableError(ValueError):
    """The cell's text is not the JSON that is wanted; says why in plain words."""


def object_in_cell(draft: Draft, field: Field, allowed: Collection[str]) -> dict[str, Json] | None:
    """The object in the field's cell, or None when the cell is empty or not usable.

    What is wrong is reported. Names outside `allowed` are refused rather than dropped, so that a
    mistyped name cannot make part of a message vanish.
    """
    value = _parsed(draft, field)
    if value is None:
        return None
    if not isinstance(value, dict):
        _refuse(draft, field, "it must be an object in { }")
        return None
    unknown = sorted(set(value) - set(allowed))
    if unknown:
        _refuse(draft, field, f'"{unknown[0]}" is not known here')
        return None
    return value


def array_in_cell(draft: Draft, field: Field) -> list[Json] | None:
    """The list in the field's cell, a lone object counting as a list of one; None as above."""
    value = _parsed(draft, field)
    if value is None or isinstance(value, list):
        return value
    if isinstance(value, dict):
        return [value]
    _refuse(draft, field, "it must be a list in [ ]")
    return None


def text_of(value: object) -> str:
    """A JSON value as the text that a cell would hold; "" for null."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _parsed(draft: Draft, field: Field) -> Json:
    text = draft.values.get(field.name, "").strip()
    if not text:
        return None
    try:
        return _strictly(text)
    except _NotUsableError as fault:
        _refuse(draft, field, str(fault))
        return None


def _strictly(text: str) -> Json:
    if len(text) > _LONGEST:
        raise _NotUsableError(f"it is longer than {_LONGEST:,} characters")
    try:
        value: Json = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_repeats)
    except json.JSONDecodeError as fault:
        raise _NotUsableError(f"it is not JSON (near character {fault.pos + 1})") from fault
    except RecursionError as fault:
        raise _NotUsableError("it is nested too deeply") from fault
    if any(UNUSABLE.search(string) for string in _strings(value)):
        raise _NotUsableError("it has characters that cannot be sent")
    return pruned(value)


def pruned(value: Json) -> Json:
    """The value without the members that are "" or null, which FlowIQ must never be sent."""
    if isinstance(value, dict):
        return {name: pruned(part) for name, part in value.items() if part not in ("", None)}
    return [pruned(part) for part in value] if isinstance(value, list) else value


def _strings(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _no_constant(name: str) -> NoReturn:
    raise _NotUsableError(f"{name} is not a number")


def _no_repeats(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    names = [name for name, _ in pairs]
    repeated = {name for name in names if names.count(name) > 1}
    if repeated:
        raise _NotUsableError(f'"{min(repeated)}" stands in it twice')
    return dict(pairs)


def _refuse(draft: Draft, field: Field, reason: str) -> None:
    draft.report("bad_json", field, reason=reason)
