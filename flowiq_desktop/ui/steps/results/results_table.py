"""ResultsTablePanel: every row of the campaign by name, and the ones to send again."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QScrollArea

from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.services.results.table import ResultStatus, Wish
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.results.results_model import (
    SORT_OF,
    ResultColumn,
    ResultsModel,
    text_of,
)
from flowiq_desktop.ui.steps.results.results_table_view import MOST_COPIED, ResultsTableView
from flowiq_desktop.ui.steps.results.status_looks import LOOKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.results.table import FoundRows, ResultLine
    from flowiq_desktop.ui.jobs.results_reader import ResultsReader
    from flowiq_desktop.ui.theme.icons import Icons

_STILLNESS_MS = 250


class ResultsTablePanel(ResultsTableView):
    """Looks rows up in the background; what is typed counts after a short pause.

    Signals:
        again_wanted: the person wants the rows that were not sent to be sent again; their number.
    """

    again_wanted = Signal(int)

    def __init__(self, reader: ResultsReader, icons: Icons, parent: QWidget | None = None) -> None:
        self._icons, self._reader = icons, reader
        self.model = ResultsModel(self._icon)
        self._campaign: int | None = None
        self._found: FoundRows | None = None
        self._too_many = False
        self._blocked = ""
        super().__init__(self.model, icons, parent)
        self.model.setParent(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_STILLNESS_MS)
        self._fill_filter()
        self._connect()

    def show_campaign(self, campaign: int | None) -> None:
        """Show the rows of a campaign, or read them again; None shows none."""
        if campaign != self._campaign:
            self._campaign = campaign
            self.search.clear()
            self._pause.stop()
            self.model.show_rows(())
            self.filter.setCurrentIndex(0)
        self.setVisible(campaign is not None)
        self._look()

    def block(self, reason: str) -> None:
        """Say why nothing can be sent again now; "" lets the button be pressed."""
        self._blocked = reason
        self._show_again()

    def _wish(self) -> Wish:
        header = self.table.horizontalHeader()
        return Wish(
            self.search.text(),
            self._filtered_by(),
            SORT_OF[ResultColumn(header.sortIndicatorSection())],
            header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._look)
        self.filter.activated.connect(self._look)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._look)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.model.wanted.connect(self._on_wanted)
        self._reader.found.connect(self._on_found)
        self._reader.read.connect(self.model.take)
        self.find_action.triggered.connect(self.show_table)
        self.copy_row.triggered.connect(self._on_copy_row)
        self.copy_id.triggered.connect(self._on_copy_id)
        self.again_button.clicked.connect(lambda: self.again_wanted.emit(self._unsent()))

    @Slot()
    def _look(self) -> None:
        if self._campaign is not None:
            self._reader.find(self._campaign, self._wish())

    @Slot(object)
    def _on_wanted(self, places: Sequence[int]) -> None:
        if self._campaign is not None:
            self._reader.read_lines(self._campaign, places)

    @Slot(object)
    def _on_found(self, found: FoundRows) -> None:
        self._found, self._too_many = found, False
        self.model.show_rows(found.places)
        self._fill_filter()
        self._show_again()
        self._show_found()

    @override
    def _say(self) -> None:
        super()._say()
        for place in range(self.filter.count()):
            self.filter.setItemText(place, self._choice(self._status(place)))
        self._show_again()
        self._show_found()
        self.model.say_anew()

    def _show_found(self) -> None:
        """Say how many of all rows are listed, or why none is."""
        shown = len(self._found.places) if self._found is not None else 0
        total = sum(self._counts().values())
        if self._too_many:
            text = say(
                "The first {n:,} rows were copied. Save the results to have them all.",
                n=MOST_COPIED,
            )
        elif not shown and total:
            text = self.tr("No row fits. Type less, or show all of them.")
        elif shown < total:
            text = say("{n:,} of {total:,} rows", n=shown, total=total)
        else:
            text = ""
        self.shown.show_if_any(text)

    def _fill_filter(self) -> None:
        """List every outcome that occurs, with its number; the choice stays."""
        chosen, counts = self._filtered_by(), self._counts()
        self.filter.clear()
        for status in (None, *ResultStatus):
            if status is None or counts.get(status) or status is chosen:
                self.filter.addItem(self._choice(status), status)
        places = (i for i in range(self.filter.count()) if self._status(i) is chosen)
        self.filter.setCurrentIndex(next(places, 0))

    def _filtered_by(self) -> ResultStatus | None:
        return self._status(self.filter.currentIndex())

    def _status(self, place: int) -> ResultStatus | None:
        """The outcome at a place of the filter, of which Qt kept the text alone."""
        kept = self.filter.itemData(place)
        return None if kept is None else ResultStatus(kept)

    def _choice(self, status: ResultStatus | None) -> str:
        counts = self._counts()
        if status is None:
            return say("All rows ({n:,})", n=sum(counts.values()))
        return say("{rows} ({n:,})", rows=status.word, n=counts.get(status, 0))

    def _counts(self) -> Mapping[ResultStatus, int]:
        return self._found.counts if self._found is not None else {}

    def _unsent(self) -> int:
        return self._found.unsent if self._found is not None else 0

    def _show_again(self) -> None:
        unsent = self._unsent()
        self.again_button.setText(
            say_count(
                "&Send the one that was not sent again…",
                "&Send the {n} that were not sent again…",
                unsent,
            )
        )
        self.again_button.setVisible(unsent > 0)
        self.again_button.setEnabled(not self._blocked)
        self.again_button.setAccessibleDescription(self._blocked)
        self.again_hint.show_if_any(self._blocked if unsent else "")

    @Slot()
    def show_table(self) -> None:
        """Come to the table, ready to look for somebody."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions((self.copy_row, self.copy_id))
        menu.popup(self.table.viewport().mapToGlobal(place))

    @Slot()
    def _on_copy_row(self) -> None:
        self._copy(["\t".join((*text_of(line), line.message_id)) for line in self._chosen()])

    @Slot()
    def _on_copy_id(self) -> None:
        self._copy([line.message_id for line in self._chosen() if line.message_id])

    def _copy(self, texts: Sequence[str]) -> None:
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))

    def _chosen(self) -> list[ResultLine]:
        """The rows selected, as they are now, up to a thousand: more are a results sheet."""
        # By ranges: otherwise Qt makes an index for each cell of all selected rows.
        chosen = self.table.selectionModel().selection()
        parts = (chosen.at(place) for place in range(chosen.size()))
        stretches = sorted({(part.top(), part.bottom()) for part in parts})
        rows = chain.from_iterable(range(top, bottom + 1) for top, bottom in stretches)
        places = [self.model.ids[row] for row in islice(rows, MOST_COPIED)]
        if self._campaign is None or not places:
            return []
        if next(rows, None) is not None:
            self._too_many = True
            self._show_found()
        try:
            return self._reader.lines(self._campaign, places)
        except JournalError:
            return []

    def _icon(self, status: ResultStatus) -> QIcon:
        icon, tone = LOOKS[status]
        return self._icons.icon(icon, tone, 16)
