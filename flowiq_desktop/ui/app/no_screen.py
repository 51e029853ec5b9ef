"""No screen: says so in a sentence, where Qt would abort with a page of its own words."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from flowiq_desktop.core.text.printable import printable
from flowiq_desktop.system.paths import resource
from flowiq_desktop.system.wanted_languages import wanted_languages
from flowiq_desktop.texts import say
from flowiq_desktop.texts.catalogue import use
from flowiq_desktop.texts.installed import load_best

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

NO_SCREEN = 2
"""The exit code where no window can be shown."""


def open_application(make: Callable[[], QApplication], language: str = "") -> QApplication:
    """Qt's application; ends the process where Qt finds nothing to draw windows on.

    Args:
        make: makes it.
        language: what the call names; the window's own is not known yet.
    """
    heard = _Heard(language)
    qInstallMessageHandler(heard.take)
    try:
        return make()
    finally:
        qInstallMessageHandler(None)
        heard.pass_on()


class _Heard:
    """What Qt says while it starts: passed on when it has, since without a screen it misleads."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._said: list[str] = []

    def take(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            self._said.append(text)
            return
        # Behind this Qt aborts, which leaves a dump of the memory, keys and all.
        use(load_best(wanted_languages(os.environ, self._language), resource("languages")))
        sentence = say(
            "There is no screen to show the window on. What can be done without one is listed by "
            "flowiq-desktop --help."
        )
        self._write(printable(sentence))
        if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            self.pass_on()
        os._exit(NO_SCREEN)

    def pass_on(self) -> None:
        for text in self._said:
            self._write(text)
        self._said.clear()

    def _write(self, text: str) -> None:
        # The windowed program on Windows has no streams to write to.
        if sys.stderr is not None:
            sys.stderr.write(f"{text.rstrip()}\n")
            sys.stderr.flush()
