"""Retry-After and X-RateLimit headers: how long the server asks to wait, and what it allows."""

import re
import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

_LONGEST = 3600.0
_WINDOW = 60.0
_NUMBER = re.compile(r"\s*(\d{1,12})(?:\.\d+)?\s*")


def seconds_to_wait(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Seconds to wait after a refusal, at most an hour; None when nothing usable was said.

    `Retry-After` comes first, as a number or a date, then `X-RateLimit-Reset` (Unix seconds).

    Args:
        headers: by lower-case name.
        now: Unix time, for dates, when the answer has no `Date` of its own; the computer's when
            None.
    """
    present = _present(headers, now)
    asked = headers.get("retry-after", "")
    seconds = _number(asked)
    if seconds is None:
        seconds = _until_date(asked, present)
    if seconds is None:
        seconds = _until_reset(headers, present, _LONGEST)
    return None if seconds is None else min(max(0.0, seconds), _LONGEST)


def seconds_until_refilled(headers: Mapping[str, str], now: float | None = None) -> float:
    """Seconds to wait because the limit is used up by the request that was just answered.

    0 unless `X-RateLimit-Remaining` is 0 and `X-RateLimit-Reset` lies within the next minute: the
    limit counts requests a minute, including those that others make with the same key.
    """
    if _number(headers.get("x-ratelimit-remaining", "")) != 0:
        return 0.0
    return _until_reset(headers, _present(headers, now), _WINDOW) or 0.0


def allowed_per_minute(headers: Mapping[str, str]) -> int | None:
    """What `X-RateLimit-Limit` allows a minute; None when it is absent or not a sensible number."""
    limit = _number(headers.get("x-ratelimit-limit", ""))
    return int(limit) if limit else None


def _number(text: str) -> float | None:
    match = _NUMBER.fullmatch(text)
    return float(match[1]) if match else None


def _until_reset(headers: Mapping[str, str], present: float, longest: float) -> float | None:
    """A time long past or far off means a wrong clock or another unit, and is ignored."""
    reset = _number(headers.get("x-ratelimit-reset", ""))
    return reset - present if reset and 0 <= reset - present <= longest else None


def _present(headers: Mapping[str, str], now: float | None) -> float:
    """Unix time by the server's clock, which its times refer to, or else by this computer's."""
    said = _until_date(headers.get("date", ""), 0.0)
    if said is not None:
        return said
    return time.time() if now is None else now


def _until_date(text: str, now: float) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # the second one for figures beyond any calendar
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() - now
