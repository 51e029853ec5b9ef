"""Layout of the main window: notices, rail, page, phone preview, and the bar with the buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
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

from flowiq_desktop.ui.icons import Icons
from flowiq_desktop.ui.step_rail import StepRail
from flowiq_desktop.ui.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

STEP_ICONS = ("spreadsheet", "message", "check", "send", "results")
_SIDE_WIDTH = 348


class MainWindowView(QWidget):
    """Everything in the window but its menu.

    Attributes:
        strip: the permanent line that says practice mode is on.
        notice: something to know across all steps, such as an unfinished campaign.
    """

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("main_view")
        self.icons = icons
        self.strip = self._make_strip()
        self.notice = Notice(icons, "window_notice")
        self.later_button = QPushButton(self.tr("Later"))
        self.rail = StepRail(icons, STEP_ICONS)
        self.account_button = QToolButton()
        self.stack = QStackedWidget()
        self.side = self._make_side()
        self.back_button = QPushButton(self.tr("&Back"))
        self.reason = PlainLabel(role="hint")
        self.primary_button = QPushButton()
        self._build_layout()
        self._name_widgets()
        self.strip.hide()
        self.side.hide()

    def furnish(self, pages: Sequence[QWidget], preview: QWidget) -> None:
        """Put the pages and the phone into the window."""
        for page in pages:
            self.stack.addWidget(page)
        self._side_column.addWidget(preview)

    def _make_strip(self) -> QFrame:
        strip = QFrame()
        strip.setObjectName("practice_strip")
        say_role(strip, "strip")
        say_tone(strip, "warning")
        symbol = QLabel()
        self.icons.bind(symbol, "practice", "warning", 18)
        words = PlainLabel(self.tr("Practice mode: nothing is really sent"), "strong")
        say_tone(words, "warning")
        self.leave_practice_button = QPushButton(self.tr("Leave practice mode"))
        self.leave_practice_button.setObjectName("leave_practice_button")
        say_role(self.leave_practice_button, "quiet")
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(symbol)
        row.addWidget(words, 1)
        row.addWidget(self.leave_practice_button)
        return strip

    def _make_side(self) -> QFrame:
        side = QFrame()
        side.setObjectName("preview_side")
        say_role(side, "side")
        self._side_column = QVBoxLayout(side)
        self._side_column.setContentsMargins(12, 12, 12, 12)
        return side

    def _build_layout(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("page_splitter")
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.side)
        self.splitter.setCollapsible(0, False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([10_000, _SIDE_WIDTH])
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.splitter, 1)
        right.addWidget(self._make_bar())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(middle, 1)
        self.rail.add_foot(self.account_button)
        self.notice.add(self.later_button)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        say_role(bar, "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(16)
        row.addWidget(self.back_button)
        row.addWidget(self.reason, 1)
        row.addWidget(self.primary_button)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return bar

    def _name_widgets(self) -> None:
        self.back_button.setObjectName("back_button")
        self.primary_button.setObjectName("primary_button")
        self.later_button.setObjectName("later_button")
        self.account_button.setObjectName("account_button")
        self.reason.setObjectName("reason_label")
        say_role(self.primary_button, "primary")
        self.icons.bind(self.back_button, "previous", size=16)
        self.icons.bind(self.account_button, "account")
        self.account_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back_button.setAccessibleName(self.tr("Back to the step before"))
