"""Named message: what fills the fields of a message, apart from any spreadsheet, to be used again.

Who gets it is no part of it. Its columns are known by their headers; where a spreadsheet has other
headers, each missing one is given one of that sheet's.
"""

from collections.abc import Iterable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY, Registry
from flowiq_desktop.core.text.merge_fields import (
    MergeField,
    MergeText,
    header_index,
    header_key,
)


@dataclass(frozen=True, slots=True)
class NamedMessage:
    """A message to use again.

    Attributes:
        name: what the person calls it, or the file that it was sent to.
        mapping: its type and what fills its fields, as `content` makes it.
        used: the day it was last used or sent, in ISO's form.
        sent: whether it was kept because it was sent, not because somebody named it.
    """

    name: str
    mapping: Mapping
    used: str = ""
    sent: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The headers it needs, each once, in the order of its fields."""
        found: dict[str, str] = {}
        for source in self.mapping.sources.values():
            for header in _columns_of(source):
                found.setdefault(header_key(header), header)
        return tuple(found.values())

    @property
    def beginning(self) -> str:
        """The first text in it, to know it by; "" when columns fill all of it."""
        texts = (s.text for s in self.mapping.sources.values() if isinstance(s, TextSource))
        return next((text for text in texts if text.strip()), "")

    def missing(self, headers: Iterable[str]) -> tuple[str, ...]:
        """The columns it needs that a spreadsheet with these headers does not have."""
        known = header_index(headers)
        return tuple(header for header in self.columns if header_key(header) not in known)


def content(mapping: Mapping, registry: Registry = REGISTRY) -> Mapping:
    """What of a mapping is the message: the fields that its type sends, without the number."""
    sources = {
        name: source
        for name, source in mapping.sources.items()
        if _is_sent(name, mapping.message_type, registry)
    }
    return Mapping(mapping.message_type, sources)


def with_columns(mapping: Mapping, given: MappingABC[str, str]) -> Mapping:
    """The mapping with other columns.

    Args:
        mapping: any.
        given: the new header by the `header_key` of the one that it takes the place of.
    """
    sources = {name: _with_columns(source, given) for name, source in mapping.sources.items()}
    return replace(mapping, sources=sources)


def put_into(draft: Mapping, message: Mapping, registry: Registry = REGISTRY) -> Mapping:
    """The draft with this message in place of the one that is written.

    The number stays, and what was written for messages of other types.
    """
    kept = {
        name: source
        for name, source in draft.sources.items()
        if not _is_sent(name, message.message_type, registry)
    }
    return replace(draft, message_type=message.message_type, sources={**kept, **message.sources})


def _is_sent(name: str, message_type: str, registry: Registry) -> bool:
    if name == PHONE_NUMBER.name:
        return False
    if message_type not in registry:
        return True
    read = (field.name for field in registry.fields_read(message_type))
    return name in read or registry.is_further(name, message_type)


def _columns_of(source: Source) -> Iterable[str]:
    if isinstance(source, ColumnSource):
        return (source.header,)
    return (part.column for part in MergeText.parse(source.text).fields)


def _with_columns(source: Source, given: MappingABC[str, str]) -> Source:
    if isinstance(source, ColumnSource):
        return ColumnSource(given.get(header_key(source.header), source.header))
    parts = MergeText.parse(source.text).parts
    return TextSource("".join(_part(part, given) for part in parts))


def _part(part: str | MergeField, given: MappingABC[str, str]) -> str:
    if isinstance(part, str):
        return part
    return str(replace(part, column=given.get(header_key(part.column), part.column)))
