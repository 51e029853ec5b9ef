"""After preparing: some of these messages went to the same people before. Send them again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flowiq_desktop.ui.pages import send_words
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.ui.icons import Icons

_WIDTH = 520


class HeldDialog(QDialog):
    """Accepted means "send them again"; leaving them out is the default, and what Escape does."""

    def __init__(self, count: int, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("held_dialog")
        self.setWindowTitle(self.tr("Sent before"))
        self.setMinimumWidth(_WIDTH)
        self.leave_out_button = QPushButton(self.tr("&Leave them out"))
        self.send_again_button = QPushButton(
            self.tr("&Send {messages} again").format(messages=send_words.messages(count))
        )
        self._build_layout(count, icons)
        self.leave_out_button.clicked.connect(self.reject)
        self.send_again_button.clicked.connect(self.accept)
        self.leave_out_button.setFocus()

    def _build_layout(self, count: int, icons: Icons) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        heading = self.tr("{messages} went to the same people before")
        column.addWidget(PlainLabel(heading.format(messages=send_words.messages(count)), "heading"))
        column.addWidget(
            PlainLabel(
                self.tr(
                    "In the last 30 days the same words were sent to the same numbers. These rows "
                    "are held back; the results sheet says when each was sent."
                )
            )
        )
        notice = Notice(icons, "held_notice")
        notice.tell("warning", self.tr("Sent again, people get the same message twice."))
        column.addWidget(notice)
        column.addSpacing(4)
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        self.leave_out_button.setObjectName("leave_held_out_button")
        self.leave_out_button.setDefault(True)
        self.send_again_button.setObjectName("send_held_again_button")
        self.send_again_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.send_again_button)
        row.addWidget(self.leave_out_button)
        return row
