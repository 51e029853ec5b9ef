"""ReadingOrder: Tab goes through a window in the order of reading, which the layouts know.

Qt's own order is that in which parts were made or put in, so that a foot made first comes first,
and a row added later comes last.
"""

from PySide6.QtWidgets import QWidget

from flowiq_desktop.ui.qt_names import set_by_name


class ReadingOrder:
    """Lets Tab go from the top down, and within a line from where it begins.

    Made before any other part of its window. What is not laid out comes after what is.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        # Qt puts nothing behind what is last in its order; this one never is, as it is the first.
        self._first = QWidget(window)
        self._first.setObjectName("reading_order")
        set_by_name(self._first, focusPolicy="TabFocus")
        self._first.hide()

    def set_up(self) -> None:
        """Put everything in order; asked for whenever Tab is pressed, as parts come and go."""
        from flowiq_desktop.ui.hearing.tab_stops import stops  # noqa: PLC0415 - not before a Tab

        for part in reversed([*stops(self._window)]):
            if part is not self._first:
                QWidget.setTabOrder(self._first, part)
