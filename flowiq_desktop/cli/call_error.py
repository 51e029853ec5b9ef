"""CallError: the call itself is wrong."""

from flowiq_desktop.core.errors import AppError


class CallError(AppError):
    """The call is wrong."""
