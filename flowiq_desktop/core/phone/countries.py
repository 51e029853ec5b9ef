"""Countries: the regions that libphonenumber knows, and how a sentence names one."""

from functools import cache

from flowiq_desktop.core.text.plain_letters import plain_letters
from flowiq_desktop.texts import say
from flowiq_desktop.texts.catalogue import catalogue
from flowiq_desktop.texts.names import country_name

_WITH_ARTICLE = frozenset(
    {"AE", "AX", "BS", "CC", "CF", "CK", "DO", "FK", "FO", "GB", "GM", "IM", "IO", "KM", "KY"}
    | {"MH", "MP", "MV", "NL", "PH", "PS", "SB", "TC", "US", "VG", "VI", "BQ"}
)
"""Countries whose English names need "the"; CLDR's names have none."""


@cache
def known_regions() -> frozenset[str]:
    """ISO 3166 codes; `AC`, `TA` and `XK` are reserved ones that numbering plans use."""
    # Looked up when asked for: `--help` must not wait for libphonenumber.
    from phonenumbers import SUPPORTED_REGIONS  # noqa: PLC0415 - above

    return frozenset(SUPPORTED_REGIONS)


class Country(str):
    """A country by its code, for a kept text: it is named when the text is shown."""

    __slots__ = ()

    def __format__(self, format_spec: str) -> str:
        return format(country_in_sentence(self), format_spec)


def countries() -> tuple[tuple[str, str], ...]:
    """The regions that `PhoneReader` takes and their names, in the order of those."""
    named = ((region, country_name(region)) for region in known_regions())
    return tuple(sorted(named, key=lambda item: plain_letters(item[1])))


def country_in_sentence(region: str) -> str:
    """A country's name as a sentence needs it: "South Africa", but "the United States"."""
    if region not in known_regions():
        return say("that country")
    name = country_name(region)
    return f"the {name}" if region in _WITH_ARTICLE and catalogue().is_english else name
