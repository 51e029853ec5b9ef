"""Files that one row alone sends, where the others share one."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

_FEWEST: Final = 10
_SHARED: Final = 0.9
"""Share of the rows that send the same file."""


def files_of_their_own(links: Sequence[str]) -> list[int]:
    """Places of links that stand once, where nearly all rows have another one in common."""
    counts = Counter(link for link in links if link)
    if not counts or counts.total() < _FEWEST:
        return []
    ((_link, most),) = counts.most_common(1)
    if most < _SHARED * counts.total():
        return []
    return [at for at, link in enumerate(links) if counts[link] == 1]
