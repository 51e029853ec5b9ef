"""HelpView: the parts of the help in their places: search, contents, page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPushButton

from flowiq_desktop.texts import say
from flowiq_desktop.ui.explaining.contents_model import ContentsModel
from flowiq_desktop.ui.explaining.manual_view import ManualView
from flowiq_desktop.ui.explaining.wrapped_lines import WrappedLines
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flowiq_desktop.ui.explaining.pictures import Pictures
    from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

SIZE = (960, 640)
_LETTERS_BESIDE = 100
"""Letters of a width below which the contents stand above the page, in one line."""
_LETTERS_OF_CONTENTS = 34


class HelpView(QObject):
    """Widgets of the help.

    Attributes:
        contents: the pages, beside the page where there is room.
        chooser: the same above it, where there is none.
        page: the one that is shown.
        search: takes the words that are looked for.

    Signals:
        page_chosen: the name of a page, from the contents.
    """

    page_chosen = Signal(str)

    def __init__(self, dialog: TaskDialog, pictures: Pictures) -> None:
        """Lay the parts out.

        Args:
            dialog: is empty, and owns them from now on.
            pictures: draws the pictures of terms.
        """
        super().__init__(dialog)
        self._model = ContentsModel(self)
        self.contents, self.chooser = QListView(), Chooser()
        self.page = ManualView(pictures)
        self.search, self._found = QLineEdit(), PlainLabel(role="hint")
        self._language = PlainLabel(role="hint")
        self.back_button, self.next_button = QPushButton(), QPushButton()
        self.close_button = QPushButton()
        self._name_parts()
        self._fill_contents()
        self._build_layout(dialog)

    def arrange(self, width: int) -> None:
        """Put the contents beside the page, or above it where the dialog is so narrow."""
        letter = self.page.fontMetrics().averageCharWidth()
        beside = width >= _LETTERS_BESIDE * letter
        self.contents.setVisible(beside)
        self.chooser.setVisible(not beside)
        self.contents.setFixedWidth(_LETTERS_OF_CONTENTS * letter)

    def say_words(self) -> None:
        """Set what does not depend on a page."""
        self.back_button.setText(self.tr("&Back"))
        self.next_button.setText(self.tr("&Next place"))
        self.close_button.setText(self.tr("Close"))
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        for part in (self.contents, self.chooser):
            part.setAccessibleName(self.tr("Pages of the help"))

    def say_found(self, words: str) -> None:
        """Tell what a search found; "" while nothing is looked for."""
        self._found.show_if_any(words)

    def say_language(self, *, translated: bool) -> None:
        """Tell where a page is in English because there is no other yet."""
        words = say("This page is not in your language yet: here it is in English.")
        self._language.show_if_any("" if translated else words)

    def list_pages(self, lines: Mapping[str, str]) -> None:
        """List these pages alone: for each name, what its line says."""
        self._model.show_pages(lines)

    def choose(self, name: str) -> None:
        """Show in the contents which page is shown."""
        row = self._model.row_of(name)
        self.contents.setCurrentIndex(self._model.index(row))
        self.chooser.setCurrentIndex(row)

    def scrolled(self) -> int:
        """How far the page is scrolled, in pixels."""
        return self.page.verticalScrollBar().value()

    def scroll_to(self, value: int) -> None:
        """Scroll the page so far, in pixels."""
        self.page.verticalScrollBar().setValue(value)

    def _name_parts(self) -> None:
        for part, name in (
            (self.contents, "help_contents"),
            (self.chooser, "help_chooser"),
            (self.search, "help_search"),
            (self._found, "help_found"),
            (self._language, "help_language"),
            (self.back_button, "help_back"),
            (self.next_button, "help_next"),
            (self.close_button, "help_close"),
        ):
            part.setObjectName(name)
        for button in (self.back_button, self.next_button, self.close_button):
            button.setAutoDefault(False)  # Enter belongs to the search and to the links
        self.search.setClearButtonEnabled(True)

    def _fill_contents(self) -> None:
        self.contents.setModel(self._model)
        self.chooser.setModel(self._model)
        self.contents.setWordWrap(True)
        self.contents.setItemDelegate(WrappedLines(self.contents))
        say_role(self.contents, "contents")
        self.contents.setResizeMode(QListView.ResizeMode.Adjust)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.selectionModel().currentChanged.connect(self._on_current)
        self.chooser.activated.connect(self._on_activated)
        self.chooser.hide()

    def _build_layout(self, dialog: TaskDialog) -> None:
        looking, reading = QHBoxLayout(), QHBoxLayout()
        looking.addWidget(self.search, 1)
        looking.addWidget(self.next_button)
        reading.setSpacing(12)
        reading.addWidget(self.contents)
        reading.addWidget(self.page, 1)
        column = dialog.body
        column.addLayout(looking)
        for part in (self._found, self.chooser, self._language):
            column.addWidget(part)
        column.addLayout(reading, 1)
        dialog.foot.trailing = 1
        dialog.foot.addWidget(self.back_button)
        dialog.foot.addWidget(self.close_button)

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_chosen.emit(self._model.name(index.row()))

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self.page_chosen.emit(self._model.name(row))
