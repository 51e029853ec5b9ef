"""Two readings of a file's letters: shown by the words that differ, and chosen with one key."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.spreadsheet.making import write_xlsx
from tests.ui.stage import Stage

UNCLEAR = "Name;Mobile\r\nAnn Smith;0821234567\r\nRenë;0821234568\r\nBen;0821234569\r\n"
PLAIN = "Name;Mobile\r\nJosé Peña;0821234567\r\nÁngela Muñoz;0821234568\r\n"


def _open(stage: Stage, text: str, encoding: str = "cp1252") -> Path:
    path = stage.folder / "people.csv"
    path.write_bytes(text.encode(encoding))
    stage.load(path)
    stage.recipients.show()
    return path


def test_two_words_are_shown_and_nothing_goes_on_before_one_is_chosen(stage: Stage) -> None:
    _open(stage, UNCLEAR)
    page, card = stage.recipients, stage.recipients.view.reading.letters
    assert card.isVisible()
    assert card.first_button.text() != card.second_button.text()
    assert "Renë" in {card.first_button.text(), card.second_button.text()}
    assert card.first_button.accessibleDescription()
    assert "two ways" not in page.view.reading.notes.text()
    assert stage.draft.loaded
    assert any("two ways" in note for note in stage.draft.loaded.origin.notes)
    assert "the first way" in card.why.text()
    assert page.blocked_reason() == "Say which of the two words is written right."
    assert not page.primary_enabled()


def test_one_key_chooses_and_the_choice_stays_with_the_file(stage: Stage, qtbot: QtBot) -> None:
    path = _open(stage, UNCLEAR)
    page, card = stage.recipients, stage.recipients.view.reading.letters
    buttons = (card.first_button, card.second_button)
    wrong = next(button for button in buttons if button.text() != "Renë")
    chosen = wrong.text()
    with qtbot.waitSignal(stage.checks.ended, timeout=20000):
        wrong.setFocus()
        QTest.keyClick(wrong, Qt.Key.Key_Space)
    assert not card.isVisible()
    assert page.primary_enabled()
    assert stage.draft.loaded
    assert stage.draft.loaded.sheet.cell(1, 0) == chosen
    stage.load(path)
    assert not card.isVisible()
    assert stage.draft.loaded.sheet.cell(1, 0) == chosen


def test_clear_letters_are_not_asked_about(stage: Stage) -> None:
    _open(stage, PLAIN, "cp850")
    assert not stage.recipients.view.reading.letters.isVisible()
    assert stage.recipients.primary_enabled()
    assert stage.draft.loaded
    assert stage.draft.loaded.sheet.cell(0, 0) == "José Peña"


def test_a_workbook_whose_letters_were_stored_twice_is_repaired_by_one_press(
    stage: Stage, qtbot: QtBot
) -> None:
    rows = [["Name", "Mobile"], ["Du\u00c5\u00a1an", "0821234567"], ["Ann", "0821234568"]]
    stage.load(write_xlsx(stage.folder / "people.xlsx", {"Sheet": rows}))
    stage.recipients.show()
    reading = stage.recipients.view.reading
    assert reading.letters.isVisible()
    assert reading.letters.second_button.text() == "Du\u0161an"
    assert "stored twice" not in reading.notes.text()
    with qtbot.waitSignal(stage.checks.ended, timeout=20000):
        QTest.mouseClick(reading.letters.second_button, Qt.MouseButton.LeftButton)
    assert not reading.letters.isVisible()
    assert stage.draft.loaded
    assert stage.draft.loaded.sheet.cell(0, 0) == "Du\u0161an"
    offered = [reading.encoding.itemText(at) for at in range(reading.encoding.count())]
    assert offered == ["Unicode (UTF-8)", "Repaired Unicode"]
