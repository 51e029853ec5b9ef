"""Parts in another order: buttons, rows and contact cards of a mapping moved and taken away.

Each part's fields hold its number in their names, so that to move one is to rename its sources.
"""

from collections.abc import Callable
from dataclasses import replace

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.messages.types.parts import Part


def last_part(mapping: Mapping, part: Part) -> int:
    """The highest number that a source of such a part has; 0 for none."""
    return max(map(part.number_of, mapping.sources), default=0)


def swapped(mapping: Mapping, part: Part, one: int, other: int) -> Mapping:
    """The mapping with two parts in each other's place, whatever of them is filled."""
    return _renumbered(mapping, part, lambda number: {one: other, other: one}.get(number, number))


def without_part(mapping: Mapping, part: Part, number: int) -> Mapping:
    """The mapping without a part; those behind it move up."""
    kept = {n: s for n, s in mapping.sources.items() if part.number_of(n) != number}
    rest = replace(mapping, sources=kept)
    return _renumbered(rest, part, lambda own: own - 1 if own > number else own)


def _renumbered(mapping: Mapping, part: Part, number_for: Callable[[int], int]) -> Mapping:
    sources = {
        _name(name, part, number_for(part.number_of(name))): source
        for name, source in mapping.sources.items()
    }
    return replace(mapping, sources=sources)


def _name(name: str, part: Part, number: int) -> str:
    """The name of the same field of the part with this number."""
    own = part.number_of(name)
    if own in (0, number):
        return name
    place = [field.name for field in part.fields_of(own)].index(name)
    return part.fields_of(number)[place].name
