"""Country: which one a number without a country code most likely belongs to."""

import locale

from flowiq_desktop.core.phone import countries
from flowiq_desktop.services.preferences import Preferences

_HOME = "ZA"
"""Where FlowIQ comes from: the guess when neither the person nor the computer says more."""


def default_country(preferences: Preferences, locale_name: str | None = None) -> str:
    """The person's choice, else the computer's region, else FlowIQ's home.

    Args:
        preferences: what was chosen before.
        locale_name: such as "en_GB"; the computer's own when None.
    """
    known = {region for region, _name in countries()}
    name = locale_name if locale_name is not None else (locale.getlocale()[0] or "")
    region = name.partition(".")[0].rpartition("_")[2].upper()
    return next((code for code in (preferences.country, region) if code in known), _HOME)
