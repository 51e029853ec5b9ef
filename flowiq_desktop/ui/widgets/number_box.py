"""NumberBox: a whole number to type or step, with room around it."""

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QSpinBox, QWidget

from flowiq_desktop.core.delivery.pace import MOST_CONNECTIONS, MOST_PER_MINUTE
from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, catalogue
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words, spoken

_MARGIN = 6


class NumberBox(QSpinBox):
    """A named and bounded spin box; stylesheets leave no room before its digits, so this does."""

    def __init__(
        self, name: str, least: int, most: int, name_in_words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words = name_in_words
        self.setRange(least, most)
        self.setGroupSeparatorShown(True)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        keep_translated(self, self._say)

    def _say(self) -> None:
        """Its name, and its digits with the language's separators."""
        self.setAccessibleName(spoken(self._words))
        locale = QLocale(catalogue().language)
        # Babel writes these digits in every text, so a box has them as well.
        latin = locale.zeroDigit() == "0"
        self.setLocale(locale if latin else QLocale(SOURCE_LANGUAGE))


def rate_box(name: str) -> NumberBox:
    """For messages a minute."""
    return NumberBox(
        name,
        1,
        MOST_PER_MINUTE,
        lambda: QCoreApplication.translate("NumberBox", "Messages a minute"),
    )


def connections_box(name: str) -> NumberBox:
    """For requests under way at once."""
    return NumberBox(
        name,
        1,
        MOST_CONNECTIONS,
        lambda: QCoreApplication.translate("NumberBox", "Messages sent at the same time"),
    )
