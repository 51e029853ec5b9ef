"""FieldCompleter: the list of columns that opens where somebody types `{{`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QScrollArea, QTreeView, QWidget

from flowiq_desktop.core.text.open_field import OpenField, headers_like, open_field
from flowiq_desktop.services.preparing.mappings import samples
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import cut, in_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.core.sheet import Sheet

_LISTED = 8
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SAMPLE = 40
_NARROWEST, _GAP, _AROUND = 220, 24, 10
_ROUNDED = 2
"""Letters are wider than whole numbers say."""
_NAMES = 0.8
"""Of the width there is at most, so that samples have some, too."""


class TextWithCursor(Protocol):
    """What the list needs from an input; places count the characters of its text."""

    def text(self) -> str:
        """What is written."""
        ...

    def cursor_place(self) -> int:
        """Where the cursor stands."""
        ...

    def cursor_box(self) -> QRect:
        """The cursor on the input."""
        ...

    def select(self, start: int, end: int) -> None:
        """Select a piece."""
        ...


class FieldCompleter(QObject):
    """Lists the columns with a sample of each; keys or the mouse choose, Escape closes.

    What was typed of the field is selected when a column is chosen, so that whoever inserts the
    field replaces it, and whoever gives up has it still.

    Signals:
        chosen: the header of the column to insert.
    """

    chosen = Signal(str)

    def __init__(self, name: str, box: QWidget, text: TextWithCursor, parent: QObject) -> None:
        """Make the list of one input; `box` and `text` are the same input."""
        super().__init__(parent)
        self._text = text
        self._sheet: Sheet | None = None
        self._found = QStandardItemModel(self)
        self.list = _columns_list(f"{name}_columns")
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_LISTED)
        self._completer.setWidget(box)
        self._completer.setPopup(self.list)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look)
        keep_translated(self.list, self._say)

    def offer(self, sheet: Sheet | None) -> None:
        """Offer the columns of this sheet."""
        self._sheet = sheet
        self.list.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A text of several lines would take these keys for itself.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _CHOOSES:
                self.list.hide()
                self._take(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.list.hide()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def look(self) -> None:
        """Open or close the list, once the input has moved its cursor behind what was typed."""
        self._later.start()

    @Slot()
    def _look(self) -> None:
        field = open_field(self._text.text(), self._text.cursor_place())
        box = self._completer.widget()
        if field is None or self._sheet is None or not box.isVisible():
            self.list.hide()
            return
        self._fill(self._sheet, headers_like(field.typed, self._sheet.headers))
        if not self._found.rowCount():
            self.list.hide()
            return
        self._open()

    def _fill(self, sheet: Sheet, headers: tuple[str, ...]) -> None:
        self._found.clear()
        metrics = self.list.fontMetrics()
        names = [in_cell(cut(header)) for header in headers]
        longest, rest = self._widths(names)
        for header, shown_name in zip(headers, names, strict=True):
            name = QStandardItem(self._shortened(shown_name, longest))
            name.setData(header, Qt.ItemDataRole.UserRole)
            first = next(iter(samples(sheet, header, 1)), "")
            shown = cut(first, _SAMPLE) if first else say("(empty)")
            sample = QStandardItem(self._shortened(in_cell(shown), rest))
            for item in (name, sample):
                item.setSizeHint(
                    QSize(metrics.horizontalAdvance(item.text()), metrics.height() + _AROUND)
                )
            self._found.appendRow([name, sample])

    def _widths(self, names: Sequence[str]) -> tuple[int, int]:
        """What the screen has room for: the longest name, mostly whole, and the samples."""
        bar = self.list.verticalScrollBar().sizeHint().width()
        box = self._completer.widget()
        room = box.screen().availableGeometry().width() - bar - 2 * _GAP - _AROUND
        widest = max((self.list.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        longest = min(widest + _ROUNDED, int(room * _NAMES))
        return longest, room - longest

    def _shortened(self, text: str, width: int) -> str:
        return self.list.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _open(self) -> None:
        name, sample = (self.list.sizeHintForColumn(column) + _GAP for column in range(2))
        self.list.setColumnWidth(0, name)
        place = self._text.cursor_box()
        bar = self.list.verticalScrollBar().sizeHint().width()
        place.setWidth(max(_NARROWEST, name + sample + bar))
        _bring_into_view(self._completer.widget(), place)
        self._completer.complete(place)
        self.list.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _say(self) -> None:
        self.list.setAccessibleName(self.tr("Columns to insert"))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        header = index.siblingAtColumn(0).data(Qt.ItemDataRole.UserRole)
        field: OpenField | None = open_field(self._text.text(), self._text.cursor_place())
        if field is not None and header:
            self._text.select(field.start, field.end)
            self.chosen.emit(str(header))


def _bring_into_view(box: QWidget, place: QRect) -> None:
    """Scroll the page to where somebody writes: a list beside a hidden cursor is off the screen."""
    area = box.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    page = area.widget() if area is not None else None
    if area is not None and page is not None:
        at = box.mapTo(page, place.center())
        across = area.horizontalScrollBar().value()
        area.ensureVisible(at.x(), at.y(), 0, place.height())
        area.horizontalScrollBar().setValue(across)


def _columns_list(name: str) -> QTreeView:
    shown = QTreeView()
    shown.setObjectName(name)
    shown.setRootIsDecorated(False)
    shown.setHeaderHidden(True)
    shown.setAllColumnsShowFocus(True)
    shown.setUniformRowHeights(True)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return shown
