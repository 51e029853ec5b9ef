"""What stands where in a results sheet, whatever its format."""

from collections.abc import Sequence

from flowiq_desktop.core.delivery.own_headings import said_earlier
from flowiq_desktop.core.delivery.results import ResultRow, ResultStatus, result_columns
from flowiq_desktop.core.sheet import unique_headers


def result_headers(headers: Sequence[str]) -> tuple[str, ...]:
    """The user's headers, then ours.

    A results sheet may itself be loaded and sent again. What it says about the earlier round is
    kept under headers that say so, and ours keep their names.
    """
    ours = result_columns()
    different = unique_headers([*ours, *said_earlier(headers)])[len(ours) :]
    return (*different, *ours)


def result_cells(row: ResultRow) -> tuple[str, ...]:
    """One line of the results sheet."""
    return (*row.cells, *row.own_cells())


def needs_fixing(row: ResultRow) -> bool:
    """Whether the person can fix the row and send it again.

    Rows that may have been sent must not be sent again by accident, and neither must those that
    are held back, or that went to a template: a sheet of them would be sent as if nothing were.
    """
    left_out = row.status is ResultStatus.LEFT_OUT and bool(row.problem)
    return row.correctable and (left_out or row.status is ResultStatus.NOT_SENT)
