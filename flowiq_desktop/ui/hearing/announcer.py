"""Announcer: tells people who listen what is new, without moving the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_Politeness = QAccessible.AnnouncementPoliteness


class Announcer(QObject):
    """Hands words to the screen reader, if there is one; the same words only once in a row.

    Signals:
        announced: what was handed over, and whether it was urgent.
    """

    announced = Signal(str, bool)

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part, self._last = part, ""

    def announce(self, words: str, *, urgent: bool = False) -> None:
        """Tell these words once what is being read is over, or at once where they are urgent."""
        if not words or words == self._last:
            return
        self._last = words
        # A part may be hidden, on a page that is not shown: its window never is.
        event = QAccessibleAnnouncementEvent(self._part.window(), words)
        event.setPoliteness(_Politeness.Assertive if urgent else _Politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(words, urgent)

    def announce_if_new(self, words: str, *, urgent: bool = False) -> None:
        """The same, but a number that counts on makes no news."""
        if _without_numbers(words) != _without_numbers(self._last):
            self.announce(words, urgent=urgent)

    def forget(self) -> None:
        """What was told is over: should it come again, it is news."""
        self._last = ""


def _without_numbers(words: str) -> str:
    return "".join(sign for sign in words if not sign.isdigit())
