"""OddColumns: the columns of a sheet in which a row can be unlike the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source
from flowiq_desktop.core.columns.name_columns import columns_of_names
from flowiq_desktop.core.columns.sources import texts_of
from flowiq_desktop.core.messages.types import FieldKind, Registry
from flowiq_desktop.core.messages.types.location import COORDINATES, LATITUDE, LONGITUDE
from flowiq_desktop.core.messages.types.media import MEDIA_URL
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import MergeText, header_index, header_key

_WORDY = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})


@dataclass(frozen=True, slots=True)
class OddColumns:
    """Positions of columns; those that a message does not take are None or missing.

    Attributes:
        words: whose cells people read, whole or in a text.
        names: that together name a person, whether a message mentions them or not.
        link: of the files.
        latitude, longitude: of the places.
        place: of cells that say a whole place.
    """

    words: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    link: int | None = None
    latitude: int | None = None
    longitude: int | None = None
    place: int | None = None


def odd_columns(sheet: Sheet, mapping: Mapping, registry: Registry) -> OddColumns:
    """The columns that the messages of a sheet take; what another type would is none of them."""
    index = header_index(sheet.headers)
    kind = registry.named(mapping.message_type)
    read = {field.name for field in registry.fields_in_use(kind, mapping.sources)} if kind else None
    sources = {name: it for name, it in mapping.sources.items() if read is None or name in read}
    words = dict.fromkeys(
        index[key]
        for name, source in sources.items()
        if (field := registry.field_called(name)) and field.kind in _WORDY
        for header in _headers(source)
        if (key := header_key(header)) in index
    )

    def column_of(name: str) -> int | None:
        source = sources.get(name)
        header = source.header if isinstance(source, ColumnSource) else ""
        return index.get(header_key(header)) if header else None

    return OddColumns(
        tuple(words),
        columns_of_names(sheet),
        column_of(MEDIA_URL),
        column_of(LATITUDE.name),
        column_of(LONGITUDE.name),
        column_of(COORDINATES.name),
    )


def _headers(source: Source) -> Iterator[str]:
    if isinstance(source, ColumnSource):
        yield source.header
    else:
        texts = texts_of(source)  # nobody reads the cells that choose one of them
        yield from (part.column for text in texts for part in MergeText.parse(text).fields)
