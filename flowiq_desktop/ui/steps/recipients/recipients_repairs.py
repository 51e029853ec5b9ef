"""RepairsPanel: numbers read differently from how they are written, for a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.services.preparing.country import country_in_sentence
from flowiq_desktop.texts import say_count
from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated, say_model_anew
from flowiq_desktop.ui.steps.recipients.likely_countries import LikelyCountries
from flowiq_desktop.ui.steps.recipients.repairs_table_model import RepairColumn, RepairsTableModel
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.choosers.country_chooser import CountryChooser
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel

_TABLE_HEIGHT = 240
_WIDTHS = {RepairColumn.ROW: 64, RepairColumn.WAS: 168, RepairColumn.BECOMES: 160}


class RepairsPanel(QWidget):
    """The country of plain numbers, and the list *was, becomes, why*.

    Signals:
        row_chosen: position in the sheet of the repair that was chosen.
        country_wanted: the two-letter country that the numbers suggest and the person accepts.
    """

    row_chosen = Signal(int)
    country_wanted = Signal(str)

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
        self.likely = LikelyCountries(icons)
        self.likely.country_wanted.connect(self.country_wanted)
        self.show_button = UnfoldingButton()
        self.show_button.setObjectName("repairs_show")
        say_role(self.show_button, "quiet")
        self.model = RepairsTableModel(self)
        self.table = self._make_table()
        self._label, self._heading = Caption(), PlainLabel(role="heading")
        self._checked: CheckedSheet | None = None
        self._build_layout()
        self.show_button.toggled.connect(self._on_toggled)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._on_toggled(open_=False)
        keep_translated(self, self._say)

    def _say(self) -> None:
        self._heading.setText(self.tr("Phone numbers"))
        self._label.setText(self.tr("Numbers without a country code are f&rom"))
        self.table.setAccessibleName(self.tr("Changed phone numbers"))
        self._name_button()
        self.summary.setText(self._summary(self._checked))
        say_model_anew(self.model)

    def show_numbers(self, checked: CheckedSheet | None) -> None:
        """Show how the numbers are read; None while they are being checked."""
        self._checked = checked
        repairs = checked.repairs() if checked else ()
        self.model.show_repairs(repairs)
        self.likely.show_countries(checked.likely_countries if checked else ())
        self.show_button.setVisible(bool(repairs))
        self.table.setVisible(bool(repairs) and self.show_button.isChecked())
        self.summary.setText(self._summary(checked))

    def _summary(self, checked: CheckedSheet | None) -> str:
        if checked is None:
            return self.tr("Reading the phone numbers…")
        rows, wrong = len(checked.sheet), checked.without_number()
        if not rows or checked.column_of(PHONE_NUMBER.name) is None:
            return ""
        parts = [self._wrong(wrong, rows, country_in_sentence(checked.country))] if wrong else []
        if repaired := len(checked.repairs()):
            parts.append(
                say_count(
                    "One number is completed or tidied before sending.",
                    "{n} numbers are completed or tidied before sending.",
                    repaired,
                )
            )
        return " ".join(parts) or self.tr("All phone numbers are used as they are written.")

    def _wrong(self, wrong: int, rows: int, country: str) -> str:
        if wrong == rows:
            return say_count(
                "The one phone number cannot be used with {country}.",
                "None of the {n} phone numbers can be used with {country}.",
                rows,
                country=country,
            )
        return say_count(
            "1 of {rows:,} phone numbers cannot be used.",
            "{n} of {rows:,} phone numbers cannot be used.",
            wrong,
            rows=rows,
        )

    @Slot(bool)
    def _on_toggled(self, open_: bool) -> None:
        self.table.setVisible(open_)
        self._name_button()
        self._icons.bind(self.show_button, "up" if open_ else "down", size=16)

    def _name_button(self) -> None:
        open_ = self.show_button.isChecked()
        self.show_button.setText(self.tr("Hide the list") if open_ else self.tr("Show which"))

    @Slot(QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(self.model.row_of_sheet(current.row()))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("repairs_table")
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
        label = self._label
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
        inside.addWidget(self._heading)
        inside.addLayout(where)
        inside.addWidget(self.likely)
        inside.addLayout(line)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
