"""Country: which one a number without a country code most likely belongs to."""

import os
import re

from flowiq_desktop.core.phone.countries import country_in_sentence, known_regions
from flowiq_desktop.core.phone.country_finding import (
    calling_code,
    country_called,
    find_countries,
    the_country,
)
from flowiq_desktop.services.account.preferences import Preferences
from flowiq_desktop.system.locale_names import locale_names

__all__ = [
    "calling_code",
    "country_in_sentence",
    "default_country",
    "find_countries",
    "the_country",
    "usual_countries",
]

_HOME = "ZA"
"""Where FlowIQ comes from: the guess when neither the person nor the computer says."""


def default_country(preferences: Preferences, locale_name: str | None = None) -> str:
    """The person's choice, else the computer's region, else FlowIQ's home.

    Args:
        preferences: what was chosen before.
        locale_name: such as "en_GB", or "English_United Kingdom" as Windows may say; the
            computer's own when None.
    """
    names = locale_names(os.environ) if locale_name is None else (locale_name,)
    said = (preferences.country, *map(_region, names))
    return next((country for country in said if country in known_regions()), _HOME)


def usual_countries() -> tuple[str, ...]:
    """Which countries to think of first when numbers may be from several."""
    return (default_country(Preferences()), _HOME)


def _region(locale_name: str) -> str:
    """The region in a locale's name; "" for a language alone, whose code may look like a region."""
    region = re.split("[.@]", locale_name, maxsplit=1)[0].rpartition("_")
    if not region[0]:
        return ""
    code = region[2].upper()
    return code if code in known_regions() else country_called(region[2])
