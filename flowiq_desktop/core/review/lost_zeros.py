"""Lost zeros: numbers that name people and places, such as postal codes, without the 0 in front.

A spreadsheet drops zeros in front of what it takes for an amount. It shows where most cells of a
column have the same number of digits, and some of them begin with 0: the shorter ones had such too.
"""

from collections import Counter
from collections.abc import Mapping

_ZERO = "0"
_LEAST_WIDTH, _MOST_WIDTH = 3, 15
"""Digits of such a number: months have two, and more than fifteen no spreadsheet keeps."""
_LEAST_DIGITS = 0.8
"""Share of the cells that hold digits alone."""
_LEAST_USUAL = 0.5
"""Share of those that have the usual number of digits."""
_MOST_PER_ZERO = 5
"""Shorter cells for each one that begins with 0; with more of them zeros are the exception."""


def lost_zeros(texts: Mapping[str, int]) -> dict[str, str]:
    """The texts of a column that have lost zeros, and what they were.

    Args:
        texts: everything that stands in it, and how often.
    """
    if not any(text[:1] == _ZERO for text in texts):
        return {}
    cells = {text: count for text, count in texts.items() if text.strip()}
    bare = {text: text.strip() for text in cells}
    digits = {text: it for text, it in bare.items() if it.isascii() and it.isdecimal()}
    count = sum(cells[text] for text in digits)
    if count < _LEAST_DIGITS * sum(cells.values()):
        return {}
    width = max(map(len, digits.values()), default=0)
    short = {text: it for text, it in digits.items() if len(it) < width}
    if not _LEAST_WIDTH <= width <= _MOST_WIDTH or any(it[0] == _ZERO for it in short.values()):
        return {}
    kinds = Counter[str]()
    for text, it in digits.items():
        kinds["short" if text in short else "zero" if it[0] == _ZERO else "usual"] += cells[text]
    if kinds["short"] >= (1 - _LEAST_USUAL) * count:
        return {}
    if kinds["short"] > _MOST_PER_ZERO * kinds["zero"]:
        return {}
    return {text: it.zfill(width) for text, it in short.items()}
