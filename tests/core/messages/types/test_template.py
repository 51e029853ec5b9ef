"""Templates: the body FlowIQ takes, what is refused before sending, and what the phone shows."""

import pytest

from flowiq_desktop.core.messages.template import Category, Template, TemplateButton
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.system.paths import resource
from tests.core.messages.types.building import Built, build, faults

CONTRACT = Contract.load(resource("openapi", "flowiq-openapi.yaml"))
VISIT = Template(
    "visit_reminder",
    "Dear {{parent}}, please come on *{{day}}*.",
    footer="Sunny School",
    header="image",
    buttons=(TemplateButton("See the map", "place"), TemplateButton("Stop")),
)
NUMBERED = Template("plain_notice", "Dear {{1}}, your total is {{2}}.")
NAMED = Template("welcome", "Welcome, {{name}}!")
TEMPLATES = {entry.name: entry for entry in (VISIT, NUMBERED, NAMED)}
LINK = "https://practice.flowiq.invalid/media/picture.png"
GOOD = {
    "template_name": "visit_reminder",
    "variable_parent": " Anna ",
    "variable_day": "Tuesday",
    "button_value_place": "A17",
    "header_media_url": LINK,
}


def made(values: dict[str, str], *, may_be_created: bool = False) -> Built:
    kept = {name: value for name, value in values.items() if value.strip()}
    return build("template", kept, templates=TEMPLATES, may_be_created=may_be_created)


def test_the_body_is_the_documented_one() -> None:
    built = made(GOOD)
    assert built.problems == ()
    assert built.body == {
        "whatsappNumber": "+27821234567",
        "templateName": "visit_reminder",
        "bodyParameters": {"parent": "Anna", "day": "Tuesday"},
        "buttonParameters": {"place": "A17"},
        "headerMedia": LINK,
    }
    assert next(iter(built.body)) == "whatsappNumber"
    assert faults(CONTRACT, built.body) == []


def test_positions_are_keys_and_nothing_is_sent_that_the_template_does_not_have() -> None:
    built = made(
        {
            "template_name": "plain_notice",
            "variable_1": "Anna",
            "variable_2": "R 40",
            "variable_day": "Tuesday",
            "button_value_place": "A17",
        }
    )
    assert built.problems == ()
    assert built.body["bodyParameters"] == {"1": "Anna", "2": "R 40"}
    assert "buttonParameters" not in built.body


def test_a_template_without_variables_has_no_parameters() -> None:
    built = build(
        "template", {"template_name": "notice"}, templates={"notice": Template("notice", "Hi")}
    )
    assert built.body == {"whatsappNumber": "+27821234567", "templateName": "notice"}
    assert built.wording == "Hi"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"template_name": ""}, "missing", "template_name"),
        ({"variable_day": ""}, "missing", "variable_day"),
        ({"variable_day": "Tue\nWed"}, "template_break", "variable_day"),
        ({"variable_day": "a\tb"}, "template_break", "variable_day"),
        ({"variable_day": "a      b"}, "template_blanks", "variable_day"),
        ({"variable_day": "{{first_name}}"}, "template_braces", "variable_day"),
        ({"button_value_place": ""}, "missing", "button_value_place"),
        ({"button_value_place": "{x}"}, "template_braces", "button_value_place"),
        ({"header_media_url": ""}, "missing", "header_media_url"),
        ({"header_media_url": "C:\\map.png"}, "local_file", "header_media_url"),
        ({"header_media_url": "https://x.example/a.pdf"}, "wrong_media_kind", "header_media_url"),
        ({"variable_day": "x" * 1000}, "too_long", "template_name"),
    ],
)
def test_what_would_be_refused_blocks_the_row(
    change: dict[str, str], code: str, field: str
) -> None:
    built = made({**GOOD, **change})
    assert built.blocked
    assert (code, field) in built.found


@pytest.mark.parametrize(("over", "blocked"), [(0, False), (1, True)])
def test_all_of_the_text_counts(over: int, blocked: bool) -> None:
    rest = len(NUMBERED.filled({"1": "", "2": ""}).replace("{{1}}", "").replace("{{2}}", ""))
    value = "x" * (1024 - rest - 1 + over)
    built = made({"template_name": "plain_notice", "variable_1": "y", "variable_2": value})
    assert built.blocked is blocked
    assert len(built.wording) == 1024 + over


