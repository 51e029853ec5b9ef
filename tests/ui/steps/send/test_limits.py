"""Costs and limits in the window: shown before, kept to, and raised in two clicks."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.messages.types.template import TEMPLATE_TYPE
from flowiq_desktop.core.messages.types.template_fields import TEMPLATE_NAME
from flowiq_desktop.core.money.budget import NO_BUDGET
from tests.ui.window_stage import SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

MANY = [(f"Person {n}", f"082 55{n:05d}") for n in range(260)]


def enter_price(stage: WindowStage, price: str = "R 0,45") -> None:
    stage.program.services.prices.keep(price, "")


def shown(stage: WindowStage, name: str) -> str:
    return stage.find(QLabel, name).text()


def test_a_plain_campaign_shows_no_cost_and_gains_no_click(stage: WindowStage) -> None:
    stage.go_to_send()
    assert stage.find(QLabel, "summary_cost").isHidden()
    stage.click("primary_button")
    words = stage.words(stage.dialog("confirm_send_dialog"))
    assert "Cost" not in words
    assert "New people" not in words
    assert stage.button("confirm_send_button").isEnabled()
    stage.click("not_yet_button")


def test_a_price_is_entered_in_settings_and_its_day_is_kept(stage: WindowStage) -> None:
    stage.program.actions.open_settings()
    dialog = stage.dialog("settings_dialog")
    price = stage.find(QLineEdit, "settings_price", dialog)
    price.setText("cheap")
    stage.click("save_settings_button", dialog)
    assert '"cheap" is not an amount that can be read.' in stage.words(dialog)
    stage.find(QLineEdit, "settings_currency", dialog).setText("R")
    price.setText("0,45")
    stage.click("save_settings_button", dialog)
    assert not dialog.isVisible()
    choices = stage.program.services.preferences.current
    assert (choices.currency, choices.free_form_price) == ("R", "0.45")
    stage.until(lambda: stage.shown_dialog("settings_dialog") is None)
    stage.program.actions.open_settings()
    assert "Entered on" in stage.words(stage.dialog("settings_dialog"))
    stage.click("cancel_settings_button", stage.dialog("settings_dialog"))


def test_the_cost_stands_on_the_page_and_in_the_question(stage: WindowStage) -> None:
    enter_price(stage)
    stage.go_to_send()
    assert "About R\u00a01.35 at most, at the prices you entered on" in shown(stage, "summary_cost")
    stage.click("primary_button")
    words = stage.words(stage.dialog("confirm_send_dialog"))
    assert "About R\u00a01.35 at most" in words
    assert "one that fails costs nothing" in words
    stage.click("not_yet_button")


def test_a_budget_pauses_and_is_raised_from_the_notice(stage: WindowStage) -> None:
    enter_price(stage)
    stage.go_to_send()
    stage.click("options_button")
    stage.find(QCheckBox, "money_tick").setChecked(True)
    amount = stage.find(QLineEdit, "most_money")
    amount.setText("R 5 0")
    assert not stage.button("primary_button").isEnabled()
    amount.setText("R 0,90")
    stage.click("primary_button")
    words = stage.words(stage.dialog("confirm_send_dialog"))
    assert "It pauses before it could cost more than R\u00a00.90." in words
    stage.click("confirm_send_button")
    run = stage.program.run
    stage.until(lambda: run.summary is not None and not run.running)
    assert (run.progress.sent, run.progress.left) == (2, 1)
    assert "which cost R\u00a00.90 of R\u00a00.90 at most" in stage.words()

    stage.click("send_notice_button")
    dialog = stage.dialog("raise_limit_dialog")
    assert "This cost R\u00a00.90 at most" in stage.words(dialog)
    again = stage.find(QLineEdit, "most_money", dialog)
    assert again.text() == "R\u00a00.90"
    again.setText("none")
    stage.click("raise_limit_button", dialog)
    assert '"none" is not an amount' in stage.words(dialog)
    again.setText("2")
    stage.click("raise_limit_button", dialog)
    stage.until(lambda: run.progress.left == 0 and not run.running)
    assert run.progress.sent == 3
    stage.until(lambda: "This cost R\u00a01.35 at most" in stage.words())


def send_one_of_three(stage: WindowStage) -> None:
    """A campaign that may send one message, and pauses after it."""
    stage.go_to_send()
    stage.click("options_button")
    stage.find(QCheckBox, "messages_tick").setChecked(True)
    stage.find(QSpinBox, "most_messages").setValue(1)
    stage.click("primary_button")
    assert "It pauses after 1 message." in stage.words(stage.dialog("confirm_send_dialog"))
    stage.click("confirm_send_button")
    run = stage.program.run
    stage.until(lambda: run.summary is not None and not run.running)
    assert (run.progress.sent, run.progress.left) == (1, 2)


def test_a_number_of_messages_pauses_too_and_to_continue_is_to_raise_it(stage: WindowStage) -> None:
    send_one_of_three(stage)
    run = stage.program.run
    assert stage.button("primary_button").text() == "Continue with 2"
    stage.click("primary_button")
    dialog = stage.dialog("raise_limit_dialog")
    assert not run.running, "going on would only pause again"
    stage.click("raise_limit_button", dialog)
    assert "Within this limit no more messages can be sent." in stage.words(dialog)
    stage.find(QSpinBox, "most_messages", dialog).setValue(3)
    stage.click("raise_limit_button", dialog)
    stage.until(lambda: run.progress.left == 0 and not run.running)
    assert run.progress.sent == 3


def test_a_budget_of_money_without_a_price_says_why_it_cannot_begin(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.click("options_button")
    stage.find(QCheckBox, "money_tick").setChecked(True)
    stage.find(QLineEdit, "most_money").setText("5")
    assert not stage.button("primary_button").isEnabled()
    assert "no price is entered for messages without a template" in stage.words()
    enter_price(stage)
    stage.find(QLineEdit, "most_money").setText("5,00")
    assert stage.button("primary_button").isEnabled()


def test_many_new_people_are_asked_about_once_for_the_account(stage: WindowStage) -> None:
    services, draft = stage.program.services, stage.program.draft
    services.saved.save_template(Template("visit", "Come"))
    stage.practise()
    stage.load(MANY)
    assert draft.loaded is not None
    sources: dict[str, Source] = {
        PHONE_NUMBER.name: ColumnSource("Mobile"),
        TEMPLATE_NAME.name: TextSource("visit"),
    }
    mapping = Mapping(TEMPLATE_TYPE.name, sources)
    draft.set_mapping(services.mappings.completed(draft.loaded.sheet, mapping))
    stage.until(lambda: draft.checked is not None and not draft.stale)
    stage.program.window.go_to(SEND)
    stage.until(stage.button("primary_button").isEnabled)
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    assert "260 people get a template who have not written for a day" in stage.words(dialog)
    assert not stage.button("confirm_send_button", dialog).isEnabled()
    box = stage.find(QComboBox, "people_choice_box", dialog)
    choose(box, "250")
    assert "write to 250 new people a day, so they are spread over 2 days" in stage.words(dialog)
    assert stage.button("confirm_send_button", dialog).isEnabled()
    choose(box, "As many as you like")
    assert "All of them may be written to today" in stage.words(dialog)
    choose(box, "250")
    stage.click("not_yet_button", dialog)
    stage.until(lambda: stage.shown_dialog("confirm_send_dialog") is None)

    connection = stage.program.account.connection
    assert connection is not None
    assert services.costs.limit(connection) == 250
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    assert dialog.findChild(QComboBox, "people_choice_box") is None
    assert "spread over 2 days" in stage.words(dialog)
    stage.click("not_yet_button", dialog)
    stage.program.window.go_to(0)
    stage.program.window.go_to(SEND)
    stage.click("options_button")
    panel = stage.find(QComboBox, "people_a_day")
    assert panel.currentText() == "250"
    choose(panel, "2,000")
    assert services.costs.limit(connection) == 2000


def choose(box: QComboBox, words: str) -> None:
    """As a person does: choosing something emits `activated`."""
    place = box.findText(words)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_help_tells_what_is_known_of_prices(stage: WindowStage) -> None:
    stage.program.window.menu.costs.trigger()
    words = stage.words(stage.dialog("costs_dialog"))
    for said in ("second hand", "This program knows no prices", "250, 2,000, 10,000"):
        assert said in words


def test_a_limit_that_was_changed_elsewhere_is_not_asked_for_again(stage: WindowStage) -> None:
    send_one_of_three(stage)
    run = stage.program.run
    assert run.campaign is not None
    stage.program.services.costs.set_budget(run.campaign.id, NO_BUDGET)
    stage.click("primary_button")
    stage.until(lambda: run.progress.left == 0 and not run.running)
    assert stage.shown_dialog("raise_limit_dialog") is None
