"""What the Check step says in numbers and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.services.preparing.row_order import Order, Verdict
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import side_by_side
from flowiq_desktop.ui.steps.check import reach_texts
from flowiq_desktop.ui.steps.check.check_filter import Show
from flowiq_desktop.ui.widgets.cell_text import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.core.review.tasks import Task
    from flowiq_desktop.services.preparing.check import CheckCounts, CheckedSheet
    from flowiq_desktop.services.preparing.load import LoadedSheet
    from flowiq_desktop.services.reach.plan import ReachGroup
    from flowiq_desktop.ui.steps.check.check_rows import CheckRows


def counts_line(counts: CheckCounts) -> str:
    """How many rows are ready, to fix and left out: the three add up to all rows, always.

    Those worth a look are among the ready ones, and so are told within them.
    """
    return say(
        "{ready}  ·  {to_fix:,} to fix  ·  {left_out:,} left out",
        ready=_ready(counts),
        to_fix=counts.to_fix,
        left_out=counts.left_out,
    )


def _ready(counts: CheckCounts) -> str:
    if not counts.warnings:
        return say("{ready:,} ready to send", ready=counts.ready)
    return say(
        "{ready:,} ready to send, {look:,} of them worth a look",
        ready=counts.ready,
        look=counts.warnings,
    )


def numbers(checked: CheckedSheet, counts: CheckCounts) -> dict[Show, int]:
    """How many rows each choice of rows has."""
    return {
        Show.PROBLEMS: len(checked.rows_to_look_at()),
        Show.ALL: counts.rows,
        Show.LEFT_OUT: counts.left_out,
    }


def hint(counts: CheckCounts) -> str:
    """What becomes of the rows that are not fixed."""
    if not counts.to_fix:
        return ""
    return say_count(
        "The row to fix is not sent until it is fixed.",
        "The rows to fix are not sent until they are fixed.",
        counts.to_fix,
    )


def worth_a_look(warnings: int) -> str:
    """Says that some ready rows deserve a look, or ""."""
    if not warnings:
        return ""
    return say_count("One of them is worth a look.", "{n} of them are worth a look.", warnings)


def showing_all(shown: CheckRows, loaded: LoadedSheet | None) -> str:
    """Everything about which rows the table shows and in which order, or ""."""
    headers = loaded.sheet.headers if loaded else ()
    lines = (
        showing(shown.task, shown.group),
        arrangement(shown.text, shown.order, headers),
    )
    return side_by_side([*filter(None, lines)])


def showing(task: Task | None, group: ReachGroup | None = None) -> str:
    """Which task's or group's rows the table shows, or ""."""
    if group is not None:
        return reach_texts.showing(group)
    if task is None:
        return ""
    return say("Showing: {task}", task=task.text)


def arrangement(text: str, order: Order | None, headers: Sequence[str]) -> str:
    """What was looked for and by what the rows are sorted, or ""."""
    parts = []
    if text.strip():
        parts.append(say("With “{text}” in them", text=cut(text.strip())))
    if order is not None and order.by is Verdict.STATE:
        parts.append(_sorted_by(say("State"), order))
    elif order is not None and order.by is Verdict.PROBLEM:
        parts.append(_sorted_by(say("Problem"), order))
    elif order is not None and isinstance(order.by, int) and order.by < len(headers):
        parts.append(_sorted_by(cut(headers[order.by]), order))
    return side_by_side(parts)


def _sorted_by(name: str, order: Order) -> str:
    if order.descending:
        return say("Sorted by “{column}”, the last first", column=name)
    return say("Sorted by “{column}”", column=name)


def no_further_problem(step: int) -> str:
    """Says that the table has no further problem in this direction."""
    if step > 0:
        return say("No further problem below.")
    return say("No further problem above.")


def why_empty(show: Show, text: str, *, loaded: bool) -> str:
    """Why the table has no rows."""
    if not loaded:
        return say("There is no spreadsheet yet.")
    if text.strip():
        sought = cut(text.strip())
        if show is Show.ALL:
            return say("No row has “{text}” in it.", text=sought)
        return say("None of these rows has “{text}” in it. Look in all rows.", text=sought)
    return {
        Show.PROBLEMS: say("No row has a problem."),
        Show.ALL: say("The spreadsheet has no rows."),
        Show.LEFT_OUT: say("No row is left out."),
        Show.ODD: say("No row is unlike the others."),
    }[show]
