"""Some of these messages went to the same people before, or may have. Send them again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import ElidedLabel, PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (520, 0)
_MOST_LINES = 3


class HeldDialog(TaskDialog):
    """Accepted means "send them again"; leaving them out is the default, and what Escape does."""

    def __init__(
        self,
        count: int,
        icons: Icons,
        parent: QWidget | None = None,
        *,
        reason: str = "sent_before",
        lines: Sequence[str] = (),
        waiting: int = 0,
        copy_warning: str = "",
    ) -> None:
        """Ask about held rows.

        Args:
            count: how many.
            icons: draws icons.
            parent: the window.
            reason: why they are held, a code of `flowiq.reasons`.
            lines: what is known about them, the first few of which are shown.
            waiting: other messages of the campaign that are sent with them.
            copy_warning: what is known about a journal from which messages are missing.
        """
        super().__init__("held_dialog", self.tr("Sent before"), _SIZE, parent)
        self._reason, self._copy_warning = reason, copy_warning
        self.leave_out_button = QPushButton(self.tr("&Leave them out"))
        self.send_again_button = QPushButton(
            self._send_text().format(messages=send_texts.messages(count))
        )
        self._build_layout(count, lines, waiting, icons)
        self.leave_out_button.clicked.connect(self.reject)
        self.send_again_button.clicked.connect(self.accept)
        self.leave_out_button.setFocus()

    def _build_layout(self, count: int, lines: Sequence[str], waiting: int, icons: Icons) -> None:
        column = self.body
        heading, explanation, warning = self._words()
        heading = heading.format(messages=send_texts.messages(count))
        column.addWidget(PlainLabel(heading, "heading"))
        column.addWidget(PlainLabel(explanation))
        if lines:
            column.addWidget(self._make_lines(lines))
        if waiting:
            column.addWidget(PlainLabel(send_texts.waiting_too(waiting)))
        notice = Notice(icons, "held_notice")
        column.addWidget(notice)
        notice.tell("warning", warning)
        column.addStretch(1)
        self._add_buttons()

    def _words(self) -> tuple[str, str, str]:
        """Heading, explanation and warning."""
        if self._reason == "older_copy":
            return (
                self.tr("{messages} may have been sent before"),
                self._copy_warning
                or self.tr(
                    "The list of sent messages on this computer is new or an older copy, so these "
                    "may have gone out already without being in it."
                ),
                self.tr("Sent now, people may get the same message twice."),
            )
        return (
            self.tr("{messages} went to the same people before"),
            self.tr(
                "In the last 30 days the same words were sent to the same numbers. These rows "
                "are held back; the results sheet says when each was sent."
            ),
            self.tr("Sent again, people get the same message twice."),
        )

    def _send_text(self) -> str:
        if self._reason == "older_copy":
            return self.tr("&Send {messages}")
        return self.tr("&Send {messages} again")

    def _make_lines(self, lines: Sequence[str]) -> QWidget:
        frame, column = card("held_lines")
        column.setSpacing(4)
        for line in lines[:_MOST_LINES]:
            column.addWidget(ElidedLabel(line))
        if len(lines) > _MOST_LINES:
            column.addWidget(PlainLabel(self.tr("and more, all in the results sheet"), "hint"))
        return frame

    def _add_buttons(self) -> None:
        self.leave_out_button.setObjectName("leave_held_out_button")
        self.leave_out_button.setDefault(True)
        self.send_again_button.setObjectName("send_held_again_button")
        self.send_again_button.setAutoDefault(False)
        self.foot.addWidget(self.send_again_button)
        self.foot.addWidget(self.leave_out_button)
