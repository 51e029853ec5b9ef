"""The Send step while sending: the progress, the pace, and why it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.counter import Counter
from flowiq_desktop.ui.widgets.flow_layout import EvenLayout
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.services.sending.progress import SendProgress
    from flowiq_desktop.ui.theme.icons import Icons

_STEPS = 1000
"""Steps of the bar: fine enough to move for each of a few hundred messages."""


class ProgressCard(QWidget):
    """Headline, bar, four counts, pace and time left, the reason for a wait.

    Attributes:
        stop_button: ends sending for now.
        save_button: saves the results there are so far.
    """

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = PlainLabel(role="heading")
        self._headline.setObjectName("progress_headline")
        self.bar = QProgressBar()
        self.bar.setObjectName("progress_bar")
        self._pace = PlainLabel(role="hint")
        self._pace.setObjectName("progress_pace")
        self.wait = Notice(icons, "wait_notice")
        self.counters = {
            "sent": Counter(icons, "count_sent", "ok", "ok"),
            "not_sent": Counter(icons, "count_not_sent", "error", "error"),
            "unsure": Counter(icons, "count_unsure", "warning", "warning"),
            "left": Counter(icons, "count_left", "pause", "muted"),
        }
        self.stop_button = QPushButton()
        self.save_button = QPushButton()
        self._build_layout(icons)
        keep_translated(self, self._say)

    def show_progress(
        self, progress: SendProgress, *, running: bool, stopping: bool, certain: bool
    ) -> None:
        """Show the progress, or the last known progress."""
        done = progress.total - progress.left
        self._headline.setText(send_texts.headline(progress, running, stopping, certain=certain))
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(_STEPS * done // progress.total if progress.total else _STEPS)
        self.bar.setAccessibleDescription(self._headline.text())
        for name, counter in self.counters.items():
            counter.show_number(getattr(progress, name))
        self._pace.setText(send_texts.pace(progress, running))
        self._pace.setVisible(running)
        if progress.waiting and running and not stopping:
            self.wait.tell("info", progress.waiting)
        else:
            self.wait.clear()
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(not stopping)

    def show_below(self, notice: QWidget) -> None:
        """Show what else is to be known of a campaign that is on its way."""
        self._outer.addWidget(notice)

    def _say(self) -> None:
        self.bar.setAccessibleName(self.tr("How far sending is"))
        self.stop_button.setText(self.tr("&Stop…"))
        self.save_button.setText(self.tr("Save results so fa&r…"))
        self.counters["sent"].name_it(self.tr("Sent"))
        self.counters["not_sent"].name_it(self.tr("Not sent"))
        self.counters["unsure"].name_it(self.tr("Unsure"))
        self.counters["left"].name_it(self.tr("Waiting"))

    def _build_layout(self, icons: Icons) -> None:
        frame, column = card("send_progress")
        head = QHBoxLayout()
        head.addWidget(self._headline, 1)
        head.addWidget(self._pace)
        self._pace.setWordWrap(False)
        self.bar.setTextVisible(False)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.wait)
        buttons = QHBoxLayout()
        buttons.addWidget(self.stop_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        counters = EvenLayout(12)
        for counter in self.counters.values():
            counters.addWidget(counter)
        self.stop_button.setObjectName("stop_button")
        self.save_button.setObjectName("save_so_far_button")
        say_role(self.stop_button, "danger")
        icons.bind(self.stop_button, "stop", "error", 16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addLayout(counters)
        outer.addWidget(frame)
        self._outer = outer
