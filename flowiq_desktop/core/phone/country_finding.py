"""Country finding: the countries that a few typed letters or digits may mean."""

import re
import unicodedata
from functools import cache

import phonenumbers

from flowiq_desktop.core.phone.countries import known_regions
from flowiq_desktop.texts.catalogue import catalogue
from flowiq_desktop.texts.names import country_name, english_country_name

_WRITTEN_OUT = {
    "AG": "Antigua and Barbuda",
    "BA": "Bosnia and Herzegovina",
    "BL": "Saint Barthélemy",
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "CC": "Cocos Islands",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "HK": "Hong Kong",
    "KN": "Saint Kitts and Nevis",
    "LC": "Saint Lucia",
    "MF": "Saint Martin",
    "MM": "Myanmar",
    "MO": "Macau",
    "PM": "Saint Pierre and Miquelon",
    "PS": "Palestine",
    "SH": "Saint Helena",
    "SJ": "Svalbard and Jan Mayen",
    "ST": "São Tomé and Príncipe",
    "TC": "Turks and Caicos Islands",
    "TT": "Trinidad and Tobago",
    "VC": "Saint Vincent and the Grenadines",
    "WF": "Wallis and Futuna",
}
"""English names as people type them, where CLDR's are shorter or say more."""
_ALIASES: dict[str, tuple[str, ...]] = {
    "AE": ("UAE", "Emirates", "Dubai"),
    "AT": ("Österreich",),
    "BE": ("Belgique", "België"),
    "BR": ("Brasil",),
    "CD": ("DRC", "DR Congo", "Congo Kinshasa", "Zaire"),
    "CG": ("Congo Brazzaville",),
    "CH": ("Schweiz", "Suisse", "Svizzera"),
    "CI": ("Ivory Coast",),
    "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic", "Czechia"),
    "DE": ("Deutschland",),
    "ES": ("España",),
    "GB": ("UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "IN": ("Bharat",),
    "KR": ("Korea", "Republic of Korea"),
    "MM": ("Burma",),
    "MZ": ("Moçambique",),
    "NA": ("Namibië",),
    "NL": ("Holland", "Nederland"),
    "RU": ("Russian Federation",),
    "SZ": ("Swaziland", "eSwatini"),
    "TL": ("East Timor",),
    "TR": ("Turkey", "Türkiye"),
    "US": ("USA", "America", "United States of America"),
    "VA": ("Vatican",),
    "ZA": ("RSA", "Suid-Afrika"),
}
"""Other names that people have for them, former ones and their own included."""
_FEWEST_LETTERS_INSIDE = 3
_INSIDE = 3
_SMALL_WORDS = frozenset({"and", "of", "the"})


def find_countries(text: str) -> tuple[str, ...]:
    """The countries that the text may mean, two letters each, the likeliest first.

    Found by its English name, its name in the language in use or another one, however it is spelt;
    by two-letter code; by initials; and by calling code, with or without `+` or `00`.
    """
    wanted = _plain(text)
    digits = re.sub(r"\D", "", text)
    if digits and not re.search(r"[^\W\d_]", text):
        return _by_calling_code(digits.removeprefix("00"))
    if not wanted:
        return ()
    by_name = _by_name(catalogue().language)
    ranked = [(rank, code) for code in by_name if (rank := _rank(code, wanted)) is not None]
    # Names that only contain the letters count when nothing begins with them.
    begin = [entry for entry in ranked if entry[0] < _INSIDE] or ranked
    return tuple(code for _, code in sorted(begin, key=lambda entry: entry[0]))


def the_country(text: str) -> str:
    """The one country that the text means, two letters, or "" when it may mean several or none.

    An exact code, name or initials means that country, whatever else begins the same way.
    """
    found = find_countries(text)
    exact = [code for code in found if _is_exact(code, text)]
    if len(exact) == 1:
        return exact[0]
    return found[0] if len(found) == 1 else ""


def country_called(name: str) -> str:
    """The country with this English name, two letters, or ""."""
    wanted = _plain(name)
    return next((code for code in known_regions() if wanted in _english_names(code)), "")


def calling_code(country: str) -> str:
    """A country's calling code with a plus: "+27"."""
    return f"+{phonenumbers.country_code_for_region(country)}"


def _by_calling_code(digits: str) -> tuple[str, ...]:
    """Countries of the code, its main one first; else of the codes that begin with the digits."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
    codes = sorted(code for code in regions if str(code).startswith(digits))
    exact = [code for code in codes if str(code) == digits]
    found = (region for code in exact or codes for region in regions[code])
    return tuple(region for region in found if region in known_regions())


def _is_exact(code: str, text: str) -> bool:
    wanted = _plain(text)
    if wanted:
        names = _names(code, catalogue().language)
        return wanted == code.casefold() or wanted in names or wanted in _initials(code)
    digits = re.sub(r"\D", "", text).removeprefix("00")
    return bool(digits) and calling_code(code) == f"+{digits}"


def _rank(code: str, wanted: str) -> int | None:
    """How well the country fits, 0 being best; None when it does not."""
    names = _names(code, catalogue().language)
    if wanted == code.casefold() or wanted in names or wanted in _initials(code):
        return 0
    if names[0].startswith(wanted):
        return 1
    if any(f" {name}".find(f" {wanted}") >= 0 for name in names):
        return 2
    inside = len(wanted) >= _FEWEST_LETTERS_INSIDE and any(wanted in name for name in names)
    return _INSIDE if inside else None


@cache
def _by_name(language: str) -> tuple[str, ...]:
    return tuple(sorted(known_regions(), key=lambda code: (_names(code, language)[0], code)))


@cache
def _names(code: str, _language: str) -> tuple[str, ...]:
    """Every name of a country; the language is only there to remember those of each."""
    return *_english_names(code), _plain(country_name(code))


@cache
def _english_names(code: str) -> tuple[str, ...]:
    """What people write in English and at home, the usual name first, and CLDR's last."""
    known = english_country_name(code)
    usual = _WRITTEN_OUT.get(code, known)
    return tuple(map(_plain, (usual, *_ALIASES.get(code, ()), known)))


@cache
def _initials(code: str) -> frozenset[str]:
    """First letters of names of several words: "uk" for United Kingdom, "sa" for South Africa."""
    # CLDR's own way of writing is not what people abbreviate: Palestinian Territories is not PT.
    names = _english_names(code)[:-1]
    words = ([w for w in name.split() if w not in _SMALL_WORDS] for name in names)
    return frozenset("".join(word[0] for word in name) for name in words if len(name) > 1)


def _plain(text: str) -> str:
    """Small letters without accents, words set apart by one space; "" for digits alone."""
    letters = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", ""))
    kept = "".join(c if c.isalpha() else " " for c in letters if not unicodedata.combining(c))
    return " ".join(kept.casefold().split())
