"""Answers that are neither a file nor a redirect: what is said of each, and how long to wait.

Source: RFC 9110 15 (status codes) and 10.2.3 (Retry-After).
"""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from flowiq_desktop.media.failures import MediaError, WaitError
from flowiq_desktop.texts import say

GIVEN = frozenset({200, 203})
"""With the file: 203 is of a proxy on the way that changed something of it."""
PART = 206
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_LOCKED = frozenset({401, 402, 403, 407})
_BUSY = frozenset({408, 425, 429})
_TOO_MANY, _UNAVAILABLE = 429, 503
_FIRST_SERVER_FAULT = 500
_USUAL_WAIT = 5.0
_LONGEST_NUMBER = 9


def explain_status(status: int, headers: Mapping[str, str]) -> MediaError:
    """The failure for such an answer."""
    if status in _GONE:
        return MediaError(say("There is no file at this link; it may have been moved or deleted."))
    if status in _LOCKED:
        return MediaError(say("This link needs a password or permission; share the file publicly."))
    wait = _seconds_to_wait(headers)
    sentence = say("The website cannot give the file out right now.")
    if status == _TOO_MANY or (status == _UNAVAILABLE and wait is not None):
        return WaitError(sentence, _USUAL_WAIT if wait is None else wait)
    if status in _BUSY or status >= _FIRST_SERVER_FAULT:
        return MediaError(sentence, can_retry=True)
    return MediaError(say("The website did not give a file for this link."), can_retry=True)


def _seconds_to_wait(headers: Mapping[str, str]) -> float | None:
    """How long the website asks to wait, a moment seen from its own clock; None without a wish."""
    wish = headers.get("Retry-After", "").strip()
    if wish.isdecimal() and len(wish) <= _LONGEST_NUMBER:
        return float(wish)
    try:
        until, now = parsedate_to_datetime(wish), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None
