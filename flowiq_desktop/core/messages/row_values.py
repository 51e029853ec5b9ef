"""RowValues: the texts that some fields take from a row, as a mapping says."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flowiq_desktop.core.cells.rules import Accepted, CellRules, TellMerged
from flowiq_desktop.core.cells.values import has_value, may_be_no_value
from flowiq_desktop.core.columns.mapping import ColumnSource, Source
from flowiq_desktop.core.messages.types import REGISTRY, FieldKind, Registry
from flowiq_desktop.core.problems import Findings
from flowiq_desktop.core.text.changed_look import (
    column_that_changes_looks,
    has_words_of_its_own,
    may_change_looks,
)
from flowiq_desktop.core.text.foreign_fields import (
    ForeignField,
    foreign_fields,
    may_hold_foreign_fields,
)
from flowiq_desktop.core.text.merge_fields import MergeText, header_key
from flowiq_desktop.texts import Text

_CELL_TEXTS_REMEMBERED = 4096
_WORDY = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})


@dataclass(frozen=True, slots=True)
class BoundText:
    """A field's text with merge fields, its columns looked up once for all rows.

    Attributes:
        name: the field.
        label: its name on the screen, as the field holds it.
        text: the text.
        places: each merge field's column position, by the column's name as written.
        unknown: columns that the sheet does not have.
        bare: columns that some merge field mentions without a fallback.
        foreign: columns that it mentions as other programs do, so that people would see braces.
        formatted: whether the signs in a value can change how the text looks to people.
        in_json: whether the field takes JSON, where `}}` is nothing unusual and cells are written
            so that a quote in one cannot end a JSON text.
    """

    name: str
    label: Text
    text: MergeText
    places: Mapping[str, int]
    unknown: tuple[str, ...]
    bare: frozenset[str]
    foreign: tuple[ForeignField, ...]
    in_json: bool
    formatted: bool = False

    @property
    def stray_braces(self) -> bool:
        """Whether people would see braces that were most likely meant to be a merge field."""
        return self.text.stray_braces and not self.in_json

    def tell_what_people_would_see(self, findings: Findings) -> None:
        """Report signs that were most likely meant to be a merge field."""
        if self.stray_braces:
            findings.add("stray_braces", self.name, self.label)
        for field in self.foreign:
            facts = {"found": field.found, "column": field.column}
            findings.add("foreign_field", self.name, self.label, **facts)

    def fill(self, cells: Sequence[str], findings: Findings, rules: CellRules) -> str:
        """The text filled from a row; columns with neither a value nor a fallback are reported."""
        places, in_json = self.places, self.in_json
        tell: TellMerged | None = None  # made when it is needed, which is in few rows

        def value_of(column: str) -> str:
            nonlocal tell
            place = places.get(column)
            value = cells[place] if place is not None else ""
            if may_be_no_value(value) and place is not None:
                tell = tell or TellMerged(self.name, self.label, self.bare, findings)
                value = rules.merged(column, place, value, tell)
            return json.dumps(value.strip(), ensure_ascii=False)[1:-1] if in_json else value

        filled, missing = self.text.fill(value_of)
        if missing:
            for column in dict.fromkeys(missing):
                if column in places and not (tell and column in tell.columns):
                    findings.add("missing_value", self.name, self.label, column=column)
        if self.formatted and (column := self.column_that_changes_looks(cells)):
            findings.add("look_changed", self.name, self.label, column=column)
        return filled

    def column_that_changes_looks(self, cells: Sequence[str]) -> str:
        """The first column whose value in a row changes how the text is formatted, or ""."""
        values = {column: cells[place] for column, place in self.places.items()}
        if not any(map(may_change_looks, values.values())):
            return ""
        return column_that_changes_looks(self.text, values)


class RowValues:
    """Takes the texts of fields from rows; merge fields in texts and in cells are filled.

    Args:
        names: the fields wanted.
        sources: where each field's text comes from.
        index: column positions by `header_key`.
        accepted: stand-ins such as NULL that the person took as right; may grow meanwhile.
        registry: the message types.

    Attributes:
        texts: the texts that do not come from a column, ready to be filled.
        columns_in_cells: columns that merge fields in cells mention, as far as rows were taken.
    """

    def __init__(
        self,
        names: Iterable[str],
        sources: Mapping[str, Source],
        index: Mapping[str, int],
        accepted: Collection[Accepted] = frozenset(),
        registry: Registry = REGISTRY,
    ) -> None:
        self._registry = registry
        self.texts: list[BoundText] = []
        self.columns_in_cells: set[str] = set()
        self._columns: list[tuple[str, int, bool]] = []
        self._index = index
        self._rules = CellRules(sources, accepted, registry)
        self._remembered = lru_cache(_CELL_TEXTS_REMEMBERED)(self._bound)
        for name in names:
            source = sources.get(name)
            if isinstance(source, ColumnSource):
                if (column := index.get(header_key(source.header))) is not None:
                    self._columns.append((name, column, self._is_wordy(name)))
            elif source is not None and source.text.strip():
                self.texts.append(self._bound(name, source.text))

    def of(self, cells: Sequence[str], findings: Findings) -> dict[str, str]:
        """The row's texts by field name, blank ones left out."""
        values: dict[str, str] = {}
        for name, column, wordy in self._columns:
            value = cells[column]
            if not value:
                continue
            if may_be_no_value(value):
                value = self._rules.own(name, column, value, findings)
            if "{{" in value or (wordy and may_hold_foreign_fields(value)):
                value = self._filled_cell(name, value, cells, findings)
            if value and not value.isspace():
                values[name] = value
        for text in self.texts:
            value = text.fill(cells, findings, self._rules)
            if value and not value.isspace():
                values[text.name] = value
        return values

    def uses_fallback(self, cells: Sequence[str]) -> bool:
        """Whether any text mentions a column that has no value in the row."""
        places = (place for text in self.texts for place in text.places.values())
        return any(not self._says_something(place, cells[place]) for place in places)

    def _filled_cell(self, name: str, cell: str, cells: Sequence[str], findings: Findings) -> str:
        """A cell with merge fields of its own, which nobody has looked at before."""
        text = self._remembered(name, cell)
        for column in text.unknown:
            findings.add("unknown_column", name, text.label, column=column)
        text.tell_what_people_would_see(findings)
        self.columns_in_cells.update(text.places)
        return text.fill(cells, findings, self._rules)

    def _is_wordy(self, name: str) -> bool:
        """Whether a field holds words for people, and no link, number or JSON."""
        field = self._registry.field_called(name)
        return field is not None and field.kind in _WORDY

    def _says_something(self, place: int, cell: str) -> bool:
        return has_value(cell) or self._rules.is_accepted(place, cell)

    def _bound(self, name: str, text: str) -> BoundText:
        parsed = MergeText.parse(text)
        columns = dict.fromkeys(field.column for field in parsed.fields)
        places = {c: self._index[header_key(c)] for c in columns if header_key(c) in self._index}
        unknown = tuple(column for column in columns if column not in places)
        field = self._registry.field_called(name)
        in_json = field is not None and field.kind is FieldKind.JSON
        bare = frozenset(field.column for field in parsed.fields if field.fallback is None)
        foreign = () if in_json else foreign_fields(text, self._index)
        label = field.label_text if field else name
        formatted = field is not None and field.formatted and has_words_of_its_own(parsed)
        return BoundText(name, label, parsed, places, unknown, bare, foreign, in_json, formatted)
