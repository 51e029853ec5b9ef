"""CatalogueTranslator: Qt asks the program's one catalogue for its words."""

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication

from flowiq_desktop.texts import mark
from flowiq_desktop.texts.catalogue import Catalogue, catalogue, use
from flowiq_desktop.ui.qt_override import override

QT_WORDS = (
    *(mark("OK"), mark("&OK"), mark("Cancel"), mark("&Cancel"), mark("Close"), mark("&Close")),
    *(mark("&Yes"), mark("&No"), mark("Save"), mark("&Save"), mark("Open"), mark("&Open")),
    *(mark("&Undo"), mark("&Redo"), mark("Cu&t"), mark("&Copy"), mark("&Paste"), mark("Delete")),
    *(mark("Select All"), mark("&Select All"), mark("Copy &Link Location")),
    *(mark("&Step up"), mark("Step &down")),
    # Scroll bars
    *(mark("Scroll here"), mark("Top"), mark("Bottom"), mark("Left edge"), mark("Right edge")),
    *(mark("Page up"), mark("Page down"), mark("Page left"), mark("Page right")),
    *(mark("Scroll up"), mark("Scroll down"), mark("Scroll left"), mark("Scroll right")),
    # Keys, in menus and in the list of keys
    *(mark("Ctrl"), mark("Shift"), mark("Alt"), mark("Meta"), mark("Return"), mark("Enter")),
    *(mark("Esc"), mark("Tab"), mark("Space"), mark("Backspace"), mark("Del"), mark("Ins")),
    *(mark("Left"), mark("Right"), mark("Up"), mark("Down"), mark("Home"), mark("End")),
    *(mark("PgUp"), mark("PgDown"), mark("Page Up"), mark("Page Down")),
    # Qt's own dialog for files, where the system has none
    *(mark("&Look in:"), mark("File &name:"), mark("Files of &type:"), mark("Directory:")),
    *(mark("Go back"), mark("Go forward"), mark("Go to the parent directory")),
    *(mark("Create a New Folder"), mark("Change to list view mode"), mark("Save As")),
    *(mark("Change to detail view mode"), mark("Sidebar"), mark("Files")),
    *(mark("List of places and bookmarks"), mark("Name"), mark("Size"), mark("Type")),
    *(mark("Date Modified"), mark("Drive"), mark("Folder")),
    *(mark("Back"), mark("Forward"), mark("Parent Directory"), mark("Create New Folder")),
    *(mark("List View"), mark("Detail View"), mark("&Choose"), mark("&Rename"), mark("&Delete")),
    *(mark("New Folder"), mark("&New Folder"), mark("Show &hidden files"), mark("Computer")),
)
"""What Qt itself writes: on buttons, in the menus of its parts, for keys and files."""


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
    if chosen.right_to_left is not app.isRightToLeft():
        ways = QtCore.Qt.LayoutDirection
        app.setLayoutDirection(ways.RightToLeft if chosen.right_to_left else ways.LeftToRight)
    if app.findChildren(CatalogueTranslator):
        # It answers from the catalogue in use: nothing but the news is missing.
        QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
    else:
        QCoreApplication.installTranslator(CatalogueTranslator(app))
