"""Results: one line for each row of the user's sheet, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

RESULT_COLUMNS = (
    "FlowIQ status",
    "FlowIQ message ID",
    "FlowIQ problem",
    "FlowIQ what to do",
    "FlowIQ details",
    "FlowIQ attempts",
    "FlowIQ time",
    "FlowIQ row",
)
"""What the results sheet adds after the user's own columns, in this order."""


class ResultStatus(StrEnum):
    """What the results sheet says of a row, in the user's words.

    WAITING is a row whose turn is still to come: it appears only in a sheet saved before the end.
    """

    SENT = "Sent"
    NOT_SENT = "Not sent"
    UNSURE = "Unsure"
    WAITING = "Waiting"
    LEFT_OUT = "Left out"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row of the results sheet.

    Attributes:
        cells: the user's own cells, in the order of the sheet's headers.
        row_number: the spreadsheet's own row number.
        status: what became of the row.
        message_id: WhatsApp's id of the accepted message, or "".
        problem: one plain sentence, or "" when there is nothing to say.
        advice: what the person can do about it, or "".
        details: what FlowIQ or WhatsApp said, for whoever supports the person, or "".
        attempts: how often a request was made for the row.
        time: when the last answer came, with its offset; None when nothing was tried.
    """

    cells: Sequence[str]
    row_number: int
    status: ResultStatus
    message_id: str = ""
    problem: str = ""
    advice: str = ""
    details: str = ""
    attempts: int = 0
    time: datetime | None = None

    def own_cells(self) -> tuple[str, ...]:
        """The cells under `RESULT_COLUMNS`, as text."""
        return (
            self.status.value,
            self.message_id,
            self.problem,
            self.advice,
            self.details,
            str(self.attempts),
            self.time.isoformat(timespec="seconds") if self.time else "",
            str(self.row_number),
        )
