"""HelpActions: what the menu Help opens, and the list of numbers to practise with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.services.sending.limits.texts import CHARGED
from flowiq_desktop.texts import say
from flowiq_desktop.ui.dialogs.help_dialogs import PairsDialog, shortcuts, what_costs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from flowiq_desktop.services.account.practice import PracticeMode
    from flowiq_desktop.ui.app.main_window import MainWindow
    from flowiq_desktop.ui.explaining.pictures import Pictures


class HelpActions(QObject):
    """Opens the dialogs that explain the program."""

    def __init__(self, window: MainWindow, practice: PracticeMode, pictures: Pictures) -> None:
        super().__init__(window)
        self._window, self._practice, self._pictures = window, practice, pictures
        menu = window.menu
        menu.guide.triggered.connect(self.open_help)
        menu.keys.triggered.connect(self.open_keys)
        menu.failing.triggered.connect(self.open_failing)
        menu.costs.triggered.connect(self.open_costs)
        menu.about.triggered.connect(self.open_about)

    @Slot()
    def open_help(self) -> None:
        """Show the story of a first real campaign."""
        # Few open it, and every start would wait for it.
        from flowiq_desktop.ui.explaining.help_dialog import HelpDialog  # noqa: PLC0415

        self._open(HelpDialog(self._pictures, self._endings, self._window))

    @Slot()
    def open_keys(self) -> None:
        """Show the keys."""
        self._open(PairsDialog("keys_dialog", lambda: self.tr("Keys"), "", shortcuts, self._window))

    @Slot()
    def open_failing(self) -> None:
        """Show what to practise with, without the story."""
        dialog = PairsDialog(
            "failing_dialog",
            lambda: self.tr("Numbers that fail on purpose"),
            lambda: self.tr(
                "In practice mode, numbers with these endings and templates with these names fail"
                " the way real ones can."
            ),
            self._endings,
            self._window,
        )
        self._open(dialog)

    @Slot()
    def open_costs(self) -> None:
        """Show what the program knows of prices and limits, with the days of it."""
        dialog = PairsDialog(
            "costs_dialog",
            lambda: self.tr("What messages cost, and how many are allowed"),
            lambda: say(CHARGED),
            what_costs,
            self._window,
        )
        self._open(dialog)

    @Slot()
    def open_about(self) -> None:
        """Show what this program is."""
        # Few open it, and every start would wait for it.
        from flowiq_desktop.ui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415

        self._open(AboutDialog(self._window))

    def _endings(self) -> tuple[tuple[str, str], ...]:
        return (*self._practice.failing_numbers(), *self._practice.failing_templates())

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
