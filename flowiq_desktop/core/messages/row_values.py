"""RowValues: the texts that some fields take from a row, as a mapping says."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from flowiq_desktop.core.cells.rules import Accepted, CellRules
from flowiq_desktop.core.cells.values import has_value, is_blank, may_be_no_value
from flowiq_desktop.core.columns.sources import ChoiceSource, ColumnSource, Source
from flowiq_desktop.core.messages.bound_texts import BoundChoice, BoundText, WrittenText
from flowiq_desktop.core.messages.said_twice import joints, neighbours
from flowiq_desktop.core.messages.types import REGISTRY, FieldKind, Registry
from flowiq_desktop.core.problems import Findings
from flowiq_desktop.core.text.changed_look import has_words_of_its_own
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text.foreign_fields import foreign_fields, may_hold_foreign_fields
from flowiq_desktop.core.text.merge_fields import MergeText, header_key
from flowiq_desktop.texts import phrase

_CELL_TEXTS_REMEMBERED = 4096
_WORDY = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})


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
        self.texts: list[WrittenText] = []
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
            elif isinstance(source, ChoiceSource):
                self.texts.append(self._bound_choice(name, source))
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
            if not is_blank(value):
                values[name] = value
        for text in self.texts:
            value = text.fill(cells, findings, self._rules)
            if not is_blank(value):
                values[text.name] = value
        return values

    def uses_fallback(self, cells: Sequence[str]) -> bool:
        """Whether any text takes a column that has no value in the row.

        A part that such a row does not get needs none, nor does the column that decides about it.
        """
        texts = [text for it in self.texts if (text := self._text_of(it, cells))]
        places = [place for text in texts for place in text.places_filled(cells, self._is_empty)]
        choosing = (w.place for w in self.texts if isinstance(w, BoundChoice))
        asked = (*places, *(place for place in choosing if place is not None))
        return any(self._is_empty(place, cells[place]) for place in asked)

    def _is_empty(self, place: int, cell: str) -> bool:
        return not self._says_something(place, cell)

    def _text_of(self, written: WrittenText, cells: Sequence[str]) -> BoundText | None:
        """The text that a row takes."""
        if isinstance(written, BoundText):
            return written
        if written.place is None:
            return None
        cell = cells[written.place]
        return written.text_for(cell if self._says_something(written.place, cell) else "")

    def _filled_cell(self, name: str, cell: str, cells: Sequence[str], findings: Findings) -> str:
        """A cell with merge fields of its own, which nobody has looked at before."""
        text = self._remembered(name, cell)
        text.tell_unknown(findings)
        text.tell_what_people_would_see(findings)
        self.columns_in_cells.update(text.places)
        return text.fill(cells, findings, self._rules)

    def _is_wordy(self, name: str) -> bool:
        """Whether a field holds words for people, and no link, number or JSON."""
        field = self._registry.field_called(name)
        return field is not None and field.kind in _WORDY

    def _says_something(self, place: int, cell: str) -> bool:
        return has_value(cell) or self._rules.is_accepted(place, cell)

    def _bound_choice(self, name: str, source: ChoiceSource) -> BoundChoice:
        """What was written for each value; a blank text is none."""
        place = self._index.get(header_key(source.header))
        texts = {choice_key(v): self._bound(name, t, v) for v, t in source.texts if t.strip()}
        spare = source.otherwise
        otherwise = self._bound(name, spare) if spare.strip() else None
        label = self._registry.label_text_of(name)
        return BoundChoice(name, label, source.header, place, texts, otherwise)

    def _bound(self, name: str, text: str, value: str = "") -> BoundText:
        """A text; `value` is the one that it is written for, where a column chooses."""
        parsed = MergeText.parse(text)
        columns = dict.fromkeys(parsed.columns)
        places = {c: self._index[header_key(c)] for c in columns if header_key(c) in self._index}
        unknown = tuple(column for column in columns if column not in places)
        field = self._registry.field_called(name)
        in_json = field is not None and field.kind is FieldKind.JSON
        bare = frozenset(field.column for field in parsed.fields if field.fallback is None)
        foreign = () if in_json else foreign_fields(text, self._index)
        label = field.label_text if field else name
        label = phrase('{label} for "{value}"', label=label, value=value) if value else label
        formatted = field is not None and field.formatted and has_words_of_its_own(parsed)
        beside = () if in_json else joints(parsed)
        words = tuple((it, places[it.column]) for it in beside if it.column in places)
        near = () if in_json else neighbours(parsed)
        pairs = (
            (it, places[it.left], places[it.right])
            for it in near
            if it.left in places and it.right in places
        )
        return BoundText(
            *(name, label, parsed, places, unknown, bare, foreign, in_json, formatted, words),
            tuple(pairs),
        )
