"""Which inputs the message form shows, in which order, and what can be added to it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.columns.mapping import Source, TextSource
from flowiq_desktop.core.messages.types import (
    MESSAGE_TYPE,
    PHONE_NUMBER,
    REGISTRY,
    Field,
    Registry,
)
from flowiq_desktop.core.messages.types.template_fields import TEMPLATE_NAME
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_index, header_key

_ELSEWHERE = (PHONE_NUMBER.name, MESSAGE_TYPE.name, TEMPLATE_NAME.name)
"""Matched in the Recipients step, or chosen above the form."""


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What the form shows.

    Attributes:
        main: inputs that are always visible.
        more: inputs behind "More".
        addable: parts (buttons, rows, cards) that one more of can be added, with the number it
            would have.
        unused: fields that are there because something fills them, and are not sent: those of
            buttons, where the message is a list.
    """

    main: tuple[Field, ...]
    more: tuple[Field, ...]
    addable: tuple[tuple[str, int], ...]
    unused: frozenset[str] = frozenset()


def plan_form(
    types: Sequence[str],
    sources: Mapping[str, Source],
    opened: Mapping[str, int],
    hidden: Collection[str] = (),
    registry: Registry = REGISTRY,
) -> FormPlan:
    """Arrange the inputs of these message types.

    Args:
        types: message types that occur; several when each row names its own.
        sources: what fills the fields now; a field in use is never hidden from the plan.
        opened: how many of each part the person asked to see.
        hidden: fields that are of no use, whatever their type has.
        registry: the message types that there are.
    """
    return _Plan(registry, types, sources, opened, hidden).made()


def types_in(sheet: Sheet, header: str, registry: Registry = REGISTRY) -> tuple[str, ...]:
    """The message types that a column names, in the order of the registry."""
    column = header_index(sheet.headers).get(header_key(header))
    found = set() if column is None else {registry.named(text) for text in sheet.distinct(column)}
    return tuple(name for name in registry if name in found)


class _Plan:
    """One arrangement, while it is made."""

    def __init__(
        self,
        registry: Registry,
        types: Sequence[str],
        sources: Mapping[str, Source],
        opened: Mapping[str, int],
        hidden: Collection[str],
    ) -> None:
        self._registry = registry
        self._sources = sources
        used = (f for kind in types for f in registry.fields_in_use(kind, sources))
        self._fields = [field for field in _distinct(used) if field.name not in hidden]
        texts = {n: s.text if isinstance(s, TextSource) else None for n, s in sources.items()}
        self._unused = [registry[kind].unused(texts) for kind in types]
        self._shown = {part.name: self._count(part.name, opened) for part in registry.parts}

    def made(self) -> FormPlan:
        kept = [field for field in self._fields if self._fits(field.name)]
        main = sorted((field for field in kept if self._is_main(field)), key=self._place)
        more = tuple(field for field in kept if not self._is_main(field))
        unused = frozenset(field.name for field in kept if self._is_unused(field.name))
        return FormPlan(tuple(main), more, self._addable(), unused)

    def _count(self, part: str, opened: Mapping[str, int]) -> int:
        used = [number for name in self._sources for of, number in [self._part(name)] if of == part]
        return max([1, opened.get(part, 1), *used])

    def _part(self, name: str) -> tuple[str, int]:
        return self._registry.part_of(name)

    def _fits(self, name: str) -> bool:
        if name not in self._sources and self._is_unused(name):
            return False
        part, number = self._part(name)
        return not part or number <= self._shown[part]

    def _is_unused(self, name: str) -> bool:
        """Whether the message, as it was chosen to be, has no use for the field."""
        return any(is_unused(name) for is_unused in self._unused)

    def _is_main(self, field: Field) -> bool:
        """Whether a field is in sight: a further contact's name and number are, once added."""
        return not field.advanced or field.once_added

    def _place(self, field: Field) -> int:
        """What is needed comes first; a choice that decides on the others before all."""
        if field.place is not None:
            return field.place
        if self._part(field.name)[0]:
            return 2
        return 1 if field.required else 3

    def _addable(self) -> tuple[tuple[str, int], ...]:
        known = {self._part(f.name) for f in self._fields if not self._is_unused(f.name)}
        following = ((part, number + 1) for part, number in self._shown.items())
        return tuple(entry for entry in following if entry in known)


def _distinct(fields: Iterable[Field]) -> list[Field]:
    by_name: dict[str, Field] = {}
    for field in fields:
        if field.name not in _ELSEWHERE:
            by_name.setdefault(field.name, field)
    return list(by_name.values())
