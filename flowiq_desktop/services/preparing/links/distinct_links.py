"""The links of a checked sheet's messages, each once, with the rows that send it."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import NamedTuple

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.preparing.check import CheckedSheet
from flowiq_desktop.texts import mark

_BLOCK = 200
"""Messages composed between two pauses: some 3 ms, for which the window may have to wait."""


class Link(NamedTuple):
    """A link, and what kind of file the message needs behind it."""

    url: str
    kind: MediaKind


def distinct_links(
    checked: CheckedSheet, registry: Registry = REGISTRY
) -> Generator[Progress, None, Mapping[Link, Sequence[int]]]:
    """The links of the rows that would be sent now, in the sheet's order, and their rows."""
    rows = checked.ready_rows()
    kinds = {name: MediaKind(it) for name, it in _media_types(registry)}
    found: dict[Link, list[int]] = {}
    for done, index in enumerate(rows):
        if done % _BLOCK == 0:
            yield Progress(mark("Collecting the links"), done, len(rows))
        plain = checked.plain_type(index)
        if plain and plain not in kinds:
            continue
        message = checked.message(index)
        kind = kinds.get(message.message_type)
        if kind and (url := registry[message.message_type].listing.link_of(message.body)):
            found.setdefault(Link(url, kind), []).append(index)
    return found


def _media_types(registry: Registry) -> Iterator[tuple[str, str]]:
    """The message types that carry a file, with its kind."""
    known = frozenset(MediaKind)
    for name in registry:
        kind = registry[name].listing.media_type
        if kind in known:
            yield name, kind
