"""The country of plain numbers: typed, suggested, seen, and left alone by the settings."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.preparing.load import countries
from flowiq_desktop.ui.widgets.choosers.country_chooser import CountryChooser
from tests.ui.stage import write_csv
from tests.ui.window_stage import GOOD, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def kenyans(count: int) -> list[tuple[str, str]]:
    chance = random.Random(7)
    starts = ("0110", "0722", "0799", "0741", "0757", "0768", "0115")
    return [
        (f"Kamau {n}", f"{chance.choice(starts)} {chance.randrange(1_000_000):06d}")
        for n in range(count)
    ]


@pytest.fixture
def chooser(qtbot: QtBot) -> Iterator[CountryChooser]:
    made = CountryChooser(countries())
    other = QLineEdit()
    for widget in (made, other):
        qtbot.addWidget(widget)
        widget.show()
    made.show_country("ZA")
    made.activateWindow()
    yield made
    made.hide()


def edit_of(chooser: CountryChooser) -> QLineEdit:
    edit = chooser.lineEdit()
    assert edit is not None
    return edit


def enter(chooser: CountryChooser, qtbot: QtBot, text: str, key: Qt.Key = ENTER) -> None:
    """Come to the field, type over what stands there, and press a key where the keys go."""
    edit = edit_of(chooser)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(edit.hasFocus)
    qtbot.waitUntil(lambda: edit.selectedText() == edit.text())
    QTest.keyClicks(edit, text)
    matches = chooser._matches
    QTest.keyClick(matches if matches.isVisible() else edit, key)


@pytest.mark.parametrize(
    ("text", "code"),
    [("kenya", "KE"), ("ken", "KE"), ("KE", "KE"), ("+254", "KE"), ("00254", "KE"), ("uk", "GB")],
)
def test_enter_takes_the_country_that_is_meant(
    chooser: CountryChooser, qtbot: QtBot, text: str, code: str
) -> None:
    with qtbot.waitSignal(chooser.country_chosen) as told:
        enter(chooser, qtbot, text)
    assert told.args == [code]
    assert chooser.currentData() == code
    assert edit_of(chooser).selectedText() == chooser.currentText()


def test_several_that_fit_are_listed_and_one_is_taken_by_the_arrows(
    chooser: CountryChooser, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(chooser.country_chosen):
        enter(chooser, qtbot, "gui")
    edit_of(chooser).selectAll()
    enter(chooser, qtbot, "united", Qt.Key.Key_Down)
    listed = [chooser._found.item(row).text() for row in range(chooser._found.rowCount())]
    assert "United Kingdom (+44)" in listed
    assert "South Africa (+27)" not in listed
    with qtbot.waitSignal(chooser.country_chosen) as told:
        QTest.keyClick(chooser._matches, ENTER)
    assert told.args == [chooser._found.item(0).data(Qt.ItemDataRole.UserRole)]


def test_escape_puts_back_what_there_was(chooser: CountryChooser, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chooser.country_chosen):
        enter(chooser, qtbot, "keny", ESCAPE)
    assert chooser.currentText() == "South Africa"
    assert not chooser._matches.isVisible()


def test_letters_that_mean_nothing_are_not_taken(chooser: CountryChooser, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chooser.country_chosen):
        enter(chooser, qtbot, "atlantis")
        edit_of(chooser).clearFocus()
    assert chooser.currentText() == "South Africa"


def test_a_click_in_the_list_takes_its_country(chooser: CountryChooser, qtbot: QtBot) -> None:
    edit = edit_of(chooser)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "namib")
    qtbot.waitUntil(chooser._matches.isVisible)
    place = chooser._matches.visualRect(chooser._found.index(0, 0)).center()
    with qtbot.waitSignal(chooser.country_chosen) as told:
        QTest.mouseClick(chooser._matches.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["NA"]
    qtbot.waitUntil(lambda: chooser.currentText() == "Namibia")


def test_numbers_of_another_country_are_said_and_one_click_takes_it(stage: WindowStage) -> None:
    stage.program.draft.set_country("GB")
    stage.program.services.preferences.current.country = "GB"
    stage.load(kenyans(40))
    summary = stage.program.recipients.view.repairs.summary.text()
    assert summary == "None of the 40 phone numbers can be used with the United Kingdom."
    offer = stage.find(QFrame, "likely_countries")
    assert "These look like numbers of " in stage.words(offer)
    assert "Kenya" in stage.words(offer)
    stage.click("use_country_KE", offer)
    draft = stage.program.draft
    assert draft.country == "KE"
    stage.until(lambda: draft.checked is not None and not draft.stale)
    assert draft.checked
    assert draft.checked.counts().to_fix == 0
    assert not offer.isVisible()
    assert "40 numbers are completed" in stage.program.recipients.view.repairs.summary.text()


def test_some_wrong_numbers_are_counted_beside_those_that_are_tidied(stage: WindowStage) -> None:
    stage.load([*GOOD, ("Dan", "12")])
    summary = stage.program.recipients.view.repairs.summary.text()
    assert summary == (
        "1 of 4 phone numbers cannot be used. 3 numbers are completed or tidied before sending."
    )
    assert not stage.find(QFrame, "likely_countries").isVisible()


def test_numbers_as_they_are_sent_need_nothing(stage: WindowStage) -> None:
    stage.load([("Anna", "+27825550301")])
    summary = stage.program.recipients.view.repairs.summary.text()
    assert summary == "All phone numbers are used as they are written."


def test_the_country_is_seen_without_scrolling_on_a_small_laptop(stage: WindowStage) -> None:
    window = stage.program.window
    window.resize(1366, 700)  # 1366 x 768 less a title bar and a task bar
    stage.load(GOOD)
    country = stage.find(QComboBox, "country")
    stage.until(country.isVisible)
    stage.until(lambda: not country.visibleRegion().isEmpty())
    assert country.visibleRegion().boundingRect().height() == country.height()


def test_changing_the_looks_leaves_the_open_campaign_alone(stage: WindowStage) -> None:
    stage.load(kenyans(5))
    draft = stage.program.draft
    draft.set_country("KE")
    stage.program.actions.open_settings()
    dialog = stage.dialog("settings_dialog")
    assert "The spreadsheet that is open keeps Kenya." in stage.words(dialog)
    theme = stage.find(QComboBox, "theme_box", dialog)
    theme.setCurrentIndex(theme.findData("dark"))
    stage.click("save_settings_button", dialog)
    assert draft.country == "KE"
    assert stage.program.services.preferences.current.country == "ZA"


def test_a_country_in_the_settings_is_for_the_next_spreadsheet(stage: WindowStage) -> None:
    stage.load(GOOD)
    draft = stage.program.draft
    stage.program.actions.open_settings()
    dialog = stage.dialog("settings_dialog")
    stage.find(CountryChooser, "country_box", dialog).show_country("NA")
    stage.click("save_settings_button", dialog)
    assert draft.country == "ZA"
    other = write_csv(stage.folder / "next.csv", [("Name", "Mobile"), ("Ndapewa", "081 234 5678")])
    stage.program.actions.open_file(other)
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == other)
    assert draft.country == "NA"


def test_a_file_whose_country_was_chosen_gets_it_again(stage: WindowStage) -> None:
    stage.load(kenyans(5))
    draft = stage.program.draft
    draft.set_country("KE")
    draft.leave_out([1])
    stage.program.actions.new_campaign()
    path = stage.folder / "people.csv"
    stage.program.actions.open_file(path)
    stage.until(lambda: draft.loaded is not None)
    assert draft.country == "KE"
