"""TaskDialog: a dialog that fits any screen: its text scrolls, its buttons are always visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from flowiq_desktop.ui.hearing.reading_order import ReadingOrder
from flowiq_desktop.ui.help_asked import ask_for_help
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words, spoken
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.file_guard import FileGuard
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.focus_keeper import FocusKeeper
from flowiq_desktop.ui.widgets.plain_words import in_title
from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel
from flowiq_desktop.ui.widgets.screen_room import ScreenRoom, room_for

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_MARGIN, _GAP = 24, 12


class _Canvas(QWidget):
    """What scrolls. The scroll area keeps to itself that its content wants another size.

    Signals:
        changed: it does.
    """

    changed = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.changed.emit()
        return done


class TaskDialog(QDialog):
    """Grows with what is in it as far as the screen has room; from there on it scrolls.

    Attributes:
        body: takes the words and inputs.
        foot: takes the buttons; those from `foot.trailing` on are at the right.
        reading_order: that in which Tab goes.
    """

    def __init__(
        self, name: str, title: Words, size: tuple[int, int], parent: QWidget | None
    ) -> None:
        """Build an empty dialog.

        Args:
            name: its object name.
            title: what stands in its frame, or what says it; that follows the language.
            size: its preferred width and its least height, on a screen that has room.
            parent: the window it opens over.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.reading_order = ReadingOrder(self)
        self._title = title
        self._size = QSize(*size)
        self.body = QVBoxLayout()
        self.foot = FlowLayout(8, trailing=0)
        self._make_frame()
        self._room = ScreenRoom(self)
        self._keeper = FocusKeeper(self, self._resting_places)
        self._files = FileGuard(self)
        self._wheel = QuietWheel(self)
        # The window's own key does not reach past an open dialog.
        QShortcut(QKeySequence("F1"), self, self.ask_for_help)
        keep_translated(self, self._say_title)

    def resting_places(self) -> tuple[QWidget, ...]:
        """Where the focus may rest when what had it is gone; otherwise at the dialog itself."""
        return ()

    @Slot()
    def ask_for_help(self) -> None:
        """Open the page of the manual about this dialog, or about what has the focus in it."""
        ask_for_help(self)

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part of the dialog, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part))

    @override
    def sizeHint(self) -> QSize:
        return self._size_from(self._size.width())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._files.guard(self)
        self._wheel.guard(self)
        self.resize(self.sizeHint())
        super().showEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self._keeper.look()
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return done

    @override
    def focusNextPrevChild(self, following: bool) -> bool:
        if self._keeper.caught():
            return True
        self.reading_order.set_up()
        return super().focusNextPrevChild(following)

    def _say_title(self) -> None:
        self.setWindowTitle(in_title(spoken(self._title)))

    def _resting_places(self, _lost: QWidget | None) -> list[QWidget]:
        return [*self.resting_places(), self]

    def _height_at(self, width: int) -> int:
        words = self.body.totalHeightForWidth(width)
        needed = words if words >= 0 else self.body.totalSizeHint().height()
        buttons = self._foot.sizeHint().height()
        if self._foot.hasHeightForWidth():
            buttons = self._foot.heightForWidth(width)
        return max(self._size.height(), needed + buttons)

    def _size_from(self, width: int) -> QSize:
        """The size that the content needs, at least so wide, as far as the screen has room."""
        room = room_for(self)
        beside = self._area.verticalScrollBar().sizeHint().width()
        least = self.body.minimumSize().width() + beside
        wide = min(max(width, least), room.width())
        return QSize(wide, min(self._height_at(wide), room.height()))

    @Slot()
    def _grow(self) -> None:
        """Give new content the room it needs; what the person made larger stays larger."""
        if not self.isVisible():
            return
        self._wheel.guard(self)
        needed = self._size_from(self.width()).expandedTo(self.size())
        if needed != self.size():
            self.resize(needed)
            self._room.fit()

    def _make_frame(self) -> None:
        canvas = _Canvas()
        canvas.changed.connect(self._grow)
        say_role(canvas, "canvas")
        canvas.setLayout(self.body)
        self.body.setContentsMargins(_MARGIN, 20, _MARGIN, 12)
        self.body.setSpacing(_GAP)
        self._area = QScrollArea()
        self._area.setObjectName(f"{self.objectName()}_scroll")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(canvas)
        self._foot = QWidget()
        self._foot.setLayout(self.foot)
        self.foot.setContentsMargins(_MARGIN, 8, _MARGIN, 20)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._foot)
