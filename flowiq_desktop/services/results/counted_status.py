"""How many rows ended in each way, in words: "3 not sent"."""

from collections.abc import Callable

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.texts import say_count

_COUNTS: dict[ResultStatus, Callable[[int], str]] = {
    ResultStatus.SENT: lambda n: say_count("1 sent", "{n} sent", n),
    ResultStatus.NOT_SENT: lambda n: say_count("1 not sent", "{n} not sent", n),
    ResultStatus.UNSURE: lambda n: say_count("1 unsure", "{n} unsure", n),
    ResultStatus.WAITING: lambda n: say_count("1 waiting", "{n} waiting", n),
    ResultStatus.LEFT_OUT: lambda n: say_count("1 left out", "{n} left out", n),
}


def counted(status: ResultStatus, n: int) -> str:
    """How many rows have a status."""
    return _COUNTS[status](n)
