"""WindowLook: the window built without a screen, and what it shows, for the self-test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from flowiq_desktop.ui.app.application import make_application
from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.app.shell import make_shell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from flowiq_desktop.assembly import Services

_LOADING_MS = 30_000
_STEP = 7
"""Distance in pixels between two that are looked at."""


@dataclass(frozen=True, slots=True)
class WindowLook:
    """What the window shows in practice mode.

    Attributes:
        loaded: whether the sample spreadsheet arrived in it.
        width: of the window, in pixels.
        height: of the window, in pixels.
        colours: how many different ones it draws; an empty window has one or two.
        icon: whether the window's icon can be drawn.
    """

    loaded: bool
    width: int
    height: int
    colours: int
    icon: bool


def offscreen_application() -> QApplication:
    """An application that needs no screen."""
    return make_application("-platform", "offscreen")


def show_program(services: Services, app: QApplication) -> Program:
    """The window with everything behind it, shown."""
    shell = make_shell(app, services.preferences.current, services.resources)
    shell.window.show()
    return Program(services, shell)


def look_at(program: Program) -> WindowLook:
    """Open practice mode in the window, wait for the sample, and look."""
    loop = QEventLoop()
    program.draft.loaded_changed.connect(loop.quit)
    QTimer.singleShot(_LOADING_MS, loop.quit)
    program.begin(practice=True)
    loop.exec()
    picture = program.window.grab().toImage()
    width, height = picture.width(), picture.height()
    points = ((x, y) for x in range(0, width, _STEP) for y in range(0, height, _STEP))
    colours = len({picture.pixel(x, y) for x, y in points})
    icon = program.window.windowIcon().pixmap(64, 64)
    return WindowLook(program.draft.loaded is not None, width, height, colours, not icon.isNull())
