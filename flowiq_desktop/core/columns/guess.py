"""Columns: which column of a sheet most likely fills which field of a message."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.columns.evidence import ColumnEvidence
from flowiq_desktop.core.columns.field_names import numbered_name
from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source
from flowiq_desktop.core.columns.samples import samples, type_of_link
from flowiq_desktop.core.columns.synonyms import name_key, unbracketed, words_of
from flowiq_desktop.core.delivery.own_headings import own_headings
from flowiq_desktop.core.messages.types import (
    MESSAGE_TYPE,
    PHONE_NUMBER,
    REGISTRY,
    Field,
    FieldKind,
    Registry,
)
from flowiq_desktop.core.messages.types.media import MEDIA_URL
from flowiq_desktop.core.messages.types.text import TEXT
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.texts import Text, mark, phrase

__all__ = ["MappingGuess", "guess_mapping", "header_fingerprint", "samples"]

_Match = tuple[str, Text]
_Step = Callable[[Field], _Match]
_NO_MATCH: _Match = ("", "")
_FULLER = 2
"""How many times as many cells a column needs before it comes before a better named one."""


@dataclass(frozen=True, slots=True)
class MappingGuess:
    """A guessed mapping.

    Attributes:
        mapping: the columns found, and the message type they are for.
        reasons: why each field got its column, as a short sentence, by field name.
    """

    mapping: Mapping
    reasons: dict[str, Text]


def guess_mapping(
    sheet: Sheet, country: str, message_type: str | None = None, registry: Registry = REGISTRY
) -> MappingGuess:
    """The mapping that headers and a sample of the values suggest.

    A header that is the field's own name comes before a synonym, and a synonym before what the
    values look like. No column fills two fields. The columns that a results sheet adds fill none.
    Of two columns for which the same speaks, one that the spreadsheet program shows comes before
    one that it hides: the person has put that away, and may not know what is in it. A field of
    links is read from the addresses behind a column's cells where they show something else.

    Args:
        sheet: the table; some 200 of its rows are looked at.
        country: ISO 3166 code of the country whose numbers are written without a country code.
        message_type: the type of every message when it is decided ("" when each row names its own);
            None to guess it.
        registry: the message types whose fields may be filled.

    Raises:
        ValueError: no numbering plan is known for `country`.
    """
    return _Guesser(sheet, PhoneReader(country), registry).guess(message_type)


def header_fingerprint(headers: Iterable[str]) -> str:
    """A short text that is the same for headers in any order, case and spacing."""
    keys = "\n".join(sorted(map(header_key, headers)))
    return hashlib.sha256(keys.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class _Guesser:
    """One guess; columns that a field has taken are no longer free."""

    def __init__(self, sheet: Sheet, phones: PhoneReader, registry: Registry) -> None:
        self._registry = registry
        self._evidence = ColumnEvidence(sheet, phones, registry)
        self._fields = {field.name: field for field in registry.all_fields()}
        ours = own_headings(sheet.headers)
        self._free = [header for header in sheet.headers if header not in ours]
        self._hidden = {sheet.headers[at] for at in sheet.hidden_columns}
        self._sources: dict[str, Source] = {}
        self._reasons: dict[str, Text] = {}
        self._text_is_elsewhere = False

    def guess(self, message_type: str | None) -> MappingGuess:
        by_words = (self._by_words, self._by_looks, self._by_words_of_another)
        self._fill([PHONE_NUMBER.name], (self._by_own_name, self._by_synonym, *by_words))
        self._prefer_fuller_numbers()
        kind = self._kind() if message_type is None else message_type
        if not kind:
            self._fill([MESSAGE_TYPE.name], self._usual_steps())
        wanted = [field.name for field in self._registry.fields_of(kind)]
        self._text_is_elsewhere = TEXT.name not in wanted
        more = (self._by_number, self._by_plural, self._by_name_alone)
        named, synonym, looks = self._usual_steps()
        self._fill(wanted, (named, synonym, *more, looks))
        self._fill_further_parts(kind)
        return MappingGuess(Mapping(kind, self._sources), self._reasons)

    def _kind(self) -> str:
        self._fill([MESSAGE_TYPE.name], self._usual_steps())
        return "" if MESSAGE_TYPE.name in self._sources else self._deduced_type()

    def _usual_steps(self) -> tuple[_Step, _Step, _Step]:
        return self._by_own_name, self._by_synonym, self._by_looks

    def _fill(self, names: Iterable[str], steps: Sequence[_Step]) -> None:
        """Give fields their columns, each step for all of them before the next weaker one."""
        wanted = [self._fields[name] for name in names]
        for step in steps:
            for each in wanted:
                if each.name not in self._sources:
                    self._take(each, self._shown_first(step, each))

    def _shown_first(self, step: _Step, each: Field) -> _Match:
        """What a step finds among the columns that are shown, or else among all of them."""
        free = self._free
        if self._hidden.isdisjoint(free):
            return step(each)
        self._free = [header for header in free if header not in self._hidden]
        match = step(each)
        self._free = free
        return match if match[0] else step(each)

    def _prefer_fuller_numbers(self) -> None:
        """Choose another column of numbers where the best named one is mostly empty."""
        chosen = self._sources.get(PHONE_NUMBER.name)
        if not isinstance(chosen, ColumnSource):
            return
        shown = [header for header in self._free if header not in self._hidden]
        filled = {header: self._evidence.phone_numbers_in(header) for header in shown}
        best = max(filled, key=filled.__getitem__, default="")
        if best and filled[best] >= _FULLER * max(1, len(self._evidence.values(chosen.header))):
            self._free.append(chosen.header)
            self._take(self._fields[PHONE_NUMBER.name], (best, mark("It has the most numbers.")))

    def _take(self, each: Field, match: _Match) -> None:
        header, reason = match
        if header:
            read = self._evidence.read_from(each, header)
            self._free = [other for other in self._free if other not in {header, read}]
            self._sources[each.name] = ColumnSource(read)
            self._reasons[each.name] = reason

    def _by_own_name(self, each: Field) -> _Match:
        named = (h for h in self._free if self._evidence.has_own_name(each, h))
        return next(named, ""), mark("It is named like the field.")

    def _by_synonym(self, each: Field) -> _Match:
        # A header as it stands comes before one without its brackets.
        by_key = {name_key(unbracketed(header)): header for header in reversed(self._free)}
        by_key |= {name_key(header): header for header in reversed(self._free)}
        for name in self._names_for(each):
            header = by_key.get(name_key(name))
            if header and self._evidence.fits_name(each, header):
                return header, _another_name(header)
        return _NO_MATCH

    def _by_number(self, each: Field) -> _Match:
        """*4th button* or *Row 2*, where the field is one of several of its kind."""
        found = (
            header for header in self._free if numbered_name(header, self._registry) == each.name
        )
        return next(found, ""), mark("It is named like the field.")

    def _by_plural(self, each: Field) -> _Match:
        names = {name_key(name) for name in (each.name, *self._names_for(each))}
        for header in self._free:
            key = name_key(header)
            is_plural = key.endswith("s") and key[:-1] in names and each.kind is not FieldKind.JSON
            if is_plural and self._evidence.fits_name(each, header):
                return header, _another_name(header)
        return _NO_MATCH

    def _by_name_alone(self, each: Field) -> _Match:
        """A name that says it all, although few cells fit: the check then says which do not."""
        sure = {name_key(name) for name in each.column.surely}
        for header in self._free:
            if name_key(header) in sure and not self._evidence.is_about_people(header):
                return header, _another_name(header)
        return _NO_MATCH

    def _names_for(self, each: Field) -> tuple[str, ...]:
        names = (*each.names, each.label)
        if self._text_is_elsewhere and each.column.wording:
            return (*names, TEXT.name, *TEXT.names)
        return names

    def _by_words(self, _each: Field) -> _Match:
        others = [
            header for header in self._free if not self._evidence.is_named_like_a_field(header)
        ]
        return self._evidence.best_phone_words(others), mark("Its name and its cells fit.")

    def _by_words_of_another(self, _each: Field) -> _Match:
        return self._evidence.best_phone_words(self._free), mark("Its name and its cells fit.")

    def _by_looks(self, each: Field) -> _Match:
        return self._evidence.best_looks(each, self._free)

    def _deduced_type(self) -> str:
        """The one type that the free columns are for: the first one when nothing else shows."""
        has_text = self._has(TEXT.name)
        for entry in reversed([*self._registry.values()]):  # the plainest types come first
            if has_text and entry.signs.unless_text:
                continue
            if any(all(map(self._has, group)) for group in entry.signs.fields):
                return entry.name
        return self._type_of_links() or self._registry.first.name

    def _has(self, name: str) -> bool:
        each = self._fields.get(name)
        return each is not None and bool(self._by_own_name(each)[0] or self._by_synonym(each)[0])

    def _type_of_links(self) -> str:
        """The type of most links, or else what the header says; "" without a column of links."""
        header = self._media_header()
        if not header:
            return ""
        read = self._evidence.read_from(self._fields[MEDIA_URL], header)
        types = (type_of_link(value, self._registry) for value in self._evidence.values(read))
        if kinds := Counter(filter(None, types)):
            return kinds.most_common(1)[0][0]
        words, signs = words_of(header), {k: e.signs for k, e in self._registry.items()}
        told = (kind for kind in signs if not words.isdisjoint(signs[kind].link_words))
        return next(told, "") or next((kind for kind in signs if signs[kind].any_link), "")

    def _media_header(self) -> str:
        each = self._fields.get(MEDIA_URL)
        if each is None:
            return ""
        matches = (self._by_own_name(each), self._by_synonym(each), self._by_looks(each))
        return next((header for header, _reason in matches if header), "")

    def _fill_further_parts(self, kind: str) -> None:
        """Cards, buttons and rows beyond those of the form: `contact_7_name`, *Button 4*.

        WhatsApp takes only so many of some: the check says so in each row that has more.
        """
        for header in tuple(self._free):
            each = self._registry.field_called(
                numbered_name(header, self._registry)
            ) or self._registry.field_called(header.strip())
            if each is None or each.name in self._sources:
                continue
            if self._registry.is_further(each.name, kind):
                self._take(each, (header, mark("It is named like the field.")))


def _another_name(header: str) -> Text:
    return phrase('"{header}" is another name for it.', header=header)
