"""People who are no contacts yet: added where the box was ticked, and offered in the results."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.sending.new_contacts import NewContacts
from flowiq_desktop.ui.dialogs.contact_choice import ContactChoice
from flowiq_desktop.ui.dialogs.contact_columns import ContactColumns
from flowiq_desktop.ui.steps.results.results_group_card import GroupCard
from flowiq_desktop.ui.steps.send.consent_notice import ConsentNotice
from tests.ui.steps.send.test_send_page import received
from tests.ui.window_stage import RESULTS, WindowStage, stage

__all__ = ["stage"]

HEADERS = ("First name", "Surname", "Mobile", "Class")


@pytest.fixture
def behaviour() -> Behaviour:
    """Nobody is a contact."""
    return Behaviour(any_key=True, known=frozenset())


def contacts(stage: WindowStage) -> list[tuple[str, str]]:
    """Who was added, as what."""
    server = stage.program.services.practice.server
    asked = [request for request in server.received if request.path == "/contact"]
    return sorted((request.body["phone_number"], request.body["name"]) for request in asked)


def ask(stage: WindowStage) -> QDialog:
    """The last question, open."""
    stage.click("primary_button")
    return stage.dialog("confirm_send_dialog")


def test_nobody_is_added_unless_the_box_was_ticked(stage: WindowStage) -> None:
    stage.go_to_send()
    dialog = ask(stage)
    assert not stage.find(QCheckBox, "add_contacts_box", dialog).isChecked()
    assert not stage.find(QComboBox, "contact_name_column", dialog).isVisible()
    stage.click("confirm_send_button", dialog)
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    assert contacts(stage) == []
    assert stage.program.run.progress.not_sent == 3


def test_with_the_box_ticked_they_are_added_under_their_names_and_written_to(
    stage: WindowStage,
) -> None:
    stage.go_to_send()
    dialog = ask(stage)
    stage.click("add_contacts_box", dialog)
    name = stage.find(QComboBox, "contact_name_column", dialog)
    assert name.isVisible()
    assert name.currentText() == "Name", "guessed"
    stage.click("confirm_send_button", dialog)
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    stage.until(lambda: not stage.program.run.running)
    assert stage.program.run.progress.sent == 3
    assert contacts(stage) == [
        ("+27825550301", "Anna"),
        ("+27835550302", "Ben"),
        ("+27845550303", "Cara"),
    ]


def test_what_was_chosen_is_kept_for_this_spreadsheet_alone(stage: WindowStage) -> None:
    stage.go_to_send()
    dialog = ask(stage)
    stage.click("add_contacts_box", dialog)
    stage.find(QComboBox, "contact_tags_column", dialog).setCurrentIndex(1)
    stage.click("confirm_send_button", dialog)
    stage.until(lambda: stage.program.run.campaign is not None)
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    assert stage.program.services.contacts.allowed(campaign) == NewContacts((0,), 0)
    stage.until(lambda: not stage.program.run.running)
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    stage.click("new_campaign_button")
    stage.go_to_send([("Dan", "082 555 0309")])
    assert not stage.find(QCheckBox, "add_contacts_box", ask(stage)).isChecked()


def test_escape_adds_nobody(stage: WindowStage) -> None:
    stage.go_to_send()
    dialog = ask(stage)
    stage.click("add_contacts_box", dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    stage.until(lambda: stage.shown_dialog("confirm_send_dialog") is None)
    assert stage.program.run.campaign is None
    assert not stage.find(QCheckBox, "add_contacts_box", ask(stage)).isChecked()


def test_refused_for_want_of_a_contact_they_are_added_and_sent_in_one_step(
    stage: WindowStage,
) -> None:
    stage.send_all()
    card = _card(stage)
    stage.until(card.contacts_button.isVisible)
    assert card.contacts_button.text() == "Add these 3 to contacts and send…"
    stage.click("contacts_button", card)
    dialog = stage.dialog("add_contacts_dialog")
    assert "Add the people of 3 rows to your contacts in FlowIQ?" in stage.words(dialog)
    assert stage.find(QComboBox, "contact_name_column", dialog).currentText() == "Name"
    stage.click("add_contacts_button", dialog)
    stage.until(lambda: stage.program.run.progress.sent == 3)
    assert [name for _, name in contacts(stage)] == ["Anna", "Ben", "Cara"]
    server = stage.program.services.practice.server
    assert len(server.accepted) == 3
    assert len(received(stage)) == 9, "refused twice each, then sent"


def test_not_now_leaves_everything_as_it_is(stage: WindowStage) -> None:
    stage.send_all()
    stage.click("contacts_button", _card(stage))
    dialog = stage.dialog("add_contacts_dialog")
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # the default button
    stage.until(lambda: stage.shown_dialog("add_contacts_dialog") is None)
    assert stage.program.window.current_step == RESULTS
    assert contacts(stage) == []
    assert stage.program.run.progress.left == 0
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    assert stage.program.services.contacts.allowed(campaign) is None


def test_while_something_else_looks_at_the_campaign_it_is_said(stage: WindowStage) -> None:
    stage.send_all()
    stage.click("contacts_button", _card(stage))
    dialog = stage.dialog("add_contacts_dialog")
    with stage.program.services.reconciliation._locks.reconciling():
        stage.click("add_contacts_button", dialog)
    assert "still being looked into" in stage.words()
    assert stage.program.window.current_step == RESULTS


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        (NewContacts((0, 1)), ["First name + Surname", *HEADERS, "No column: their number"]),
        (NewContacts((1,), 3), [*HEADERS, "No column: their number"]),
        (NewContacts(()), [*HEADERS, "No column: their number"]),
    ],
)
def test_columns_show_what_was_guessed_and_any_can_be_chosen(
    stage: WindowStage, wanted: NewContacts, texts: list[str]
) -> None:
    columns = ContactColumns(HEADERS, wanted, stage.program.window)
    assert [columns.name.itemText(at) for at in range(columns.name.count())] == texts
    assert columns.wanted == wanted
    columns.name.setCurrentIndex(columns.name.count() - 1)
    columns.tags.setCurrentIndex(0)
    assert columns.wanted == NewContacts(())


@pytest.mark.parametrize("chosen", [None, NewContacts((1,), 2)])
def test_a_choice_is_off_until_it_was_made(stage: WindowStage, chosen: NewContacts | None) -> None:
    choice = ContactChoice(
        HEADERS, NewContacts((0,)), QWidget(), chosen, 31, parent=stage.program.window
    )
    assert choice.box.text() == "Add the &people of the 31 rows who are not contacts yet"
    assert choice.wanted == chosen
    choice.box.setChecked(True)
    assert choice.wanted == (chosen or NewContacts((0,)))


def test_a_choice_that_the_message_needs_is_seen_and_cannot_be_taken_back(
    stage: WindowStage,
) -> None:
    parent = stage.program.window
    choice = ContactChoice(
        HEADERS, NewContacts(), QWidget(), NewContacts((0,)), needed=True, parent=parent
    )
    assert choice.box.isChecked()
    assert not choice.box.isEnabled()


def _card(stage: WindowStage) -> GroupCard:
    stage.until(lambda: bool(stage.program.window.findChildren(GroupCard)))
    (card,) = stage.program.window.findChildren(GroupCard, "group_contact_not_found")
    stage.until(card.contacts_button.isEnabled)
    return card


def test_a_paused_campaign_is_told_to_add_nobody_any_more(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 1
    stage.go_to_send()
    dialog = ask(stage)
    stage.click("add_contacts_box", dialog)
    stage.click("confirm_send_button", dialog)
    stage.until(lambda: bool(stage.program.services.practice.server.received))
    notice = stage.find(ConsentNotice, "consent_notice")
    stage.until(notice.button.isVisible)
    assert notice.button.text() == "Stop addin&g people"
    notice.button.click()
    assert "Nobody is added to your contacts any more." in notice.sentence.text()
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    assert stage.program.services.contacts.allowed(campaign) is None
    stage.program.run.stop()
    stage.until(lambda: not stage.program.run.running)
    assert contacts(stage) == []
