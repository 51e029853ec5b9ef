"""Layout of the dialog about unsure messages: what happened, the look, the list, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
)

from flowiq_desktop.services.reconciliation.texts import WHAT_A_LOOK_PROVES
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.reconciliation.unsure_rows_model import UnsureColumn
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.english_beneath import EnglishBeneath
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.tick_table import TickTable

if TYPE_CHECKING:
    from flowiq_desktop.ui.reconciliation.unsure_rows_model import UnsureRowsModel
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

SIZE = (1040, 640)
_WIDTHS = {
    UnsureColumn.ROW: 80,
    UnsureColumn.PERSON: 136,
    UnsureColumn.NUMBER: 124,
    UnsureColumn.WHEN: 108,
}
_TABLE_HEIGHT = 140


class ReconciliationView:
    """The parts of the dialog from the top down."""

    def __init__(self, dialog: TaskDialog, model: UnsureRowsModel, icons: Icons) -> None:
        self.heading = PlainLabel(role="heading")
        self.story = PlainLabel()
        self.english = EnglishBeneath("settle")
        self.look_button = QPushButton()
        self.cancel_button = QPushButton()
        self.bar = QProgressBar()
        self.doing = PlainLabel(role="hint")
        self.notice = Notice(icons, "settle_notice")
        self.all_box = QCheckBox()
        self.count = PlainLabel(role="hint")
        self._proof = PlainLabel(role="hint")
        self.table = TickTable(
            "unsure_table",
            lambda: QCoreApplication.translate("ReconciliationView", "Messages nobody is sure of"),
        )
        self.about = PlainLabel(role="hint")
        self.reason = PlainLabel(role="hint")
        self.close_button = QPushButton()
        self.leave_button = QPushButton()
        self.treat_button = QPushButton()
        self.again_button = QPushButton()
        self._name_parts(icons)
        self._dress_table(model)
        self._build_layout(dialog)
        keep_translated(dialog, self._say)

    def show_looking(self, looking: bool) -> None:
        """Show how far a look has come, or the button that begins one."""
        self.look_button.setVisible(not looking)
        self.bar.setVisible(looking)
        self.cancel_button.setVisible(looking)

    def show_counts(self, count: int, total: int) -> None:
        """Label the decisions with how many messages they are about."""
        for button, text in (
            (self.leave_button, say_count("&Leave 1 as unsure", "&Leave {n} as unsure", count)),
            (self.treat_button, say_count("&Treat 1 as sent", "&Treat {n} as sent", count)),
            (self.again_button, say_count("&Send 1 again…", "&Send {n} again…", count)),
        ):
            button.setText(text)
        for part in (self.all_box, self.count, self.leave_button, self.treat_button):
            part.setVisible(total > 0)
        self.again_button.setVisible(total > 0)

    def _say(self) -> None:
        """What does not depend on the messages."""
        translate = QCoreApplication.translate
        buttons: tuple[tuple[QAbstractButton, str], ...] = (
            (self.look_button, translate("ReconciliationView", "L&ook in the conversations")),
            (self.cancel_button, translate("ReconciliationView", "&Cancel")),
            (self.all_box, translate("ReconciliationView", "&All")),
            (self.close_button, translate("ReconciliationView", "Close")),
        )
        for button, text in buttons:
            button.setText(text)
        self._proof.setText(say(WHAT_A_LOOK_PROVES))
        self.all_box.setAccessibleName(translate("ReconciliationView", "All messages of the list"))
        self.bar.setAccessibleName(translate("ReconciliationView", "How far the search is"))

    def _name_parts(self, icons: Icons) -> None:
        for button, name in (
            (self.look_button, "look_button"),
            (self.cancel_button, "cancel_look_button"),
            (self.close_button, "close_settle_button"),
            (self.leave_button, "leave_unsure_button"),
            (self.treat_button, "treat_as_sent_button"),
            (self.again_button, "send_again_button"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.all_box.setObjectName("tick_all_box")
        self.bar.setObjectName("look_bar")
        self.doing.setObjectName("look_doing")
        self.reason.setObjectName("settle_reason")
        self.about.setObjectName("unsure_about")
        say_role(self.look_button, "primary")
        icons.bind(self.look_button, "search", "on_accent", 16)

    def _dress_table(self, model: UnsureRowsModel) -> None:
        self.table.setModel(model)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        for column in (UnsureColumn.MESSAGE, UnsureColumn.KNOWN):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _build_layout(self, dialog: TaskDialog) -> None:
        look = QHBoxLayout()
        look.setSpacing(12)
        look.addWidget(self.look_button)
        look.addWidget(self.bar, 1)
        look.addWidget(self.doing, 1)
        look.addStretch(0)
        look.addWidget(self.cancel_button)
        ticks = QHBoxLayout()
        ticks.setSpacing(12)
        ticks.addWidget(self.all_box)
        ticks.addWidget(self.count, 1)
        dialog.foot.trailing = 1
        for button in (
            *(self.close_button, self.leave_button),
            *(self.treat_button, self.again_button),
        ):
            dialog.foot.addWidget(button)
        column = dialog.body
        column.addWidget(self.heading)
        column.addWidget(self.story)
        column.addWidget(self.english)
        column.addWidget(self._proof)
        column.addLayout(look)
        column.addWidget(self.notice)
        column.addLayout(ticks)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
        column.addWidget(self.reason)
