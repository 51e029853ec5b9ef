"""Layout of the Send step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from flowiq_desktop.texts import say
from flowiq_desktop.ui import refusals, send_texts
from flowiq_desktop.ui.steps.send.send_progress_card import ProgressCard
from flowiq_desktop.ui.steps.send.send_summary_card import SummaryCard
from flowiq_desktop.ui.widgets.details import Details
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
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QClipboard
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.results.campaigns import CampaignSummary
    from flowiq_desktop.ui.theme.icons import Icons


class SendView:
    """The parts of the page from the top down; which of them show is the page's decision."""

    def __init__(
        self,
        page: QWidget,
        test_card: QWidget,
        saved: QWidget,
        icons: Icons,
        clipboard: QClipboard,
        now: Callable[[], datetime],
    ) -> None:
        self.title = PlainLabel(role="title")
        self.title.setObjectName("send_title")
        self.sentence = PlainLabel(role="hint")
        self.practice = practice_line("send_practice")
        self.notice = Notice(icons, "send_notice")
        self.details = Details(clipboard, "send_details")
        self.summary = SummaryCard(icons, now)
        self.test_card = test_card
        self.progress = ProgressCard(icons)
        self.sleep = Notice(icons, "sleep_notice")
        column = scrolling_column(page)
        column.addLayout(headline(self.title, self.sentence))
        for part in (
            self.practice,
            self.progress,
            self.summary,
            self.test_card,
        ):
            column.addWidget(part)
        column.addStretch(1)
        pin(page, self.notice, self.details, saved, self.sleep)

    def show_heading(
        self,
        preparing: bool,
        campaign: CampaignSummary | None,
        *,
        running: bool = False,
        begun: bool = False,
    ) -> None:
        """Say what this page is about: a campaign to come, one that waits, or one under way."""
        if preparing or campaign is None:
            self.title.setText(QCoreApplication.translate("SendView", "Send"))
            text = refusals.nothing_sent()
        elif begun:
            self.title.setText(QCoreApplication.translate("SendView", "Sending"))
            text = send_texts.begun(campaign)
        else:
            self.title.setText(QCoreApplication.translate("SendView", "Waiting to be sent"))
            text = send_texts.waits(campaign)
        self.sentence.setText(text)
        practice = not preparing and campaign is not None and campaign.practice
        show_practice(self.practice, practice=practice, running=running or not begun)

    def show_sleep_note(self, note: str) -> None:
        """Say why the computer might fall asleep, when it might."""
        if note:
            self.sleep.tell("info", lambda: say(note))
        else:
            self.sleep.clear()
