"""What is new is told once, by those who know it, and never by moving the focus.

That it arrives at a screen reader is shown by `tests/ear`, on a bus of its own.
"""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.hearing.announcer import Announcer
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme
from flowiq_desktop.ui.widgets.notice import Notice

Heard = list[tuple[str, bool]]


def _hear(announcer: Announcer) -> Heard:
    heard: Heard = []
    announcer.announced.connect(lambda words, urgent: heard.append((words, urgent)))
    return heard


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def notice(page: QWidget, qapp: object, request: pytest.FixtureRequest) -> Notice:
    theme = Theme(request.getfixturevalue("qapp"), resource("theme"), "light", page)
    made = Notice(Icons(resource("icons"), theme, page), "notice", page)
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    return made


def test_the_same_is_told_once_in_a_row(page: QWidget) -> None:
    announcer = Announcer(page)
    heard = _hear(announcer)
    for words in ("Read", "Read", "", "Checked", "Read"):
        announcer.announce(words)
    assert heard == [("Read", False), ("Checked", False), ("Read", False)]


def test_a_number_that_counts_on_is_no_news(page: QWidget) -> None:
    announcer = Announcer(page)
    heard = _hear(announcer)
    for words in ("12 seconds", "11 seconds", "Over"):
        announcer.announce_if_new(words)
    assert [words for words, _urgent in heard] == ["12 seconds", "Over"]


@pytest.mark.parametrize(("tone", "urgent"), [("ok", False), ("warning", False), ("error", True)])
def test_a_notice_is_told_when_it_appears(
    notice: Notice, page: QWidget, tone: str, urgent: bool
) -> None:
    heard = _hear(notice.announcer)
    page.show()
    line = page.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    notice.tell(tone, "Not saved.", "Try again.")
    notice.tell(tone, "Not saved.", "Try again.")
    assert heard == [("Not saved. Try again.", urgent)]
    assert page.focusWidget() is line


def test_a_notice_waits_until_its_page_is_shown(notice: Notice, page: QWidget) -> None:
    heard = _hear(notice.announcer)
    notice.tell("info", "Waiting.")
    assert heard == []
    page.show()
    assert heard == [("Waiting.", False)]
    page.hide()
    page.show()
    assert len(heard) == 1


def test_one_that_comes_again_is_told_again(notice: Notice, page: QWidget) -> None:
    page.show()
    heard = _hear(notice.announcer)
    for _ in range(2):
        notice.tell("error", "No connection.")
        notice.clear()
    assert heard == [("No connection.", True)] * 2
