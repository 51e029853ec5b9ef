"""The help tells the story of a first real campaign, and what every practice number does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.reach.terms import Term, answer
from flowiq_desktop.ui.explaining.help_dialog import HelpDialog
from flowiq_desktop.ui.explaining.help_story import PRACTICE, TOPICS
from flowiq_desktop.ui.explaining.pictures import Picture
from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


def _opened(stage: WindowStage) -> HelpDialog:
    QTest.keyClick(stage.program.window, Qt.Key.Key_F1)
    dialog = stage.dialog("help_dialog")
    assert isinstance(dialog, HelpDialog)
    stage.until(dialog.isActiveWindow)
    return dialog


def test_f1_tells_the_whole_way_with_the_three_pictures(stage: WindowStage) -> None:
    dialog = _opened(stage)
    words = stage.words(dialog)
    for topic in (*TOPICS, PRACTICE):
        assert topic.title in words
    for term in Term:
        assert answer(term) in words
        assert stage.find(Picture, f"picture_{term.value}", dialog).isVisible()
    assert stage.program.services.preferences.current.explained == []


def test_it_lists_every_number_and_template_to_practise_with(stage: WindowStage) -> None:
    practice = stage.program.services.practice
    words = stage.words(_opened(stage)).splitlines()
    listed = [*practice.failing_numbers(), *practice.failing_templates()]
    assert len(listed) > 60
    for name, happens in listed:
        assert name in words
        assert happens in words


@pytest.mark.parametrize("topic", [*TOPICS[1:], PRACTICE], ids=lambda topic: topic.key)
def test_a_topic_is_reached_by_its_button(stage: WindowStage, topic: object) -> None:
    dialog = _opened(stage)
    key = getattr(topic, "key", "")
    QTest.keyClick(dialog.jumps[key], Qt.Key.Key_Space)
    title = dialog._titles[key]
    place = title.mapTo(dialog, title.rect().center())
    assert _area(dialog).rect().contains(place)
    assert title.visibleRegion().boundingRect() == title.rect()


def test_the_keys_scroll(stage: WindowStage) -> None:
    dialog = _opened(stage)
    bar = dialog._area.verticalScrollBar()
    seen = [bar.value()]
    for key in (
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
    ):
        QTest.keyClick(QApplication.focusWidget() or dialog, key)
        seen.append(bar.value())
    start, down, further, up, end, home = seen
    assert start == 0 < down < further
    assert up == down
    assert end == bar.maximum() > further
    assert home == 0


def test_every_topic_says_something(qtbot: QtBot) -> None:
    del qtbot
    for topic in (*TOPICS, PRACTICE):
        assert all(topic.texts())
    assert len({topic.key for topic in TOPICS}) == len(TOPICS)


def _area(dialog: HelpDialog) -> QWidget:
    return dialog._area
