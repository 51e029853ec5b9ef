"""MainWindow: leads through the steps. It knows pages only by their protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from flowiq_desktop.ui.app.main_window_view import MainWindowView
from flowiq_desktop.ui.app.preview_fold import PreviewFold
from flowiq_desktop.ui.app.step_rail import StepLook
from flowiq_desktop.ui.app.window_menu import WindowMenu
from flowiq_desktop.ui.hearing.reading_order import ReadingOrder
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.focus_keeper import FocusKeeper
from flowiq_desktop.ui.widgets.screen_room import ScreenRoom

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.ui.app.leaving import Leaving
    from flowiq_desktop.ui.steps.page import Page
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (1280, 800)
_SMALLEST = (480, 270)
"""A screen of 1366 x 768 at 200 % has 683 x 384, minus the taskbar."""


class MainWindow(QMainWindow):
    """The rail, one page at a time, the phone beside it, and one primary button.

    A step can be opened when every step before it is settled and no later step locks it. Pages stay
    as they are while another is shown, so going back loses nothing.

    Signals:
        step_shown: index of the page shown now.
        help_asked: a dialog or part of it that somebody wants to know about, and the page or "".
        drawn: the window was seen for the first time.
        closed: the window was really closed.
    """

    step_shown = Signal(int)
    help_asked = Signal(object, str)
    drawn = Signal()
    closed = Signal()

    def __init__(self, icons: Icons, geometry: str) -> None:
        """Build the window as it first appears, before there are pages.

        Args:
            icons: draws icons.
            geometry: size and position it had last time, base64, or "".
        """
        super().__init__()
        self.setObjectName("main_window")
        self.reading_order = ReadingOrder(self)
        self.setWindowTitle("FlowIQ Desktop")
        self._pages: tuple[Page, ...] = ()
        self._preferences: PreferenceStore | None = None
        self._leaving: Leaving | None = None
        self._current, self._is_drawn = 0, False
        self._rail_soon = QTimer(self)
        self._rail_soon.setSingleShot(True)
        self._rail_soon.timeout.connect(self._show_rail)
        self.view = MainWindowView(icons)
        self.menu = WindowMenu(self.menuBar())
        self.setCentralWidget(self.view)
        self._fold = PreviewFold(self.view, self.menu.phone)
        self._room = ScreenRoom(self)
        self.setMinimumSize(*_SMALLEST)
        self._restore_size(geometry)
        self._keeper = FocusKeeper(self, self._resting_places)
        self.view.back_button.hide()
        keep_translated(self, self._say)

    def furnish(
        self,
        pages: Sequence[Page],
        preview: QWidget,
        preferences: PreferenceStore,
        leaving: Leaving,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """Put the pages in; from now on the window can be used.

        Args:
            pages: the steps, in order.
            preview: the phone beside them.
            preferences: where the window's size is kept.
            leaving: decides whether the window may close.
            meanwhile: called between the parts that take their time.
        """
        self._go_before_jobs()
        self.view.furnish(pages, preview, meanwhile)
        self._pages = tuple(pages)
        self._preferences = preferences
        self._leaving = leaving
        self._connect(leaving)
        self.go_to(0)

    @property
    def current_step(self) -> int:
        """Index of the page that is shown."""
        return self._current

    def can_open(self, index: int) -> bool:
        """Whether this step may be opened now."""
        return index in self._which_can_open()

    def go_to(self, index: int) -> None:
        """Show a step; one that cannot be opened now is left closed."""
        from flowiq_desktop.ui.widgets.page_frame import to_top  # noqa: PLC0415 - with the pages

        if not self.can_open(index):
            return
        there = index == self._current and self._pages[index].isAncestorOf(self.focusWidget())
        before, self._current = self._current, index
        self.view.stack.setCurrentIndex(index)
        self._fold.show_for(applies=index != len(self._pages) - 1)
        if index != before:
            to_top(self._pages[index])
        self._pages[index].on_enter()
        self.refresh()
        if not there:
            self._keeper.forget()
            self._focus()
        self.step_shown.emit(index)

    def give_help(self, asker: QWidget, page: str) -> None:
        """Have the help opened beside a dialog or part of it (`HelpGiver`)."""
        self.help_asked.emit(asker, page)

    def set_preview_wanted(self, wanted: bool) -> None:
        """Show or hide the phone."""
        self._fold.want(wanted)

    @Slot()
    def refresh(self) -> None:
        """Show the rail and the bar as the pages say they are now."""
        self._show_rail()
        self._show_bar()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving is not None and not self._leaving.may_close(self):
            event.ignore()
            return
        self._remember_size()
        event.accept()
        self.closed.emit()

    @override
    def focusNextPrevChild(self, following: bool) -> bool:
        if self._keeper.caught():
            return True
        self.reading_order.set_up()
        return super().focusNextPrevChild(following)

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.WindowActivate:
            self._begin_focus()
        elif kind is QEvent.Type.Paint and not self._is_drawn:
            self._is_drawn = True
            QTimer.singleShot(0, self._on_drawn)
        return super().event(event)

    def _go_before_jobs(self) -> None:
        """Only now: there are none for a person to wait for while the window is first drawn."""
        from flowiq_desktop.ui.jobs.turns import OF_THIS_PROCESS  # noqa: PLC0415 - above
        from flowiq_desktop.ui.jobs.window_first import WindowFirst  # noqa: PLC0415 - the same

        app = QtWidgets.QApplication.instance()
        if isinstance(app, QtWidgets.QApplication):
            WindowFirst(OF_THIS_PROCESS, app, self)

    def _begin_focus(self) -> None:
        """Give the focus a place: otherwise Qt would begin with the window's first widget."""
        if self._pages:
            self._keeper.look()
        else:
            self.view.setFocus()

    def _resting_places(self, lost: QWidget | None) -> list[QWidget]:
        """In the phone's part if the focus was there, else in the page."""
        if not self._pages:
            return [self.view]
        page, side = self._pages[self._current], self.view.side
        of_phone = self.view.stack.isHidden() or (lost is not None and side.isAncestorOf(lost))
        beside = side.findChildren(QtWidgets.QLineEdit) if of_phone else []
        return [*beside, *page.resting_places(), page, self.view]

    def _which_can_open(self) -> set[int]:
        """Each page is asked once: one that is not done keeps those behind it closed."""
        can_open, first = {self._current}, self._first_open()
        for index in range(first, len(self._pages)):
            can_open.add(index)
            if not self._pages[index].done():
                break
        return can_open

    def _first_open(self) -> int:
        locks = (i for i, page in enumerate(self._pages) if page.lock_reason())
        return max(locks, default=0)

    def _lock_reason(self) -> str:
        reasons = (page.lock_reason() for page in self._pages[self._current :])
        return next((reason for reason in reasons if reason), "")

    @Slot()
    def _show_rail(self) -> None:
        first, can_open = self._first_open(), self._which_can_open()
        for page in self._pages:
            page.setAccessibleName(page.title())  # told where the page itself has the focus
        looks = [
            StepLook(
                page.title(),
                page.status(),
                open=index in can_open,
                done=index != self._current
                and (index < first or (page.ticked() and index in can_open)),
            )
            for index, page in enumerate(self._pages)
        ]
        self.view.rail.show_steps(looks, self._current)

    def _show_bar(self) -> None:
        page, view = self._pages[self._current], self.view
        view.primary_button.setText(page.primary_text())
        view.primary_button.setEnabled(page.primary_enabled())
        can_go_back = self._current > 0 and self.can_open(self._current - 1)
        view.back_button.setVisible(self._current > 0)
        view.back_button.setEnabled(can_go_back)
        lock = "" if can_go_back or self._current == 0 else self._lock_reason()
        view.back_button.say_why(lock)
        view.say_reason(page.blocked_reason() or lock)
        view.primary_button.setAccessibleDescription(page.blocked_reason())

    def _focus(self) -> None:
        """Give the focus to what is most likely wanted next."""
        button = self.view.primary_button
        (button if button.isEnabled() else self._pages[self._current]).setFocus()

    def _connect(self, leaving: Leaving) -> None:
        for page in self._pages:
            page.primary_changed.connect(self._on_page_changed)
            page.status_changed.connect(self._on_page_changed)
            page.advance_requested.connect(self._on_advance)
            page.back_requested.connect(self._on_back)
        self.view.rail.step_chosen.connect(self._on_step_chosen)
        self.view.primary_button.clicked.connect(self._on_primary)
        self.view.back_button.clicked.connect(self._on_back)
        leaving.waiting.connect(self._on_waiting)
        leaving.ready.connect(self.close)

    @Slot()
    def _on_drawn(self) -> None:
        self.drawn.emit()

    @Slot()
    def _on_page_changed(self) -> None:
        """The bar follows at once, the rail once for all: a new spreadsheet changes every page."""
        self._show_bar()
        self._rail_soon.start()

    @Slot()
    def _on_primary(self) -> None:
        self._pages[self._current].on_primary()

    @Slot()
    def _on_advance(self) -> None:
        if self.sender() is self._pages[self._current] and self._current + 1 < len(self._pages):
            self.go_to(self._current + 1)

    @Slot()
    def _on_back(self) -> None:
        self.go_to(self._current - 1)

    @Slot(int)
    def _on_step_chosen(self, index: int) -> None:
        self.go_to(index)
        self.refresh()

    @Slot()
    def _on_waiting(self) -> None:
        self.view.notice.tell(
            "info",
            lambda: self.tr("Stopping: the messages on their way are being finished."),
            lambda: self.tr("The window closes by itself, after a minute and a half at the most."),
        )
        self.view.later_button.hide()
        self.view.notice.offer("")
        self.view.primary_button.setEnabled(False)

    def _say(self) -> None:
        """What the pages say of themselves, or what is said while there are none."""
        if self._pages:
            self.refresh()
        else:
            self._show_getting_ready()

    def _show_getting_ready(self) -> None:
        names = (
            self.tr("Recipients"),
            self.tr("Message"),
            self.tr("Check"),
            self.tr("Send"),
            self.tr("Results"),
        )
        looks = [
            StepLook(name, "", open=index == 0, done=False) for index, name in enumerate(names)
        ]
        self.view.rail.show_steps(looks, 0)
        self.view.primary_button.setText(self.tr("Continue"))
        self.view.primary_button.setEnabled(False)
        self.view.say_reason(self.tr("Getting ready…"))

    def _restore_size(self, geometry: str) -> None:
        self.resize(*_SIZE)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self._room.fit()  # the screen may be a different one than last time

    def _remember_size(self) -> None:
        if self._preferences is None:
            return
        kept = self.saveGeometry().toBase64().data()
        self._preferences.current.window_geometry = bytes(kept).decode("ascii")
        self._preferences.keep()
