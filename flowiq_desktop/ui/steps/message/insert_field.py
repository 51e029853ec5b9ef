"""InsertFieldButton: a menu of the spreadsheet's columns that writes `{{Column}}` into a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from flowiq_desktop.core.text.merge_fields import MergeField
from flowiq_desktop.texts import say
from flowiq_desktop.ui.steps.message.fallback_dialog import FallbackDialog
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_words import on_button, tip

if TYPE_CHECKING:
    from flowiq_desktop.core.sheet import Sheet
    from flowiq_desktop.ui.theme.icons import Icons


class InsertFieldButton(QToolButton):
    """Offers the columns; for one with empty cells it asks what to write there instead.

    Signals:
        chosen: the field to insert, as it is written in the text.
    """

    chosen = Signal(str)

    def __init__(self, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setObjectName(name)
        icons.bind(self, "insert-field", size=16)
        self._sheet: Sheet | None = None
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)

    def name_it(self, label: str) -> None:
        """Say what the button does, and for which text."""
        self.setText(self.tr("Insert field"))
        self.setAccessibleName(say("Insert a field into {label}", label=label))
        self.setToolTip(self.tr("Writes what each row has in a column"))

    def offer(self, sheet: Sheet | None) -> None:
        """Offer the columns of this sheet."""
        self._sheet = sheet
        self._menu.clear()
        for position, header in enumerate(sheet.headers if sheet else ()):
            # A single & would underline the next letter.
            action = self._menu.addAction(on_button(cut(header)))
            action.setToolTip(tip(header))
            action.setData(position)
        self.setEnabled(bool(sheet and sheet.headers))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if self._sheet is not None:
            self.choose(self._sheet.headers[int(action.data())])

    @Slot(str)
    def choose(self, header: str) -> None:
        """Do as if this column had been chosen in the menu."""
        if self._sheet is None:
            return
        column = self._sheet.headers.index(header)
        texts = self._sheet.distinct(column).items()
        empty = sum(count for text, count in texts if not text.strip())
        if empty:
            self._ask_fallback(header, empty)
        else:
            self.chosen.emit(str(MergeField(header)))

    def _ask_fallback(self, header: str, empty: int) -> None:
        dialog = FallbackDialog(header, empty, self)
        dialog.settled.connect(self.chosen)
        dialog.open()
