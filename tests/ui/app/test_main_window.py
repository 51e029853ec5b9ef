"""The main window leads through the steps, whatever the pages are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from flowiq_desktop.assembly import build_services
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.ui.app.leaving import Leaving
from flowiq_desktop.ui.app.main_window import MainWindow
from flowiq_desktop.ui.app.shell import make_shell
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.state.active_account import ActiveAccount
from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
from flowiq_desktop.ui.state.campaign_run import CampaignRun
from flowiq_desktop.ui.steps.page import Page
from flowiq_desktop.ui.steps.send.send_test_card import SendTestCard
from tests.services.conftest import FakeKeyStore


class OnePage(Page):
    """A page that is settled, blocked or locking as a test says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.reason, self.lock, self.entered = name, "", "", 0
        self.typed = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.typed)

    @override
    def title(self) -> str:
        return self.name

    @override
    def blocked_reason(self) -> str:
        return self.reason

    @override
    def lock_reason(self) -> str:
        return self.lock

    @override
    def on_enter(self) -> None:
        self.entered += 1

    def say(self, reason: str = "", lock: str = "") -> None:
        self.reason, self.lock = reason, lock
        self.primary_changed.emit()


class Furnished:
    """A shown window with five such pages."""

    def __init__(self, qtbot: QtBot, app: QApplication, folders: Folders) -> None:
        self.services = build_services(folders, FakeKeyStore())
        shell = make_shell(app, self.services.preferences.current, resource())
        self.window = shell.window
        qtbot.addWidget(self.window)
        self.pages = [OnePage(name) for name in ("One", "Two", "Three", "Four", "Five")]
        self.run = CampaignRun(self.services.send, self.services.campaigns)
        services, choices = self.services, self.services.preferences
        account = ActiveAccount(services.account, services.practice)
        self.test = SendTestCard(CampaignDraft("ZA"), account, services.send, choices, shell.icons)
        self.leaving = Leaving(self.run, self.test)
        self.window.show()

    def furnish(self) -> None:
        preferences = self.services.preferences
        self.window.furnish(self.pages, QLabel("phone"), preferences, self.leaving)


@pytest.fixture
def made(qtbot: QtBot, qapp: QApplication, folders: Folders) -> Iterator[Furnished]:
    furnished = Furnished(qtbot, qapp, folders)
    yield furnished
    furnished.services.close()


@pytest.fixture
def window(made: Furnished) -> MainWindow:
    made.furnish()
    return made.window


def _press(window: MainWindow) -> None:
    QTest.mouseClick(window.view.primary_button, Qt.MouseButton.LeftButton)


def test_shows_at_once_and_says_that_it_is_getting_ready(made: Furnished) -> None:
    view = made.window.view
    assert view.reason.text() == "Getting ready…"
    assert not view.primary_button.isEnabled()
    assert not view.side.isVisible()
    made.furnish()
    assert view.reason.text() == ""
    assert view.primary_button.isEnabled()


def test_the_primary_button_leads_on_and_back_leads_back(
    made: Furnished, window: MainWindow
) -> None:
    made.pages[0].typed.setText("kept")
    _press(window)
    assert window.current_step == 1
    assert made.pages[1].entered == 1
    QTest.mouseClick(window.view.back_button, Qt.MouseButton.LeftButton)
    assert window.current_step == 0
    assert made.pages[0].typed.text() == "kept"
    assert not window.view.back_button.isVisible()


def test_a_blocked_page_says_why_and_closes_the_steps_after_it(
    made: Furnished, window: MainWindow
) -> None:
    made.pages[0].say(reason="Choose a spreadsheet first.")
    assert not window.view.primary_button.isEnabled()
    assert window.view.reason.text() == "Choose a spreadsheet first."
    assert [window.can_open(step) for step in range(5)] == [True, False, False, False, False]
    window.go_to(3)
    assert window.current_step == 0
    made.pages[0].say()
    assert all(window.can_open(step) for step in range(5))


