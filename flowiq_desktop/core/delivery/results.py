"""Results: one line for each row of the user's sheet, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flowiq_desktop.texts import mark, say

BRAND = "FlowIQ"
"""Stands in every heading of ours, in every language: by it a results sheet is known again."""
RESULT_COLUMNS = (
    mark("FlowIQ status"),
    mark("FlowIQ message ID"),
    mark("FlowIQ problem"),
    mark("FlowIQ what to do"),
    mark("FlowIQ details"),
    mark("FlowIQ attempts"),
    mark("FlowIQ time"),
    mark("FlowIQ row"),
)
"""What the results sheet adds after the user's own columns, in this order."""


def result_columns() -> tuple[str, ...]:
    """`RESULT_COLUMNS` in the language in use."""
    said = [(heading, say(heading)) for heading in RESULT_COLUMNS]
    # A sheet whose columns nobody knows again would be worse than an English word in it.
    return tuple(words if BRAND in words else str(heading) for heading, words in said)


class ResultStatus(StrEnum):
    """What became of a row; a code, in words by `word`.

    WAITING is a row whose turn is still to come: it appears only in a sheet saved before the end.
    """

    SENT = "sent"
    NOT_SENT = "not_sent"
    UNSURE = "unsure"
    WAITING = "waiting"
    LEFT_OUT = "left_out"

    @property
    def word(self) -> str:
        """What the results sheet and the window call it, in the language in use."""
        return say(_WORDS[self])


_WORDS = {
    ResultStatus.SENT: mark("Sent"),
    ResultStatus.NOT_SENT: mark("Not sent"),
    ResultStatus.UNSURE: mark("Unsure"),
    ResultStatus.WAITING: mark("Waiting"),
    ResultStatus.LEFT_OUT: mark("Left out"),
}


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
        correctable: whether correcting the row in the spreadsheet may help, if it was not sent.
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
    correctable: bool = True

    def own_cells(self) -> tuple[str, ...]:
        """The cells under `RESULT_COLUMNS`, as text in the language in use."""
        return (
            self.status.word,
            self.message_id,
            self.problem,
            self.advice,
            self.details,
            str(self.attempts),
            self.time.isoformat(timespec="seconds") if self.time else "",
            str(self.row_number),
        )
