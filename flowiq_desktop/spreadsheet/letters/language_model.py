"""How likely a word is in a language, by which letters follow which.

The model's file is made by `packaging/make_letters.py`, which says what it is made from.
"""

from collections import defaultdict
from functools import cache
from typing import Final

from flowiq_desktop.system.paths import resource

_UNKNOWN: Final = 14.0
"""What a letter costs that the language does not have: one in a million."""
_UNKNOWN_SIGN: Final = 11.0
"""The same for a Chinese sign: there are many, and the model has seen few."""
_IDEOGRAPHS: Final = range(0x4E00, 0xA000)
_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u02bc": "'", "İ": "i"})
SAME_IN_ROMANIAN: Final = str.maketrans("şţŞŢ", "șțȘȚ")
"""Romanian with cedillas, as Windows had it for long, is the same Romanian."""

_Context = tuple[dict[str, float], float]


class LanguageModel:
    """Costs of words: minus the natural logarithm of how likely each is."""

    def __init__(self, contexts: dict[str, dict[str, _Context]]) -> None:
        self._contexts = contexts

    def cost(self, word: str, language: str) -> float:
        """What a word costs in a language, in any mixture of small and capital letters."""
        contexts = self._contexts[language]
        if language == "ro":
            word = word.translate(SAME_IN_ROMANIAN)
        single = " " not in contexts
        text = f" {word.translate(_APOSTROPHES).lower()} "
        if single:
            return sum(_step(contexts, "", letter) for letter in text[1:-1])
        return sum(
            _step(contexts, text[max(0, at - 2) : at], text[at]) for at in range(1, len(text))
        )


def _step(contexts: dict[str, _Context], before: str, letter: str) -> float:
    spent = 0.0
    while True:
        found = contexts.get(before)
        if found is not None:
            cost = found[0].get(letter)
            if cost is not None:
                return spent + cost
            if not before:
                return spent + (_UNKNOWN_SIGN if ord(letter) in _IDEOGRAPHS else _UNKNOWN)
            spent += found[1]
        before = before[1:]


@cache
def language_model() -> LanguageModel:
    """The model of all languages, read once."""
    contexts: dict[str, dict[str, _Context]] = defaultdict(dict)
    text = resource("letters", "model.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        language, before, left, entries = line.split("\t")
        costs = {entries[at]: _number(entries[at + 1]) for at in range(0, len(entries), 2)}
        contexts[language][before] = costs, _number(left)
    return LanguageModel(dict(contexts))


def _number(sign: str) -> float:
    return (ord(sign) - 48) / 4
