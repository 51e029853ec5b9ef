"""Conditions: a piece of a text made a part that is only there for some rows."""

from dataclasses import dataclass

from flowiq_desktop.core.text.conditional.condition import (
    Condition,
    ConditionEnd,
    is_condition_mark,
)
from flowiq_desktop.core.text.merge_fields import MergeField, placed_parts


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text with one more conditional part.

    Attributes:
        text: all of it.
        start, end: what stands between the marks, as places in the text.
    """

    text: str
    start: int
    end: int


def wrapped(text: str, start: int, end: int, condition: Condition) -> Wrapped | None:
    """Put marks around a piece; fields that it cuts are taken in whole.

    Args:
        text: as it is written.
        start: where the piece begins.
        end: where it ends; where it begins, for a part that is still to be written.
        condition: for which rows it is there.

    Returns:
        None where a part would stand inside another one or across its marks.
    """
    is_inside = False
    for part, begins, ends in placed_parts(text):
        touches = begins < end and start < ends
        is_mark = isinstance(part, Condition | ConditionEnd) or _is_mark_alone(part)
        if (touches and (is_inside or is_mark)) or (is_inside and start == end == begins):
            return None
        if is_mark:
            is_inside = isinstance(part, Condition)
        elif isinstance(part, MergeField):
            start = begins if begins < start < ends else start
            end = ends if begins < end < ends else end
    begin, stop = str(condition), str(ConditionEnd())
    done = f"{text[:start]}{begin}{text[start:end]}{stop}{text[end:]}"
    return Wrapped(done, start + len(begin), end + len(begin))


def _is_mark_alone(part: object) -> bool:
    return isinstance(part, MergeField) and is_condition_mark(part.column)
