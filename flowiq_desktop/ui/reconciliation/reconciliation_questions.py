"""What the dialog about unsure messages asks before something is decided for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.services.reconciliation.texts import twice_warning
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.ui.send_texts import waiting_too
from flowiq_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEAVE = mark(
    "The results go on calling them unsure. They are never sent again, and not looked for "
    "any more. This cannot be taken back."
)
_TREAT = mark(
    "The results call them sent and say that you decided it. They are never sent again. "
    "This cannot be taken back."
)


def ask_to_leave(count: int, dialog: QWidget) -> Question:
    """Whether to leave so many messages as they are."""
    return Question(
        "leave_question",
        lambda: say_count("Leave 1 message as unsure?", "Leave {n} messages as unsure?", count),
        lambda: say(_LEAVE),
        lambda: say("Leave as unsure"),
        _not_now,
        dialog,
    )


def ask_to_treat(count: int, dialog: QWidget) -> Question:
    """Whether to count so many messages among those sent."""
    return Question(
        "treat_question",
        lambda: say_count("Treat 1 message as sent?", "Treat {n} messages as sent?", count),
        lambda: say(_TREAT),
        lambda: say("Treat as sent"),
        _not_now,
        dialog,
    )


def ask_to_send_again(count: int, waiting: int, dialog: QWidget) -> Question:
    """Whether to send so many messages again, and with them those that wait anyway."""
    return Question(
        "again_question",
        lambda: say_count("Send 1 message again?", "Send {n} messages again?", count),
        lambda: _what_again_means(count, waiting),
        lambda: say("Send again"),
        _not_now,
        dialog,
    )


def _what_again_means(count: int, waiting: int) -> str:
    lines = [
        twice_warning(count),
        say("The conversations are looked into once more first; what is found is not sent."),
    ]
    if waiting:
        lines.append(waiting_too(waiting))
    return " ".join(lines)


def _not_now() -> str:
    return say("Not now")
