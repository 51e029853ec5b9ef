"""The frame that pages and dialogs share: a title, a sentence, cards, a column that scrolls."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from flowiq_desktop.ui.theme.theme import say_role, say_tone
from flowiq_desktop.ui.widgets.page_area import PageArea
from flowiq_desktop.ui.widgets.pinned_notices import PinnedNotices
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.quiet_wheel import QuietWheel

MARGIN, GAP, CLOSE = 32, 16, 8
"""Spaces on the grid of 4 pixels: around a page, between its parts, within a part."""


def scrolling_column(page: QWidget) -> QVBoxLayout:
    """A column in a scroll area that fills the page."""
    canvas = QWidget()
    say_role(canvas, "canvas")
    column = QVBoxLayout(canvas)
    column.setContentsMargins(MARGIN, 24, MARGIN, 24)
    column.setSpacing(GAP)
    area = PageArea(canvas, f"{page.objectName()}_scroll")
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    QuietWheel(page).follow(page)
    return column


def to_top(page: QWidget) -> None:
    """Show a page from its beginning."""
    area = page.findChild(PageArea, f"{page.objectName()}_scroll")
    if area is not None:
        area.to_top()


def keep_room(part: QWidget) -> None:
    """Leave the place of a part empty while it is hidden."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    part.setSizePolicy(policy)


def pin(page: QWidget, *notices: QWidget) -> None:
    """Keep notices visible below what scrolls, just above the window's buttons."""
    outer = page.layout()
    if outer is not None:
        outer.addWidget(PinnedNotices(page, notices, MARGIN))


def headline(title: PlainLabel, sentence: PlainLabel) -> QVBoxLayout:
    """A page's title with one sentence below it."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(title)
    column.addWidget(sentence)
    return column


def card(name: str) -> tuple[QFrame, QVBoxLayout]:
    """A panel on the page, and the column inside it."""
    frame = QFrame()
    frame.setObjectName(name)
    say_role(frame, "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(12)
    return frame, column


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
