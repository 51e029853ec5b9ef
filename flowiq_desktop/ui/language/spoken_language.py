"""SpokenLanguage: the language of the window, as the person chose or as the system is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, catalogue
from flowiq_desktop.texts.installed import languages, load_best
from flowiq_desktop.ui.language.catalogue_translator import speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


class SpokenLanguage:
    """Goes over to a language; windows that are open say everything anew.

    Args:
        app: tells its windows.
        folder: where the languages lie.
        chosen: the code of the language that was chosen, or "" for the system's.
        system: says what the system speaks, the dearest first.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        chosen: str,
        system: Callable[[], Sequence[str]] = lambda: QLocale.system().uiLanguages(),
    ) -> None:
        self._app, self._folder, self._chosen, self._system = app, folder, chosen, system
        self._window_speaks = SOURCE_LANGUAGE

    @property
    def available(self) -> tuple[str, ...]:
        """The codes of the languages that can be chosen."""
        return languages(self._folder)

    def choose(self, code: str) -> None:
        """Speak another language than was chosen before; "" is the system's."""
        if code != self._chosen:
            self._chosen = code
            self.begin()

    def begin(self) -> None:
        """Speak what was chosen; English where that is not there."""
        wanted = [self._chosen] if self._chosen else self._system()
        best = load_best(wanted, self._folder)
        # The command line may speak it already: Qt, and which way it writes, follow only now.
        if not best.language == catalogue().language == self._window_speaks:
            speak(best, self._app)
            self._window_speaks = best.language
