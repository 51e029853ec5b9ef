"""Which inputs the message form shows, in which order, and what can be added to it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.columns.mapping import ColumnSource, Source, TextSource
from flowiq_desktop.core.messages.types import MESSAGE_TYPE, PHONE_NUMBER, Field, fields_in_use
from flowiq_desktop.core.messages.types.contacts import card_of
from flowiq_desktop.core.messages.types.interactive_fields import (
    INTERACTIVE_TYPE,
    LIST_BUTTON,
    button_of,
    row_of,
)

BUTTON, ROW, CARD = "button", "row", "contact"
"""Groups of inputs that a message may have several of."""

_ELSEWHERE = (PHONE_NUMBER.name, MESSAGE_TYPE.name)
"""Matched in the Recipients step, or chosen above the form."""


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What the form shows.

    Attributes:
        main: inputs that are always visible.
        more: inputs behind "More".
        addable: groups that one more of can be added, with the number it would have.
    """

    main: tuple[Field, ...]
    more: tuple[Field, ...]
    addable: tuple[tuple[str, int], ...]


def plan_form(
    types: Sequence[str], sources: Mapping[str, Source], opened: Mapping[str, int]
) -> FormPlan:
    """Arrange the inputs of these message types.

    Args:
        types: message types that occur; several when each row names its own.
        sources: what fills the fields now; a field in use is never hidden from the plan.
        opened: how many of each group the person asked to see.
    """
    fields = _distinct(field for kind in types for field in fields_in_use(kind, sources))
    unwanted = _unwanted_half(sources) if "interactive" in types else ""
    shown = {group: _shown(group, sources, opened) for group in (BUTTON, ROW, CARD)}
    kept = [field for field in fields if _fits(field.name, shown, unwanted, sources)]
    main = sorted((field for field in kept if _is_main(field)), key=_place)
    more = tuple(field for field in kept if not _is_main(field))
    return FormPlan(tuple(main), more, _addable(fields, shown, unwanted))


def group_of(name: str) -> tuple[str, int]:
    """The group a field belongs to and its number in it; ("", 0) when it stands alone."""
    for group, number_of in ((BUTTON, button_of), (ROW, row_of), (CARD, card_of)):
        if number := number_of(name):
            return group, number
    return "", 0


def _distinct(fields: Iterable[Field]) -> list[Field]:
    by_name: dict[str, Field] = {}
    for field in fields:
        if field.name not in _ELSEWHERE:
            by_name.setdefault(field.name, field)
    return list(by_name.values())


def _unwanted_half(sources: Mapping[str, Source]) -> str:
    """The group that the chosen kind of interactive message has no use for."""
    used = {group_of(name)[0] for name in sources}
    match sources.get(INTERACTIVE_TYPE.name):
        case ColumnSource():
            return ""
        case TextSource(text):
            return BUTTON if text.strip().casefold() == "list" else ROW
    return BUTTON if ROW in used and BUTTON not in used else ROW


def _shown(group: str, sources: Mapping[str, Source], opened: Mapping[str, int]) -> int:
    used = [number for name in sources for kind, number in [group_of(name)] if kind == group]
    return max([1, opened.get(group, 1), *used])


def _fits(name: str, shown: Mapping[str, int], unwanted: str, sources: Collection[str]) -> bool:
    group, number = group_of(name)
    if unwanted and name not in sources:
        if group == unwanted or (unwanted == ROW and name == LIST_BUTTON.name):
            return False
        if unwanted == BUTTON and name.startswith("header_media"):
            return False
    return not group or number <= shown[group]


def _is_main(field: Field) -> bool:
    """Whether a field is visible: a further contact's name and number are, once it was added."""
    if group_of(field.name)[0] == CARD:
        return field.name.endswith(("_name", "_phone")) and not field.name.endswith(
            ("first_name", "last_name")
        )
    return not field.advanced


def _place(field: Field) -> int:
    """What is needed comes first; a choice that decides on the others before all."""
    if field.name == INTERACTIVE_TYPE.name:
        return 0
    if group_of(field.name)[0] or field.name == LIST_BUTTON.name:
        return 2
    return 1 if field.required else 3


def _addable(
    fields: Sequence[Field], shown: Mapping[str, int], unwanted: str
) -> tuple[tuple[str, int], ...]:
    known = {group_of(field.name) for field in fields}
    following = ((group, number + 1) for group, number in shown.items() if group != unwanted)
    return tuple(entry for entry in following if entry in known)
