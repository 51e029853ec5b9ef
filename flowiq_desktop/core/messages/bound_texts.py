"""BoundText and BoundChoice: what was written for a field, its columns looked up once."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.cells.rules import CellRules, TellMerged
from flowiq_desktop.core.cells.values import bare_text, may_be_no_value
from flowiq_desktop.core.messages.said_twice import Joint, Neighbours, some_may_be_said_twice
from flowiq_desktop.core.problems import Findings
from flowiq_desktop.core.text.changed_look import (
    column_that_changes_looks,
    may_change_looks,
    some_may_change_looks,
)
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text.conditional.condition import Condition, is_condition_mark
from flowiq_desktop.core.text.foreign_fields import ForeignField
from flowiq_desktop.core.text.merge_fields import MergeText, shown_parts
from flowiq_desktop.texts import Text


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
        joints: the words of the text beside its fields, each with its column's position.
        neighbours: the columns whose fields stand beside each other, with their positions.
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
    joints: tuple[tuple[Joint, int], ...] = ()
    neighbours: tuple[tuple[Neighbours, int, int], ...] = ()

    @property
    def stray_braces(self) -> bool:
        """Whether people would see braces that were most likely meant to be a merge field."""
        return self.text.stray_braces and not self.in_json

    def all_texts(self) -> Iterator["BoundText"]:
        """Every text that some row may take: this one."""
        yield self

    def tell_unknown(self, findings: Findings) -> None:
        """Report columns that the sheet does not have."""
        for column in self.unknown:
            findings.add(self._code_of(column), self.name, self.label, column=column)

    def _code_of(self, unknown: str) -> str:
        if is_condition_mark(unknown):
            return "condition_alone"
        is_field = any(field.column == unknown for field in self.text.fields)
        return "unknown_column" if is_field else "unknown_deciding"

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

        def is_met(condition: Condition) -> bool:
            nonlocal tell
            place = places.get(condition.column)
            value = cells[place] if place is not None else ""
            if not may_be_no_value(value) or place is None:
                return condition.is_met_by(value, is_empty=not value.strip())
            tell = tell or TellMerged(self.name, self.label, self.bare, findings)
            says_something = rules.decides(condition.column, place, value, tell)
            return condition.is_met_by(bare_text(value), is_empty=not says_something)

        filled, missing = self.text.fill(value_of, is_met)
        if missing:
            for column in dict.fromkeys(missing):
                if column in places and not (tell and column in tell.columns):
                    findings.add("missing_value", self.name, self.label, column=column)
        if self.formatted and (column := self.column_that_changes_looks(cells)):
            findings.add("look_changed", self.name, self.label, column=column)
        if self.joints or self.neighbours:
            self._tell_said_twice(cells, filled, findings)
        return filled

    def _tell_said_twice(self, cells: Sequence[str], filled: str, findings: Findings) -> None:
        """Report words of the text that a cell says again; parts left out say nothing."""
        told: set[str] = set()
        for joint, place in self._joints_of(cells):
            cell = cells[place].strip()
            is_shown = cell in filled or not self.text.conditions
            if joint.column not in told and is_shown and joint.is_said_again(cell):
                told.add(joint.column)
                facts = {"column": joint.column, "word": joint.word, "found": joint.said_with(cell)}
                findings.add("said_twice", self.name, self.label, **facts)

    def _joints_of(self, cells: Sequence[str]) -> Iterator[tuple[Joint, int]]:
        """Those of the text, and those that the cells of a row make."""
        yield from self.joints
        for both, left, right in self.neighbours:
            for joint in both.joints(cells[left], cells[right]):
                yield joint, right if joint.is_before else left

    def may_be_told(self, columns: Sequence[Sequence[str]]) -> bool:
        """Whether some values of many rows may change how the text looks, or say a word again."""
        if self.formatted and any(
            some_may_change_looks(columns[at]) for at in self.places.values()
        ):
            return True
        if any(some_may_be_said_twice(joint, columns[at]) for joint, at in self.joints):
            return True
        return any(
            it.may_meet(columns[left], columns[right]) for it, left, right in self.neighbours
        )

    def is_told(self, cells: Sequence[str]) -> bool:
        """Whether the values of a row do."""
        again = any(joint.is_said_again(cells[place]) for joint, place in self._joints_of(cells))
        return again or (self.formatted and bool(self.column_that_changes_looks(cells)))

    def places_filled(
        self, cells: Sequence[str], is_empty: Callable[[int, str], bool]
    ) -> Iterator[int]:
        """The columns that a row's text takes, without those of parts that the row does not get."""

        def is_met(condition: Condition) -> bool:
            place = self.places.get(condition.column)
            cell = "" if place is None else cells[place]
            return condition.is_met_by(cell, is_empty=place is None or is_empty(place, cell))

        shown = self.text
        if shown.conditions:
            shown = shown_parts(shown, tuple(map(is_met, shown.conditions)))
        columns = (field.column for field in shown.fields)
        yield from (self.places[column] for column in columns if column in self.places)

    def column_that_changes_looks(self, cells: Sequence[str]) -> str:
        """The first column whose value in a row changes how the text is formatted, or ""."""
        values = {column: cells[place] for column, place in self.places.items()}
        if not any(map(may_change_looks, values.values())):
            return ""
        return column_that_changes_looks(self.text, values)


@dataclass(frozen=True, slots=True)
class BoundChoice:
    """A field's texts, of which the row's cell in a column chooses one.

    Attributes:
        name: the field.
        label: its name on the screen, as the field holds it.
        column: the header of the column that chooses.
        place: its position; None when the sheet does not have it.
        texts: those that say something, by `choice_key`; "" is for empty cells.
        otherwise: the one for all other values; None when there is none.
    """

    name: str
    label: Text
    column: str
    place: int | None
    texts: Mapping[str, BoundText]
    otherwise: BoundText | None

    def all_texts(self) -> Iterator[BoundText]:
        """Every text that some row may take."""
        yield from self.texts.values()
        if self.otherwise is not None:
            yield self.otherwise

    def text_for(self, value: str) -> BoundText | None:
        """The text that belongs to a cell's value, or None when there is none."""
        return self.texts.get(choice_key(value), self.otherwise)

    def fill(self, cells: Sequence[str], findings: Findings, rules: CellRules) -> str:
        """The row's own text, filled; a row that has none is reported, and gives ""."""
        if self.place is None:
            return ""
        value, is_told = cells[self.place], False
        if may_be_no_value(value):
            bare = frozenset() if self.text_for("") else frozenset({self.column})
            tell = TellMerged(self.name, self.label, bare, findings)
            if not rules.decides(self.column, self.place, value, tell) and tell.columns:
                return ""  # an error: nobody knows which text was meant
            value = rules.merged(self.column, self.place, value, tell)
            is_told = bool(tell.columns)
        text = self.text_for(value)
        if text is not None:
            return text.fill(cells, findings, rules)
        if not is_told:
            self._tell_none(value.strip(), findings)
        return ""

    def _tell_none(self, value: str, findings: Findings) -> None:
        code = "no_text_for_value" if value else "no_text_for_empty"
        facts = {"column": self.column, **({"value": value} if value else {})}
        findings.add(code, self.name, self.label, **facts)


WrittenText = BoundText | BoundChoice
"""What was written for a field."""
