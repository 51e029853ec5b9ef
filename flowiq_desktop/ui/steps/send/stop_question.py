"""The question before sending is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.texts import say
from flowiq_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def stop_question(window: QWidget) -> Question:
    """Asks whether to stop; nothing on its way is lost by it.

    Args:
        window: it opens over it.
    """
    return Question(
        "stop_question",
        lambda: say("Stop sending?"),
        lambda: say("Messages on their way are finished. The others wait, and you can continue."),
        lambda: say("Stop"),
        lambda: say("Keep sending"),
        window,
    )
