"""Lists, countries and languages as the language in use names them."""

from collections.abc import Sequence
from functools import reduce
from typing import Literal

from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, catalogue


def listed(items: Sequence[str]) -> str:
    """Things in a row, all of them meant: "a, b and c"."""
    return _in_a_row(items, "standard")


def side_by_side(items: Sequence[str]) -> str:
    """Things in a row without a word before the last: "a, b, c"."""
    if not items:
        return ""
    # What stands between the first of a longer list; that for "unit" is nothing in some languages.
    pattern = str(catalogue().locale.list_patterns["standard"]["middle"])
    return reduce(pattern.format, items)


def alternatives(items: Sequence[str]) -> str:
    """Things in a row, one of them meant: "a, b or c"."""
    return _in_a_row(items, "or")


def country_name(region: str) -> str:
    """A country by its ISO 3166 code; the code itself where the language has no name for it."""
    return str(catalogue().locale.territories.get(region, region))


def english_country_name(region: str) -> str:
    """A country's English name, whatever the language in use: people write it in any."""
    from flowiq_desktop.texts.cldr import locale_of  # noqa: PLC0415 - not before the first country

    return str(locale_of(SOURCE_LANGUAGE).territories.get(region, region))


def language_name(code: str) -> str:
    """A language as its own speakers call it, "Français", "العربية"; else its code."""
    from babel import UnknownLocaleError  # noqa: PLC0415 - not before the first one

    from flowiq_desktop.texts.cldr import locale_of  # noqa: PLC0415 - the same

    try:
        locale = locale_of(code)
    except (UnknownLocaleError, ValueError):
        return code
    name = str(locale.languages.get(locale.language, code))
    return name[:1].upper() + name[1:]


def _in_a_row(items: Sequence[str], meant: Literal["standard", "or"]) -> str:
    from babel.lists import format_list  # noqa: PLC0415 - not before the first list

    return format_list(list(items), meant, catalogue().locale) if items else ""
