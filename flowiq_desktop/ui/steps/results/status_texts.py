"""What became of rows: with a number, and as an icon."""

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.texts import mark, say

LOOKS = {
    ResultStatus.NOT_SENT: ("error", "error"),
    ResultStatus.UNSURE: ("warning", "warning"),
    ResultStatus.WAITING: ("pause", "muted"),
    ResultStatus.LEFT_OUT: ("info", "info"),
    ResultStatus.SENT: ("ok", "ok"),
}
"""Icon and tone of each status; its word is beside them."""
_COUNTED = {
    ResultStatus.SENT: mark("{n:,} sent"),
    ResultStatus.NOT_SENT: mark("{n:,} not sent"),
    ResultStatus.UNSURE: mark("{n:,} unsure"),
    ResultStatus.WAITING: mark("{n:,} waiting"),
    ResultStatus.LEFT_OUT: mark("{n:,} left out"),
}


def counted(status: ResultStatus, n: int) -> str:
    """How many rows have it: "3 not sent"."""
    return say(_COUNTED[status], n=n)
