"""PastSendsModel: the campaigns of the journal as a table, newest first."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from flowiq_desktop.texts import say
from flowiq_desktop.texts.moments import clock, short_day_with_year
from flowiq_desktop.texts.numbers import number
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.titled_table_model import Index, TitledTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flowiq_desktop.services.results.campaigns import CampaignSummary


class Column(IntEnum):
    """What each column shows."""

    NAME = 0
    BEGUN = 1
    STATE = 2
    SENT = 3
    NOT_SENT = 4
    UNSURE = 5
    LEFT = 6


class PastSendsModel(TitledTableModel):
    """One row per campaign. Campaigns are few, so the whole list is held."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._campaigns: list[CampaignSummary] = []

    def show(self, campaigns: Sequence[CampaignSummary]) -> None:
        """Show these campaigns, in this order."""
        self.beginResetModel()
        self._campaigns = list(campaigns)
        self.endResetModel()

    def campaign(self, row: int) -> CampaignSummary | None:
        """The campaign in a row, or None outside the list."""
        return self._campaigns[row] if 0 <= row < len(self._campaigns) else None

    @override
    def count_lines(self) -> int:
        return len(self._campaigns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        campaign = self.campaign(index.row()) if index.isValid() else None
        if campaign is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return in_cell(self._text(campaign, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column >= Column.SENT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.NAME:
            return tip(campaign.name)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        numbers = orientation is Qt.Orientation.Horizontal and section >= Column.SENT
        if role == Qt.ItemDataRole.TextAlignmentRole and numbers:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    @override
    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Spreadsheet"),
            self.tr("Begun"),
            self.tr("State"),
            self.tr("Sent"),
            self.tr("Not sent"),
            self.tr("Unsure"),
            self.tr("Waiting"),
        )

    def _text(self, campaign: CampaignSummary, column: Column) -> str:
        match column:
            case Column.NAME:
                return campaign.name
            case Column.BEGUN:
                return _moment(campaign.created)
            case Column.STATE:
                return self._state(campaign)
            case Column.SENT:
                return number(campaign.sent)
            case Column.NOT_SENT:
                return number(campaign.not_sent)
            case Column.UNSURE:
                return number(campaign.unsure)
        return number(campaign.left)

    def _state(self, campaign: CampaignSummary) -> str:
        if campaign.practice:
            unfinished, finished = self.tr("Not finished, practice"), self.tr("Finished, practice")
        else:
            unfinished, finished = self.tr("Not finished"), self.tr("Finished")
        return unfinished if campaign.left else finished


def _moment(begun: datetime) -> str:
    return say("{day} {time}", day=short_day_with_year(begun), time=clock(begun))
