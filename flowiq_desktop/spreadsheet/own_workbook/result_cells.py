"""What became of each row, as the cells that are put at its end."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from flowiq_desktop.core.delivery.results import ResultRow, ResultStatus
from flowiq_desktop.spreadsheet.own_workbook.refusing import OwnWorkbookError
from flowiq_desktop.spreadsheet.own_workbook.sheet_edit import NewCell
from flowiq_desktop.spreadsheet.own_workbook.style_edit import NewStyles
from flowiq_desktop.spreadsheet.reading.sheet_xml import split_long
from flowiq_desktop.texts import say

COLOURS: Mapping[ResultStatus, str] = {
    ResultStatus.SENT: "C6EFCE",
    ResultStatus.NOT_SENT: "FFC7CE",
    ResultStatus.UNSURE: "FFEB9C",
    ResultStatus.WAITING: "DDEBF7",
    ResultStatus.LEFT_OUT: "E7E6E6",
}
"""The background of a status, as in the plain results sheet; the status is also in words."""
WIDTHS = (12, 22, 40, 40, 24, 10, 28, 10)
"""Of the columns that are added, in digits."""
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - as a cell counts
_DAY = timedelta(days=1)
_FORMAT = "yyyy\\-mm\\-dd\\ hh:mm:ss"
_OFFSET = 6
"""Letters of "+02:00"."""


def time_format(time: datetime) -> str:
    """The number format that shows a time: its date, the clock, and the offset from UTC.

    A cell holds no offset, so that the format says it.
    """
    offset = "" if time.utcoffset() is None else time.isoformat(timespec="seconds")[-_OFFSET:]
    return f'{_FORMAT}" {offset}"' if offset else _FORMAT


def result_cells(row: ResultRow, styles: NewStyles, *, is_1904: bool) -> tuple[NewCell, ...]:
    """The cells under our headings; times and numbers are what they are.

    Raises:
        OwnWorkbookError: a text is longer than a cell can hold.
    """
    status, identity, problem, advice, details, _attempts, _time, _row = row.own_cells()
    texts = (identity, problem, advice, details)
    if any(len(split_long(text)) > 1 for text in texts):
        raise OwnWorkbookError(
            say("What there is to say of row {row:,} is too long for a cell.", row=row.row_number)
        )
    time = NewCell("")
    if row.time is not None:
        time = NewCell(_serial(row.time, is_1904=is_1904), styles.times[time_format(row.time)])
    return (
        NewCell(status, styles.fills.get(COLOURS[row.status], 0)),
        *map(NewCell, texts),
        NewCell(row.attempts),
        time,
        NewCell(row.row_number),
    )


def styles_wanted(rows: Iterable[ResultRow]) -> Sequence[str]:
    """The number formats of all the times."""
    return list(dict.fromkeys(time_format(row.time) for row in rows if row.time is not None))


def _serial(time: datetime, *, is_1904: bool) -> float:
    shown = time.replace(tzinfo=None, microsecond=0)
    return (shown - (_EPOCH_1904 if is_1904 else _EPOCH)) / _DAY
