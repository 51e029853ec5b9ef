"""Lists and countries as the language in use names them."""

from collections.abc import Sequence
from functools import reduce

from babel.lists import format_list

from flowiq_desktop.texts.catalogue import catalogue
from flowiq_desktop.texts.sentences import say


def listed(items: Sequence[str]) -> str:
    """Things in a row, all of them meant: "a, b and c"."""
    return format_list(list(items), "standard", catalogue().locale) if items else ""


def side_by_side(items: Sequence[str]) -> str:
    """Things in a row without a word before the last: "a, b, c"."""
    return format_list(list(items), "unit", catalogue().locale) if items else ""


def alternatives(items: Sequence[str]) -> str:
    """Things in a row, one of them meant: "a, b or c"."""
    return format_list(list(items), "or", catalogue().locale) if items else ""


def enumerated(items: Sequence[str]) -> str:
    """Things in a row, without a word before the last: "a, b, c"."""
    if not items:
        return ""
    return reduce(lambda row, item: say("{row}, {item}", row=row, item=item), items)


def country_name(region: str) -> str:
    """A country by its ISO 3166 code; the code itself where the language has no name for it."""
    return str(catalogue().locale.territories.get(region, region))
