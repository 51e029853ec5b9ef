"""Why results cannot stand in a copy of the person's own workbook."""

from flowiq_desktop.core.errors import AppError


class OwnWorkbookError(AppError):
    """The results do not go into a copy of the person's workbook; a plain results sheet can be had.

    Its message is one sentence on what is in the way.
    """
