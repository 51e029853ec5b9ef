"""Renumbered plans: what became of numbers when their country changed how they are written.

Lists are older than such changes, and whoever had an old number has the new one. Where many old
numbers look like new ones that lack digits, the person is asked to look.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flowiq_desktop.core.phone.countries import Country
from flowiq_desktop.texts import Text, mark, phrase

_IVORIAN = {
    **dict.fromkeys("0123", "01"),
    **dict.fromkeys("456", "05"),
    **dict.fromkeys("789", "07"),
}
"""The two digits put in front by the second digit of the old number, which told the company."""
_VIETNAMESE = {f"16{last}": f"3{last}" for last in "23456789"} | {
    "120": "70",
    "121": "79",
    "122": "77",
    "126": "76",
    "128": "78",
    "123": "83",
    "124": "84",
    "125": "85",
    "127": "81",
    "129": "82",
    "186": "56",
    "188": "58",
    "199": "59",
}
_New = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Renumbering:
    """One change of a country's plan.

    Attributes:
        former: matches `+` and digits of an old number, or of one with what was dialled before it.
        current: makes the present number of the match.
        reason: says what was changed.
        in_doubt: whether a number that merely lacks digits would look the same.
    """

    former: re.Pattern[str]
    current: _New
    reason: Text
    in_doubt: bool = False


def _joined(pattern: str) -> _New:
    return lambda match: match.expand(pattern)


_RENUMBERINGS = (
    # Mexico dropped the 1 of mobiles, and 044, 045 and 01 before numbers at home, in August 2019
    # (its regulator IFT).
    Renumbering(
        re.compile(r"\+521(\d{10})"),
        _joined(r"+52\1"),
        mark("took out the 1 that Mexico no longer uses"),
    ),
    Renumbering(
        re.compile(r"\+52(?:04[45]|01)(\d{10})"),
        _joined(r"+52\1"),
        mark("took out the 044, 045 or 01 that Mexico no longer uses"),
    ),
    # Brazil put a 9 before all its mobiles by November 2016 (Anatel).
    Renumbering(
        re.compile(r"\+55(\d\d)([6-9]\d{7})"),
        _joined(r"+55\g<1>9\2"),
        mark("put in the 9 of mobiles in Brazil"),
    ),
    # Ivory Coast went from eight to ten digits on 31 January 2021 (its regulator ARTCI).
    Renumbering(
        re.compile(r"\+225((?!00)[04-9](\d)\d{6})"),  # 00 was dialled for other countries
        lambda match: f"+225{_IVORIAN[match[2]]}{match[1]}",
        phrase(
            "put in the first two digits that {country} has used since {year}",
            country=Country("CI"),
            year="2021",
        ),
        in_doubt=True,
    ),
    # Benin put 01 before every number on 30 November 2024 (its regulator ARCEP).
    Renumbering(
        re.compile(r"\+229([4-9]\d{7})"),
        _joined(r"+22901\1"),
        phrase(
            "put in the first two digits that {country} has used since {year}",
            country=Country("BJ"),
            year="2024",
        ),
        in_doubt=True,
    ),
    # Vietnam took a digit from its mobiles of eleven digits in 2018 (its Ministry of Information).
    Renumbering(
        re.compile(r"\+84(1\d\d)(\d{7})"),
        lambda match: f"+84{_VIETNAMESE.get(match[1], match[1])}{match[2]}",
        mark("wrote it with the ten digits that Vietnam has used since 2018"),
    ),
)


def renumbered(digits: str) -> Iterator[tuple[str, Renumbering]]:
    """What `+` and digits of an old number became; whether that is in use is not looked at."""
    for change in _RENUMBERINGS:
        if match := change.former.fullmatch(digits):
            yield change.current(match), change
