"""When messages may go out, chosen in the Send step."""

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QDateTime, QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDateTimeEdit, QTimeEdit
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.send_times import AT_ONCE
from flowiq_desktop.ui.steps.send.when_panel import WhenPanel
from tests.ui.window_stage import SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

NOW = datetime(2026, 11, 27, 10, 30).astimezone()


@pytest.fixture
def panel(qtbot: QtBot) -> WhenPanel:
    made = WhenPanel(lambda: NOW)
    qtbot.addWidget(made)
    return made


def test_hours_stand_before_minutes_whichever_way_the_window_is_read(
    qtbot: QtBot, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        panel = WhenPanel(lambda: NOW)
        qtbot.addWidget(panel)
        assert (panel.quiet_from.text(), panel.quiet_to.text()) == ("21:00", "07:00")
        assert panel.begin_at.text() == "27 Nov 2026  11:00"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_nothing_is_wished_until_something_is_ticked(panel: WhenPanel) -> None:
    assert panel.times() == AT_ONCE
    assert panel.problem(NOW) == ""
    assert not panel.begin_at.isEnabled()
    assert not panel.quiet_from.isEnabled()


def test_what_is_ticked_is_wished(panel: WhenPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignals([panel.changed] * 3):
        for tick in (panel.begin, panel.spread, panel.quiet):
            tick.click()
    times = panel.times()
    assert times.begins == datetime(2026, 11, 27, 11).astimezone()
    assert times.spread_until == datetime(2026, 11, 27, 12).astimezone()
    assert times.quiet == QuietHours(time(21), time(7))
    assert panel.begin_at.isEnabled()
    panel.begin.click()
    assert panel.times().begins is None


def test_a_window_that_was_open_for_hours_offers_times_that_lie_ahead(qtbot: QtBot) -> None:
    clock = [NOW]
    panel = WhenPanel(lambda: clock[0])
    qtbot.addWidget(panel)
    clock[0] += timedelta(hours=5)
    panel.begin.click()
    panel.spread.click()
    assert panel.problem(clock[0]) == ""
    assert panel.times().begins == datetime(2026, 11, 27, 16).astimezone()
    assert panel.times().spread_until == datetime(2026, 11, 27, 18).astimezone()


def test_a_mistyped_year_is_said(panel: WhenPanel) -> None:
    for tick, edit in ((panel.begin, panel.begin_at), (panel.spread, panel.spread_until)):
        tick.click()
        edit.setDateTime(QDateTime(2032, 1, 1, 8, 0, 0))
        assert panel.problem(NOW) == "A time to send at may be a year ahead at most."
        tick.click()
        edit.setDateTime(QDateTime(9999, 12, 31, 23, 59, 0))
        assert edit.date().year() < 2060


@pytest.mark.parametrize(
    ("typed", "shown"), [("09", "09:00"), ("1030", "10:30"), ("10:30", "10:30")]
)
@pytest.mark.parametrize("how", ["click", "all"])
def test_a_time_is_typed_over_the_one_that_stands_there(
    panel: WhenPanel, qtbot: QtBot, how: str, typed: str, shown: str
) -> None:
    panel.show()
    panel.quiet.click()
    edit = panel.quiet_to
    if how == "click":
        line = edit.lineEdit()
        at = line.cursorRect().center()
        for x in range(line.width()):
            if line.cursorPositionAt(QPoint(x, at.y())) == 1:
                at = QPoint(x, at.y())
                break
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=at)
        qtbot.waitUntil(lambda: edit.lineEdit().selectedText() == "07")
    else:
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == shown


def test_times_that_cannot_be_are_said(panel: WhenPanel) -> None:
    panel.begin.click()
    panel.begin_at.setDateTime(QDateTime(2026, 11, 27, 10, 0, 0))
    assert panel.problem(NOW) == "The time to begin at is over already."
    panel.begin_at.setDateTime(QDateTime(2026, 11, 27, 15, 0, 0))
    panel.spread.click()
    panel.spread_until.setDateTime(QDateTime(2026, 11, 27, 14, 0, 0))
    assert "that time comes too early" in panel.problem(NOW)
    panel.begin.click()
    assert panel.problem(NOW) == ""
    panel.quiet.click()
    panel.quiet_to.setTime(QTime(21, 0))
    assert "no time of day" in panel.problem(NOW)


@pytest.mark.parametrize("kept", ["20:15-06:45", "12:00-13:00"])
def test_quiet_hours_are_chosen_again(panel: WhenPanel, kept: str) -> None:
    panel.choose_quiet(kept)
    assert panel.chosen_quiet() == kept
    assert str(panel.times().quiet) == kept
    panel.choose_quiet("")
    assert panel.chosen_quiet() == ""
    assert panel.times() == AT_ONCE


@pytest.mark.parametrize("kept", ["night", "25:00-07:00", "21:00", "21:00-07:60"])
def test_hours_that_cannot_be_read_are_none(panel: WhenPanel, kept: str) -> None:
    panel.choose_quiet(kept)
    assert panel.times() == AT_ONCE


def test_a_campaign_waits_for_its_time_and_the_window_says_so(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.click("options_button")
    tomorrow = QDateTime.currentDateTime().addDays(1)
    stage.find(QCheckBox, "begin_tick").click()
    stage.find(QDateTimeEdit, "begin_at").setDateTime(tomorrow)
    assert "Beginning: " in stage.words()
    stage.click("primary_button")
    assert "Beginning: " in stage.words(stage.dialog("confirm_send_dialog"))
    stage.click("confirm_send_button")
    stage.until(lambda: "this program has to stay open" in stage.words())
    assert not [r for r in stage.program.services.practice.server.received if r.method == "POST"]
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    kept = stage.program.services.send.times_of(campaign).begins
    assert kept is not None
    assert kept.timestamp() == pytest.approx(tomorrow.toSecsSinceEpoch(), abs=61)


def test_a_time_that_is_over_keeps_the_button_from_sending(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.click("options_button")
    stage.find(QCheckBox, "begin_tick").click()
    stage.find(QDateTimeEdit, "begin_at").setDateTime(QDateTime(2020, 1, 1, 8, 0, 0))
    assert not stage.button("primary_button").isEnabled()
    assert "The time to begin at is over already." in stage.words()
    stage.find(QCheckBox, "begin_tick").click()
    assert stage.button("primary_button").isEnabled()


def test_quiet_hours_are_remembered_for_the_next_campaign(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.click("options_button")
    QTest.keyClick(stage.find(QCheckBox, "quiet_tick"), Qt.Key.Key_Space)
    stage.find(QTimeEdit, "quiet_from").setTime(QTime(19, 0))
    assert stage.program.services.preferences.current.quiet_hours == "19:00-07:00"
    stage.program.window.go_to(0)
    stage.program.window.go_to(SEND)
    assert "Nobody gets a message between 19:00 and 07:00 by their own clock." in stage.words()
