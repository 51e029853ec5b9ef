"""Titles that stand in front of people's names instead of each other, in many languages.

Those that are earned are not among them: "Herr Dr. Müller" and "Dr Mrs Okafor" are right.
"""

from typing import Final

from flowiq_desktop.core.text.plain_letters import without_accents
from flowiq_desktop.core.vocabulary.language_words import listed


def _folded(word: str) -> str:
    bare = word.strip().rstrip(".")
    return (bare if bare.isascii() else without_accents(bare)).casefold()


_SENSES: Final = tuple(
    frozenset(map(_folded, listed(words)))
    for words in (
        (
            "mr, mister, mnr, meneer, mnu, mnumzane, umnumzane, mnumzana, bwana, bw, senhor, sr, "
            "senor, monsieur, herr, herrn, hr, dhr, السيد, سيد"
        ),
        (
            "mrs, madam, mev, mevrou, nkk, nkosikazi, unkosikazi, senhora, sra, senora, mme, "
            "madame, frau, fr, mevrouw, mevr, mw, السيدة, سيدة"
        ),
        "miss, mej, juffrou, nksz, nkosazana, senorita, srta, mademoiselle, mlle, الآنسة",
        "ms",
        "mx",
    )
)
"""Those in a line are said of the same people, so that one can stand for the other."""
_TITLES: Final = frozenset().union(*_SENSES)
_FRENCH_MISTER: Final = frozenset({"m."})
_FRENCH: Final = frozenset({"m", "mme", "madame", "mlle", "mademoiselle", "monsieur"})


def is_title(word: str) -> bool:
    """Whether a word is such a title: "Mrs", "Mev.", "السيدة"."""
    return _folded(word) in _TITLES


def are_titles(one: str, other: str) -> bool:
    """Whether both words are; "M." is one beside another French one, else an initial."""
    if is_title(one) and is_title(other):
        return True
    both = {_folded(one), _folded(other)}
    is_french = both <= _FRENCH and any(map(_is_french_mister, (one, other)))
    return is_french and all(is_title(it) or _is_french_mister(it) for it in (one, other))


def is_same_title(one: str, other: str) -> bool:
    """Whether two titles are said of the same people: "Mr" and "Mnr.", but not "Mrs" and "Mr"."""
    pair = {"monsieur" if _is_french_mister(it) else _folded(it) for it in (one, other)}
    return any(pair <= sense for sense in _SENSES)


def may_be_title(word: str) -> bool:
    """Whether it is one, or one beside some others."""
    return is_title(word) or _is_french_mister(word)


def _is_french_mister(word: str) -> bool:
    return word.strip().casefold() in _FRENCH_MISTER
