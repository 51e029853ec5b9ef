"""What the Check step says in numbers and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from flowiq_desktop.ui.steps.check.check_filter import Show

if TYPE_CHECKING:
    from flowiq_desktop.core.review.tasks import Task
    from flowiq_desktop.services.preparing.check import CheckCounts


def counts_line(counts: CheckCounts) -> str:
    """How many rows are ready, to fix and left out: the three add up to all rows, always."""
    tr = QCoreApplication.translate
    words = tr("CheckWords", "{ready} ready  ·  {to_fix} to fix  ·  {left_out} left out")
    return words.format(
        ready=f"{counts.ready:,}", to_fix=f"{counts.to_fix:,}", left_out=f"{counts.left_out:,}"
    )


def hint(counts: CheckCounts) -> str:
    """What becomes of the rows that are not fixed."""
    tr = QCoreApplication.translate
    if not counts.to_fix:
        return ""
    if counts.to_fix == 1:
        return tr("CheckWords", "The row to fix is not sent until it is fixed.")
    return tr("CheckWords", "The rows to fix are not sent until they are fixed.")


def worth_a_look(warnings: int) -> str:
    """Says that some ready rows deserve a look, or ""."""
    tr = QCoreApplication.translate
    if not warnings:
        return ""
    if warnings == 1:
        return tr("CheckWords", "One of them is worth a look.")
    return tr("CheckWords", "{n} of them are worth a look.").format(n=f"{warnings:,}")


def showing(task: Task | None) -> str:
    """Which task's rows the table shows, or ""."""
    if task is None:
        return ""
    tr = QCoreApplication.translate
    return tr("CheckWords", "Showing: {task}").format(task=task.text)


def no_further_problem(step: int) -> str:
    """Says that the table has no further problem in this direction."""
    tr = QCoreApplication.translate
    if step > 0:
        return tr("CheckWords", "No further problem below.")
    return tr("CheckWords", "No further problem above.")


def why_empty(show: Show, *, loaded: bool) -> str:
    """Why the table has no rows."""
    tr = QCoreApplication.translate
    if not loaded:
        return tr("CheckWords", "There is no spreadsheet yet.")
    return {
        Show.PROBLEMS: tr("CheckWords", "No row has a problem."),
        Show.ALL: tr("CheckWords", "The spreadsheet has no rows."),
        Show.LEFT_OUT: tr("CheckWords", "No row is left out."),
        Show.ODD: tr("CheckWords", "No row stands out: nothing unusual was found."),
    }[show]
