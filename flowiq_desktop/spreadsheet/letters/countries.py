"""The languages of the countries whose numbers stand in a file."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from phonenumbers import country_code_for_region

_BY_CODE: Final = {
    "27": "af en", "30": "el", "31": "nl", "32": "nl fr", "33": "fr", "34": "es", "36": "hu",
    "39": "it", "40": "ro", "41": "de fr it", "43": "de", "45": "da", "46": "sv", "47": "nb",
    "48": "pl", "49": "de", "7": "ru", "81": "ja", "82": "ko", "84": "vi", "86": "zh", "886": "zht",
    "852": "zht", "90": "tr", "98": "fa", "351": "pt", "352": "fr de", "353": "en", "354": "is",
    "355": "sq", "357": "el", "358": "fi sv", "359": "bg", "370": "lt", "371": "lv", "372": "et",
    "373": "ro ru", "375": "be ru", "380": "uk ru", "381": "sr", "382": "sr", "383": "sq",
    "385": "hr", "386": "sl", "387": "hr sr", "389": "mk", "420": "cs", "421": "sk", "972": "he",
    "55": "pt", "52": "es", "54": "es", "56": "es", "57": "es", "58": "es", "51": "es",
    "244": "pt", "258": "pt", "20": "ar", "212": "ar fr", "213": "ar fr", "216": "ar fr",
    "966": "ar", "971": "ar", "962": "ar", "961": "ar fr", "964": "ar", "965": "ar",
}  # fmt: skip
"""The languages that most people of a numbering plan write, by its calling code."""
_SURER: Final = 2.0
"""How much likelier its language is where half of the numbers are a country's, as a logarithm."""


def languages_of(dialled: Counter[str], country: str) -> Mapping[str, float]:
    """How much likelier each language is than without what is known, as natural logarithms.

    Args:
        dialled: beginnings of three digits of international numbers, and how often each was met.
        country: two letters, of the numbers without a country code; "" when that is not known.
    """
    total = sum(dialled.values()) or 1
    surer: defaultdict[str, float] = defaultdict(float)
    for digits, count in dialled.items():
        code = next((digits[:n] for n in (3, 2, 1) if digits[:n] in _BY_CODE), "")
        for language in _BY_CODE.get(code, "").split():
            surer[language] += count
    for language in _BY_CODE.get(str(country_code_for_region(country.upper())), "").split():
        surer[language] += total / 4
    return {language: min(_SURER, 2 * _SURER * n / total) for language, n in surer.items()}
