"""CountryChooser: the country of numbers that have no country code; typing finds one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget

from flowiq_desktop.services.preparing.country import calling_code, find_countries, the_country
from flowiq_desktop.services.preparing.load import countries as all_countries
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser, keep_on_screen, make_room

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_CHARACTERS = 16
_LISTED = 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLACED = (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize)


class CountryChooser(Chooser):
    """All countries by name; typed letters are a name, a two-letter code, or a calling code.

    Enter takes what is chosen in the list, or the one country that the letters mean; Escape puts
    back what there was.

    Signals:
        country_chosen: the two-letter country.
    """

    country_chosen = Signal(str)

    def __init__(self, countries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("country")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(_FEWEST_CHARACTERS)
        self._names = dict(countries)
        for code, name in countries:
            self.addItem(name, code)
        self._shown = ""
        self._found = QStandardItemModel(self)
        self._edit = self.lineEdit() or QLineEdit(self)
        self._completer = QCompleter(self._found, self)
        self._matches = QListView()
        self._prepare_typing()
        keep_translated(self, self._say)
        self.activated.connect(self._on_activated)
        self.show_country("")

    def show_country(self, code: str) -> None:
        """Show a country; none for an unknown code."""
        self._shown = code
        self.setCurrentIndex(self.findData(code))
        if self.currentIndex() < 0:
            self.clearEditText()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The list of matches has the focus while it is open, and passes keys on past the filters.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._is_being_typed():
                self._restore()
                return True
            if event.key() in _ENTER and self._is_being_typed():
                self._take_typed()
                return True
        if watched is self._matches and event.type() in _PLACED:
            keep_on_screen(self._matches)
        if watched is self._edit and event.type() == QEvent.Type.FocusIn:
            # A click sets the cursor after this: what is typed next replaces the name all the same.
            QTimer.singleShot(0, self._edit, self._edit.selectAll)
        return super().eventFilter(watched, event)

    def _prepare_typing(self) -> None:
        edit, completer = self._edit, self._completer
        edit.setObjectName("country_name")
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_LISTED)
        self._matches.setObjectName("country_matches")
        self.setCompleter(completer)
        completer.setPopup(self._matches)
        for watched in (edit, self._matches):
            watched.installEventFilter(self)
        edit.textEdited.connect(self._on_typed)
        edit.editingFinished.connect(self._on_editing_finished)
        self._matches.clicked.connect(self._on_completed)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Country of numbers without a country code"))
        self._edit.setPlaceholderText(self.tr("Choose a country"))
        self._edit.setToolTip(self.tr("Type a name, a code such as KE, or +254"))
        self._matches.setAccessibleName(self.tr("Countries that fit"))
        self._name_countries()

    def _name_countries(self) -> None:
        """Each language has its own names and order; the choice, and what is typed, stay."""
        names = {code: name for code, name in all_countries() if code in self._names}
        if names == self._names:
            return
        typed, cursor = self._edit.text(), self._edit.cursorPosition()
        typing, self._names = self._is_being_typed(), names
        with QSignalBlocker(self):
            for place, (code, name) in enumerate(names.items()):
                self.setItemText(place, name)
                self.setItemData(place, code)
            self.setCurrentIndex(self.findData(self._shown))
        if typing:
            with QSignalBlocker(self._edit):
                self._edit.setText(typed)
                self._edit.setCursorPosition(cursor)
            self._on_typed(typed)

    def _is_being_typed(self) -> bool:
        shown = self._matches.isVisible()
        return shown or self.currentText() != self._names.get(self._shown, "")

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Offer what the letters may mean; this comes before the list opens."""
        self._found.clear()
        for code in find_countries(text):
            if code in self._names:
                item = QStandardItem(f"{self._names[code]} ({calling_code(code)})")
                item.setData(code, Qt.ItemDataRole.UserRole)
                self._found.appendRow(item)
        make_room(self._matches)

    def _take_typed(self) -> None:
        """Take the line of the list, or the one country that is meant; else let typing go on."""
        chosen = (
            self._matches.currentIndex().data(Qt.ItemDataRole.UserRole)
            if self._matches.isVisible()
            else None
        )
        code = chosen or the_country(self.currentText())
        if code in self._names:
            self._choose(code)
        elif self._found.rowCount():
            self._completer.complete()

    def _restore(self) -> None:
        self._matches.hide()
        self.show_country(self._shown)
        self._edit.selectAll()

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self._choose(str(self.itemData(place) or ""))

    @Slot(QModelIndex)
    def _on_completed(self, index: QModelIndex) -> None:
        code = index.data(Qt.ItemDataRole.UserRole)
        if code:
            # The list writes its own line into the field after this.
            QTimer.singleShot(0, self, lambda: self._choose(code))

    @Slot()
    def _on_editing_finished(self) -> None:
        """Take a name that was typed out; leave no half-typed one standing."""
        if self._matches.isVisible():
            return
        place = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        code = str(self.itemData(place) or "") if place >= 0 else ""
        if code:
            self._choose(code)
        else:
            self.show_country(self._shown)

    def _choose(self, code: str) -> None:
        if code not in self._names:
            return
        changed = code != self._shown
        self._matches.hide()
        self.show_country(code)
        self._edit.selectAll()
        if changed:
            self.country_chosen.emit(code)
