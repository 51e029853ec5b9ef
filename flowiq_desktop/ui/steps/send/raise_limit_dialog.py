"""A campaign used up what it may: raise that, and go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.send.limits_panel import LimitsPanel
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.ui.state.spending import Spending
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (560, 0)


class RaiseLimitDialog(TaskDialog):
    """Shows the limits of a stopped campaign; accepted when others are written down."""

    def __init__(
        self, campaign: int, spending: Spending, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__("raise_limit_dialog", lambda: say("Change the limit"), _SIZE, parent)
        self._campaign, self._spending = campaign, spending
        self._heading = PlainLabel(role="title")
        self.panel = LimitsPanel(people=False)
        self.panel.show_budget(spending.budget_of(campaign))
        self._notice = Notice(icons, "raise_limit_notice")
        self.cancel_button, self.go_on_button = QPushButton(), QPushButton()
        self._build_layout()
        keep_translated(self, self._say)
        self.cancel_button.clicked.connect(self.reject)
        self.go_on_button.clicked.connect(self._on_go_on)

    def _build_layout(self) -> None:
        for part in (self._heading, self.panel, self._notice):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.cancel_button.setObjectName("cancel_limit_button")
        self.go_on_button.setObjectName("raise_limit_button")
        self.cancel_button.setDefault(True)
        self.go_on_button.setAutoDefault(False)
        say_role(self.go_on_button, "primary")
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.go_on_button)

    @Slot()
    def _on_go_on(self) -> None:
        panel = self.panel
        try:
            budget = self._spending.read_budget(panel.typed_money(), panel.chosen_messages())
            if not self._spending.has_room(self._campaign, budget):
                self._tell_too_low()
                return
            self._spending.set_budget(self._campaign, budget)
        except AppError as fault:
            self._notice.tell_error(fault)
            self.show_part(self._notice)
            return
        self.accept()

    def _tell_too_low(self) -> None:
        self._notice.tell(
            "warning",
            lambda: self.tr("Within this limit no more messages can be sent."),
            lambda: self.tr("It counts what was sent already. Allow more, or take the limit away."),
        )
        self.show_part(self._notice)

    def _say(self) -> None:
        self._heading.setText(self.tr("Change the limit"))
        self.panel.show_cost(self._spending.used_words(self._campaign))
        self.cancel_button.setText(self.tr("Cancel"))
        self.go_on_button.setText(self.tr("&Change it and continue"))
