"""Composer: turns a sheet's rows into messages by a mapping."""

from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Mapping as MappingABC
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.cells.rules import Accepted
from flowiq_desktop.core.cells.values import has_value
from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.columns.sources import texts_of
from flowiq_desktop.core.messages.alike_rows import AlikeRows
from flowiq_desktop.core.messages.bound_texts import BoundText, WrittenText
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.plain_rows import PlainRows
from flowiq_desktop.core.messages.plain_shape import PlainShape, plain_shape
from flowiq_desktop.core.messages.row_values import RowValues
from flowiq_desktop.core.messages.types import (
    MESSAGE_TYPE,
    PHONE_NUMBER,
    REGISTRY,
    Draft,
    Registry,
)
from flowiq_desktop.core.messages.types.draft import LONG_AGO
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problems import Findings, Problem
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.texts import Text

_SHARED = (PHONE_NUMBER.name, MESSAGE_TYPE.name)
_NO_VALUE = frozenset(
    {"missing_value", "unknown_column", "error_value", "error_cell", "word_value", "word_cell"}
    | {"placeholder", "no_text_for_value", "no_text_for_empty", "error_decides"}
    | {"unknown_source", "unknown_choosing", "unknown_deciding"}
)
"""Codes after which the field is empty in the row."""
_FOLLOWS = frozenset(
    {"missing", "no_buttons", "no_rows", "button_without_title", "row_without_title"}
    | {"no_cards", "card_without_name", "card_without_phone"}
)
"""Codes that then say nothing new."""
_IN_FORMULA, _FORMULA = "link_in_markup", "error_inside"
"""A link in a formula that is text, and that there is a formula: the first says how to mend it."""


def nobody(_number: str) -> bool:
    """No person may become a contact on the way: nobody has been asked yet."""
    return False


def everybody(_number: str) -> bool:
    """The person who sends has consented that contacts are made of those who are none yet."""
    return True


class _Beside(NamedTuple):
    """A column that messages of some type do not send, and how that is said of a row."""

    place: int
    name: str
    label: Text
    facts: MappingABC[str, object]


