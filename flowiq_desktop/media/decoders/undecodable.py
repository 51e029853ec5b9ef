"""The one failure of the decoders that has its own words."""

from flowiq_desktop.core.errors import AppError


class UndecodableError(AppError):
    """A file that cannot be shown."""
