"""Babel, whatever the computer calls its time zone."""

import os
from contextlib import suppress
from types import ModuleType

from babel import Locale, UnknownLocaleError


def locale_of(language: str) -> Locale:
    """What CLDR knows of a language, and what it knows of English where that is nothing.

    A made-up country, as pseudo-locales have, is left off.
    """
    dates()  # the data of every language mentions classes of it
    for code in (language, language.split("_", maxsplit=1)[0]):
        with suppress(UnknownLocaleError, ValueError):  # the latter, of what is no code at all
            return Locale.parse(code)
    return Locale("en")


def dates() -> ModuleType:
    """Babel's part for dates.

    It reads this computer's time zone as it is imported, and fails when `TZ` names none, or a file
    of the system is none. Every moment here brings its own zone, so it is told any zone then.
    """
    try:
        import babel.dates  # noqa: PLC0415 - see above
    except (ValueError, LookupError, OSError):
        named = os.environ.get("TZ")
        os.environ["TZ"] = "UTC"
        try:
            import babel.dates  # noqa: PLC0415 - the same
        finally:
            os.environ.pop("TZ")
            if named is not None:
                os.environ["TZ"] = named
    return babel.dates
