"""One life of the window: whatever was done before is found, and the rest is done by clicks.

It begins as a person does who starts the program again, and says on its output what it is about to
do, so that whoever kills it can choose the moment.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from flowiq_desktop.assembly import build_services
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.services.results.campaigns import CampaignSummary
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.app.shell import make_shell
from tests.services.conftest import FakeKeyStore
from tests.whole_way.hands import Hands
from tests.whole_way.people import TEMPLATE, WORDS

_CHECK, _SEND, _RESULTS = 2, 3, 4
_FAST = 60_000
_KEY = "fiq_practice"


class WindowDriver:
    """A person before the window, who does what is left to do.

    Args:
        folder: with `people.csv`; everything else of the campaign is made in it.
        url: of a pretend FlowIQ that outlives the program.
    """

    def __init__(self, folder: Path, url: str) -> None:
        self._app = QApplication([])
        self._folder = folder
        keys = FakeKeyStore()
        services = build_services(Folders.of_data_dir(folder / "data"), keys)
        choices = services.preferences.current
        choices.welcomed, choices.country, choices.theme = True, "ZA", "light"
        services.account.save(_KEY, "school", url)
        choices.rate_per_minute = _FAST
        services.saved.save_template(Template(TEMPLATE, WORDS))
        shell = make_shell(self._app, choices, resource())
        shell.window.show()
        self._hands = Hands(shell.window)
        self._program = Program(services, shell)
        self._program.begin()
        self._hands.until(lambda: self._program.account.connection is not None)

    def live(self) -> None:
        """Do what is left to do."""
        mine = {campaign.name: campaign for campaign in self._campaigns()}
        if not (self._folder / "results.csv").exists():
            if "people.csv" not in mine:
                self._stop_list()
                self._prepare()
            else:
                self._open(mine["people.csv"].id)
            self._finish("results.csv")
        for campaign in self._campaigns():
            # Killed late, the window may have saved this one too; Qt would ask about the file.
            if campaign.name != "people.csv" and not (self._folder / "moved.csv").exists():
                self._open(campaign.id)
                self._finish("moved.csv")
        _say("done")

    def close(self) -> None:
        """End as closing the program does."""
        self._program.window.close()
        self._program.close()

    # -- the steps ----------------------------------------------------------------------------

    def _stop_list(self) -> None:
        """Put those on the list who want nothing any more, unless they are there."""
        people = self._program.services.stop_list
        if people.count():
            return
        _say("stopping")
        self._program.window.menu.stopped.trigger()
        dialog = self._hands.dialog("stop_list_dialog")
        self._hands.click("stop_import_button", dialog)
        file = self._folder / "no-messages.csv"
        self._hands.choose("stop_file_dialog", file)
        self._hands.accept(self._hands.dialog("stop_import_question"))
        stops = file.read_text(encoding="utf-8").splitlines()[1:]
        self._hands.until(lambda: people.count() == len(stops))
        dialog.reject()

    def _prepare(self) -> None:
        """From the file to the last question."""
        self._load()
        _say("looking")
        self._program.window.go_to(_CHECK)
        reach = self._program.reach
        self._hands.until(lambda: reach.plan is not None)
        self._hands.click("reach_fold")
        while reach.people_to_ask(contacts=True):
            self._hands.click("reach_look")
            self._hands.until(lambda: not reach.looking and reach.plan is not None)
        _say("deciding")
        self._decide(ReachGroup.ASKED_NOT_TO, self._put_on_list)
        self._decide(ReachGroup.KEPT_OUT, lambda: None)
        _say("moving")
        self._decide(ReachGroup.NEEDS_TEMPLATE, self._move)
        self._program.window.go_to(_SEND)
        self._hands.until(self._hands.button("primary_button").isEnabled)
        self._hands.click("primary_button")
        dialog = self._hands.dialog("confirm_send_dialog")
        box = self._hands.find(QCheckBox, "add_contacts_box", dialog)
        if not box.isChecked():
            self._hands.click("add_contacts_box", dialog)
        typed = self._hands.find(QLineEdit, "typed_number", dialog)
        if typed.isVisible():
            words = self._hands.button("confirm_send_button", dialog).text()
            QTest.keyClicks(typed, "".join(filter(str.isdigit, words)))
        _say("freezing")
        self._hands.click("confirm_send_button", dialog)
        self._hands.until(lambda: self._program.run.campaign is not None or self._left_out_held())
        _say("sending")

    def _load(self) -> None:
        draft, notice = self._program.draft, self._program.window.view.notice
        # Where rows wait in a campaign of their own already, that campaign is what is offered.
        if notice.isVisible() and notice.button.isVisible() and not self._campaigns():
            _say("opening again")
            QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
        else:
            _say("opening")
            self._program.actions.open_file(self._folder / "people.csv")
        self._hands.until(lambda: draft.checked is not None and not draft.stale)
        self._program.window.go_to(1)
        words = self._hands.find(QPlainTextEdit, "text_input")
        if words.toPlainText() != WORDS:
            words.setFocus()
            words.selectAll()
            QTest.keyClicks(words, WORDS)
        self._hands.until(lambda: draft.checked is not None and not draft.stale)

    def _decide(self, group: ReachGroup, then: Callable[[], None]) -> None:
        """Press the button of a group, as long as somebody is in it."""
        draft, reach = self._program.draft, self._program.reach

        def settled() -> bool:
            return reach.plan is not None and not draft.stale

        self._hands.until(settled)
        if reach.plan is not None and reach.plan.counts[group]:
            self._hands.click(f"reach_{group.value}_button")
            then()
            self._hands.until(lambda: settled() and not self._count(group))

    def _count(self, group: ReachGroup) -> int:
        plan = self._program.reach.plan
        return plan.counts[group] if plan else -1

    def _put_on_list(self) -> None:
        """Asked only while somebody is not on the list yet."""
        if dialog := self._hands.shown("reach_list_question"):
            self._hands.accept(dialog)

    def _move(self) -> None:
        dialog = self._hands.dialog("move_dialog")
        self._hands.until(self._hands.button("move_button", dialog).isEnabled)
        self._hands.click("move_button", dialog)
        self._hands.accept(self._hands.dialog("reach_moved_dialog"))

    def _finish(self, name: str) -> None:
        """Send until nothing is left, find out about what is unsure, save the results."""
        run, window = self._program.run, self._program.window
        primary = self._hands.button("primary_button")
        self._hands.until(lambda: run.campaign is not None)
        while run.running or run.progress.left:
            if not run.running:
                window.go_to(_SEND)
                self._hands.until(lambda: primary.isEnabled() or run.running)
                if not run.running:
                    _say("sending")
                    self._hands.click("primary_button")
            self._hands.until(lambda: run.running or not run.progress.left or self._left_out_held())
            self._hands.until(lambda: not run.running)
        window.go_to(_RESULTS)
        self._find_out()
        _say("saving")
        self._hands.until(self._hands.button("primary_button").isEnabled)
        self._hands.click("primary_button")
        self._hands.choose("", self._folder / name)
        self._hands.until((self._folder / name).exists)

    def _find_out(self) -> None:
        self._hands.until(lambda: not self._program.run.running)
        if not self._program.run.progress.unsure:
            return
        _say("finding out")
        self._hands.until(lambda: any(map(QPushButton.isEnabled, self._settle_buttons())))
        QTest.mouseClick(self._settle_buttons()[0], Qt.MouseButton.LeftButton)
        dialog = self._hands.dialog("settle_dialog")
        look = self._hands.button("look_button", dialog)
        self._hands.until(look.isEnabled)
        self._hands.click("look_button", dialog)
        self._hands.until(lambda: not look.isVisible())
        self._hands.until(lambda: not self._hands.button("cancel_look_button", dialog).isVisible())
        self._hands.click("close_settle_button", dialog)

    def _settle_buttons(self) -> list[QPushButton]:
        cards = self._program.pages[_RESULTS].findChildren(QPushButton, "settle_button")
        return [button for button in cards if button.isVisible()]

    def _left_out_held(self) -> bool:
        """Leave out what is held back, whenever that is asked; whether it was."""
        dialog = self._hands.shown("held_dialog")
        if dialog is not None:
            self._hands.click("leave_held_out_button", dialog)
        return False

    def _campaigns(self) -> list[CampaignSummary]:
        return self._program.services.campaigns.recent()

    def _open(self, campaign: int) -> None:
        self._program.actions.open_campaign(campaign)
        self._hands.until(lambda: self._program.run.campaign_id == campaign)


def _say(doing: str) -> None:
    sys.stdout.write(f"{doing}\n")
    sys.stdout.flush()


def main() -> None:
    """Live once."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("url")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    driver = WindowDriver(options.folder, options.url)
    try:
        driver.live()
    finally:
        driver.close()


if __name__ == "__main__":
    main()
