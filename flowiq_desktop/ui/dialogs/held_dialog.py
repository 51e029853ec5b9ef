"""Some of these messages are held back, for example because they went out before. Send them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.dialogs.held_words import HeldWords
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words, spoken
from flowiq_desktop.ui.widgets.english_beneath import EnglishBeneath
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
        lines: Sequence[Words] = (),
        waiting: int = 0,
        copy_warning: Words = "",
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
        words = HeldWords(reason, count)
        super().__init__("held_dialog", words.title, _SIZE, parent)
        self._words, self._waiting = words, waiting
        self._copy_warning, self._lines = copy_warning, lines
        self._heading = PlainLabel(role="heading")
        self._explanation, self._too = PlainLabel(), PlainLabel()
        self._line_labels = [ElidedLabel() for _line in lines[:_MOST_LINES]]
        self._more = PlainLabel(role="hint")
        self._notice = Notice(icons, "held_notice")
        self._english = EnglishBeneath("held")
        self.leave_out_button, self.send_again_button = QPushButton(), QPushButton()
        self._build_layout()
        self._notice.tell("warning", words.warning)
        keep_translated(self, self._say)
        self.leave_out_button.clicked.connect(self.reject)
        self.send_again_button.clicked.connect(self.accept)
        self.leave_out_button.setFocus()

    def _say(self) -> None:
        self._heading.setText(self._words.heading())
        self._explanation.setText(self._explained())
        self._english.show_english(self._words.heading, self._explained, self._words.warning)
        for label, line in zip(self._line_labels, self._lines, strict=False):
            label.setText(spoken(line))
        self._too.setText(send_texts.waiting_too(self._waiting))
        self._more.setText(self.tr("and more, all in the results sheet"))
        self.leave_out_button.setText(self.tr("&Leave them out"))
        self.send_again_button.setText(self._words.send())

    def _explained(self) -> str:
        return self._words.explanation(spoken(self._copy_warning))

    def _build_layout(self) -> None:
        column = self.body
        column.addWidget(self._heading)
        column.addWidget(self._explanation)
        if self._lines:
            column.addWidget(self._make_lines())
        if self._waiting:
            column.addWidget(self._too)
        column.addWidget(self._notice)
        column.addWidget(self._english)
        column.addStretch(1)
        self._add_buttons()

    def _make_lines(self) -> QWidget:
        frame, column = card("held_lines")
        column.setSpacing(4)
        for label in self._line_labels:
            column.addWidget(label)
        if len(self._lines) > _MOST_LINES:
            column.addWidget(self._more)
        return frame

    def _add_buttons(self) -> None:
        self.leave_out_button.setObjectName("leave_held_out_button")
        self.leave_out_button.setDefault(True)
        self.send_again_button.setObjectName("send_held_again_button")
        self.send_again_button.setAutoDefault(False)
        self.foot.addWidget(self.send_again_button)
        self.foot.addWidget(self.leave_out_button)
