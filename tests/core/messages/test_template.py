"""Saved templates: their variables, and what is wrong with them as they were typed."""

import pytest

from flowiq_desktop.core.messages.template import Template, TemplateButton, value_faults


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("Good morning.", ()),
        ("Dear {{1}}, on {{2}} at {{1}}.", ("1", "2")),
        ("Dear {{ name }}, on {{day}}.", ("name", "day")),
        ("Sawubona {{igama}}, {{usuku_2}}", ("igama", "usuku_2")),
        ("{{1", ()),
        ("{{}} {{ }}", ()),
    ],
)
def test_variables_are_found_in_the_text(text: str, variables: tuple[str, ...]) -> None:
    assert Template("visit", text).variables == variables


def test_the_text_is_filled_and_what_is_missing_stays_as_written() -> None:
    made = Template("visit", "Dear {{ name }}, on {{day}} or {{day}}.")
    assert made.filled({"day": "Tuesday"}) == "Dear {{ name }}, on Tuesday or Tuesday."
    assert made.filled({"day": "{{name}}", "name": "Anna"}) == "Dear Anna, on {{name}} or {{name}}."


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (Template("visit_2", "Dear {{1}}"), []),
        (Template("visit", "Dear {{name}} {{day}}"), []),
        (Template("Visit", "Hi"), ["name"]),
        (Template("visit reminder", "Hi"), ["name"]),
        (Template("", "Hi"), ["name"]),
        (Template("v" * 513, "Hi"), ["name"]),
        (Template("visit", "  \n"), ["no text"]),
        (Template("visit", "Dear {{1}} {{name}}"), ["all be"]),
        (Template("visit", "Dear {{2}}"), ["begin at"]),
        (Template("visit", "Dear {{1}} {{3}}"), ["begin at"]),
        (Template("visit", "Dear {{first name}}"), ["not complete"]),
        (Template("visit", "Dear {{name}"), ["not complete"]),
        (Template("visit", "x" * 1025), ["1,024"]),
        (Template("visit", "x" * 1024), []),
        (Template("visit", "Hi", buttons=(TemplateButton(" "),)), ["button"]),
        (Template("visit", "Hi", buttons=(TemplateButton("Map", "https://a.b/c"),)), ["a name"]),
        (Template("visit", "Hi", buttons=(TemplateButton("Map", "my place"),)), ["a name"]),
        (Template("visit", "Hi", buttons=(TemplateButton("Map", "place_1"),)), []),
    ],
)
def test_what_is_wrong_is_told(template: Template, told: list[str]) -> None:
    faults = list(template.faults())
    assert len(faults) == len(told)
    assert all(words in fault for fault, words in zip(faults, told, strict=True))


@pytest.mark.parametrize(
    ("line", "button"),
    [
        (" Map ", TemplateButton("Map")),
        ("Map = place", TemplateButton("Map", "place")),
        ("Map={{ 1 }}", TemplateButton("Map", "1")),
        ("Map = https://a.b/c?d=e", TemplateButton("Map", "https://a.b/c?d=e")),
        ("=", TemplateButton("")),
    ],
)
def test_a_button_as_it_is_typed(line: str, button: TemplateButton) -> None:
    assert TemplateButton.typed(line) == button


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("Anna Nkosi", []),
        ("R 1 200,00 (50 %)", []),
        ("four    blanks", []),
        ("five     blanks", ["template_blanks"]),
        ("odd\u00a0\u00a0\u00a0\u00a0\u00a0blanks", ["template_blanks"]),
        ("two\nlines", ["template_break"]),
        ("two\r\nlines", ["template_break"]),
        ("two\u2028lines", ["template_break"]),
        ("a\ttab", ["template_break"]),
        ("{{first_name}}", ["template_braces"]),
        ("{name}", ["template_braces"]),
        ("}}", ["template_braces"]),
        ("{{a}}\n     b", ["template_break", "template_blanks", "template_braces"]),
    ],
)
def test_values_that_would_be_refused_or_replaced(value: str, codes: list[str]) -> None:
    assert list(value_faults(value)) == codes
