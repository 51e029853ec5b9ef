"""Decides on one reading of a file's letters, or keeps two to be asked about."""

from collections.abc import Sequence
from typing import Final

from flowiq_desktop.spreadsheet.letters.readings import Reading, ShownReading, TwoReadings

_LEAST_GAP: Final = 8.5
_FEW_WORDS_GAP: Final = 8.0
_FEWER: Final = 0.7
_USUAL_COST: Final = 3.8
STRANGE: Final = 5.0
"""Measured: a right reading of a list costs 2.3 to 3.6 a letter, in whatever language."""
_WORDS_SHOWN: Final = 3
_LONGEST: Final = 40


def is_sure(readings: Sequence[Reading]) -> bool:
    """Whether the first reading is so much likelier that nobody need be asked.

    The fewer words there are, the more has to speak for it: a single name may be any. So it is for
    letters that fit no language that is known.
    """
    first = readings[0]
    if len(readings) == 1:
        return first.per_letter < STRANGE
    strange = max(0.0, first.per_letter - _USUAL_COST)
    needed = _LEAST_GAP + _FEW_WORDS_GAP / len(first.words) ** _FEWER + 4 * strange
    return readings[1].cost - first.cost >= needed and first.per_letter < STRANGE


def two_readings(taken: Reading, other: Reading) -> TwoReadings:
    """Both, by the words in which they differ; each is shown with the same words."""
    pairs = [
        (one, two)
        for one, two in zip(taken.words, other.words, strict=True)
        if one != two and max(len(one), len(two)) <= _LONGEST
    ]
    shown = _most_telling(pairs) or [(taken.words[0][:_LONGEST], other.words[0][:_LONGEST])]
    return TwoReadings(
        ShownReading(taken.encoding, " ".join(one for one, _ in shown)),
        ShownReading(other.encoding, " ".join(two for _, two in shown)),
    )


def _most_telling(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those that differ in the most letters, in the file's order."""
    by_difference = sorted(pairs, key=lambda pair: -_differences(*pair))[:_WORDS_SHOWN]
    return [pair for pair in pairs if pair in by_difference][:_WORDS_SHOWN]


def _differences(one: str, two: str) -> int:
    same = sum(a == b for a, b in zip(one, two, strict=False))
    return max(len(one), len(two)) - same
