"""What the person meets when the program starts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFrame
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.sending.moves.draft_rows import DraftRows
from flowiq_desktop.system.paths import Folders
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.ui.language.catalogue_translator import speak
from tests.bench.drive import result
from tests.ui.steps.send.test_send_page import MANY
from tests.ui.window_stage import (
    GOOD,
    SEND,
    WindowStage,
    behaviour,
    close_window,
    make_window,
    stage,
)

__all__ = ["behaviour", "stage"]


@pytest.fixture
def again(
    stage: WindowStage, qtbot: QtBot, qapp: QApplication, folders: Folders, behaviour: Behaviour
) -> Iterator[WindowStage]:
    """The program started again after a campaign was stopped."""
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.sent >= 2)
    stage.program.leaving.leave_now()
    stage.until(lambda: not stage.program.window.isVisible())
    stage.program.close()
    made = make_window(qtbot, qapp, folders, stage.folder, behaviour)
    yield made
    close_window(made)


def welcome(stage: WindowStage) -> None:
    """Start as if for the first time."""
    stage.program.services.preferences.current.welcomed = False
    stage.program._opening.begin(practice=False)


def test_the_first_start_offers_practice(stage: WindowStage) -> None:
    welcome(stage)
    dialog = stage.dialog("welcome_dialog")
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # the first choice has the focus
    draft = stage.program.draft
    stage.until(lambda: draft.checked is not None and not draft.stale)

    strip = stage.find(QFrame, "practice_strip")
    assert strip.isVisible()
    assert "Practice mode: nothing is really sent" in stage.words(strip)
    assert draft.checked is not None
    assert draft.checked.counts().ready > 10
    assert draft.mapping.message_type == "document"
    assert stage.program.services.preferences.current.welcomed


def test_the_first_start_offers_an_account(stage: WindowStage) -> None:
    welcome(stage)
    stage.click("welcome_account_button", stage.dialog("welcome_dialog"))
    dialog = stage.dialog("account_dialog")
    assert stage.shown_dialog("welcome_dialog") is None
    stage.click("cancel_account_button", dialog)


def test_closing_the_welcome_chooses_neither_and_it_comes_again(stage: WindowStage) -> None:
    welcome(stage)
    QTest.keyClick(stage.dialog("welcome_dialog"), Qt.Key.Key_Escape)
    stage.until(lambda: stage.shown_dialog("welcome_dialog") is None)
    assert not stage.program.account.practice
    assert not stage.program.services.preferences.current.welcomed


def test_leaving_the_sample_brings_the_own_country_back(stage: WindowStage) -> None:
    draft = stage.program.draft
    stage.program.services.preferences.current.country = "GB"
    draft.set_country("GB")
    stage.program.actions.practise()
    stage.until(lambda: draft.checked is not None and not draft.stale)
    assert draft.country == "ZA"
    stage.program.actions.new_campaign()
    assert draft.country == "GB"


def test_says_what_is_unfinished_and_goes_on_with_it(again: WindowStage) -> None:
    notice = again.find(QFrame, "window_notice")
    summary = again.program.services.campaigns.unfinished()[0]
    done = summary.total - summary.left
    assert f"“people.csv”, a practice campaign, stopped at {done} of 40." in again.words(notice)
    assert f"{summary.left} wait to be sent." in again.words(notice)

    again.click("window_notice_button")
    assert again.program.window.current_step == SEND
    assert not notice.isVisible()
    assert again.program.account.practice
    again.until(again.button("primary_button").isEnabled)
    again.click("primary_button")
    again.until(lambda: again.program.run.progress.left == 0)
    assert again.program.run.progress.sent == 40


def test_later_leaves_it_under_past_sends(again: WindowStage) -> None:
    again.click("later_button")
    assert not again.find(QFrame, "window_notice").isVisible()
    assert again.program.run.campaign is None
    assert len(again.program.services.campaigns.unfinished()) == 1


def test_an_older_copy_of_the_journal_is_said(
    stage: WindowStage, qtbot: QtBot, qapp: QApplication, folders: Folders, behaviour: Behaviour
) -> None:
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.sent >= 1)
    stage.program.leaving.leave_now()
    stage.until(lambda: not stage.program.window.isVisible())
    stage.program.close()
    kept = {path: path.read_bytes() for path in folders.data.glob("journal.sqlite3*")}
    later = make_window(qtbot, qapp, folders, stage.folder, behaviour)
    (unfinished,) = later.program.services.campaigns.unfinished()
    later.practise()
    later.program.actions.open_campaign(unfinished.id)
    later.until(later.button("primary_button").isEnabled)
    later.click("primary_button")
    later.until(lambda: later.program.run.progress.sent >= unfinished.sent + 2)
    close_window(later)
    for path, content in kept.items():
        path.write_bytes(content)
    restored = make_window(qtbot, qapp, folders, stage.folder, behaviour)
    dialog = restored.dialog("copy_warning_dialog")
    assert "older copy" in restored.words(dialog)
    assert restored.program.services.campaigns.unfinished() == []
    dialog.close()
    close_window(restored)


def test_what_was_deleted_is_not_offered_any_more(again: WindowStage) -> None:
    notice = again.program.window.view.notice
    (campaign,) = again.program.services.campaigns.unfinished()
    again.until(lambda: "people.csv" in again.words(notice))
    again.program._deleter.delete(campaign.id)
    again.until(lambda: not notice.isVisible())
    assert again.program.services.campaigns.recent() == []


def test_continue_opens_the_campaign_that_it_names_or_none(again: WindowStage) -> None:
    """The numbers of deleted campaigns are used again."""
    services = again.program.services
    notice = again.program.window.view.notice
    again.until(notice.button.isVisible)
    (campaign,) = services.campaigns.unfinished()
    services.campaigns.delete(campaign.id)
    again.send_all()
    (other,) = services.campaigns.recent()
    assert other.id == campaign.id
    again.program.actions.new_campaign()
    notice.button.click()
    assert again.program.run.campaign is None


def test_a_spreadsheet_whose_other_rows_wait_as_templates_is_offered_again(
    stage: WindowStage, qtbot: QtBot, qapp: QApplication, folders: Folders, behaviour: Behaviour
) -> None:
    services, draft = stage.program.services, stage.program.draft
    services.saved.save_template(Template("visit", "Please come on Monday."))
    stage.practise()
    stage.load(GOOD)
    checked, loaded = draft.checked, draft.loaded
    assert checked is not None
    assert loaded is not None
    moving = services.draft_moving(DraftRows(checked, loaded, (0, 1), practice=True))
    rows = moving.rows()
    result(moving.move(rows, result(moving.check(rows, moving.mapping_for(rows, "visit")))))
    draft.leave_out([0, 1])
    stage.program.leaving.leave_now()
    stage.until(lambda: not stage.program.window.isVisible())
    stage.program.close()

    again = make_window(qtbot, qapp, folders, stage.folder, behaviour)
    notice = again.find(QFrame, "window_notice")
    assert "You were working on “people.csv”: 2 left-out rows." in again.words(notice)
    assert "2 rows that were moved to a template wait under Past sends." in again.words(notice)
    again.click("window_notice_button")
    again.until(lambda: again.program.draft.checked is not None)
    close_window(again)


def test_a_campaign_that_nobody_began_to_send_did_not_stop(stage: WindowStage) -> None:
    services, draft = stage.program.services, stage.program.draft
    stage.load(GOOD)
    checked, loaded = draft.checked, draft.loaded
    assert checked is not None
    assert loaded is not None
    result(services.send.freeze(checked, loaded, "people.csv", practice=True))
    stage.program._opening.begin(practice=False)
    notice = stage.find(QFrame, "window_notice")
    assert "“people.csv”, a practice campaign, was not begun." in stage.words(notice)
    assert "3 wait to be sent." in stage.words(notice)


def test_the_first_start_asks_for_language_country_and_name(stage: WindowStage) -> None:
    welcome(stage)
    dialog = stage.dialog("welcome_dialog")
    country = stage.find(QComboBox, "country", dialog)
    assert country.currentData() == "ZA"
    country.setCurrentIndex(country.findData("MZ"))
    QTest.keyClicks(stage.edit("own_name", dialog), " Escola da Ponte ")
    stage.click("welcome_practice_button", dialog)

    draft, choices = stage.program.draft, stage.program.services.preferences.current
    stage.until(lambda: draft.checked is not None and not draft.stale)
    assert (choices.country, choices.own_name, choices.language) == ("MZ", "Escola da Ponte", "")
    caption = draft.mapping.sources["caption"]
    assert isinstance(caption, TextSource)
    assert caption.text.endswith("_Escola da Ponte_")
    stage.program.actions.new_campaign()
    assert draft.country == "MZ"


def test_what_is_entered_is_forgotten_when_the_welcome_is_closed(stage: WindowStage) -> None:
    welcome(stage)
    dialog = stage.dialog("welcome_dialog")
    QTest.keyClicks(stage.edit("own_name", dialog), "Nobody")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert stage.program.services.preferences.current.own_name == ""


def test_the_welcome_speaks_another_language_at_once(
    stage: WindowStage, qapp: QApplication
) -> None:
    welcome(stage)
    dialog = stage.dialog("welcome_dialog")
    languages = stage.find(QComboBox, "language_box", dialog)
    button = stage.button("welcome_practice_button", dialog)
    english = button.text()
    languages.setCurrentIndex(languages.findData("af"))
    languages.activated.emit(languages.currentIndex())
    try:
        stage.until(lambda: button.text() != english)
        assert button.text() == "&Probeer dit in oefenmodus"
        stage.click("welcome_practice_button", dialog)
        assert stage.program.services.preferences.current.language == "af"
    finally:
        speak(Catalogue(), qapp)
        use(Catalogue())
