"""Calendar words: the names of months and days as people write them, in many languages (CLDR)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from babel.languages import get_official_languages

from flowiq_desktop.texts.cldr import locale_of

LANGUAGES = (
    *(
        "en",
        "es",
        "pt",
        "fr",
        "de",
        "de_AT",
        "it",
        "nl",
        "af",
        "pl",
        "cs",
        "sk",
        "hu",
        "ro",
        "hr",
        "sl",
    ),
    *("sr", "bs", "bg", "mk", "ru", "uk", "be", "el", "tr", "az", "sv", "da", "nb", "fi", "et"),
    *("lv", "lt", "sq", "ca", "id", "ms", "sw", "zu", "xh", "vi", "th", "ar", "he", "fa", "ur"),
    *("hi", "bn", "ta", "te", "mr", "gu", "ka", "hy", "am", "so", "ha", "yo", "fil", "de_AT"),
)
"""Languages of people who keep lists; those of a list's own country are asked for first."""
_WIDTHS = ("wide", "abbreviated")
_FORMS = ("format", "stand-alone")
_SHORT = (3, 4)
"""Letters to which spreadsheet programs cut the name of a month, whatever CLDR says."""


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """What a language calls the months and the days of the week.

    Attributes:
        months: from 1, by every name and short name that stands for one month alone.
        days: of the week.
    """

    months: Mapping[str, int]
    days: frozenset[str]


def calendar_words(language: str) -> CalendarWords:
    """The names in a language as CLDR has them, without the points of short ones."""
    locale = locale_of(language)
    months: dict[str, int] = {}
    names = [(at, locale.months[f][w][at]) for at in range(1, 13) for f in _FORMS for w in _WIDTHS]
    for at, name in names:
        for word in name.split():  # Catalan has "de març"
            if len(word) > 1 and not word.isdecimal():
                months[word.rstrip(".")] = at
    cut = [(name[:length], at) for name, at in months.items() for length in _SHORT]
    for short, at in cut:
        if all(other == at for name, other in cut if name == short):
            months.setdefault(short, at)
    return CalendarWords(_alone(months, names), frozenset(_words(locale.days)))


def languages_of(country: str) -> tuple[str, ...]:
    """The languages of a country by its two letters, then all others that are known here."""
    own = (language.partition("_")[0] for language in get_official_languages(country))
    return tuple(dict.fromkeys(chain(own, LANGUAGES)))


def _words(days: Mapping[str, Mapping[str, Mapping[int, str]]]) -> Iterable[str]:
    names = chain.from_iterable(days[form][width].values() for form in _FORMS for width in _WIDTHS)
    return (word.strip(".,") for name in names for word in name.split())


def _alone(months: Mapping[str, int], names: Iterable[tuple[int, str]]) -> Mapping[str, int]:
    """Without words that stand in the names of several months, as Vietnamese has them."""
    of: dict[str, set[int]] = {}
    for at, name in names:
        for word in name.split():
            of.setdefault(word.rstrip("."), set()).add(at)
    return {word: at for word, at in months.items() if len(of.get(word, {at})) == 1}
