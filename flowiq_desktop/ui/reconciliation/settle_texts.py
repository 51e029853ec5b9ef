"""The sentences of the dialog about unsure messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from flowiq_desktop.services.reconciliation.service import WAITING
from flowiq_desktop.ui.send_texts import duration, messages
from flowiq_desktop.ui.widgets.cell_text import cut

if TYPE_CHECKING:
    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.services.reconciliation.service import UnsureRow
    from flowiq_desktop.ui.reconciliation.unsure_rows_model import UnsureRowsModel

_MANY = 60
_TALKATIVE = 90
"""Seconds of looking above which the time left is worth a word."""


def heading(count: int) -> str:
    """What the dialog is about; 0 once everything is settled."""
    if not count:
        return QCoreApplication.translate("SettleTexts", "Nothing is unsure any more")
    text = QCoreApplication.translate("SettleTexts", "Find out about {messages}")
    return text.format(messages=messages(count))


def how_long(people: int) -> str:
    """How long a look takes, when that is long."""
    if people <= _MANY:
        return ""
    text = QCoreApplication.translate(
        "SettleTexts", "Looking takes {duration}: one person a second, to be gentle with FlowIQ."
    )
    return text.format(duration=duration(people))


def doing(progress: Progress) -> str:
    """What a look is doing now; the minute between two looks is counted down."""
    left = progress.total - progress.done
    if progress.doing == WAITING:
        text = QCoreApplication.translate(
            "SettleTexts", "Looking once more in {left} seconds, to be sure"
        )
        return text.format(left=left)
    if not progress.total:
        return f"{progress.in_words}…"
    text = QCoreApplication.translate("SettleTexts", "{doing}: {done:,} of {total:,}")
    words = text.format(doing=progress.in_words, done=progress.done, total=progress.total)
    if left <= _TALKATIVE:
        return words
    text = QCoreApplication.translate("SettleTexts", "{words}, {duration} left")
    return text.format(words=words, duration=duration(left))


def ticked(count: int, total: int) -> str:
    """How many lines are ticked."""
    text = QCoreApplication.translate("SettleTexts", "{count:,} of {total:,} ticked")
    return text.format(count=count, total=total)


def about(model: UnsureRowsModel, row: UnsureRow | None) -> str:
    """Everything there is to say about one line."""
    if row is None:
        return ""
    who = ", ".join(filter(None, (cut(row.name), row.number)))
    text = QCoreApplication.translate("SettleTexts", "Row {row}, {who}: {known}")
    is_open = row.row_number in model.open_rows
    parts = (row.sentence, model.found(row), row.advice) if is_open else (model.found(row),)
    known = " ".join(filter(None, parts))
    return text.format(row=row.row_number, who=who, known=known)
