"""Layout of the main window: notices, rail, page, phone preview, and the bar with the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.ui.app.button_bar import ButtonBar
from flowiq_desktop.ui.app.step_rail import StepRail
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_names import set_by_name
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import letter_scale, say_role, say_tone
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import on_button, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.widgets.notice import Notice

STEP_ICONS = ("spreadsheet", "message", "check", "send", "results")
_SIDE_WIDTH = 348
_ACCOUNT_ROOM = 136
"""Pixels for words beside the icon at the foot of the rail."""
_ROOMY_WIDTH, _ROOMY_HEIGHT = 900, 560
"""Sizes from which the rail shows its words, and its steps are spaced out."""
_LEAST_HEIGHT = 300
"""Below that, as on 1024 x 600 at 200 %, its steps are as low as they can be clicked."""


class MainWindowView(QWidget):
    """Everything in the window except its menu; `strip` and `notice` come with the pages.

    Where it is narrow, the rail shows only icons and the reason is above the buttons; where it is
    low, the steps are closer together.

    Attributes:
        strip: the permanent line that says practice mode is on.
        notice: something to know across all steps, such as an unfinished campaign.
        phone_button: shows the phone where there is no room for it beside the page.

    Signals:
        resized: the window has a new size.
    """

    resized = Signal()
    strip: QFrame
    notice: Notice

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("main_view")
        set_by_name(self, focusPolicy="ClickFocus")  # it has the focus while there are no pages
        self.icons = icons
        self.later_button = QPushButton()
        self.rail = StepRail(icons, STEP_ICONS)
        self.account_button = QToolButton()
        self.stack = QStackedWidget()
        self.side = self._make_side()
        self._bar = bar = ButtonBar()
        self.back_button, self.phone_button = bar.back_button, bar.phone_button
        self.reason, self.primary_button = bar.reason, bar.primary_button
        self._name_widgets()
        self._build_layout()
        keep_translated(self, self._say)
        for part in (self.side, self.phone_button):
            part.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = letter_scale(self)
        narrow = self.width() < _ROOMY_WIDTH * scale
        high = self.height() / scale
        self.rail.fit(narrow=narrow, low=high < _ROOMY_HEIGHT, lowest=high < _LEAST_HEIGHT)
        style = "ToolButtonIconOnly" if narrow else "ToolButtonTextBesideIcon"
        set_by_name(self.account_button, toolButtonStyle=style)
        self._bar.place_reason(above=narrow)
        self.resized.emit()

    def furnish(
        self, pages: Sequence[QWidget], preview: QWidget, meanwhile: Callable[[], None]
    ) -> None:
        """Put the pages and the phone into the window, and what it does not show at first.

        Args:
            pages: the steps, in order.
            preview: the phone.
            meanwhile: called after each page: all that a page holds gets its looks at once.
        """
        self._add_strip()
        self._add_notice()
        self.icons.bind(self.back_button, "previous", size=16)
        self.icons.bind(self.phone_button, "phone", size=16)
        for page in pages:
            self.stack.addWidget(page)
            meanwhile()
        self._add_phone(preview)
        self._bar.look_after_itself()

    def _add_phone(self, preview: QWidget) -> None:
        from flowiq_desktop.ui.app.phone_room import PhoneRoom  # noqa: PLC0415 - not at first

        room = PhoneRoom()
        room.hold(preview)
        self._side_column.addWidget(room)

    def _add_notice(self) -> None:
        from flowiq_desktop.ui.widgets.notice import Notice  # noqa: PLC0415 - not at first

        self.notice = Notice(self.icons, "window_notice")
        self.notice.add(self.later_button)
        self._right.insertWidget(0, self.notice)
        self.notice.stackUnder(self.splitter)  # where screen readers read it

    def _add_strip(self) -> None:
        self.strip = strip = QFrame()
        strip.hide()
        strip.setObjectName("practice_strip")
        say_role(strip, "strip")
        say_tone(strip, "warning")
        symbol = QLabel()
        self.icons.bind(symbol, "practice", "warning", 18)
        self._strip_words = words = PlainLabel(role="strong")
        say_tone(words, "warning")
        self.leave_practice_button = QPushButton()
        self.leave_practice_button.setObjectName("leave_practice_button")
        say_role(self.leave_practice_button, "quiet")
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(symbol)
        row.addWidget(words, 1)
        row.addWidget(self.leave_practice_button)
        self._column.insertWidget(0, strip)
        strip.lower()  # to the front of what screen readers read
        keep_translated(strip, self._say_strip)

    def _make_side(self) -> QFrame:
        side = QFrame()
        side.setObjectName("preview_side")
        say_role(side, "side")
        self._side_column = QVBoxLayout(side)
        self._side_column.setContentsMargins(12, 12, 12, 12)
        return side

    def _build_layout(self) -> None:
        self.splitter = QSplitter()
        self.splitter.setObjectName("page_splitter")
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.side)
        # Qt puts each before the one added last, where screen readers would read it first.
        self.side.raise_()
        self.splitter.handle(1).raise_()
        self.splitter.setCollapsible(0, False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([10_000, _SIDE_WIDTH])
        self._right = right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.splitter, 1)
        right.addWidget(self._bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        self.rail.add_foot(self.account_button)

    def name_account(self, text: str, words: str) -> None:
        """Say whose account it is: in as many letters as fit, and in full where there is room."""
        shown = self.account_button.fontMetrics().elidedText(
            text, QtCore.Qt.TextElideMode.ElideRight, _ACCOUNT_ROOM
        )
        self.account_button.setText(on_button(shown))
        self.account_button.setToolTip(tip(words))
        self.account_button.setAccessibleName(words)

    def say_reason(self, reason: str) -> None:
        """Say why the primary button cannot be pressed; "" says nothing."""
        self._bar.say_reason(reason)

    def _name_widgets(self) -> None:
        self.back_button.setObjectName("back_button")
        self.phone_button.setObjectName("phone_button")
        self.primary_button.setObjectName("primary_button")
        self.later_button.setObjectName("later_button")
        self.account_button.setObjectName("account_button")
        self.reason.setObjectName("reason_label")
        self.icons.bind(self.account_button, "account")
        set_by_name(self.account_button, toolButtonStyle="ToolButtonTextBesideIcon")

    def _say(self) -> None:
        """What does not depend on the step or the account; `MainWindow` shows the rest."""
        self.setAccessibleName("FlowIQ Desktop")
        self.later_button.setText(self.tr("Later"))
        self.back_button.setText(self.tr("&Back"))
        self.back_button.setAccessibleName(self.tr("Back to the step before"))

    def _say_strip(self) -> None:
        self._strip_words.setText(self.tr("Practice mode: nothing is really sent"))
        self.leave_practice_button.setText(self.tr("Leave practice mode"))
