"""Titles that stand in front of people's names instead of each other, in many languages.

Those that are earned are not among them: "Herr Dr. Müller" and "Dr Mrs Okafor" are right.
"""

from typing import Final

from flowiq_desktop.core.text.plain_letters import without_accents
from flowiq_desktop.core.vocabulary.language_words import listed

_TITLES: Final = frozenset(
    without_accents(word).casefold()
    for word in listed(
        "mr, mrs, ms, miss, mx, mister, madam, "  # English
        "mnr, meneer, mev, mevrou, mej, juffrou, "  # Afrikaans
        "mnu, mnumzane, umnumzane, nkk, nkosikazi, unkosikazi, nksz, nkosazana, "  # isiZulu
        "bwana, bw, senhor, senhora, sr, sra, senor, senora, senorita, srta, "  # sw, pt, es
        "monsieur, madame, mademoiselle, mme, mlle, "  # French
        "herr, frau, herrn, dhr, mevrouw, mevr, mw, "  # German, Dutch
        "السيد, السيدة, الآنسة"
    )
)


def is_title(word: str) -> bool:
    """Whether a word is such a title: "Mrs", "Mev.", "السيدة"."""
    return without_accents(word.strip().rstrip(".")).casefold() in _TITLES
