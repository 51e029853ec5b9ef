"""The line that says that nobody really gets a message from a campaign."""

from PySide6.QtCore import QCoreApplication

from flowiq_desktop.ui.theme.theme import say_tone
from flowiq_desktop.ui.widgets.plain_label import PlainLabel


def practice_line(name: str) -> PlainLabel:
    """A hidden label for results of practice mode, which stay practice when that is off."""
    line = PlainLabel(role="strong")
    line.setObjectName(name)
    say_tone(line, "warning")
    line.hide()
    return line


def show_practice(line: PlainLabel, *, practice: bool, running: bool) -> None:
    """Say that a campaign is practice, while it is being sent or afterwards."""
    if running:
        text = QCoreApplication.translate(
            "PracticeLine", "This is practice: nothing is really sent."
        )
    else:
        text = QCoreApplication.translate(
            "PracticeLine", "This was practice: nothing was really sent."
        )
    line.setText(text)
    line.setVisible(practice)
