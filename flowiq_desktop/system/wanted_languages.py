"""Which languages the person's system speaks."""

import sys
from collections.abc import Mapping

_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


def wanted_languages(environment: Mapping[str, str], chosen: str = "") -> list[str]:
    """Codes of languages, the dearest first, as the system writes them ("pt_MZ.UTF-8").

    As gettext has it, `LANGUAGE` names several, and is of no account where the language is "C".

    Args:
        environment: the variables of the process.
        chosen: what the person chose in the program, if anything; it goes before.
    """
    named = next((environment[name] for name in _NAMES if environment.get(name)), "")
    several = environment.get("LANGUAGE", "").split(":")
    if named.split(".")[0] in ("C", "POSIX"):
        several = []
    return [one for one in (chosen, *several, named, _of_windows()) if one]


def _of_windows() -> str:
    """The language of Windows' own menus, which no variable names."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - nowhere else
        import locale  # noqa: PLC0415 - the same

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")
    return ""
