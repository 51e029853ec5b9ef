"""A term is explained unasked once, and afterwards to whoever asks, by mouse or by keys."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.reach.terms import Term, answer, question
from flowiq_desktop.ui.explaining.explanation import Explanation
from flowiq_desktop.ui.explaining.pictures import Picture
from tests.ui.window_stage import GOOD, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


def _shown(stage: WindowStage, *terms: Term) -> tuple[QWidget, Explanation]:
    place = QWidget()
    stage.qtbot.addWidget(place)
    explanation = stage.program.explainer.make(*terms)
    explanation.setParent(place)
    place.resize(600, 300)
    explanation.resize(600, 300)
    place.show()
    return place, explanation


@pytest.mark.parametrize("term", Term)
def test_a_term_is_explained_unasked_once(stage: WindowStage, term: Term) -> None:
    place, first = _shown(stage, term)
    assert first.buttons[term].text() == question(term)
    assert answer(term) in stage.words(place)

    place, second = _shown(stage, term)
    assert not second.buttons[term].isChecked()
    assert answer(term) not in stage.words(place)


def test_whoever_asks_by_the_keyboard_is_told_again(stage: WindowStage) -> None:
    _shown(stage, Term.DAY)
    place, explanation = _shown(stage, Term.DAY)
    button = explanation.buttons[Term.DAY]
    button.setFocus()
    for told in (True, False):
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert (answer(Term.DAY) in stage.words(place)) is told


@pytest.mark.parametrize(("height", "pictured"), [(600, False), (768, True)])
def test_on_a_low_screen_only_who_asks_sees_the_picture(
    stage: WindowStage, monkeypatch: pytest.MonkeyPatch, height: int, pictured: bool
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1024, height))
    place, explanation = _shown(stage, Term.DAY)
    picture = stage.find(Picture, "picture_24-hours", place)
    assert answer(Term.DAY) in stage.words(place)
    assert picture.isVisible() is pictured
    for _ in range(2):
        QTest.mouseClick(explanation.buttons[Term.DAY], Qt.MouseButton.LeftButton)
    assert picture.isVisible()


def test_what_was_explained_is_kept_for_the_next_start(stage: WindowStage) -> None:
    _shown(stage, Term.CONTACT, Term.DAY)
    kept = PreferenceStore(stage.program.services.preferences._file.parent).current
    assert set(kept.explained) == {"contact", "24-hours"}


def test_what_nobody_saw_was_not_explained(stage: WindowStage) -> None:
    stage.program.explainer.make(Term.TEMPLATE)
    assert not stage.program.explainer.knows(Term.TEMPLATE)


def test_what_was_seen_elsewhere_meanwhile_is_folded(stage: WindowStage) -> None:
    waiting = stage.program.explainer.make(Term.DAY)
    stage.qtbot.addWidget(waiting)
    _shown(stage, Term.DAY)
    waiting.show()
    assert not waiting.buttons[Term.DAY].isChecked()


def test_a_term_that_was_unfolded_is_folded_when_one_comes_back(stage: WindowStage) -> None:
    place, explanation = _shown(stage, Term.DAY)
    place.hide()
    place.show()
    assert not explanation.buttons[Term.DAY].isChecked()


def test_the_last_question_explains_what_a_contact_is_once(stage: WindowStage) -> None:
    seen = []
    stage.go_to_send(GOOD)
    for _ in range(2):
        stage.click("primary_button")
        dialog = stage.dialog("confirm_send_dialog")
        assert stage.find(QAbstractButton, "explain_contact", dialog).text() == question(
            Term.CONTACT
        )
        seen.append(answer(Term.CONTACT) in stage.words(dialog))
        stage.click("not_yet_button", dialog)
        stage.until(lambda: stage.shown_dialog("confirm_send_dialog") is None)
    assert seen == [True, False]
    assert stage.program.window.current_step == SEND
