"""RecipientsView: the layout of the Recipients step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea

from flowiq_desktop.services.preparing.load import countries
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.recipients.loading_card import LoadingCard
from flowiq_desktop.ui.steps.recipients.recipients_match import MatchPanel
from flowiq_desktop.ui.steps.recipients.recipients_reading import ReadingPanel
from flowiq_desktop.ui.steps.recipients.recipients_repairs import RepairsPanel
from flowiq_desktop.ui.steps.recipients.recipients_start import StartPanel
from flowiq_desktop.ui.widgets.details import Details
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import headline, pin, scrolling_column
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel


class RecipientsView:
    """The parts of the page, from top to bottom.

    Attributes:
        notice: what went wrong, or was done, visible below the page; `details` under it.
        kept: what became of earlier corrections.
        loading: shown while a file is read.
        start: shown until there is a spreadsheet.
        reading, repairs, match: shown once there is one.

    While it is made, `meanwhile` is called between the parts that take their time.
    """

    def __init__(
        self,
        page: QWidget,
        icons: Icons,
        wheel: QuietWheel,
        kept: QWidget | None,
        meanwhile: Callable[[], None],
    ) -> None:
        self._page = page
        self._column = column = scrolling_column(page)
        self._title, self._sentence = PlainLabel(role="title"), PlainLabel(role="hint")
        column.addLayout(headline(self._title, self._sentence))
        self.notice = Notice(icons, "recipients_notice")
        self.details = Details(QGuiApplication.clipboard(), "recipients_details")
        self.loading = LoadingCard()
        self.start = StartPanel(icons)
        meanwhile()
        self.reading = ReadingPanel(icons, wheel)
        meanwhile()
        self.match = MatchPanel(icons, wheel)
        self.repairs = RepairsPanel(countries(), icons, wheel)
        meanwhile()
        if kept is not None:
            column.addWidget(kept)
        for part in (
            self.loading,
            self.start,
            self.reading,
            self.repairs,
            self.match,
        ):
            column.addWidget(part)
        column.addStretch(1)
        pin(page, self.notice, self.details)
        keep_translated(page, self._say)

    def _say(self) -> None:
        page = self._page
        self._title.setText(page.tr("Who gets a message?"))
        self._sentence.setText(
            page.tr("Begin with your spreadsheet of people and their phone numbers.")
        )

    def show_top(self) -> None:
        """Show the beginning: the name of the file and its first rows."""
        area = self._page.findChild(QScrollArea, f"{self._page.objectName()}_scroll")
        if area is not None:
            area.verticalScrollBar().setValue(0)
        self.reading.table.scrollToTop()

    def show_on_top(self, notice: QWidget) -> None:
        """Place a notice above the spreadsheet."""
        self._column.insertWidget(self._column.indexOf(self.loading), notice)

    def show_parts(self, *, loaded: bool, loading: bool) -> None:
        """Show what belongs to the present state."""
        self.loading.setVisible(loading)
        self.start.setVisible(not loaded and not loading)
        for part in (self.reading, self.match, self.repairs):
            part.setVisible(loaded)
