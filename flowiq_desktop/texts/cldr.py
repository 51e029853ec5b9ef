"""Babel, whatever the computer calls its time zone."""

import os
from types import ModuleType

from babel import Locale, UnknownLocaleError


def locale_of(language: str) -> Locale:
    """What CLDR knows of a language; a made-up country, as pseudo-locales have, is left off.

    Raises:
        UnknownLocaleError: CLDR does not know the language.
        ValueError: it is no code of a language.
    """
    dates()  # the data of every language mentions classes of it
    try:
        return Locale.parse(language)
    except UnknownLocaleError:
        return Locale.parse(language.split("_", maxsplit=1)[0])


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
