import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Source, TextSource
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.ui.steps.message.message_form_plan import FormPlan, plan_form


def names(plan: FormPlan) -> list[str]:
    return [field.name for field in plan.main]


def test_what_is_needed_comes_first() -> None:
    assert names(plan_form(("image",), {}, {})) == ["media_url", "caption"]
    assert names(plan_form(("location",), {}, {}))[:2] == ["latitude", "longitude"]


@pytest.mark.parametrize("kind", list(REGISTRY))
def test_the_number_and_the_type_are_asked_for_elsewhere(kind: str) -> None:
    plan = plan_form((kind,), {}, {})
    shown = {field.name for field in (*plan.main, *plan.more)}
    assert shown.isdisjoint({"phone_number", "message_type"})
    assert {field.name for field in plan.main if field.advanced} <= {"contact_name"}


@pytest.mark.parametrize("kind", list(REGISTRY))
def test_a_field_in_use_is_never_hidden(kind: str) -> None:
    elsewhere = {"phone_number", "template_name"}  # matched, and chosen above the form
    fields = [f for f in REGISTRY.fields_of(kind) if f.name not in elsewhere]
    sources: dict[str, Source] = {field.name: ColumnSource("X") for field in fields}
    plan = plan_form((kind,), sources, {})
    assert {field.name for field in (*plan.main, *plan.more)} == set(sources)
    assert plan.addable == ()


def test_buttons_are_added_one_by_one_up_to_three() -> None:
    plan = plan_form(("interactive",), {}, {})
    assert names(plan)[:3] == ["interactive_type", "body", "button_1"]
    assert "button_2" not in names(plan)
    assert plan.addable == (("button", 2),)
    assert "button_2" in names(plan_form(("interactive",), {}, {"button": 2}))
    assert plan_form(("interactive",), {}, {"button": 3}).addable == ()


def test_a_list_has_rows_and_no_buttons() -> None:
    sources = {"interactive_type": TextSource("list"), "row_2_title": TextSource("09:00")}
    plan = plan_form(("interactive",), sources, {})
    assert {"list_button", "row_1_title", "row_2_title"} <= set(names(plan))
    assert "button_1" not in names(plan)
    assert plan.addable == (("row", 3),)


def test_rows_alone_mean_a_list() -> None:
    plan = plan_form(("interactive",), {"row_1_title": TextSource("09:00")}, {})
    assert "button_1" not in names(plan)


def test_a_column_that_decides_shows_both() -> None:
    plan = plan_form(("interactive",), {"interactive_type": ColumnSource("Kind")}, {})
    assert {"button_1", "list_button", "row_1_title"} <= set(names(plan))


def test_contacts_show_name_and_phone_of_each_that_was_added() -> None:
    plan = plan_form(("contacts",), {}, {"contact": 2})
    assert names(plan) == ["contact_name", "contact_phone", "contact_2_name", "contact_2_phone"]
    assert plan.addable == (("contact", 3),)
    assert plan_form(("contacts",), {}, {"contact": 5}).addable == ()


def test_several_types_show_each_field_once() -> None:
    plan = plan_form(("text", "image", "document"), {}, {})
    assert sorted(names(plan)) == ["caption", "filename", "media_url", "text"]
