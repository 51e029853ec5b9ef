"""What the Check step says in numbers and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.steps.check import reach_texts
from flowiq_desktop.ui.steps.check.check_filter import Show

if TYPE_CHECKING:
    from flowiq_desktop.core.review.tasks import Task
    from flowiq_desktop.services.preparing.check import CheckCounts
    from flowiq_desktop.services.reach.plan import ReachGroup


def counts_line(counts: CheckCounts) -> str:
    """How many rows are ready, to fix and left out: the three add up to all rows, always."""
    return say(
        "{ready:,} ready  ·  {to_fix:,} to fix  ·  {left_out:,} left out",
        ready=counts.ready,
        to_fix=counts.to_fix,
        left_out=counts.left_out,
    )


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


def showing(task: Task | None, group: ReachGroup | None = None) -> str:
    """Which task's or group's rows the table shows, or ""."""
    if group is not None:
        return reach_texts.showing(group)
    if task is None:
        return ""
    return say("Showing: {task}", task=task.text)


def no_further_problem(step: int) -> str:
    """Says that the table has no further problem in this direction."""
    if step > 0:
        return say("No further problem below.")
    return say("No further problem above.")


def why_empty(show: Show, *, loaded: bool) -> str:
    """Why the table has no rows."""
    if not loaded:
        return say("There is no spreadsheet yet.")
    return {
        Show.PROBLEMS: say("No row has a problem."),
        Show.ALL: say("The spreadsheet has no rows."),
        Show.LEFT_OUT: say("No row is left out."),
        Show.ODD: say("No row stands out: nothing unusual was found."),
    }[show]
