"""Layout of the Results step: counts, reasons by whose move it is, and what to do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.language.retranslated import keep_said, keep_translated
from flowiq_desktop.ui.steps.results.status_looks import LOOKS
from flowiq_desktop.ui.widgets.counter import Counter
from flowiq_desktop.ui.widgets.flow_layout import EvenLayout
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import (
    headline,
    pin,
    practice_line,
    scrolling_column,
    show_practice,
)
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flowiq_desktop.services.results.campaigns import CampaignSummary
    from flowiq_desktop.services.sending.service import SendProgress
    from flowiq_desktop.texts import Marked
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.state.spending import Spending
    from flowiq_desktop.ui.theme.icons import Icons


_COUNTED = {
    "sent": ResultStatus.SENT,
    "not_sent": ResultStatus.NOT_SENT,
    "unsure": ResultStatus.UNSURE,
    "left": ResultStatus.WAITING,
    "left_out": ResultStatus.LEFT_OUT,
}
"""The counters, and the status that each counts."""


class ResultsView:
    """The parts of the page from the top down."""

    def __init__(
        self, page: QWidget, saved: QWidget, table: QWidget, icons: Icons, spending: Spending
    ) -> None:
        self._spending = spending
        self.cost = PlainLabel(role="hint")
        self.cost.setObjectName("results_cost")
        self.cost.hide()
        self.title = PlainLabel(role="title")
        self.title.setObjectName("results_title")
        self.sentence = PlainLabel(role="hint")
        self.practice = practice_line("results_practice")
        self.new_button = QPushButton()
        self.new_button.setObjectName("new_campaign_button")
        self.rows_button = QPushButton()
        self.rows_button.setObjectName("every_row_button")
        icons.bind(self.rows_button, "down", size=16)
        self.notice = Notice(icons, "results_notice")
        self.counters = {
            name: Counter(icons, f"result_{name}", *LOOKS[status])
            for name, status in _COUNTED.items()
        }
        self.groups = QVBoxLayout()
        self._build_layout(page, saved, table)
        keep_translated(page, self._say)

    def _say(self) -> None:
        self.new_button.setText(say("&New campaign"))
        self.rows_button.setText(say("&Every row"))
        for name, status in _COUNTED.items():
            self.counters[name].name_it(status.word)

    def show_counts(self, campaign: CampaignSummary, run: CampaignRun) -> None:
        """Show the numbers of a campaign in its run, and what they say in one sentence."""
        progress, running, begun = run.progress, run.running, run.begun
        for name in ("sent", "not_sent", "unsure", "left"):
            self.counters[name].show_number(getattr(progress, name))
        self.counters["left_out"].show_number(campaign.rows - campaign.total)
        self.counters["left"].setVisible(progress.left > 0)
        show_practice(self.practice, practice=campaign.practice, running=running or not begun)
        self.title.setText(self._headline(progress))
        about = send_texts.begun if begun else send_texts.waits
        self.sentence.setText(about(campaign))
        if not running:  # every message is looked at for it
            self.cost.show_if_any(self._spending.used_words(campaign.id))

    def show_notice(self, run: CampaignRun) -> None:
        """Say what is not as it should be with the numbers, or that there is more to send."""
        left = run.progress.left
        if not run.certain:
            self.notice.tell(
                "warning",
                lambda: say("The list of sent messages cannot be read."),
                lambda: say(
                    "These are the last known numbers. Start the program again to see what became "
                    "of every message."
                ),
            )
        elif not left:
            self.notice.clear()
        elif run.running:
            text = mark("Still sending: {n:,} to go.")
            if run.paused:
                text = mark("Paused: {n:,} to go. Continue on Send.")
            self.notice.tell("info", lambda: say(text, n=left))
        else:
            self.notice.tell(
                "warning",
                lambda: say(
                    "Not finished: {messages} still to send.", messages=send_texts.messages(left)
                ),
                lambda: say("Go back to Send to continue; nobody gets a message twice."),
            )

    def show_groups(self, headed_cards: Iterable[tuple[Marked, Sequence[QWidget]]]) -> None:
        """Show cards below headings, in place of the previous ones."""
        while (item := self.groups.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for heading, cards in headed_cards:
            label = PlainLabel(role="heading")
            keep_said(label, partial(_head, heading=heading))
            self.groups.addWidget(label)
            for card in cards:
                self.groups.addWidget(card)

    @staticmethod
    def _headline(progress: SendProgress) -> str:
        sent, total = progress.sent, progress.total
        if progress.left:
            return say("So far {sent:,} of {total:,} sent", sent=sent, total=total)
        if sent == total:
            return say("All {total:,} sent", total=total)
        return say("{sent:,} of {total:,} sent", sent=sent, total=total)

    def _build_layout(self, page: QWidget, saved: QWidget, table: QWidget) -> None:
        column = scrolling_column(page)
        head = QHBoxLayout()
        head.addLayout(headline(self.title, self.sentence), 1)
        head.addWidget(self.rows_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignTop)
        counters = EvenLayout(12)
        for counter in self.counters.values():
            counters.addWidget(counter)
        self.groups.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.cost)
        column.addWidget(self.practice)
        column.addLayout(counters)
        column.addLayout(self.groups)
        column.addWidget(table)
        column.addStretch(1)
        pin(page, self.notice, saved)


def _head(label: PlainLabel, heading: Marked) -> None:
    label.setText(say(heading))