def test_a_variable_called_name_needs_consent() -> None:
    values = {"template_name": "welcome", "variable_name": "Anna"}
    assert made(values).found == [("template_creates", "variable_name")]
    assert made(values).blocked
    allowed = made(values, may_be_created=True)
    assert allowed.problems == ()
    assert allowed.body["bodyParameters"] == {"name": "Anna"}


def test_of_a_template_that_nobody_saved_everything_is_sent_and_told() -> None:
    built = made({"template_name": "other", "variable_1": "A", "variable_2": "B"})
    assert built.codes == ["template_unknown"]
    assert not built.blocked
    assert built.body["bodyParameters"] == {"1": "A", "2": "B"}
    assert (built.shown, built.wording) == ({}, "")
    named = made({"template_name": "other", "variable_name": "A"})
    assert "template_creates" in named.codes
    assert named.blocked


def test_a_file_that_the_template_has_no_place_for_is_told_and_not_sent() -> None:
    values = {"template_name": "plain_notice", "variable_1": "A", "variable_2": "B"}
    built = made({**values, "header_media_url": LINK})
    assert built.codes == ["unused_part"]
    assert "headerMedia" not in built.body


def test_the_phone_shows_the_filled_text_the_file_and_the_buttons() -> None:
    built = made(GOOD)
    content = REGISTRY.bubble_of(built.body, built.shown)
    assert content is not None
    assert built.wording == "Dear Anna, please come on *Tuesday*."
    assert "".join(span.text for span in content.text) == "Dear Anna, please come on Tuesday."
    assert content.media is not None
    assert (content.media.url, content.media.kind) == (LINK, "image")
    assert (content.footer, content.buttons) == ((Span("Sunny School"),), ("See the map", "Stop"))
    assert content.links == {0}
    assert content.kind == REGISTRY["template"].bubble


def test_what_is_missing_is_shown_as_it_is_written() -> None:
    built = made({"template_name": "plain_notice", "variable_1": "Anna"})
    assert built.wording == "Dear Anna, your total is {{2}}."


def test_without_its_words_it_is_shown_by_its_values() -> None:
    body = {"whatsappNumber": "+27821234567", "templateName": "x", "bodyParameters": {"1": "A"}}
    content = REGISTRY.bubble_of(body)
    assert content is not None
    assert "".join(span.text for span in content.text) == "x\nA"


def test_a_body_tells_its_type_number_and_template() -> None:
    body = made(GOOD).body
    entry = REGISTRY.type_of(body)
    assert entry is REGISTRY["template"]
    assert REGISTRY.addressed_to("/send-template", body) == "+27821234567"
    assert REGISTRY.group_of(body) == "visit_reminder"
    text = {"phone_number": "+27821234567", "message_type": "text", "text": "Hi"}
    assert REGISTRY.addressed_to("/send-whatsapp", text) == "+27821234567"
    assert (REGISTRY.group_of(text), REGISTRY.type_of({})) == ("", None)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("variable_1", True),
        ("variable_day", True),
        ("button_value_place", True),
        ("variable_", False),
        ("variable", False),
        ("variable_a b", False),
    ],
)
def test_each_variable_is_a_field(name: str, known: bool) -> None:
    field = REGISTRY.field_called(name)
    assert (field is not None) is known
    assert REGISTRY.is_further(name, "template") is known
    assert not REGISTRY.is_further(name, "text")


@pytest.mark.parametrize(
    ("name", "category"),
    [("visit_reminder", "utility"), ("offer", "marketing"), ("nobody_knows", "marketing")],
)
def test_a_template_says_whether_it_is_marketing_and_an_unknown_one_counts_as_such(
    name: str, category: str
) -> None:
    saved = {**TEMPLATES, "offer": Template("offer", "Buy!", category=Category.MARKETING)}
    assert build("template", {**GOOD, "template_name": name}, templates=saved).category == category


@pytest.mark.parametrize("written", ["Visit_Reminder", " visit_reminder ", "VISIT_REMINDER"])
def test_a_saved_template_is_known_in_any_case(written: str) -> None:
    built = made({**GOOD, "template_name": written})
    assert built.problems == ()
    assert built.body["templateName"] == "visit_reminder"


@pytest.mark.parametrize("written", ["Other", "visit reminder", "visit-reminder", "besoek\u00eb"])
def test_what_cannot_be_a_name_blocks_the_row(written: str) -> None:
    built = made({**GOOD, "template_name": written})
    assert ("template_misnamed", "template_name") in built.found
    assert built.blocked
