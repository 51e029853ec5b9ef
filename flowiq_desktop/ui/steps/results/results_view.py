"""Layout of the Results step: counts, reasons by whose move it is, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.ui.widgets.counter import Counter
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import pin, practice_line, scrolling_column, show_practice
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flowiq_desktop.services.results.campaigns import CampaignSummary
    from flowiq_desktop.services.sending.service import SendProgress
    from flowiq_desktop.ui.theme.icons import Icons


class ResultsView:
    """The parts of the page from the top down."""

    def __init__(self, page: QWidget, saved: QWidget, table: QWidget, icons: Icons) -> None:
        self.title = PlainLabel(role="title")
        self.title.setObjectName("results_title")
        self.sentence = PlainLabel(role="hint")
        self.practice = practice_line("results_practice")
        translate = QCoreApplication.translate
        self.new_button = QPushButton(translate("ResultsView", "&New campaign"))
        self.new_button.setObjectName("new_campaign_button")
        self.rows_button = QPushButton(translate("ResultsView", "&Every row"))
        self.rows_button.setObjectName("every_row_button")
        icons.bind(self.rows_button, "down", size=16)
        self.notice = Notice(icons, "results_notice")
        words = {
            "sent": (translate("ResultsView", "Sent"), "ok", "ok"),
            "not_sent": (translate("ResultsView", "Not sent"), "error", "error"),
            "unsure": (translate("ResultsView", "Unsure"), "warning", "warning"),
            "left": (translate("ResultsView", "Waiting"), "pause", "muted"),
            "left_out": (translate("ResultsView", "Left out"), "info", "info"),
        }
        self.counters = {
            name: Counter(icons, f"result_{name}", word, icon, tone)
            for name, (word, icon, tone) in words.items()
        }
        self.groups = QVBoxLayout()
        self._build_layout(page, saved, table)

    def show_counts(
        self, campaign: CampaignSummary, progress: SendProgress, *, running: bool
    ) -> None:
        """Show the numbers and what they say in one sentence."""
        for name in ("sent", "not_sent", "unsure", "left"):
            self.counters[name].show_number(getattr(progress, name))
        self.counters["left_out"].show_number(campaign.rows - campaign.total)
        self.counters["left"].setVisible(progress.left > 0)
        show_practice(self.practice, practice=campaign.practice, running=running)
        self.title.setText(self._headline(progress))
        text = QCoreApplication.translate("ResultsView", "{name}, begun {day:%d %B %Y at %H:%M}")
        self.sentence.setText(text.format(name=campaign.name, day=campaign.created))

    def show_groups(self, headed_cards: Iterable[tuple[str, list[QWidget]]]) -> None:
        """Show cards below headings, in place of the previous ones."""
        while (item := self.groups.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for heading, cards in headed_cards:
            self.groups.addWidget(PlainLabel(heading, "heading"))
            for card in cards:
                self.groups.addWidget(card)

    @staticmethod
    def _headline(progress: SendProgress) -> str:
        translate = QCoreApplication.translate
        if progress.left:
            text = translate("ResultsView", "So far {sent:,} of {total:,} sent")
        elif progress.sent == progress.total:
            text = translate("ResultsView", "All {total:,} sent")
        else:
            text = translate("ResultsView", "{sent:,} of {total:,} sent")
        return text.format(sent=progress.sent, total=progress.total)

    def _build_layout(self, page: QWidget, saved: QWidget, table: QWidget) -> None:
        column = scrolling_column(page)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.rows_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignTop)
        counters = QHBoxLayout()
        counters.setSpacing(12)
        for counter in self.counters.values():
            counters.addWidget(counter, 1)
        self.groups.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.practice)
        column.addLayout(counters)
        column.addLayout(self.groups)
        column.addWidget(table)
        column.addStretch(1)
        pin(page, self.notice, saved)
