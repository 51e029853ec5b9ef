"""What the cells of a column decide about parts of texts."""

import pytest

from flowiq_desktop.core.columns.deciding import is_met, rows_that_meet, values_nowhere
from flowiq_desktop.core.columns.mapping import ChoiceSource, ColumnSource, Mapping, TextSource
from flowiq_desktop.core.text.conditional.condition import Condition
from tests.core.columns.sheets import NUMBERS, sheet_of

SHEET = sheet_of(Cell=NUMBERS, Grade=("7", " 7", "n/a"), Class=("A", "B", ""))
PART = '{{{{only if "{}" is {}}}}}x{{{{end if}}}}'


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        (Condition("grade", value="7"), 2),
        (Condition("Grade", False, "7"), 1),
        (Condition("Grade"), 2),
        (Condition("Grade", False), 1),
        (Condition("Grade", value="N/A"), 1),
        (Condition("Class", value="b "), 1),
        (Condition("Class", value="C"), 0),
        (Condition("Gone", value="C"), None),
    ],
)
def test_rows_that_get_a_part_are_counted(condition: Condition, rows: int | None) -> None:
    assert rows_that_meet(SHEET, condition) == rows


def test_a_cell_kept_as_text_is_its_text() -> None:
    assert is_met(Condition("Grade", value="007"), '="007"')


def mapping(text: TextSource | ChoiceSource, kind: str = "text") -> Mapping:
    return Mapping(kind, {"phone_number": ColumnSource("Cell"), "text": text})


def test_a_value_that_no_cell_has_is_told_once() -> None:
    text = PART.format("Grade", '"8"') * 2 + PART.format("Grade", 'not "7"')
    (problem,) = values_nowhere(SHEET, mapping(TextSource(text)))
    assert (problem.code, problem.field, problem.blocks) == ("value_nowhere", "text", False)
    assert problem.facts == {"column": "Grade", "value": "8"}
    assert values_nowhere(SHEET, mapping(TextSource(text), "image")) == ()


def test_texts_that_a_column_chooses_are_looked_at_too() -> None:
    source = ChoiceSource("Class", (("A", PART.format("Grade", 'not "Seven"')),), "All")
    assert [p.facts["value"] for p in values_nowhere(SHEET, mapping(source))] == ["Seven"]


def test_what_is_empty_or_gone_is_told_elsewhere() -> None:
    text = PART.format("Grade", "empty") + PART.format("Gone", '"7"')
    assert values_nowhere(SHEET, mapping(TextSource(text))) == ()
