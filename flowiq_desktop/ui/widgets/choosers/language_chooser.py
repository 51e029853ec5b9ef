"""LanguageChooser: which language the program speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.texts import say
from flowiq_desktop.texts.names import language_name
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class LanguageChooser(Chooser):
    """Each language by its own name, which its speakers find whatever is spoken now.

    Args:
        languages: their codes.
    """

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("language_box")
        self.addItem("", "")
        for code in languages:
            self.addItem(language_name(code), code)
        keep_translated(self, self._say)

    def chosen(self) -> str:
        """The code of the language, or "" for that of the system."""
        return str(self.currentData() or "")

    def show_language(self, code: str) -> None:
        """Show a choice; the system's for a language that is not there."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def _say(self) -> None:
        self.setItemText(0, say("As the computer says"))