def test_a_lock_closes_the_steps_before_it_and_says_why(
    made: Furnished, window: MainWindow
) -> None:
    window.go_to(3)
    made.pages[0].reason = "There is no spreadsheet."
    made.pages[3].say(lock="What is sent is fixed now.")
    assert [window.can_open(step) for step in range(5)] == [False, False, False, True, True]
    assert not window.view.back_button.isEnabled()
    assert window.view.reason.text() == "What is sent is fixed now."
    window.go_to(4)
    assert window.can_open(3)


def test_the_rail_opens_steps_by_mouse_and_keys(
    qtbot: QtBot, made: Furnished, window: MainWindow
) -> None:
    made.pages[2].say(reason="Not yet.")
    third = window.view.rail.findChild(type(window.view.primary_button), "step_3")
    assert third is not None
    QTest.mouseClick(third, Qt.MouseButton.LeftButton)
    assert window.current_step == 2
    assert third.accessibleName() == "Step 3 of 5, Three, current"
    fourth = window.view.rail.findChild(type(third), "step_4")
    assert fourth is not None
    assert not fourth.isEnabled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.current_step == 0)
    first = window.view.rail.findChild(type(third), "step_1")
    window.go_to(1)
    assert first is not None
    assert first.accessibleName() == "Step 1 of 5, One, done"


def test_the_step_that_was_left_forward_is_told_as_done(window: MainWindow) -> None:
    _press(window)
    steps = window.view.rail.findChildren(QAbstractButton)
    names = [step.accessibleName() for step in steps[:2]]
    assert names == [
        "Step 1 of 5, One, done",
        "Step 2 of 5, Two, current",
    ]


def test_the_phone_is_beside_all_steps_but_the_last(window: MainWindow) -> None:
    assert window.view.side.isVisible()
    window.go_to(4)
    assert not window.view.side.isVisible()
    window.go_to(2)
    assert window.view.side.isVisible()
    window.set_preview_wanted(False)
    assert not window.view.side.isVisible()


def test_only_the_shown_page_can_lead_on(made: Furnished, window: MainWindow) -> None:
    made.pages[3].advance_requested.emit()
    assert window.current_step == 0


def test_the_size_is_remembered(made: Furnished, window: MainWindow, qapp: QApplication) -> None:
    window.resize(1000, 700)  # as high as any screen of a test is, if not as wide
    window.close()
    kept = PreferenceStore(made.services.folders.config).current
    again = make_shell(qapp, kept, resource()).window
    assert again.height() == 700
    again.deleteLater()


def test_a_size_remembered_from_a_larger_screen_fits_this_one(
    made: Furnished, window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    window.resize(3200, 1700)
    window.move(900, 700)
    window.close()
    kept = PreferenceStore(made.services.folders.config).current
    again = make_shell(qapp, kept, resource()).window
    qtbot.addWidget(again)
    again.show()
    free = again.screen().availableGeometry()
    qtbot.waitUntil(lambda: free.contains(again.frameGeometry()))


def test_a_narrow_window_folds_the_phone_away_and_a_button_shows_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    view, phone = window.view, window.menu.phone
    window.resize(1280, 700)
    assert view.side.isVisible()
    assert not view.phone_button.isVisible()
    window.resize(1000, 560)
    assert not view.side.isVisible()
    assert not phone.isChecked()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.phone_button.setFocus()
    QTest.keyClick(view.phone_button, Qt.Key.Key_Space)
    assert view.side.isVisible()
    assert not view.stack.isVisible()
    assert phone.isChecked()
    assert view.phone_button.text() == "Hide the phone"
    window.go_to(1)
    assert view.stack.isVisible()
    assert not view.side.isVisible()
    window.resize(1280, 700)
    assert view.side.isVisible()
    assert phone.isChecked()


def test_a_very_small_window_keeps_its_buttons_in_sight(window: MainWindow) -> None:
    window.resize(675, 310)
    assert (window.width(), window.height()) == (675, 310)
    for button in (window.view.primary_button, window.view.phone_button):
        assert button.visibleRegion().boundingRect() == button.rect()
