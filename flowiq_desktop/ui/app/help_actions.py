"""HelpActions: what the menu Help opens, and the page of the manual about what is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QStyle

from flowiq_desktop.services.manual.manual import FIRST
from flowiq_desktop.services.sending.limits.texts import CHARGED
from flowiq_desktop.texts import say
from flowiq_desktop.ui.dialogs.help_dialogs import PairsDialog, shortcuts, what_costs
from flowiq_desktop.ui.explaining.help_pages import page_about
from flowiq_desktop.ui.widgets.question import Announcement

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from flowiq_desktop.services.account.practice import PracticeMode
    from flowiq_desktop.services.manual.manual import Manual
    from flowiq_desktop.ui.app.main_window import MainWindow
    from flowiq_desktop.ui.explaining.pictures import Pictures

TELL_US = "https://github.com/flowiq/flowiq-desktop/issues"
"""Where people say what is wrong with the program, or with one of its languages."""


class HelpActions(QObject):
    """Opens the dialogs that explain the program."""

    def __init__(
        self, window: MainWindow, practice: PracticeMode, manual: Manual, pictures: Pictures
    ) -> None:
        super().__init__(window)
        self._window, self._practice, self._pictures = window, practice, pictures
        self._manual = manual
        menu = window.menu
        window.help_asked.connect(self._on_asked)
        menu.help.triggered.connect(self.open_help)
        menu.guide.triggered.connect(self.open_guide)
        menu.keys.triggered.connect(self.open_keys)
        menu.failing.triggered.connect(self.open_failing)
        menu.costs.triggered.connect(self.open_costs)
        menu.translation.triggered.connect(self.open_translation)
        menu.about.triggered.connect(self.open_about)

    @Slot()
    def open_help(self) -> None:
        """Show the page about the step, or the part of it, in which the keys are."""
        part = self._window.focusWidget()
        self._show_page(page_about(part) or self._page_of_step(), self._window)

    @Slot()
    def open_guide(self) -> None:
        """Show what a first campaign has to know."""
        self._show_page(FIRST, self._window)

    @Slot()
    def open_keys(self) -> None:
        """Show the keys."""
        self._open(
            PairsDialog(
                "keys_dialog", lambda: self.tr("Keyboard shortcuts"), "", shortcuts, self._window
            )
        )

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
        from flowiq_desktop.ui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415 - above

        self._open(AboutDialog(self._window))

    @Slot()
    def open_translation(self) -> None:
        """Say what a draft of a translation is, and how to make it better."""
        Announcement(
            "translation_notice",
            lambda: self.tr("Draft translation"),
            lambda: self.tr("Nobody who grew up with this language has read this translation yet."),
            lambda: say(
                "What must not be misread stands in English as well. Tell us what is wrong or could"
                " be said better: {address}. Another language can be chosen in Settings.",
                address=TELL_US,
            ),
            QStyle.StandardPixmap.SP_MessageBoxInformation,
            self._window,
        ).open()

    @Slot(object, str)
    def _on_asked(self, asker: QWidget, page: str) -> None:
        window = asker.window()
        part = window.focusWidget() if asker is window else asker
        about = (
            page or page_about(part or asker) or page_about(self._window.view.stack.currentWidget())
        )
        self._show_page(about, window)

    def _page_of_step(self) -> str:
        return page_about(self._window.view.stack.currentWidget())

    def _show_page(self, page: str, beside: QWidget) -> None:
        """Show a page in the help that is open beside a window, or in a new one."""
        # Few open it, and every start would wait for it.
        from flowiq_desktop.ui.explaining.help_dialog import HelpDialog  # noqa: PLC0415 - above

        dialog = beside.findChild(HelpDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
        page = page or FIRST
        if dialog is None:
            dialog = HelpDialog(self._manual, self._pictures, self._endings, page, beside)
            dialog.finished.connect(dialog.deleteLater)
        dialog.open_page(page)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _endings(self) -> tuple[tuple[str, str], ...]:
        return (*self._practice.failing_numbers(), *self._practice.failing_templates())

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
