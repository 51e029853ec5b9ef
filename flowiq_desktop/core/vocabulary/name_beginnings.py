"""Words with which names of people and places begin, and which are words by themselves as well.

"from Van Wyk" in Afrikaans is "van Van Wyk", and a room "By the Sea" may be found "by By the Sea".
"""

from typing import Final

from flowiq_desktop.core.text.plain_letters import without_accents
from flowiq_desktop.core.vocabulary.language_words import listed

_BEGINNINGS: Final = frozenset(
    listed(
        "van, von, vom, zu, zum, zur, de, den, der, des, du, d, da, das, do, dos, di, del, della, "
        "la, las, le, les, lo, los, el, al, ter, ten, te, op, an, am, im, in, bin, binti, ben, "
        "ibn, abu, san, santa, santo, sao, st, ste, o, a, e, y, na, no, ou, ya, wa, za, la, su, "
        "so, to, hy, my, new, nova, novo, south, north, east, west, mac, mc, bad, at, by, on, of, "
        "for, and, or, up, out, over, under, with, from, ka, ku, ngo, بن, ابن, أبو, أم"
    )
)


def begins_names(word: str) -> bool:
    """Whether names begin with it, so that it may stand twice in a row: "van Van Wyk"."""
    return without_accents(word).casefold() in _BEGINNINGS
