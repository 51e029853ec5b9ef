"""RepairsPanel: numbers read differently from how they are written, for a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.ui.models.repairs_table_model import RepairColumn, RepairsTableModel
from flowiq_desktop.ui.pages.country_chooser import CountryChooser
from flowiq_desktop.ui.pages.page_frame import card
from flowiq_desktop.ui.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.check import Repair
    from flowiq_desktop.ui.icons import Icons
    from flowiq_desktop.ui.pages.quiet_wheel import QuietWheel

_TABLE_HEIGHT = 240
_WIDTHS = {RepairColumn.ROW: 64, RepairColumn.WAS: 168, RepairColumn.BECOMES: 160}


class RepairsPanel(QWidget):
    """The country of plain numbers, and the list *was, becomes, why*.

    Signals:
        row_chosen: position in the sheet of the repair that was chosen.
    """

    row_chosen = Signal(int)

    def __init__(
        self,
        countries: Sequence[tuple[str, str]],
        icons: Icons,
        wheel: QuietWheel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("repairs_panel")
        self._icons = icons
        self.country = CountryChooser(countries)
        wheel.guard_one(self.country)
        self.summary = PlainLabel(role="hint")
        self.summary.setObjectName("repairs_summary")
        self.show_button = QPushButton()
        self.show_button.setObjectName("repairs_show")
        self.show_button.setCheckable(True)
        say_role(self.show_button, "quiet")
        self.model = RepairsTableModel(self)
        self.table = self._make_table()
        self._build_layout()
        self.show_button.toggled.connect(self._on_toggled)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._on_toggled(open_=False)

    def show_repairs(self, repairs: Sequence[Repair] | None) -> None:
        """Show these repairs; None while the numbers are being checked."""
        self.model.show_repairs(repairs or ())
        self.show_button.setVisible(bool(repairs))
        self.table.setVisible(bool(repairs) and self.show_button.isChecked())
        self.summary.setText(self._summary(repairs))

    def _summary(self, repairs: Sequence[Repair] | None) -> str:
        if repairs is None:
            return self.tr("Reading the phone numbers…")
        if not repairs:
            return self.tr("All phone numbers are used as they are written.")
        if len(repairs) == 1:
            return self.tr("One number is completed or tidied before sending.")
        words = self.tr("{n} numbers are completed or tidied before sending.")
        return words.format(n=f"{len(repairs):,}")

    @Slot(bool)
    def _on_toggled(self, open_: bool) -> None:
        self.table.setVisible(open_)
        self.show_button.setText(self.tr("Hide the list") if open_ else self.tr("Show which"))
        self._icons.bind(self.show_button, "up" if open_ else "down", size=16)

    @Slot(QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(self.model.row_of_sheet(current.row()))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("repairs_table")
        table.setAccessibleName(self.tr("Changed phone numbers"))
        table.setModel(self.model)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(RepairColumn.REASON, QHeaderView.ResizeMode.Stretch)
        table.setFixedHeight(_TABLE_HEIGHT)
        return table

    def _build_layout(self) -> None:
        label = QLabel(self.tr("Numbers without a country code are f&rom"))
        label.setBuddy(self.country)
        label.setWordWrap(True)
        say_role(label, "field")
        where = QHBoxLayout()
        where.setSpacing(16)
        where.addWidget(label, 1)
        where.addWidget(self.country)
        line = QHBoxLayout()
        line.addWidget(self.summary, 1)
        line.addWidget(self.show_button)
        frame, inside = card("numbers_card")
        inside.addWidget(PlainLabel(self.tr("Phone numbers"), "heading"))
        inside.addLayout(where)
        inside.addLayout(line)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
