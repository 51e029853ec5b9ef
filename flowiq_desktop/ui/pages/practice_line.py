"""The line that says of a campaign that nobody really got a message."""

from PySide6.QtCore import QCoreApplication

from flowiq_desktop.ui.theme import say_tone
from flowiq_desktop.ui.widgets.plain_label import PlainLabel


def practice_line(name: str) -> PlainLabel:
    """A hidden label for results of practice mode, which stay practice when that is off."""
    words = QCoreApplication.translate(
        "PracticeLine", "This was practice: nothing was really sent."
    )
    line = PlainLabel(words, "strong")
    line.setObjectName(name)
    say_tone(line, "warning")
    line.hide()
    return line
