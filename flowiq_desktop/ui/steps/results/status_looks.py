"""How what became of rows looks."""

from flowiq_desktop.core.delivery.results import ResultStatus

LOOKS = {
    ResultStatus.NOT_SENT: ("error", "error"),
    ResultStatus.UNSURE: ("warning", "warning"),
    ResultStatus.WAITING: ("pause", "muted"),
    ResultStatus.LEFT_OUT: ("info", "info"),
    ResultStatus.SENT: ("ok", "ok"),
}
"""Icon and tone of each status; its word is beside them."""
