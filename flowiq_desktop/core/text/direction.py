"""Which way a text is read, as phones decide it: by its first letter that has a direction."""

from unicodedata import bidirectional

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})


def reads_leftward(text: str) -> bool:
    """Whether a text of one paragraph begins at the right.

    Source of the rule: Unicode Standard Annex 9, P2 and P3. Digits, signs and what is set apart by
    isolating marks do not count; without any letter a text begins at the left.
    """
    depth = 0
    for letter in text:
        kind = bidirectional(letter)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", *_RIGHT_TO_LEFT}:
            return kind in _RIGHT_TO_LEFT
    return False
