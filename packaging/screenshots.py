"""Screenshots of every step, light and dark, from the real window in practice mode.

Run by `make screenshots`. Writes docs/screenshots/*.png with a palette, so that they stay small,
and lays the window out at 200 % as well, which is looked at by the program alone: nothing may be
cut off there either.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from flowiq_desktop.app import Launch
from flowiq_desktop.assembly import build_services
from flowiq_desktop.flowiq.practice_server import Behaviour
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.paths import Folders, resource
from flowiq_desktop.services.preferences import PreferenceStore
from flowiq_desktop.ui.program import Program
from flowiq_desktop.ui.shell import make_shell

if TYPE_CHECKING:
    from collections.abc import Callable

_TARGET = Path(__file__).parent.parent / "docs" / "screenshots"
_FONTS = ("Inter", "Noto Sans", "Segoe UI")
_COLOURS = 128
_PATIENCE_MS = 60_000
_SEEN_SENT = 5
_SETTLE_SIZE = (1040, 640)
_DAMAGED_SIZE = (700, 680)
"""As large as the dialogs open on any real screen; the one without a screen is small."""
_PAGE = 4096


class Photographer:
    """Walks through the window as a person would, and keeps what it sees.

    Args:
        program: the window, shown.
        suffix: "light" or "dark", the end of each file's name.
        folder: where pictures go; None looks at the layout only.
    """

    def __init__(self, program: Program, suffix: str, folder: Path | None) -> None:
        self._program = program
        self._suffix = suffix
        self._folder = folder
        self.cut: list[str] = []

    def walk(self) -> None:
        """All steps, from the welcome to the results."""
        window, program = self._program.window, self._program
        self._dialog("welcome_dialog", "01-welcome", "welcome_practice_button")
        self._until(lambda: program.draft.checked is not None and not program.draft.stale)
        self._take("02-recipients")
        self._press("primary_button")
        self._take("03-message")
        self._press("primary_button")
        self._take("04-check")
        self._press("primary_button")
        self._until(window.view.primary_button.isEnabled)
        self._take("05-send")
        self._press("primary_button")
        self._dialog("confirm_send_dialog", "06-confirm", "confirm_send_button")
        self._until(lambda: program.run.progress.sent >= _SEEN_SENT)
        self._take("07-sending")
        self._until(lambda: window.current_step == len(program.pages) - 1)
        self._take("08-results")
        program.actions.open_past_sends()
        self._dialog("past_sends_dialog", "09-past-sends", "close_past_sends_button")
        program.actions.open_account()
        self._dialog("account_dialog", "10-account", "cancel_account_button")
        program.actions.open_settings()
        self._dialog("settings_dialog", "11-settings", "cancel_settings_button")
        self._settle()
        self._send_again()

    def damaged(self) -> None:
        """What a start says whose list of sent messages has lost a page."""
        dialog = self._shown_dialog("damaged_dialog")
        dialog.resize(*_DAMAGED_SIZE)
        self._keep(dialog, "15-damaged-list")
        self._press("close_damaged_button", dialog)

    def _settle(self) -> None:
        """Find out about the message that practice mode leaves unsure."""
        self._press("settle_button")
        dialog = self._shown_dialog("settle_dialog")
        dialog.resize(*_SETTLE_SIZE)
        look = self._button("look_button", dialog)
        self._until(look.isEnabled)
        self._keep(dialog, "12-settle")
        look.click()
        self._until(lambda: not self._is_shown("cancel_look_button", dialog))
        self._keep(dialog, "13-settled")
        self._press("close_settle_button", dialog)

    def _send_again(self) -> None:
        """The same spreadsheet once more: its messages are held back."""
        window, program = self._program.window, self._program
        program.actions.new_campaign()
        program.actions.open_file(program.services.practice.sample)
        self._until(lambda: program.draft.checked is not None and not program.draft.stale)
        for _ in range(3):
            self._press("primary_button")
        self._until(window.view.primary_button.isEnabled)
        self._press("primary_button")
        self._press("confirm_send_button", self._shown_dialog("confirm_send_dialog"))
        self._press("leave_held_out_button", self._shown_dialog("held_dialog"))
        self._until(lambda: window.current_step == len(program.pages) - 1)
        self._until(lambda: self._is_shown("release_button", window))
        self._press("release_button")
        self._dialog("held_dialog", "14-held", "leave_held_out_button")

    def _dialog(self, name: str, picture: str, button: str) -> None:
        dialog = self._shown_dialog(name)
        self._keep(dialog, picture)
        self._press(button, dialog)

    def _shown_dialog(self, name: str) -> QWidget:
        self._until(lambda: self._find(QDialog, name) is not None)
        dialog = self._find(QDialog, name)
        if dialog is None:
            raise LookupError(name)
        return dialog

    def _find(self, kind: type[QWidget], name: str) -> QWidget | None:
        found = (w for w in QApplication.topLevelWidgets() if isinstance(w, kind))
        return next((w for w in found if w.objectName() == name and w.isVisible()), None)

    def _press(self, name: str, place: QWidget | None = None) -> None:
        self._button(name, place or self._program.window).click()

    def _button(self, name: str, place: QWidget) -> QPushButton:
        found = place.findChildren(QPushButton, name)
        button = next((button for button in found if button.isVisible()), None)
        if button is None:
            raise LookupError(name)
        return button

    def _is_shown(self, name: str, place: QWidget) -> bool:
        return any(button.isVisible() for button in place.findChildren(QPushButton, name))

    def _take(self, picture: str) -> None:
        self._keep(self._program.window, picture)

    def _keep(self, widget: QWidget, picture: str) -> None:
        _pause(500)
        self.cut += [f"{picture}: {text}" for text in _cut_texts(widget)]
        if self._folder is None:
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        widget.grab().save(buffer, "PNG")
        with Image.open(BytesIO(buffer.data().data())) as image:
            small = image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
            small.save(self._folder / f"{picture}-{self._suffix}.png", optimize=True)

    def _until(self, reached: Callable[[], bool]) -> None:
        waited = 0
        while not reached():
            _pause(50)
            waited += 50
            if waited > _PATIENCE_MS:
                raise TimeoutError("The window did not get there.")


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _cut_texts(widget: QWidget) -> list[str]:
    """Words that have less room than they need: plain labels and buttons that are shown."""
    cut = []
    for part in widget.findChildren(QWidget):
        if not part.isVisibleTo(widget) or not isinstance(part, QLabel | QPushButton):
            continue
        text = part.text()
        elides = type(part).__name__ == "ElidedLabel"
        if not text or elides or (isinstance(part, QLabel) and part.wordWrap()):
            continue
        if part.width() < part.minimumSizeHint().width():
            cut.append(text)
    return cut


def _program(app: QApplication, home: Path, theme: str) -> Program:
    services = build_services(
        Folders.under(home, home / "mark"), practice_behaviour=Behaviour.of_practice_mode()
    )
    services.preferences.current.theme = theme
    services.preferences.current.test_number = "082 123 4567"
    services.preferences.current.rate_per_minute = 300
    shell = make_shell(app, services.preferences.current, resource())
    shell.window.resize(1280, 800)
    shell.window.show()
    program = Program(services, shell)
    program.begin()
    return program


def _photograph(app: QApplication, theme: str, folder: Path | None) -> list[str]:
    with tempfile.TemporaryDirectory() as home:
        program = _program(app, Path(home), theme)
        photographer = Photographer(program, theme, folder)
        try:
            photographer.walk()
        finally:
            program.window.close()
            program.close()
            program.window.deleteLater()
            _pause(100)
        _photograph_damaged(app, Path(home), photographer)
    return photographer.cut


def _photograph_damaged(app: QApplication, home: Path, photographer: Photographer) -> None:
    """Spoil the list that the walk has left, and start once more."""
    logging.disable()  # why it cannot start is no news here
    _spoil(home / FILE_NAME)
    shell = make_shell(app, PreferenceStore(home / "config").current, resource())
    launch = Launch(shell, Folders.under(home, home / "mark"), practice=False)
    launch.begin()
    try:
        photographer.damaged()
    finally:
        launch.close()
        shell.window.close()
        shell.window.deleteLater()
        _pause(100)
        logging.disable(logging.NOTSET)


def _spoil(path: Path) -> None:
    """Put zeros in place of the first page with a message in it."""
    content = path.read_bytes()
    page = content.index(b'"phone_number"') // _PAGE
    zeros = bytes(_PAGE)
    path.write_bytes(content[: page * _PAGE] + zeros + content[(page + 1) * _PAGE :])


def main() -> int:
    """Take all pictures; 1 when words were cut off somewhere."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check-200", action="store_true", help="lay out at 200 %%, keep nothing")
    parser.add_argument("--folder", type=Path, default=_TARGET)
    options = parser.parse_args()
    if options.check_200:
        os.environ["QT_SCALE_FACTOR"] = "2"
    app = QApplication(sys.argv[:1])
    family = next((name for name in _FONTS if name in QFontDatabase.families()), "")
    app.setFont(QFont(family, 10) if family else app.font())
    folder = None if options.check_200 else options.folder
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    cut = [text for theme in ("light", "dark") for text in _photograph(app, theme, folder)]
    for text in cut:
        sys.stderr.write(f"Cut off: {text}\n")
    return 1 if cut else 0


if __name__ == "__main__":
    sys.exit(main())
