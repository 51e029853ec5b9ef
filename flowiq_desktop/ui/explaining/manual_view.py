"""ManualView: one page of the manual to read; links between pages are all that can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QUrl, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from flowiq_desktop.core.text.utf16 import units
from flowiq_desktop.services.manual.manual import PAGES
from flowiq_desktop.ui.explaining.manual_document import ManualDocument
from flowiq_desktop.ui.explaining.pictures import LARGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

    from flowiq_desktop.services.manual.manual import ManualPage
    from flowiq_desktop.services.manual.search import Place
    from flowiq_desktop.ui.explaining.manual_document import Table
    from flowiq_desktop.ui.explaining.pictures import Pictures

_LEAST = QSize(220, 110)
_PALE = 0.25
"""How much of its colour a mark has that is not the one gone to."""
_KEEP = QTextCursor.MoveMode.KeepAnchor


class ManualView(QTextBrowser):
    """Shows a page, and marks places in it.

    Signals:
        page_wanted: a link to the page of this name was pressed.
    """

    page_wanted = Signal(str)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        """Build it empty.

        Args:
            pictures: draws the pictures of terms.
            parent: what it stands in.
        """
        super().__init__(parent)
        self.setObjectName("help_page")
        self._pictures = pictures
        self._leftward = False
        self.setOpenLinks(False)
        self.setMinimumSize(_LEAST)
        self.anchorClicked.connect(self._on_anchor)

    def show_page(self, page: ManualPage, table: Table | None) -> None:
        """Show a page from its beginning, and a table below it."""
        self._leftward = page.leftward
        last = self.document()
        document = ManualDocument(page, table, self._draw, self)
        document.setDefaultFont(self.font())
        self.setDocument(document)
        if isinstance(last, ManualDocument):
            last.deleteLater()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(page.title)

    def mark(self, places: Sequence[Place], shown: int) -> None:
        """Mark places of the text, and go to one of them.

        Args:
            places: in its plain text.
            shown: which of them to go to.
        """
        text = self.toPlainText()
        marks = [self._marked(text, place) for place in places]
        if marks:
            colours, now = self.palette(), marks[shown]
            now.format.setBackground(colours.highlight())
            now.format.setForeground(colours.highlightedText())
            there = QTextCursor(now.cursor)
            there.clearSelection()
            self.setTextCursor(there)
            self.ensureCursorVisible()
        self.setExtraSelections(marks)

    @Slot(QUrl)
    def _on_anchor(self, link: QUrl) -> None:
        name = link.path().removesuffix(".md")
        if link.isRelative() and name in PAGES:
            self.page_wanted.emit(name)

    def _draw(self, name: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        return self._pictures.drawn(name, LARGE, ratio, leftward=self._leftward)

    def _marked(self, text: str, place: Place) -> QTextEdit.ExtraSelection:
        """A place, selected; Qt counts in units of UTF-16."""
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        start = units(text[: place.start])
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(start + units(text[place.start : place.end]), _KEEP)
        colour = self.palette().highlight().color()
        colour.setAlphaF(_PALE)
        mark.format.setBackground(colour)
        return mark
