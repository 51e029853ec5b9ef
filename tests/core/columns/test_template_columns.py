"""What fills the variables of templates: columns that are called like them."""

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, TextSource
from flowiq_desktop.core.columns.template_columns import with_variables
from flowiq_desktop.core.messages.template import Template, TemplateButton
from flowiq_desktop.core.sheet import Sheet

NAMED = Template("named", "Dear {{parent_name}} {{day}}", buttons=(TemplateButton("Map", "place"),))
NUMBERED = Template("numbered", "Dear {{1}} {{2}}")
SAVED = {"named": NAMED, "numbered": NUMBERED}


def sheet(*headers: str, rows: tuple[tuple[str, ...], ...] = ()) -> Sheet:
    cells = rows or (tuple("x" for _ in headers),)
    return Sheet("People", headers, cells, range(2, len(cells) + 2))


def chosen(name: str, **more: ColumnSource | TextSource) -> Mapping:
    return Mapping("template", {"template_name": TextSource(name), **more}, SAVED)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Parent name", "variable_parent_name"),
        ("parent_name", "variable_parent_name"),
        ("PARENT-NAME", "variable_parent_name"),
        ("variable_parent_name", "variable_parent_name"),
        ("Day", "variable_day"),
        ("Place", "button_value_place"),
    ],
)
def test_a_column_of_the_same_name_fills_a_variable(header: str, field: str) -> None:
    made = with_variables(sheet("Mobile", header), chosen("named"))
    assert made.sources[field] == ColumnSource(header)


@pytest.mark.parametrize(
    "header", ["2", "{{2}}", "Variable 2", "value 2", "Parameter 2", "variable_2", "Field 2"]
)
def test_a_column_of_the_same_number_fills_a_variable(header: str) -> None:
    made = with_variables(sheet("Mobile", header), chosen("numbered"))
    assert made.sources["variable_2"] == ColumnSource(header)
    assert made.sources["variable_1"] == TextSource("")


def test_what_was_chosen_stays_and_variables_of_other_templates_go() -> None:
    before = chosen("named", variable_day=TextSource("Tuesday"), variable_1=ColumnSource("Day"))
    made = with_variables(sheet("Mobile", "Day"), before)
    assert made.sources["variable_day"] == TextSource("Tuesday")
    assert "variable_1" not in made.sources
    assert made.templates == SAVED


def test_of_an_unknown_template_nothing_is_taken_away() -> None:
    before = chosen("other", variable_day=TextSource("Tuesday"))
    assert with_variables(sheet("Mobile", "Day"), before) == before


def test_the_number_fills_no_variable() -> None:
    phone = Template("phone", "Call {{mobile}}")
    before = Mapping(
        "template",
        {"phone_number": ColumnSource("Mobile"), "template_name": TextSource("phone")},
        {"phone": phone},
    )
    assert with_variables(sheet("Mobile"), before).sources["variable_mobile"] == TextSource("")


def test_rows_may_name_their_own_template() -> None:
    table = sheet("Mobile", "Template", "Day", rows=(("1", "named", "x"), ("2", " numbered", "y")))
    before = Mapping("template", {"template_name": ColumnSource("Template")}, SAVED)
    made = with_variables(table, before)
    assert made.sources["variable_day"] == ColumnSource("Day")
    assert "variable_1" not in made.sources  # no column is called so


def test_the_only_template_is_meant_and_of_several_none() -> None:
    one = Mapping("template", {}, {"numbered": NUMBERED})
    assert with_variables(sheet("1"), one).sources["template_name"] == TextSource("numbered")
    assert with_variables(sheet("1"), Mapping("template", {}, SAVED)).sources == {}


def test_other_messages_have_none() -> None:
    before = Mapping("text", {"text": TextSource("Hi")}, SAVED)
    assert with_variables(sheet("Day", "1"), before) is before
