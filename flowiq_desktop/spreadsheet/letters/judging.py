"""How well a reading of a file's words fits the languages of its encoding."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flowiq_desktop.spreadsheet.letters.casing import Casing, case_cost
from flowiq_desktop.spreadsheet.letters.language_model import LanguageModel
from flowiq_desktop.spreadsheet.letters.marks import mark_cost

_RUN: Final = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*")
_ROUNDS: Final = 3
_BELIEF: Final = 4.0
"""How many words of a file weigh as much as what is known before of its languages."""
_PLAIN_WEIGHT: Final = 0.3
"""Words without accents tell a list's language, and names of neighbours are in every list."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Costs of one reading: minus natural logarithms of how likely it is.

    Attributes:
        cost: of all words together.
        words: of each word.
        letters: how many letters they hold, a blank after each word counted as one.
        language: the one that fits best.
    """

    cost: float
    words: tuple[float, ...]
    letters: int
    language: str


class Judge:
    """Judges readings of one file; costs that they share are found once."""

    def __init__(
        self, model: LanguageModel, plain: Sequence[str], casing: Casing, known: Mapping[str, float]
    ) -> None:
        self._model = model
        self._plain = plain
        self._casing = casing
        self._known = known
        self._costs: dict[tuple[str, str], float] = {}

    def judge(self, words: Sequence[str], languages: Sequence[str]) -> Judgement:
        """What it costs to take these words for words of some of these languages."""
        runs = [_RUN.findall(word) for word in words]
        shares = self._shares(languages, [run for found in runs for run in found])
        costs = tuple(
            sum(self._mixed(run, shares) for run in found) + self._beside(word)
            for word, found in zip(words, runs, strict=True)
        )
        plain = sum(self._mixed(word, shares) for word in self._plain)
        letters = sum(len(run) + 1 for found in runs for run in found)
        best = max(shares, key=lambda language: shares[language])
        return Judgement(sum(costs) + _PLAIN_WEIGHT * plain, costs, letters, best)

    def _beside(self, word: str) -> float:
        return mark_cost(word) + case_cost(word, self._casing)

    def _shares(self, languages: Sequence[str], runs: Sequence[str]) -> dict[str, float]:
        """How much of the file each language has, from a few rounds of taking words for theirs."""
        weights = {language: math.exp(self._known.get(language, 0.0)) for language in languages}
        total = sum(weights.values())
        before = {language: weight / total for language, weight in weights.items()}
        shares = before
        for _ in range(_ROUNDS):
            taken = {language: _BELIEF * share for language, share in before.items()}
            for run in (*runs, *self._plain):
                found = {one: shares[one] * math.exp(-self._cost(run, one)) for one in languages}
                whole = sum(found.values()) or 1.0
                for language, part in found.items():
                    taken[language] += part / whole
            size = sum(taken.values())
            shares = {language: taken[language] / size for language in languages}
        return shares

    def _mixed(self, run: str, shares: Mapping[str, float]) -> float:
        chance = sum(share * math.exp(-self._cost(run, lang)) for lang, share in shares.items())
        return -math.log(chance) if chance > 0 else 700.0

    def _cost(self, run: str, language: str) -> float:
        known = self._costs.get((run, language))
        if known is None:
            known = self._costs[run, language] = self._model.cost(run, language)
        return known