class Composer:
    """Fills, checks and builds the messages of a sheet's rows.

    Problems of the mapping itself are found once, in `problems`, and not again in every row.

    Attributes:
        problems: what is wrong with the mapping as a whole (row 0); errors, which come first,
            block every row.
        plain_rows: recognises rows about which `compose` would have nothing to report.
        alike_rows: finds rows of which it would report the same.

    Args:
        headers: the sheet's.
        mapping: how rows become messages.
        phones: reads the numbers.
        accepted: stand-ins such as NULL that the person took as right; may grow meanwhile.
        registry: the message types.
        may_be_created: whether the person with this number may become a contact by getting a
            message, or is one already; asked whenever a row is composed.
        now: says the present moment; asked whenever a row is composed.
    """

    def __init__(
        self,
        headers: Sequence[str],
        mapping: Mapping,
        phones: PhoneReader,
        accepted: Collection[Accepted] = frozenset(),
        registry: Registry = REGISTRY,
        may_be_created: Callable[[str], bool] = nobody,
        now: Callable[[], datetime] = lambda: LONG_AGO,
    ) -> None:
        self._registry = registry
        self._now = now
        self._may_be_created = may_be_created
        self._mapping = mapping
        self._kind = mapping.message_type if mapping.message_type in registry else ""
        self._phones = phones
        self._index = header_index(headers)
        self._values: dict[str, RowValues] = {}
        self._beside: dict[str, list[_Beside]] = {}
        self._kinds_read: dict[str, str] = {}
        self._accepted = accepted
        self.plain_rows = PlainRows(
            *(phones, self.column_of(PHONE_NUMBER.name)), self._types_at_a_glance, self._plain_shape
        )
        self.alike_rows = AlikeRows(self.plain_rows)
        self._types = self._row_values([MESSAGE_TYPE.name])
        self._type_column = self.column_of(MESSAGE_TYPE.name)
        self.problems = tuple(sorted(self._mapping_problems(), key=lambda p: not p.blocks))
        self._blocked_fields = {problem.field for problem in self.problems if problem.blocks}

    def compose(self, index: int, row_number: int, cells: Sequence[str]) -> Message:
        """The message of one row; `cells` are the row's texts under the sheet's headers."""
        findings = Findings(row_number)
        kind = self._kind or self._type_of(cells, findings)
        values = self._values_of(kind).of(cells, findings)
        reading = self._phones.read(values.get(PHONE_NUMBER.name, ""))
        if reading.code:
            findings.add(reading.code, PHONE_NUMBER.name, PHONE_NUMBER.label_text, **reading.facts)
        draft = Draft(
            values,
            findings,
            self._card_number,
            self._mapping.templates,
            lambda: self._may_be_created(reading.number),
            self._now,
        )
        body = self._registry.build_body(kind, reading.number, draft) if kind else {}
        if kind and not self._kind:
            self._tell_not_sent(kind, cells, findings)
        problems = self._to_tell(findings.problems) if findings.problems else ()
        return Message(
            index,
            row_number,
            reading.number,
            kind,
            body,
            problems,
            reading.repair,
            self._registry.endpoint_of(kind),
            draft.shown,
            draft.wording,
            draft.category,
        )

    def _types_at_a_glance(self, rows: TextColumns) -> Sequence[str]:
        """The type of each row, where its cell alone says it; else ""."""
        if self._kind or self._type_column is None:
            return [self._kind] * len(rows)
        cells = rows.columns[self._type_column]
        for cell in {*cells} - self._kinds_read.keys():
            self._read_type(cell, rows[cells.index(cell)], Findings(0))
        return [self._kinds_read.get(cell, "") for cell in cells]

    def column_of(self, field_name: str) -> int | None:
        """The position of the column that a field reads, or None when it reads none."""
        source = self._mapping.sources.get(field_name)
        if not isinstance(source, ColumnSource):
            return None
        return self.position_of(source.header)

    def position_of(self, header: str) -> int | None:
        """The position of the column with this header, or None."""
        return self._index.get(header_key(header))

    @property
    def columns_in_cells(self) -> set[str]:
        """Columns that merge fields in cells mention, as far as rows were composed."""
        kinds = (*self._values.values(), self._types)
        return set().union(*(values.columns_in_cells for values in kinds))

    def uses_fallback(self, cells: Sequence[str]) -> bool:
        """Whether a cell that the row's message mentions is empty, so that a fallback stands in."""
        kind = self._kind or self._type_of(cells, Findings(0))
        return self._values_of(kind).uses_fallback(cells)

    def _type_of(self, cells: Sequence[str], findings: Findings) -> str:
        """The type that the row itself names, or ""."""
        if self._type_column is None:
            return self._named_type(cells, findings)
        cell = cells[self._type_column]
        return self._kinds_read.get(cell) or self._read_type(cell, cells, findings)

    def _read_type(self, cell: str, cells: Sequence[str], findings: Findings) -> str:
        """The same, remembered where the cell alone says it, as nearly all do."""
        before = len(findings.problems)
        kind = self._named_type(cells, findings)
        if kind and "{{" not in cell and len(findings.problems) == before:
            self._kinds_read[cell] = kind
        return kind

    def _named_type(self, cells: Sequence[str], findings: Findings) -> str:
        written = self._types.of(cells, findings).get(MESSAGE_TYPE.name, "").strip()
        kind = self._registry.named(written)
        if not written:
            findings.add("missing", MESSAGE_TYPE.name, MESSAGE_TYPE.label_text)
        elif not kind:
            self._add_unknown_type(findings, written)
        return kind

    def _values_of(self, kind: str) -> RowValues:
        """What messages of a type take from a row: only what they send can be wrong with them."""
        values = self._values.get(kind)
        if values is None:
            names = self._names_read(kind)
            values = self._row_values(names)
            self._values[kind] = values
        return values

    def _plain_shape(self, kind: str) -> PlainShape | None:
        columns = ((name, self.column_of(name)) for name in self._names_read(kind))
        beside = [] if self._kind else self._found_beside(kind)
        return plain_shape(
            self._registry[kind],
            {name: at for name, at in columns if at is not None},
            self._values_of(kind).texts,
            [entry.place for entry in beside],
        )

    def _row_values(self, names: list[str]) -> RowValues:
        sources = self._mapping.sources
        return RowValues(names, sources, self._index, self._accepted, self._registry)

    def _names_read(self, kind: str) -> list[str]:
        if not kind:
            return [PHONE_NUMBER.name]
        names = dict.fromkeys(field.name for field in self._registry.fields_read(kind))
        further = (n for n in self._mapping.sources if self._registry.is_further(n, kind))
        names |= dict.fromkeys(further)
        return list(names)

    def _tell_not_sent(self, kind: str, cells: Sequence[str], findings: Findings) -> None:
        """Report filled cells that a row's own type has no use for: they would vanish unseen."""
        beside = self._beside.get(kind)
        if beside is None:
            beside = self._beside[kind] = self._found_beside(kind)
        for place, name, label, facts in beside:
            if (cell := cells[place]) and has_value(cell):
                findings.problems.append(Problem(findings.row, name, "not_sent", label, facts))

    def _found_beside(self, kind: str) -> list[_Beside]:
        """Fields of other types that some column fills, unless this one reads that column."""
        read = self._names_read(kind)
        ours = {self.column_of(name) for name in (*read, MESSAGE_TYPE.name)}
        facts = {"type": kind}
        return [
            _Beside(place, name, self._registry.label_text_of(name), facts)
            for name in self._mapping.sources
            if name not in read
            and self._registry.field_called(name)
            and (place := self.column_of(name)) is not None
            and place not in ours
        ]

    def _card_number(self, text: str) -> str:
        return self._phones.read(text).number

    def _to_tell(self, problems: list[Problem]) -> tuple[Problem, ...]:
        """The row's problems, without those that only follow from another."""
        codes = {problem.code for problem in problems}
        if not self._blocked_fields and codes.isdisjoint(_FOLLOWS) and _IN_FORMULA not in codes:
            return tuple(problems)
        formulas = {problem.field for problem in problems if problem.code == _IN_FORMULA}
        empty = {problem.field for problem in problems if problem.code in _NO_VALUE}
        return tuple(
            problem
            for problem in problems
            if problem.field not in self._blocked_fields
            and not (problem.code in _FOLLOWS and problem.field in empty)
            and not (problem.code == _FORMULA and problem.field in formulas)
        )

    def _add_unknown_type(self, findings: Findings, written: str) -> None:
        facts = {"value": written, "choices": ", ".join(self._registry)}
        findings.add("unknown_type", MESSAGE_TYPE.name, MESSAGE_TYPE.label_text, **facts)

    # -- the mapping as a whole -------------------------------------------------------------

    def _mapping_problems(self) -> list[Problem]:
        findings = Findings(0)
        if self._mapping.message_type and not self._kind:
            self._add_unknown_type(findings, self._mapping.message_type)
        for name, source in self._sources():
            if self._registry.field_called(name) is None:
                findings.add("unknown_field", name, name)
            elif not isinstance(source, TextSource) and not self._has_column(source.header):
                code = "unknown_source" if isinstance(source, ColumnSource) else "unknown_choosing"
                findings.add(code, name, self._registry.label_text_of(name), column=source.header)
        for text in self._texts():
            text.tell_unknown(findings)
            text.tell_what_people_would_see(findings)
        for name in self._unmapped():
            findings.add("not_mapped", name, self._registry.label_text_of(name))
        return findings.problems

    def _sources(self) -> Iterator[tuple[str, Source]]:
        """The sources that some row may read, and those of fields that do not exist."""
        read = set(self._names_read(self._kind)) if self._kind else set()
        for name, source in self._mapping.sources.items():
            if not self._kind or name in read or self._registry.field_called(name) is None:
                yield name, source

    def _has_column(self, header: str) -> bool:
        return header_key(header) in self._index

    def _texts(self) -> Iterator[BoundText]:
        """The texts that some row may read, each once."""
        kinds = [self._kind] if self._kind else [*self._registry]
        values = [self._values_of(kind) for kind in kinds] + ([] if self._kind else [self._types])
        written: dict[str, WrittenText] = {each.name: each for own in values for each in own.texts}
        for each in written.values():
            yield from each.all_texts()

    def _unmapped(self) -> list[str]:
        """Fields that no row can do without and that nothing fills."""
        kind = self._kind
        filled = {name for name, source in self._mapping.sources.items() if _says_something(source)}
        if not kind:
            return [name for name in _SHARED if name not in filled]
        # The whole message as JSON in one cell, or a field that says the same.
        elsewhere = kind in filled or not filled.isdisjoint(self._registry[kind].stand_ins)
        return [
            field.name
            for field in self._registry.fields_in_use(kind, self._mapping.sources)
            if field.required
            and field.name not in filled
            and not (elsewhere and field.name != PHONE_NUMBER.name)
        ]


def _says_something(source: Source) -> bool:
    return isinstance(source, ColumnSource) or any(map(str.strip, texts_of(source)))
