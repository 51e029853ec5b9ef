"""Plain values: texts about which a message type has surely nothing to say.

Nearly every row of a large sheet is well written, and to build its message only to find nothing
wrong with it is what most of a check's time went into. What is not plain is not wrong: its message
is built, and that decides (`core.messages.plain_rows`).
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.cells.values import may_be_no_value
from flowiq_desktop.core.messages.types.draft import UNUSABLE
from flowiq_desktop.core.messages.types.fields import Field
from flowiq_desktop.core.messages.types.links import are_plain_links, faults_of, is_plain_link
from flowiq_desktop.core.text.foreign_fields import may_hold_foreign_fields

_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,15})?", re.ASCII)
_NO_DEGREES = re.compile(rf"^(?!{_DEGREES.pattern}$)", re.ASCII | re.MULTILINE)
"""A line of other texts; one search takes a tenth of the time of many."""


Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Plain:
    """How a field's values are recognised as ones without any problem.

    Attributes:
        field: of the message type.
        cells: for each of many cells whether it is such a value as it stands; never true of a
            blank one.
        filled: whether a text is, in which the columns that it mentions are filled in already.
        told_by: of any other value, as it stands, what decides what is told of it; nothing else in
            its row does, but for what `beside` says.
        beside: whether what is told depends on the type's other fields that say the same.
    """

    field: Field
    cells: Callable[[Cells], Sequence[bool]]
    filled: Callable[[str], bool]
    told_by: Callable[[str], Hashable] = str
    beside: bool = False


def words(field: Field) -> Plain:
    """A text that people read."""
    limit = float("inf") if field.limit is None else field.limit

    def filled(text: str) -> bool:
        return len(text) <= limit and (text.isprintable() or UNUSABLE.search(text) is None)

    def is_plain(text: str) -> bool:
        # No blank cell gets past may_be_no_value but the empty one.
        unsure = not text or may_be_no_value(text) or may_hold_foreign_fields(text)
        return not unsure and filled(text)

    def cells(texts: Cells) -> Sequence[bool]:
        # One look at a thousand texts finds sooner than a thousand looks that there is nothing.
        joined = "".join(texts)
        if may_hold_foreign_fields(joined) or not joined.isprintable():
            return [*map(is_plain, texts)]
        if len(joined) > limit and max(map(len, texts)) > limit:
            return [
                text != "" and len(text) <= limit and not may_be_no_value(text) for text in texts
            ]
        return [text != "" and not may_be_no_value(text) for text in texts]

    return Plain(field, cells, filled)


def link(field: Field, kind: str, endings: tuple[str, ...]) -> Plain:
    """The address of a file of some kind, with one of these endings."""

    def is_plain(text: str) -> bool:
        return is_plain_link(text, endings)

    def told_by(text: str) -> Hashable:
        # Of many links of one list the same is wrong, though each is another.
        known = text.isprintable() and not may_be_no_value(text) and text.strip()
        return faults_of(text.strip(), kind, endings) if known else text

    return Plain(field, lambda texts: are_plain_links(texts, endings), is_plain, told_by)


def degrees(field: Field) -> Plain:
    """Degrees with a point, within the field's bound, and not none: 0, 0 is in the sea."""
    bound = field.column.bound

    def is_plain(text: str) -> bool:
        return _DEGREES.fullmatch(text) is not None and 0 < abs(float(text)) <= bound

    def cells(texts: Cells) -> Sequence[bool]:
        joined = "\n".join(texts)
        if joined.count("\n") >= len(texts) or _NO_DEGREES.search(joined):
            return [*map(is_plain, texts)]
        return [0 < abs(float(text)) <= bound for text in texts]

    return Plain(field, cells, is_plain, beside=True)
