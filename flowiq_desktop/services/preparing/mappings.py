"""Mappings: guessed for a new sheet, remembered for the next one with the same headers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from flowiq_desktop.core.columns.guess import guess_mapping, header_fingerprint, samples
from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.columns.template_columns import with_variables
from flowiq_desktop.core.columns.unused_columns import unused_columns
from flowiq_desktop.core.messages.types import REGISTRY, FieldKind, Registry, Templates
from flowiq_desktop.core.sheet import Sheet, is_lettered
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.texts import Text, moments

__all__ = ["MappingService", "Suggestion", "samples"]

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mapping to begin with.

    Attributes:
        mapping: which column fills which field.
        used: the day it was last used, or None when it is a guess.
        reasons: why each field got its column, by field name; empty when remembered.
    """

    mapping: Mapping
    used: date | None = None
    reasons: dict[str, Text] = field(default_factory=dict)

    @property
    def remembered_on(self) -> str:
        """The day it was last used ("12 May 2026"), or "" when it is a guess."""
        return moments.day(self.used) if self.used else ""


class MappingService:
    """Suggests mappings and remembers the ones that were used."""

    def __init__(
        self,
        store: PreferenceStore,
        today: Callable[[], date],
        ready_made: Callable[[], tuple[Sequence[str], Mapping]] | None = None,
        registry: Registry = REGISTRY,
        templates: Callable[[], Templates] = dict,
    ) -> None:
        """Put the service together.

        Args:
            store: has the mappings that were remembered.
            today: the present day.
            ready_made: headers with a mapping that comes with the program.
            registry: the message types.
            templates: the saved ones.
        """
        self._templates = templates
        self._store = store
        self._today = today
        self._ready_made = ready_made
        self._registry = registry

    def suggest(
        self,
        sheet: Sheet,
        country: str,
        guess_anew: bool = False,
        message_type: str | None = None,
    ) -> Suggestion:
        """The mapping used last with these headers, or a guess from headers and values.

        Args:
            sheet: the table.
            country: of numbers without a country code.
            guess_anew: whether what was used last does not count.
            message_type: the type of every message when it is decided, for the guess.
        """
        found = None if guess_anew else self._remembered(sheet) or self._known(sheet)
        if found is None:
            guess = guess_mapping(sheet, country, message_type, self._registry)
            found = Suggestion(guess.mapping, None, guess.reasons)
        return replace(found, mapping=self.completed(sheet, found.mapping))

    def completed(self, sheet: Sheet, mapping: Mapping) -> Mapping:
        """The mapping with the saved templates, and with sources for their variables."""
        return with_variables(sheet, mapping.with_templates(self._templates()))

    def for_type(self, sheet: Sheet, country: str, mapping: Mapping, message_type: str) -> Mapping:
        """The mapping for another type, with columns named or looking like that type's parts.

        What the person chose stays, and no column that the type takes already is taken twice.
        """
        chosen = mapping.with_type(message_type)
        guess = guess_mapping(sheet, country, message_type, self._registry).mapping
        free = {header_key(header) for header in self._unused(sheet, chosen)}
        for name, source in guess.sources.items():
            is_free = isinstance(source, ColumnSource) and header_key(source.header) in free
            if name not in chosen.sources and is_free:
                chosen = chosen.with_source(name, source)
        return self.completed(sheet, chosen)

    def _unused(self, sheet: Sheet, mapping: Mapping) -> tuple[str, ...]:
        return unused_columns(sheet, mapping, registry=self._registry).headers

    def remember(self, sheet: Sheet, mapping: Mapping) -> None:
        """Keep a mapping for the next sheet with the same headers.

        Columns without headers have the same names in every such sheet, whatever they hold. Nothing
        is kept for them; otherwise somebody's name would be read from another column.
        """
        if all(map(is_lettered, sheet.headers)):
            return
        mappings = self._store.current.mappings
        fingerprint = header_fingerprint(sheet.headers)
        mappings.pop(fingerprint, None)
        mappings[fingerprint] = {"mapping": mapping.to_json(), "used": self._today().isoformat()}
        for oldest in list(mappings)[:-_KEPT]:
            del mappings[oldest]
        self._store.keep()

    def _known(self, sheet: Sheet) -> Suggestion | None:
        """The mapping that comes with the program, if the sheet has exactly its headers."""
        if self._ready_made is None:
            return None
        headers, mapping = self._ready_made()
        same = header_fingerprint(headers) == header_fingerprint(sheet.headers)
        return Suggestion(mapping) if same else None

    def _remembered(self, sheet: Sheet) -> Suggestion | None:
        if all(map(is_lettered, sheet.headers)):
            return None
        known, own = self._store.current.mappings, sheet.headers[: sheet.own_columns]
        same = known.get(header_fingerprint(sheet.headers))
        entry = same or known.get(header_fingerprint(own), {})
        try:
            mapping = Mapping.from_json(entry["mapping"])
            used = date.fromisoformat(entry["used"])
        except (KeyError, TypeError, ValueError):
            return None
        if mapping.message_type and mapping.message_type not in self._registry:
            return None
        mapping = _in_spelling_of(sheet, mapping)
        return Suggestion(mapping if same else self._with_addresses(sheet, mapping), used)

    def _with_addresses(self, sheet: Sheet, mapping: Mapping) -> Mapping:
        """What was remembered of a list without links, with their addresses for fields of links."""
        links = {it.name for it in self._registry.all_fields() if it.kind is FieldKind.URL}
        for name, source in mapping.sources.items():
            if name in links and isinstance(source, ColumnSource):
                header = sheet.addresses.get(source.header, source.header)
                mapping = mapping.with_source(name, ColumnSource(header))
        return mapping


def _in_spelling_of(sheet: Sheet, mapping: Mapping) -> Mapping:
    """The mapping with headers as this sheet spells them: case and spaces may have changed."""
    index = header_index(sheet.headers)
    for name, source in mapping.sources.items():
        if isinstance(source, TextSource) or header_key(source.header) not in index:
            continue
        header = sheet.headers[index[header_key(source.header)]]
        mapping = mapping.with_source(name, replace(source, header=header))
    return mapping
