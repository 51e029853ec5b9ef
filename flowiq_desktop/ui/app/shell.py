"""Shell: the window as it first appears, while the rest of the program is still loading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flowiq_desktop.ui.app.main_thread_collector import MainThreadCollector
from flowiq_desktop.ui.app.main_window import MainWindow
from flowiq_desktop.ui.language.spoken_language import SpokenLanguage
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from flowiq_desktop.services.account.preference_file import FirstLook
    from flowiq_desktop.services.account.preferences import Preferences


class Shell(NamedTuple):
    """An empty window in its theme and language."""

    language: SpokenLanguage
    theme: Theme
    icons: Icons
    window: MainWindow


def make_shell(app: QApplication, choices: Preferences | FirstLook, resources: Path) -> Shell:
    """Build the window without what is behind it.

    Args:
        app: the application.
        choices: the language, the theme, and the size and position of last time.
        resources: the folder of everything that comes with the program.
    """
    language = SpokenLanguage(app, resources / "languages", choices.language)
    theme = Theme(app, resources / "theme", choices.theme)
    icons = Icons(resources / "icons", theme)
    app.screenAdded.connect(icons.refresh)
    window = MainWindow(icons, choices.window_geometry)
    MainThreadCollector(window)
    window.drawn.connect(theme.ask_system)
    return Shell(language, theme, icons, window)
