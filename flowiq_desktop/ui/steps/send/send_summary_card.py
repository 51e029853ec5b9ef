"""The Send step before sending: what will happen, in words, and how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.hearing.spoken_button import UnfoldingButton
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.send.limits_panel import LimitsPanel
from flowiq_desktop.ui.steps.send.when_panel import WhenPanel
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.number_box import connections_box, rate_box
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import Caption, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flowiq_desktop.services.preparing.outline import Outline
    from flowiq_desktop.ui.theme.icons import Icons

_SPIN_WIDTH = 104


class SummaryCard(QWidget):
    """Who gets what, from whom, who is left out and how long it takes.

    Attributes:
        rate: messages a minute.
        connections: requests under way at once.
        when: when the messages may go out.
        limits: how much may be sent.
    """

    def __init__(
        self, icons: Icons, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._frame, self._column = card("send_summary")
        self._lines = QGridLayout()
        self._headings: list[PlainLabel] = []
        self.account = self._line("account", "summary_account")
        self.people = self._line("phone", "summary_people")
        self.kinds = self._line("message", "summary_kinds")
        self.left_out = self._line("warning", "summary_left_out")
        self.finish = self._line("send", "summary_finish")
        self.note = PlainLabel(role="hint")
        self.cost = PlainLabel(role="hint")
        self.when, self.limits = WhenPanel(now), LimitsPanel()
        self.options_button = UnfoldingButton()
        self.rate = rate_box("rate_spin")
        self.connections = connections_box("connections_spin")
        self._options = ((Caption(), self.rate), (Caption(), self.connections))
        self._helps = PlainLabel(role="small"), PlainLabel(role="small")
        self.options = self._make_options()
        self._build_layout()
        keep_translated(self, self._say)
        self.options_button.toggled.connect(self.options.setVisible)

    def show_outline(
        self, outline: Outline | None, account: str, per_minute: int, now: datetime
    ) -> None:
        """Show what would be sent; dots stand for what is still being counted."""
        self.account.setText(account)
        if outline is None:
            for label in (self.people, self.kinds, self.left_out, self.finish):
                label.setText("…")
            return
        self.people.setText(send_texts.who_gets_what(outline))
        self.kinds.setText(send_texts.kinds(outline.types) if outline.types else "")
        self.left_out.setText(send_texts.left_out(outline))
        times, count = self.when.times(), outline.messages
        self.finish.setText(send_texts.finish(count, per_minute, now, times))
        words = self.when.problem(now) or send_texts.when(
            count, per_minute, now, times, careful=self.when.careful.isChecked()
        )
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def show_cost(self, words: str) -> None:
        """Say what would be sent costs; nothing where no price is entered."""
        self.cost.setText(words)
        self.cost.setVisible(bool(words))
        self.limits.show_cost(words)

    def _say(self) -> None:
        words = (
            self.tr("From"),
            self.tr("To"),
            self.tr("What"),
            self.tr("Left out"),
            self.tr("How long"),
        )
        for heading, word in zip(self._headings, words, strict=True):
            heading.setText(word)
        self.options_button.setText(self.tr("&When and how"))
        (rate, _), (connections, _) = self._options
        rate.setText(self.tr("Messages a &minute"))
        connections.setText(self.tr("Sent at the same t&ime"))
        for_rate, for_connections = self._helps
        for_rate.setText(
            self.tr("FlowIQ allows some 100 a minute. Faster than allowed only means waiting.")
        )
        for_connections.setText(
            self.tr("4 is right for most. If the power fails, only these can be unsure.")
        )

    def _line(self, icon: str, name: str) -> PlainLabel:
        row = self._lines.rowCount()
        symbol, value = QLabel(), PlainLabel()
        value.setObjectName(name)
        self._icons.bind(symbol, icon, "accent", 18)
        heading = PlainLabel(role="hint")
        heading.setWordWrap(False)
        self._headings.append(heading)
        for column, widget in enumerate((symbol, heading, value)):
            self._lines.addWidget(widget, row, column)
        return value

    def _make_options(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("send_options")
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(self.when, 0, 0, 1, 3)
        grid.addWidget(self.limits, 1, 0, 1, 3)
        for row, (label, spin) in enumerate(self._options, start=2):
            label.setBuddy(spin)
            grid.addWidget(label, row, 0)
            spin.setFixedWidth(_SPIN_WIDTH)
            grid.addWidget(spin, row, 1)
            grid.addWidget(self._helps[row - 2], row, 2)
        grid.setColumnStretch(2, 1)
        frame.hide()
        return frame

    def _build_layout(self) -> None:
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(12)
        self._lines.setColumnStretch(2, 1)
        self.options_button.setObjectName("options_button")
        say_role(self.options_button, "quiet")
        self._icons.bind(self.options_button, "settings", "accent", 16)
        self.note.setObjectName("summary_when")
        self.note.hide()
        self.cost.setObjectName("summary_cost")
        self.cost.hide()
        self._column.addLayout(self._lines)
        self._column.addWidget(self.note)
        self._column.addWidget(self.cost)
        self._column.addWidget(self.options_button)
        self._column.addWidget(self.options)
        self._column.setAlignment(self.options_button, Qt.AlignmentFlag.AlignLeading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
