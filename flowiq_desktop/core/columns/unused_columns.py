"""Unused columns: columns that no message takes, and those plainly meant for one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from flowiq_desktop.core.columns.field_names import named_field
from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping
from flowiq_desktop.core.columns.samples import MOST, sampled_values, samples, share_of_numbers
from flowiq_desktop.core.columns.synonyms import IDENTITY_WORDS, words_of
from flowiq_desktop.core.delivery.own_headings import own_headings
from flowiq_desktop.core.messages.types import MESSAGE_TYPE, PHONE_NUMBER, REGISTRY, Registry
from flowiq_desktop.core.messages.types.parts import Part
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import MergeText, header_key
from flowiq_desktop.texts import Listed, phrase, phrase_count

_NAMED_AT_MOST = 8
_COLUMNS_READ = 40


@dataclass(frozen=True, slots=True)
class UnusedColumns:
    """Columns that nobody would miss, and columns that somebody might.

    Attributes:
        headers: all that no field and no merge field takes, in the sheet's order.
        named: those of them whose name is that of a part of a message.
        hidden: columns that are taken although the spreadsheet program hides them.
    """

    headers: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def problem(self) -> Problem | None:
        """What is reported of the well-named ones; None when there are none."""
        return _problem("unused_columns", self.named)

    def problem_of_hidden(self) -> Problem | None:
        """What is reported of hidden ones that are used; None when there are none."""
        return _problem("hidden_columns", self.hidden)

    def problems(self) -> tuple[Problem, ...]:
        """Everything that is reported."""
        return tuple(filter(None, (self.problem_of_hidden(), self.problem())))


def fields_taken(mapping: Mapping, registry: Registry = REGISTRY) -> frozenset[str]:
    """The fields that some message of the mapping's type takes, by name."""
    kind = mapping.message_type if mapping.message_type in registry else ""
    names = {field.name for field in registry.fields_of(kind)}
    further = (name for name in mapping.sources if registry.is_further(name, kind))
    decided = {MESSAGE_TYPE.name} if mapping.message_type else set()
    return frozenset(names.union(further) - decided)


def unused_columns(
    sheet: Sheet, mapping: Mapping, in_cells: Iterable[str] = (), registry: Registry = REGISTRY
) -> UnusedColumns:
    """What of a sheet no message takes.

    Args:
        sheet: the table; a column that is blank as far as it is looked at is missed by nobody.
        mapping: how rows become messages; only what its type sends counts.
        in_cells: columns that merge fields inside cells mention.
        registry: the message types.
    """
    taken = fields_taken(mapping, registry)
    used = set(map(header_key, (*_columns_of(mapping, taken), *in_cells)))
    unused = tuple(header for header in sheet.headers if header_key(header) not in used)
    ours = own_headings(sheet.headers)
    served = {own for own, added in sheet.addresses.items() if header_key(added) in used}
    others = (h for h in unused if h not in ours and h not in served and not _stands_in(h, sheet))
    named = (header for header in others if _is_missed(header, mapping, taken, registry))
    hidden = (sheet.headers[at] for at in sorted(sheet.hidden_columns))
    return UnusedColumns(
        unused,
        tuple(header for header in named if samples(sheet, header, 1)),
        tuple(header for header in hidden if header_key(header) in used),
    )


def columns_in_cells(sheet: Sheet, mapping: Mapping) -> set[str]:
    """Columns that merge fields in a sample of the mapped cells mention."""
    headers = (s.header for s in mapping.sources.values() if isinstance(s, ColumnSource))
    known = (header for header in headers if header in sheet.headers)
    cells = (cell for header in known for cell in sampled_values(sheet, header) if "{{" in cell)
    return {column for cell in cells for column in MergeText.parse(cell).columns}


def other_numbers(sheet: Sheet, unused: Iterable[str], phones: PhoneReader) -> tuple[str, ...]:
    """Unused columns that are full of phone numbers too; of very many only the first are read."""
    return tuple(
        header
        for header in islice(unused, _COLUMNS_READ)
        if not words_of(header) & IDENTITY_WORDS
        and share_of_numbers(sampled_values(sheet, header), phones) >= MOST
    )


def _problem(code: str, headers: Sequence[str]) -> Problem | None:
    if not headers:
        return None
    return Problem(0, "", code, "", {"n": len(headers), "columns": _listed(headers)})


def _stands_in(header: str, sheet: Sheet) -> bool:
    """Whether a column holds the addresses of another one, which is missed in its place."""
    return header in sheet.addresses.values()


def _listed(headers: Sequence[str]) -> Listed:
    """The first few columns, and how many more: '"A", "B" and 3 more'."""
    items = [phrase('"{column}"', column=header) for header in headers[:_NAMED_AT_MOST]]
    if len(headers) > _NAMED_AT_MOST:
        items.append(phrase_count("1 more", "{n} more", len(headers) - _NAMED_AT_MOST))
    return Listed(tuple(items))


def _columns_of(mapping: Mapping, taken: Collection[str]) -> set[str]:
    return Mapping("", {n: s for n, s in mapping.sources.items() if n in taken}).columns_used()


def _is_missed(header: str, mapping: Mapping, taken: Collection[str], registry: Registry) -> bool:
    """Whether the header names a part of a message that it does not become."""
    words = words_of(header)
    for part in registry.parts:
        if part.word in words:
            return any(map(part.number_of, mapping.sources)) and _has_part(mapping, part, registry)
    field = named_field(header, registry)
    if field is None:
        return False
    source = mapping.sources.get(field.name) if field.name in taken else None
    if field.name == PHONE_NUMBER.name:
        return source is None
    # Another column in its place is reported; a text typed for everybody is there on purpose.
    return source is None or isinstance(source, ColumnSource)


def _has_part(mapping: Mapping, part: Part, registry: Registry) -> bool:
    entry = registry.get(mapping.message_type)
    return entry is not None and part in entry.parts
