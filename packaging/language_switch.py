"""What is wrong when the language changes while a window is open.

The window was made in English. It is looked at in another language, and has to be as it was when
English is spoken again: the same texts, the same choices, what was typed, and where the focus is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from photographer import pause
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from text_audit import texts

from flowiq_desktop.texts.catalogue import Catalogue
from flowiq_desktop.ui.language.catalogue_translator import speak
from flowiq_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

_SETTLES_MS = (100, 300, 900)
"""How long to wait before looking, and before looking again where something is wrong: rows are read
again, and lines of other lengths take their place."""
_NUMBER = re.compile(r"\d+")
_BOXES = (QComboBox, QAbstractSpinBox)
"""Their input may show a word in place of a number; combo boxes are asked for their choice."""
_ABOUT_WHAT_IS_OVER = frozenset(
    {
        "recipients_notice",  # a file could not be read, an example was saved
        "send_notice",  # sending could not begin, or was ended by a fault
        "test_result",  # what became of the message to one's own phone
        "results_notice",  # another try that failed
        "account_result",  # what FlowIQ answered when the connection was tested
        "damaged_notice",  # what became of a rescue
        "template_notice",  # a template could not be saved
        "saved_notice",  # a message could not be saved
    }
)
"""Notices of something that has happened: nothing is left of it from which it could be said again.

What is said of the present (the rows, the message, sending) is said anew, in notices as elsewhere.
"""


class LanguageSwitch:
    """Goes over to a language and back.

    Args:
        app: tells its windows of the change.
        other: the language to try.
    """

    def __init__(self, app: QApplication, other: Catalogue) -> None:
        self._app, self._other = app, other

    def faults(self, window: QWidget, look: Callable[[QWidget], list[str]]) -> list[str]:
        """One sentence for each fault, in the other language and back in English.

        Args:
            window: the main window or a dialog, shown, in English.
            look: what is wrong with it while the other language is spoken.
        """
        said, state = _texts(window), _state(window)
        speak(self._other, self._app)
        try:
            faults = _lasting(lambda: look(window) + _changes(state, _state(window)))
        finally:
            speak(Catalogue(), self._app)
        return faults + _lasting(
            lambda: _changes(said, _texts(window)) + _changes(state, _state(window))
        )


def _lasting(look: Callable[[], list[str]]) -> list[str]:
    """What is wrong, and still is once the window has settled."""
    for milliseconds in _SETTLES_MS:
        pause(milliseconds)
        faults = look()
        if not faults:
            break
    return faults


def is_over(part: QWidget) -> bool:
    """Whether a part says something that is over, which stays as it was said."""
    notice: QWidget | None = part
    while notice is not None and not isinstance(notice, Notice):
        notice = notice.parentWidget()
    return (
        isinstance(notice, Notice)
        and notice.objectName() in _ABOUT_WHAT_IS_OVER
        and part in (notice, notice.sentence, notice.advice)
    )


def _texts(window: QWidget) -> list[tuple[str, str]]:
    """Every text but for its numbers: a pace and the time of day go on meanwhile."""
    return [(place, _NUMBER.sub("#", text)) for place, text in texts(window)]


def _state(window: QWidget) -> list[tuple[str, str]]:
    """What a person has chosen and typed, and where the focus is."""
    focus = window.focusWidget()
    found = [("the focus", focus.objectName() or type(focus).__name__ if focus else "")]
    for part in window.findChildren(QWidget):
        name = f"{type(part).__name__} {part.objectName() or '(no name)'}"
        match part:
            case QComboBox():
                # Countries are in another order in each language.
                data = part.currentData()
                chosen = part.currentIndex() if data is None else data
                found.append((f"the choice of {name}", f"{chosen} of {part.count()}"))
            case QLineEdit() if not isinstance(part.parent(), _BOXES):
                found.append((f"the cursor of {name}", f"{part.text()} {part.cursorPosition()}"))
            case QPlainTextEdit():
                cursor = part.textCursor()
                found.append((f"the cursor of {name}", f"{cursor.anchor()}-{cursor.position()}"))
    return found


def _changes(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[str]:
    """What is not as it was."""
    was, now = Counter(before), Counter(after)
    gone = [f"{place} was “{text}” before the language changed" for place, text in was - now]
    return gone + [f"{place} is “{text}” since the language changed" for place, text in now - was]
