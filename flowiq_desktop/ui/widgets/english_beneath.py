"""EnglishBeneath: the English sentence below one whose translation is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.texts.drafts import english_beneath
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.language.words import Words


class EnglishBeneath(PlainLabel):
    """Takes no room where the language is English, or its translation was agreed to.

    Whoever shows the sentences calls `show_english` when they say them.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(role="small", parent=parent)
        self.setObjectName(f"{name}_english")
        self.hide()

    def show_english(self, *sentences: Words) -> None:
        """Show these sentences in English, if that is needed; a text that is no function stays out.

        Args:
            sentences: what say them in the language in use.
        """
        said = [english_beneath(one) for one in sentences if not isinstance(one, str)]
        self.show_if_any("\n".join(filter(None, said)))
