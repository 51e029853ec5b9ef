"""Deciding columns: what the cells of a column decide about parts of texts."""

from flowiq_desktop.core.cells.values import bare_text, has_value
from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.columns.sources import texts_of
from flowiq_desktop.core.columns.unused_columns import fields_taken
from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.problems import Findings, Problem
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.conditional.condition import Condition, value_key
from flowiq_desktop.core.text.merge_fields import MergeText, header_index, header_key


def is_met(condition: Condition, cell: str) -> bool:
    """Whether a row with this cell gets the part; a stand-in such as "n/a" counts as empty."""
    return condition.is_met_by(bare_text(cell), is_empty=not has_value(cell))


def rows_that_meet(sheet: Sheet, condition: Condition) -> int | None:
    """How many rows get the part; None where the sheet does not have the column."""
    column = header_index(sheet.headers).get(header_key(condition.column))
    if column is None:
        return None
    return sum(n for cell, n in sheet.distinct(column).items() if is_met(condition, cell))


def asks_for_values(mapping: Mapping) -> bool:
    """Whether a part of some text is for rows with a certain value."""
    texts = (text for source in mapping.sources.values() for text in texts_of(source))
    return any(value_key(it.value) for text in texts for it in MergeText.parse(text).conditions)


def values_nowhere(
    sheet: Sheet, mapping: Mapping, registry: Registry = REGISTRY
) -> tuple[Problem, ...]:
    """Problems about values that a text asks for and no cell has: most likely a slip of the pen."""
    findings, taken = Findings(0), fields_taken(mapping, registry)
    for name, source in mapping.sources.items():
        texts = texts_of(source) if name in taken else ()
        asked = (c for text in texts for c in MergeText.parse(text).conditions)
        for condition in dict.fromkeys(asked):
            if value_key(condition.value) and _is_nowhere(sheet, condition):
                facts = {"column": condition.column, "value": condition.value}
                findings.add("value_nowhere", name, registry.label_text_of(name), **facts)
    return tuple(findings.problems)


def _is_nowhere(sheet: Sheet, condition: Condition) -> bool:
    rows = rows_that_meet(sheet, Condition(condition.column, True, condition.value))
    return len(sheet) > 0 and rows == 0
