"""PreviewFold: the phone is beside the page, or takes its place where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import letter_scale

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from flowiq_desktop.ui.app.main_window_view import MainWindowView

_ROOMY = 1100
"""Width of the window from which page and phone fit side by side, with letters of usual size."""


class PreviewFold(QObject):
    """Shows and hides the phone.

    Where the window is wide, the person says whether they want it; that stays. Where it is narrow
    it is folded away, and a button beside *Back* shows it in place of the page for a while.
    """

    def __init__(self, view: MainWindowView, action: QAction) -> None:
        super().__init__(view)
        self._view, self._action = view, action
        self._wanted, self._unfolded, self._applies = True, False, False
        self._narrow = self._instead = False
        view.phone_button.clicked.connect(self._on_button)
        view.resized.connect(self._fit)
        keep_translated(view, self._say)

    def show_for(self, *, applies: bool) -> None:
        """Another step is shown: its page first. The last one has no phone."""
        self._applies, self._unfolded = applies, False
        self._show()

    @Slot(bool)
    def want(self, wanted: bool) -> None:
        """Show or hide the phone, as the menu says."""
        if self._narrow:
            self._unfolded = wanted
        else:
            self._wanted = wanted
        self._show()

    @Slot()
    def _on_button(self) -> None:
        self._unfolded = not self._unfolded
        self._show()

    @Slot()
    def _fit(self) -> None:
        narrow = self._view.width() < _ROOMY * letter_scale(self._view)
        if narrow is not self._narrow:
            self._narrow, self._unfolded = narrow, False
            self._show()

    def _say(self) -> None:
        text = self.tr("Hide the phone") if self._instead else self.tr("Show the phone")
        self._view.phone_button.setText(text)

    def _show(self) -> None:
        view = self._view
        instead = self._instead = self._applies and self._narrow and self._unfolded
        shown = instead or (self._applies and self._wanted and not self._narrow)
        if not instead:
            view.stack.show()  # first, so that the focus has somewhere to go
        view.side.setVisible(shown)
        view.stack.setVisible(not instead)
        view.phone_button.setVisible(self._applies and self._narrow)
        self._say()
        self._action.setChecked(shown if self._applies else self._wanted)
