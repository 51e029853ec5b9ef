"""KeptModel: earlier corrections that belong to other rows, for reading and copying."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from flowiq_desktop.texts import Marked, mark, say
from flowiq_desktop.texts.moments import day
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.plain_words import tooltip
from flowiq_desktop.ui.widgets.titled_table_model import Index, TitledTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flowiq_desktop.services.preparing.drafts import Section

    Line = tuple[str, str, str, str, datetime]


class KeptColumn(IntEnum):
    """What each column says."""

    ROW = 0
    WHAT = 1
    WAS = 2
    BECAME = 3
    DAY = 4


class KeptModel(TitledTableModel):
    """One line per left-out row, per corrected cell and per text taken as right."""

    def __init__(self, sections: Sequence[Section], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = [line for section in sections for line in self._lines_of(section)]

    def as_text(self) -> str:
        """The whole table, for a spreadsheet program to paste."""
        header = [str(self.headerData(column, Qt.Orientation.Horizontal)) for column in KeptColumn]
        lines = [[_text(line, column) for column in KeptColumn] for line in self._lines]
        return "\n".join("\t".join(map(in_cell, line)) for line in (header, *lines))

    def _lines_of(self, section: Section) -> list[Line]:
        saved, headers = section.saved, section.headers
        out = mark("Left out")
        rows = [(str(row.row_number), out, row.name, "", saved) for row in section.left_out]
        cells = [
            (
                str(cell.row_number),
                headers[cell.column] if cell.column < len(headers) else "",
                cell.was,
                cell.becomes,
                saved,
            )
            for cell in section.cells
        ]
        right = mark("Taken as right")
        texts = [
            (
                "",
                headers[entry.column] if entry.column < len(headers) else "",
                entry.text,
                right,
                saved,
            )
            for entry in section.accepted
        ]
        return [*rows, *cells, *texts]

    @override
    def count_lines(self) -> int:
        return len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = _text(self._lines[index.row()], KeptColumn(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return in_cell(text)
        return tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Row"),
            self.tr("Column"),
            self.tr("Was, or who"),
            self.tr("Became"),
            self.tr("Changed on"),
        )


def _text(line: Line, column: KeptColumn) -> str:
    """A cell in the language in use; what people wrote stays."""
    text = line[column]
    if not isinstance(text, str):
        return day(text)
    return say(text) if isinstance(text, Marked) else text
