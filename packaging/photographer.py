"""Photographer: walks through the window as a person would, looks at it, and keeps pictures."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from layout_audit import audit, shown_whole
from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flowiq_desktop.ui.app.program import Program

_COLOURS = 128
_PATIENCE_MS = 60_000
_SEEN_SENT = 5
_SETTLES_MS, _LOOKS_MS, _LOOKS = 500, 150, 4
_FOOT = ("back_button", "primary_button")


class Photographer:
    """Walks through the window as a person would, and keeps what it sees.

    Args:
        program: the window, shown.
        suffix: "light" or "dark", the end of each file's name.
        folder: where pictures go; None looks at the layout only.
        look: what is wrong with a window that is shown, in sentences.
    """

    def __init__(
        self,
        program: Program,
        suffix: str,
        folder: Path | None,
        look: Callable[[QWidget], list[str]] = audit,
    ) -> None:
        self._program = program
        self._look = look
        self._suffix = suffix
        self._folder = folder
        self.faults: list[str] = []

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
        """What the program says at the start when its journal has lost a page."""
        dialog = self._shown_dialog("damaged_dialog")
        self._keep(dialog, "15-damaged-list")
        self._press("close_damaged_button", dialog)

    def _settle(self) -> None:
        """Find out about the message that practice mode leaves unsure."""
        self._press("settle_button")
        dialog = self._shown_dialog("settle_dialog")
        look = self._button("look_button", dialog)
        self._until(look.isEnabled)
        self._keep(dialog, "12-settle")
        look.click()
        self._until(lambda: not self._is_shown("cancel_look_button", dialog))
        self._keep(dialog, "13-settled")
        self._press("close_settle_button", dialog)

    def _send_again(self) -> None:
        """The same spreadsheet again: its messages are held back."""
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
        button = self._button(name, place or self._program.window)
        self._until(button.isEnabled)  # what is counted anew meanwhile disables it for a moment
        button.click()

    def _button(self, name: str, place: QWidget) -> QAbstractButton:
        found = place.findChildren(QAbstractButton, name)
        button = next((button for button in found if button.isVisible()), None)
        if button is None:
            raise LookupError(name)
        return button

    def _is_shown(self, name: str, place: QWidget) -> bool:
        return any(button.isVisible() for button in place.findChildren(QAbstractButton, name))

    def _take(self, picture: str) -> None:
        self._keep(self._program.window, picture)

    def _keep(self, widget: QWidget, picture: str) -> None:
        pause(_SETTLES_MS if self._folder is not None else _LOOKS_MS)
        self.faults += [f"{picture}: {fault}" for fault in self._lasting_faults(widget)]
        if self._folder is None:
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        widget.grab().save(buffer, "PNG")
        with Image.open(BytesIO(buffer.data().data())) as image:
            small = image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
            small.save(self._folder / f"{picture}-{self._suffix}.png", optimize=True)

    def _lasting_faults(self, widget: QWidget) -> list[str]:
        """What is wrong with a window, and still is once its layout has settled."""
        for _ in range(_LOOKS):
            faults = self._look(widget)
            faults += [f"{name} is not seen whole" for name in _unseen(widget)]
            if not faults:
                break
            pause(_SETTLES_MS)
        return faults

    def _until(self, reached: Callable[[], bool]) -> None:
        waited = 0
        while not reached():
            pause(50)
            waited += 50
            if waited > _PATIENCE_MS:
                reason = self._program.window.view.reason.text()
                raise TimeoutError(f"The window did not get there: {reason}")


def _unseen(widget: QWidget) -> list[str]:
    """Buttons that must always be seen, and are not: the window's, and those of a dialog's foot."""
    names = _FOOT if not isinstance(widget, QDialog) else ()
    found = [b for name in names for b in widget.findChildren(QAbstractButton, name)]
    if isinstance(widget, QDialog) and hasattr(widget, "foot"):
        foot = widget.foot
        found += [foot.itemAt(place).widget() for place in range(foot.count())]
    shown = (button for button in found if button.isVisibleTo(widget))
    return [button.objectName() for button in shown if not shown_whole(button)]


def pause(milliseconds: int) -> None:
    """Let the window do what it has to do for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
