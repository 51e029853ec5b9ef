"""Retry-After and X-RateLimit headers: how long the server asks to wait, and what it allows."""

import re
import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

_LONGEST = 3600.0
_NUMBER = re.compile(r"\s*(\d{1,12})(?:\.\d+)?\s*")


def seconds_to_wait(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Seconds to wait, at most an hour; None when nothing usable was said.

    `Retry-After` comes first, as a number or a date, then `X-RateLimit-Reset` (Unix seconds).

    Args:
        headers: by lower-case name.
        now: Unix time, for dates; the computer's own when None.
    """
    present = time.time() if now is None else now
    asked = headers.get("retry-after", "")
    seconds = _number(asked)
    if seconds is None:
        seconds = _until_date(asked, present)
    if seconds is None:
        reset = _number(headers.get("x-ratelimit-reset", ""))
        # A time long past or far off is a wrong clock or another unit: then nothing was said.
        seconds = reset - present if reset and 0 <= reset - present <= _LONGEST else None
    return None if seconds is None else min(max(0.0, seconds), _LONGEST)


def allowed_per_minute(headers: Mapping[str, str]) -> int | None:
    """What `X-RateLimit-Limit` allows a minute, or None when it is absent or no sensible number."""
    limit = _number(headers.get("x-ratelimit-limit", ""))
    return int(limit) if limit and limit >= 1 else None


def _number(text: str) -> float | None:
    match = _NUMBER.fullmatch(text)
    return float(match[1]) if match else None


def _until_date(text: str, now: float) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() - now
