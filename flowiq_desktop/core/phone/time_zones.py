"""Time zones of numbers: where somebody with a number may be, as far as the number tells."""

from functools import lru_cache

from phonenumbers.timezone import (
    UNKNOWN_TIMEZONE,
    time_zones_for_geographical_number,
    time_zones_for_number,
)

from flowiq_desktop.core.phone.lookup import parsed

_REMEMBERED = 8192


@lru_cache(_REMEMBERED)
def zones_of(number: str) -> tuple[str, ...]:
    """The names of the time zones that a number may be in, as the tz database calls them.

    A mobile number says no more than its country, which may have several; a number of North America
    or Russia says its area. Nothing tells where its owner has travelled.

    Args:
        number: `+` and digits.

    Returns:
        The names in alphabetical order; none where nothing is known.
    """
    known = parsed(number)
    if known is None:
        return ()
    # Of a number that is not in use, its beginning still says the country.
    return _names(time_zones_for_number(known)) or _names(time_zones_for_geographical_number(known))


def _names(zones: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(zone for zone in zones if zone != UNKNOWN_TIMEZONE))
