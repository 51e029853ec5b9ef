"""WindowFirst: what somebody does by mouse or keys is done before the jobs in the background go on.

Qt does not tell when its main thread is at work: on Linux `aboutToBlock` comes before an event is
handled and `awake` after it. So the work begins with an event of a person, and has ended when
everything that it set off, such as painting, is done.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from flowiq_desktop.ui.jobs.turns import Turns
from flowiq_desktop.ui.qt_override import override

_OF_A_PERSON = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class WindowFirst(QObject):
    """Lets the jobs wait for what a person does in any window, for as long as its parent is there.

    Args:
        turns: of the jobs.
        app: tells which of its windows has the keyboard.
        parent: the window of the program.
    """

    def __init__(self, turns: Turns, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._turns = turns
        self._done = QTimer(self)  # of no length: it comes after all other events
        self._done.setSingleShot(True)
        self._done.timeout.connect(turns.end_window)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        parent.destroyed.connect(turns.end_window)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _OF_A_PERSON:
            self._turns.begin_window()
            self._done.start()
        return False

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
