"""Layout of the dialog about a damaged journal: save first, then begin a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.details import Details
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

SIZE = (700, 680)
"""With room for what saving reports; on a small screen the page scrolls."""
_STEPS = 1000


class DamagedView:
    """The parts of the dialog from the top down."""

    def __init__(self, dialog: TaskDialog, icons: Icons) -> None:
        self.save_button, self.cancel_button = QPushButton(dialog), QPushButton(dialog)
        self.bar = QProgressBar(dialog)
        self.doing = PlainLabel(role="hint", parent=dialog)
        self.notice = Notice(icons, "damaged_notice", dialog)
        self.new_button = QPushButton(dialog)
        self.details = Details(QGuiApplication.clipboard(), "damaged_details", dialog)
        self.close_button = QPushButton(dialog)
        self._heading, self._sentence = PlainLabel(role="title"), PlainLabel(role="hint")
        self._saving, self._saving_means = PlainLabel(role="heading"), PlainLabel()
        self._new_list, self._new_list_means = PlainLabel(role="heading"), PlainLabel()
        self._saved = False
        self._progress = Progress("")
        self._name_parts(icons)
        self._build_layout(dialog, icons)
        self.show_busy(busy=False)
        keep_translated(dialog, self._say)

    def show_busy(self, *, busy: bool) -> None:
        """Show the progress, or what can be done."""
        self.save_button.setVisible(not busy)
        self.new_button.setEnabled(not busy)
        for part in (self.bar, self.doing, self.cancel_button):
            part.setVisible(busy)
        if busy:
            self.notice.clear()
            self.cancel_button.setEnabled(True)
            self.bar.setRange(0, 0)

    def show_progress(self, progress: Progress) -> None:
        """Move the bar; it runs to and fro while the progress is unknown."""
        self._progress = progress
        self.doing.setText(progress.in_words)
        self.bar.setRange(0, _STEPS if progress.total else 0)
        if progress.total:
            self.bar.setValue(round(progress.fraction * _STEPS))

    def make_saved(self) -> None:
        """What comes next is the new journal, so its button is the one that stands out."""
        self._saved = True
        self._say_buttons()
        say_role(self.save_button, "")
        say_role(self.new_button, "primary")

    def _say(self) -> None:
        translate = QCoreApplication.translate
        self._say_buttons()
        self.bar.setAccessibleName(translate("DamagedView", "How far saving is"))
        self.doing.setText(self._progress.in_words)
        for label, text in (
            (self._heading, translate("DamagedView", "The list of sent messages is damaged")),
            (
                self._sentence,
                translate(
                    "DamagedView",
                    "Without it the program cannot know who has got a message, so it sends "
                    "nothing. Nothing was sent now, and nothing is deleted.",
                ),
            ),
            (self._saving, translate("DamagedView", "1. Save the results")),
            (
                self._saving_means,
                translate(
                    "DamagedView",
                    "Most of a damaged list can usually be read. You get a results sheet for each "
                    "campaign; what cannot be read is said there.",
                ),
            ),
            (self._new_list, translate("DamagedView", "2. Start with a new list")),
            (
                self._new_list_means,
                translate(
                    "DamagedView",
                    "Then you can send again. The new list does not know what was sent before, so "
                    "leave out the rows that were sent.",
                ),
            ),
        ):
            label.setText(text)

    def _say_buttons(self) -> None:
        translate = QCoreApplication.translate
        again = translate("DamagedView", "&Save once more…")
        first = translate("DamagedView", "&Save what can still be read…")
        self.save_button.setText(again if self._saved else first)
        self.cancel_button.setText(translate("DamagedView", "Cancel"))
        self.new_button.setText(translate("DamagedView", "Start with a &new list…"))
        self.close_button.setText(translate("DamagedView", "&Close"))

    def _name_parts(self, icons: Icons) -> None:
        for button, name in (
            (self.save_button, "rescue_button"),
            (self.cancel_button, "cancel_rescue_button"),
            (self.new_button, "new_list_button"),
            (self.close_button, "close_damaged_button"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.bar.setObjectName("rescue_bar")
        self.bar.setTextVisible(False)
        self.doing.setObjectName("rescue_doing")
        say_role(self.save_button, "primary")
        self.save_button.setDefault(True)
        icons.bind(self.notice.button, "folder", size=16)

    def _build_layout(self, dialog: TaskDialog, icons: Icons) -> None:
        column = dialog.body
        column.addLayout(self._make_head(icons))
        column.addWidget(self._make_saving())
        column.addWidget(self._make_new_list())
        column.addWidget(self.details)
        column.addStretch(1)
        dialog.foot.addWidget(self.close_button)

    def _make_head(self, icons: Icons) -> QHBoxLayout:
        symbol = QLabel()
        icons.bind(symbol, "error", "error", 32)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._heading)
        words.addWidget(self._sentence)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _make_saving(self) -> QWidget:
        frame, column = card("rescue_card")
        column.addWidget(self._saving)
        column.addWidget(self._saving_means)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.save_button)
        row.addWidget(self.bar, 1)
        row.addStretch(0)
        row.addWidget(self.cancel_button)
        column.addLayout(row)
        column.addWidget(self.doing)
        column.addWidget(self.notice)
        return frame

    def _make_new_list(self) -> QWidget:
        frame, column = card("new_list_card")
        column.addWidget(self._new_list)
        column.addWidget(self._new_list_means)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeading)
        return frame
