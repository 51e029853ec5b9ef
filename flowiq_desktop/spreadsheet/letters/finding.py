"""Finds the readings of a file's bytes that its words allow, the likeliest first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from flowiq_desktop.spreadsheet.letters.casing import casing_of
from flowiq_desktop.spreadsheet.letters.countries import languages_of
from flowiq_desktop.spreadsheet.letters.encodings import CANDIDATES, Encoding, System
from flowiq_desktop.spreadsheet.letters.evidence import Evidence, evidence_of
from flowiq_desktop.spreadsheet.letters.judging import Judge, Judgement
from flowiq_desktop.spreadsheet.letters.language_model import SAME_IN_ROMANIAN, language_model
from flowiq_desktop.spreadsheet.letters.readings import Reading

_OTHER_ENDS: Final = 5.0
"""What it costs that lines end as another system ends them."""
_FIRST_WORDS: Final = 30
_FAR: Final = 100.0
"""So much more after so few words is never made up for: silence needs a tenth of it."""
_OF_A_SIGN: Final = 0.4
"""A letter's share of a sign of East Asia: one says as much as two or three letters."""


def readings_of(content: bytes, country: str = "") -> list[Reading]:
    """Every reading of the words of a file that differs from the others, the likeliest first."""
    evidence = evidence_of(content)
    plain = [word.decode("ascii") for word in evidence.plain]
    known = languages_of(evidence.dialled, country)
    judge = Judge(language_model(), plain, casing_of(plain), known)
    decoded = _decoded(evidence)
    likely = _likely(decoded, judge)
    found = [
        _reading(encoding, words, evidence, judge.judge(words, encoding.languages))
        for encoding, words in decoded.items()
        if encoding in likely
    ]
    return _distinct(found)


def _likely(decoded: Mapping[Encoding, tuple[str, ...]], judge: Judge) -> list[Encoding]:
    """Those that the first words leave possible; most are far from it."""
    costs = {
        encoding: judge.judge(words[:_FIRST_WORDS], encoding.languages).cost
        for encoding, words in decoded.items()
    }
    least = min(costs.values())
    return [encoding for encoding, cost in costs.items() if cost <= least + _FAR]


def _decoded(evidence: Evidence) -> Mapping[Encoding, tuple[str, ...]]:
    decoded: dict[Encoding, tuple[str, ...]] = {}
    for encoding in CANDIDATES:
        words = _words(evidence, encoding)
        if words is not None:
            decoded[encoding] = words
    return decoded


def _words(evidence: Evidence, encoding: Encoding) -> tuple[str, ...] | None:
    try:
        return tuple(word.decode(encoding.name) for word in evidence.words)
    except UnicodeDecodeError:
        return None


def _reading(
    encoding: Encoding, words: tuple[str, ...], evidence: Evidence, judged: Judgement
) -> Reading:
    cost = judged.cost + encoding.cost
    if evidence.old_mac != (encoding.system is System.MAC) and (
        evidence.old_mac or evidence.windows
    ):
        cost += _OTHER_ENDS
    per_letter = sum(judged.words) / max(1, judged.letters)
    return Reading(encoding.name, cost, words, per_letter * (_OF_A_SIGN if encoding.wide else 1))


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    """One for each text, the likeliest first, by the most usual encoding that reads it so."""
    kept: dict[str, Reading] = {}
    for reading in readings:
        text = "\n".join(reading.words).translate(SAME_IN_ROMANIAN)
        best = kept.setdefault(text, reading)
        least = min(best, reading, key=lambda one: one.cost)
        kept[text] = replace(best, cost=least.cost, per_letter=least.per_letter)
    return sorted(kept.values(), key=lambda reading: reading.cost)
