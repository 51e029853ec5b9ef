"""Which row has the headings: asked when it is not clear, and chosen by looking at the rows."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.preparing.load import ReadOptions
from tests.ui.stage import Stage, write_csv

PAIR = (("Ana", "0821234567"), ("Ben", "0821234568"))
UNCLEAR = (("pong", "ghogh"), *PAIR)
LEFT = Qt.MouseButton.LeftButton


def _open(stage: Stage, rows: tuple[tuple[str, ...], ...], name: str = "p.csv") -> Path:
    path = write_csv(stage.folder / name, rows)
    stage.load(path)
    stage.recipients.show()
    return path


def _answer(stage: Stage, qtbot: QtBot, answer: str) -> None:
    button = getattr(stage.recipients.view.reading.headings, answer)
    with qtbot.waitSignal(stage.checks.ended, timeout=20000):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_it_is_asked_before_one_can_go_on(stage: Stage) -> None:
    _open(stage, UNCLEAR)
    page, card = stage.recipients, stage.recipients.view.reading.headings
    assert page.blocked_reason() == "Say whether row 1 has the headings."
    assert not page.primary_enabled()
    assert card.isVisible()
    assert card.question.text() == "Does row 1 have the headings?"
    assert "gets no message" in card.accessibleName()
    assert [line.text() for line in card.lines if line.isVisible()] == [
        "Row 1: pong · ghogh",
        "Row 2: Ana · 0821234567",
        "Row 3: Ben · 0821234568",
    ]
    assert "Row 2: Ana" in card.accessibleDescription()
    assert card.row_button.text() == "Row 1 has the headings"


def test_the_row_has_them(stage: Stage, qtbot: QtBot) -> None:
    _open(stage, UNCLEAR)
    _answer(stage, qtbot, "row_button")
    page, reading = stage.recipients, stage.recipients.view.reading
    assert page.primary_text() == "Continue with 2 rows"
    assert page.primary_enabled()
    assert not reading.headings.isVisible()
    assert stage.draft.loaded
    assert stage.draft.loaded.sheet.headers == ("pong", "ghogh")


def test_there_are_none(stage: Stage, qtbot: QtBot) -> None:
    _open(stage, (("Eve", "lives with Ana"), *PAIR, *PAIR))
    _answer(stage, qtbot, "none_button")
    page = stage.recipients
    assert page.primary_text() == "Continue with 5 rows"
    assert page.primary_enabled()
    assert stage.draft.loaded
    assert stage.draft.loaded.sheet.headers == ("Column A", "Column B")


def test_the_answer_stays_with_the_file(stage: Stage, qtbot: QtBot) -> None:
    path = _open(stage, UNCLEAR)
    _answer(stage, qtbot, "row_button")
    stage.load(path)
    assert stage.recipients.primary_enabled()
    path.write_text(path.read_text("utf-8") + "Cas,0821234569\n", encoding="utf-8")
    stage.load(path)  # other people below: asked again, as three rows tell so little
    assert stage.recipients.blocked_reason()


def test_the_answer_is_known_again_from_the_first_rows(stage: Stage, qtbot: QtBot) -> None:
    path = _open(stage, (*UNCLEAR, *PAIR))
    _answer(stage, qtbot, "row_button")
    path.write_text(path.read_text("utf-8") + "Cas,0821234569\n", encoding="utf-8")
    stage.load(path)
    assert stage.recipients.primary_text() == "Continue with 5 rows"
    assert stage.recipients.primary_enabled()
    other = write_csv(stage.folder / "other.csv", (("Dot", "away"), *PAIR, *PAIR))
    stage.load(other)
    assert stage.recipients.blocked_reason()


def test_clear_headings_are_shown_as_a_choice_when_one_wants_to_change_them(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.load_parents()
    stage.recipients.show()
    reading = stage.recipients.view.reading
    assert not reading.headings.isVisible()
    QTest.mouseClick(reading.change_button, LEFT)
    assert reading.headings.isVisible()
    assert reading.headings.question.text() == "Which row has the headings?"
    assert reading.headings.lines[0].text().startswith("Row 1: Name · Mobile")
    _answer(stage, qtbot, "none_button")
    assert reading.header_row.text() == "No headers"
    assert reading.headings.isVisible()
    QTest.mouseClick(reading.change_button, LEFT)
    assert not reading.headings.isVisible()


def test_what_cells_hold_is_no_markup(stage: Stage) -> None:
    _open(stage, (("<img src=x>", "<b>bold</b>"), *PAIR))
    card = stage.recipients.view.reading.headings
    assert card.lines[0].textFormat() == Qt.TextFormat.PlainText
    assert card.lines[0].text() == "Row 1: <img src=x> · <b>bold</b>"


def test_titles_and_people_above_are_said(stage: Stage) -> None:
    _open(stage, (("Choir", "0115551234"), ("Made in May", ""), ("Name", "Phone"), *PAIR))
    notes = stage.recipients.view.reading.notes.text()
    assert "2 rows above the headers were skipped" in notes
    assert "Row 1 above the headers looks like a person" in notes
    assert stage.recipients.blocked_reason() == "Say whether row 3 has the headings."


def test_a_chosen_row_is_not_asked_about(stage: Stage, qtbot: QtBot) -> None:
    path = write_csv(stage.folder / "p.csv", UNCLEAR)
    with qtbot.waitSignal(stage.checks.ended, timeout=20000):
        stage.recipients.open_file(path, ReadOptions(header_row=0))
    assert not stage.recipients.view.reading.headings.asks


def test_the_question_fits_a_small_page(stage: Stage) -> None:
    stage.recipients.resize(560, 420)
    _open(stage, (("x" * 300, "y" * 300), *PAIR))
    card = stage.recipients.view.reading.headings
    for part in (card.row_button, card.none_button, *card.lines[:3]):
        assert part.mapTo(card, part.rect().bottomRight()).x() <= card.width()
    assert card.minimumSizeHint().width() <= 420
