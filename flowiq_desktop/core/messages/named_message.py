"""Named message: what fills the fields of a message, apart from any spreadsheet, to be used again.

Who gets it is no part of it. Its columns are known by their headers; where a spreadsheet has other
headers, each missing one is given one of that sheet's.
"""

from collections.abc import Collection, Iterable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace

from flowiq_desktop.core.columns import sources
from flowiq_desktop.core.columns.mapping import ChoiceSource, Mapping
from flowiq_desktop.core.columns.sources import columns_of, texts_of
from flowiq_desktop.core.messages.types import (
    MESSAGE_TYPE,
    PHONE_NUMBER,
    REGISTRY,
    FieldKind,
    Registry,
)
from flowiq_desktop.core.text.merge_fields import header_index, header_key

_WORDS_FIRST: dict[FieldKind | None, int] = {FieldKind.LONG_TEXT: 0, FieldKind.TEXT: 1}


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
            for header in columns_of(source):
                found.setdefault(header_key(header), header)
        return tuple(found.values())

    @property
    def beginning(self) -> str:
        """The words to know it by, long ones before a header or a link; "" of columns alone."""
        found = (
            (_WORDS_FIRST.get(_kind_of(name), len(_WORDS_FIRST)), text)
            for name, source in self.mapping.sources.items()
            for text in texts_of(source)
            if text.strip() and _kind_of(name) is not FieldKind.CHOICE
        )
        return min(found, key=lambda it: it[0], default=(0, ""))[1]

    @property
    def choice(self) -> ChoiceSource | None:
        """The first of its fields that a column chooses the text of; None where there is none."""
        found = (it for it in self.mapping.sources.values() if isinstance(it, ChoiceSource))
        return next(found, None)

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
    return replace(
        mapping,
        sources={n: sources.with_columns(s, given) for n, s in mapping.sources.items()},
    )


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


def not_sent(
    mapping: Mapping, types: Collection[str], registry: Registry = REGISTRY
) -> tuple[str, ...]:
    """The fields for which a text was written that messages of these types do not send."""
    return tuple(
        name
        for name, source in mapping.sources.items()
        if name not in (PHONE_NUMBER.name, MESSAGE_TYPE.name)
        and any(map(str.strip, texts_of(source)))
        and not any(_is_sent(name, kind, registry) for kind in types)
    )


def _kind_of(name: str) -> FieldKind | None:
    field = REGISTRY.field_called(name)
    return field.kind if field is not None else None


def _is_sent(name: str, message_type: str, registry: Registry) -> bool:
    if name == PHONE_NUMBER.name:
        return False
    if message_type not in registry:
        return True
    read = (field.name for field in registry.fields_read(message_type))
    return name in read or registry.is_further(name, message_type)
