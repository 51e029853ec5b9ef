"""A first start, from the welcome to a saved results sheet, by clicks alone.

It clicks only where something can be seen and hit, on a screen of 1366 x 768, and says how many
clicks and seconds it took.
"""

import json
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from flowiq_desktop.assembly import build_services
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.app.shell import make_shell
from tests.services.conftest import FakeKeyStore
from tests.whole_way.hands import Hands

_RESULTS = 4


class FirstCampaign:
    """Somebody who has never seen the program, and who reads quickly.

    Attributes:
        clicks: how often a button was clicked.
    """

    def __init__(self, folder: Path) -> None:
        self._app = QApplication([])
        self._folder = folder
        services = build_services(Folders.of_data_dir(folder / "data"), FakeKeyStore())
        shell = make_shell(self._app, services.preferences.current, resource())
        shell.window.show()
        self._program = Program(services, shell)
        self._hands = Hands(shell.window)
        self.clicks = 0
        self._program.begin()

    def go(self) -> None:
        """Practise, send to whoever is ready, and save the results."""
        self._click("welcome_practice_button", self._hands.dialog("welcome_dialog"))
        draft, run = self._program.draft, self._program.run
        self._hands.until(lambda: draft.checked is not None and not draft.stale)
        for step in (1, 2, 3):
            self._click("primary_button")
            self._hands.until(partial(self._stands_at, step))
        self._click("primary_button")
        self._click("confirm_send_button", self._hands.dialog("confirm_send_dialog"))
        self._hands.until(lambda: self._program.window.current_step == _RESULTS)
        self._hands.until(lambda: not run.running)
        self._save()

    def close(self) -> None:
        """End as closing the program does."""
        self._program.window.close()
        self._program.close()

    def _save(self) -> None:
        self._click("primary_button")
        target = self._folder / "results.xlsx"
        self._hands.until(lambda: _file_dialog() is not None)
        self._hands.choose("", target)
        self.clicks += 1
        self._hands.until(target.exists)

    def _stands_at(self, step: int) -> bool:
        return self._program.window.current_step == step

    def _click(self, name: str, place: QWidget | None = None) -> None:
        """Click in the middle of a button, if that is what lies there."""
        button = self._hands.button(name, place)
        self._hands.until(lambda: button.isEnabled() and button.isVisible())
        middle = button.mapTo(button.window(), button.rect().center())
        self._hands.until(lambda: _lies_at(button, middle))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.clicks += 1


def _lies_at(button: QWidget, place: QPoint) -> bool:
    window, screen = button.window(), button.screen().availableGeometry()
    there = window.childAt(place)
    return there is button and screen.contains(window.mapToGlobal(place))


def _file_dialog() -> QFileDialog | None:
    tops = QApplication.topLevelWidgets()
    return next((w for w in tops if isinstance(w, QFileDialog) and w.isVisible()), None)


def main(folder: Path) -> None:
    """Do it, and say how it went."""
    began = time.monotonic()
    first = FirstCampaign(folder)
    first.go()
    took = round(time.monotonic() - began)
    first.close()
    sys.stdout.write(json.dumps({"clicks": first.clicks, "seconds": took}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
