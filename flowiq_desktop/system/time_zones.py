"""Time zones by their names, as far as this computer or the tz database beside Python has them."""

import logging
from collections.abc import Iterable
from datetime import tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOG = logging.getLogger(__name__)


def zones_called(names: Iterable[str]) -> tuple[tzinfo, ...]:
    """The zones with these names; one that is not known here is left out."""
    return tuple(zone for name in names if (zone := _zone(name)) is not None)


@lru_cache(1024)
def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        _LOG.warning("The time zone %s is not known here", name)
        return None
