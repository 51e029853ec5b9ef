"""What a website says instead of sending a file, in the person's words."""

from flowiq_desktop.media.failures import MediaError

_GONE = frozenset({404, 410})
_LOCKED = frozenset({401, 402, 403, 407})
_BUSY = frozenset({408, 425, 429})
_FIRST_SERVER_FAULT = 500


def explain_status(status: int) -> MediaError:
    """The failure for any answer that is neither a file nor a redirect."""
    if status in _GONE:
        return MediaError("There is no file at this link; it may have been moved or deleted.")
    if status in _LOCKED:
        return MediaError("This link needs a password or permission; share the file publicly.")
    if status in _BUSY or status >= _FIRST_SERVER_FAULT:
        return MediaError("The website cannot give the file out right now.", can_retry=True)
    return MediaError("The website did not give a file for this link.", can_retry=True)
