"""CatalogueTranslator: Qt asks the program's one catalogue for its words."""

from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from flowiq_desktop.texts import mark
from flowiq_desktop.texts.catalogue import Catalogue, catalogue, use
from flowiq_desktop.ui.qt_override import override

QT_WORDS = (
    *(mark("OK"), mark("&OK"), mark("Cancel"), mark("&Cancel"), mark("Close"), mark("&Close")),
    *(mark("&Yes"), mark("&No"), mark("Save"), mark("&Save"), mark("Open"), mark("&Open")),
    *(mark("&Undo"), mark("&Redo"), mark("Cu&t"), mark("&Copy"), mark("&Paste"), mark("Delete")),
    *(mark("Select All"), mark("Copy &Link Location")),
)
"""What Qt itself writes on buttons and in the menus of its input fields."""


class CatalogueTranslator(QTranslator):
    """Answers `self.tr("…")`, and Qt's own buttons, out of the catalogue in use.

    Qt's contexts are not asked about: the same English text has one translation everywhere.
    """

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The text, in which Qt fills `%n` in afterwards; None, never "", for what is unknown."""
        spoken = catalogue()
        found = spoken.counted(source_text, source_text, n) if n >= 0 else spoken.text(source_text)
        return None if found == source_text else found


def speak(chosen: Catalogue, app: QApplication) -> None:
    """Use a language from now on, also in windows that are open: each is told, and says it anew."""
    use(chosen)
    for old in app.findChildren(CatalogueTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    right_to_left = Qt.LayoutDirection.RightToLeft
    left_to_right = Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(right_to_left if chosen.right_to_left else left_to_right)
    QCoreApplication.installTranslator(CatalogueTranslator(app))
