"""Files that one row alone sends, where the others share theirs."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

_FEWEST: Final = 10
_SHARED: Final = 0.9
"""Share of the rows that send a file of several rows."""
_SEVERAL: Final = 5
"""Rows of one file; fewer may be a family's."""


def files_of_their_own(links: Sequence[str]) -> list[int]:
    """Places of links that stand once, where nearly all rows have one in common with several."""
    counts = Counter(link for link in links if link)
    if not counts or counts.total() < _FEWEST:
        return []
    shared = sum(times for times in counts.values() if times >= _SEVERAL)
    if shared < _SHARED * counts.total():
        return []
    return [at for at, link in enumerate(links) if counts[link] == 1]
