"""The sentences of the dialog about unsure messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.services.reconciliation.service import WAITING
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import side_by_side
from flowiq_desktop.ui.send_texts import duration
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
        return say("Nothing is unsure any more")
    return say_count("Find out about 1 message", "Find out about {n} messages", count)


def how_long(people: int) -> str:
    """How long a look takes, when that is long."""
    if people <= _MANY:
        return ""
    return say(
        "Looking takes {duration}: one person a second, to be gentle with FlowIQ.",
        duration=duration(people),
    )


def doing(progress: Progress) -> str:
    """What a look is doing now; the minute between two looks is counted down."""
    left = progress.total - progress.done
    if progress.doing == WAITING:
        return say_count(
            "Looking once more in {n} second, to be sure",
            "Looking once more in {n} seconds, to be sure",
            left,
        )
    if not progress.total:
        return say("{doing}…", doing=progress.in_words)
    words = say(
        "{doing}: {done:,} of {total:,}",
        doing=progress.in_words,
        done=progress.done,
        total=progress.total,
    )
    if left <= _TALKATIVE:
        return words
    return say("{words}, {duration} left", words=words, duration=duration(left))


def ticked(count: int, total: int) -> str:
    """How many lines are ticked."""
    return say("{count:,} of {total:,} ticked", count=count, total=total)


def called_off(waiting: int) -> str:
    """The person stopped the last look before sending again."""
    return say_count(
        "Stopped, and nothing was sent. Waiting to be sent again: 1 message.",
        "Stopped, and nothing was sent. Waiting to be sent again: {n} messages.",
        waiting,
    )


def about(model: UnsureRowsModel, row: UnsureRow | None) -> str:
    """Everything there is to say about one line."""
    if row is None:
        return ""
    is_open = row.row_number in model.open_rows
    parts = (row.sentence, model.found(row), row.advice) if is_open else (model.found(row),)
    return say(
        "Row {row}, {who}: {known}",
        row=row.row_number,
        who=side_by_side([part for part in (cut(row.name), row.number) if part]),
        known=" ".join(filter(None, parts)),
    )
