"""CellRules: what a message takes from a cell that may hold no value, and what is reported."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from flowiq_desktop.core.cells.values import (
    CellKind,
    CellReading,
    is_blank,
    no_values_in_json,
    read_cell,
)
from flowiq_desktop.core.columns.mapping import ColumnSource, Source
from flowiq_desktop.core.messages.types import PHONE_NUMBER, REGISTRY, FieldKind, Registry
from flowiq_desktop.core.problems import Findings
from flowiq_desktop.texts import Text

Accepted: TypeAlias = "tuple[int, str]"
"""A column's position, and the text in it that the person took as right."""


class _Takes(Enum):
    """What a field can do with a stand-in such as NULL in its own column."""

    NUMBER = "number"
    """It is the phone number: the number reader says what is wrong, in its own words."""
    JSON = "json"
    TEXT = "text"
    """It may be somebody's name, or the text of a button: the person decides."""
    HIDDEN = "hidden"
    """Nobody reads it, like the id of a button: any word will do."""
    NOTHING = "nothing"
    """It can never be right: a link, a choice, degrees, an emoji."""


@dataclass(slots=True)
class TellMerged:
    """Where problems of the merge fields of one text go, each column once.

    Attributes:
        name: the field whose text it is.
        label: its name on the screen, as the field holds it.
        bare: columns that the text mentions without a fallback.
        findings: the row's problems.
        columns: columns about which something was reported.
    """

    name: str
    label: Text
    bare: frozenset[str]
    findings: Findings
    columns: set[str] = field(default_factory=set)

    def tell(self, code: str, column: str, reading: CellReading) -> None:
        """Note a problem with what the column holds."""
        if column not in self.columns:
            self.columns.add(column)
            self.findings.add(code, self.name, self.label, **_facts(column, reading))


class CellRules:
    """Judges cells for the fields of one mapping.

    Args:
        sources: where each field's text comes from.
        accepted: what the person took as right; may grow meanwhile.
        registry: the message types.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        accepted: Collection[Accepted],
        registry: Registry = REGISTRY,
    ) -> None:
        self._headers = {
            name: source.header
            for name, source in sources.items()
            if isinstance(source, ColumnSource)
        }
        self._accepted = accepted
        self._label_of = registry.label_text_of
        self._takes = {name: _takes(name, registry) for name in sources}

    def is_accepted(self, place: int, cell: str) -> bool:
        """Whether the person took this text in this column as right."""
        return bool(self._accepted) and (place, read_cell(cell).bare) in self._accepted

    def merged(self, column: str, place: int, cell: str, told: TellMerged) -> str:
        """What a merge field takes from a cell; "" lets its fallback stand in."""
        reading = read_cell(cell)
        if reading.kind in (CellKind.VALUE, CellKind.EMPTY):
            return reading.text
        if (place, reading.bare) in self._accepted:
            return cell
        if reading.kind is CellKind.HOLDS_ERROR:
            told.tell("error_inside", column, reading)
        elif column in told.bare:
            code = "error_value" if reading.kind is CellKind.ERROR else "word_value"
            told.tell(code, column, reading)
        else:
            code = "error_replaced" if reading.kind is CellKind.ERROR else "word_replaced"
            told.tell(code, column, reading)
        return reading.text

    def decides(self, column: str, place: int, cell: str, told: TellMerged) -> bool:
        """Whether a cell that decides on a part of a text counts as not empty.

        A stand-in such as NULL is nothing; of an error nobody knows.
        """
        reading = read_cell(cell)
        if reading.kind is CellKind.ERROR and (place, reading.bare) not in self._accepted:
            told.tell("error_decides", column, reading)
        return reading.usable or self.is_accepted(place, cell)

    def own(self, name: str, place: int, cell: str, findings: Findings) -> str:
        """What a field takes from its own column; "" when there is nothing that can be sent."""
        takes = self._takes[name]
        if takes is _Takes.NUMBER:
            return "" if is_blank(cell) else cell
        reading = read_cell(cell)
        if takes is _Takes.JSON and reading.usable:
            self._look_into_json(name, place, cell, findings)
            return reading.text
        if reading.kind in (CellKind.VALUE, CellKind.EMPTY):
            return reading.text
        if reading.kind is CellKind.WORD and takes is _Takes.HIDDEN:
            return cell
        if takes is _Takes.JSON and reading.bare.casefold() == "null":  # JSON's own word for it
            return ""
        if takes is not _Takes.NOTHING and (place, reading.bare) in self._accepted:
            return cell
        self._tell(_code(reading, takes), name, reading, findings)
        return reading.text

    def _look_into_json(self, name: str, place: int, cell: str, findings: Findings) -> None:
        for reading in no_values_in_json(cell):
            if (place, reading.bare) not in self._accepted:
                self._tell(_code(reading, _Takes.TEXT), name, reading, findings)

    def _tell(self, code: str, name: str, reading: CellReading, findings: Findings) -> None:
        findings.add(code, name, self._label_of(name), **_facts(self._headers[name], reading))


def _code(reading: CellReading, takes: _Takes) -> str:
    if reading.kind is CellKind.ERROR:
        return "error_cell"
    if reading.kind is CellKind.HOLDS_ERROR:
        return "error_inside"
    return "word_cell" if takes is _Takes.TEXT else "placeholder"


def _facts(column: str, reading: CellReading) -> dict[str, object]:
    facts: dict[str, object] = {"column": column, "cell": reading.bare}
    match reading.kind:
        case CellKind.ERROR:
            facts["found"] = reading.found
        case CellKind.WORD:
            facts["word"] = reading.found
        case _:
            facts["inside"] = reading.found
    return facts


def _takes(name: str, registry: Registry) -> _Takes:
    known = registry.field_called(name)
    kind = known.kind if known else FieldKind.TEXT
    if kind is FieldKind.JSON:
        return _Takes.JSON
    if kind is FieldKind.PHONE:
        return _Takes.NUMBER if name == PHONE_NUMBER.name else _Takes.NOTHING
    if kind not in (FieldKind.TEXT, FieldKind.LONG_TEXT) or name.endswith("_phone"):
        return _Takes.NOTHING
    return _Takes.HIDDEN if name.endswith("_id") else _Takes.TEXT
