"""What the person's system calls the place it is in."""

import locale
from collections.abc import Mapping

_NAMES = ("LC_ALL", "LC_TELEPHONE", "LC_CTYPE", "LANG")
"""The variables that a desktop sets; what is chosen for telephone numbers is the nearest."""


def locale_names(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Names such as "en_ZA.UTF-8", or "English_South Africa.1252" of Windows, the dearest first.

    A variable counts although its locale was never made on this computer, as it does for the
    language. Python's `getlocale` would say "en_US" for the plain "C.UTF-8".

    Args:
        environment: the variables of the process.
    """
    named = (environment.get(name, "") for name in _NAMES)
    return tuple(filter(None, (*named, locale.setlocale(locale.LC_CTYPE))))
