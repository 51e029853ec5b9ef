"""Own headings: the columns of a results sheet are known again, whatever language wrote them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from flowiq_desktop.core.delivery.results import BRAND, RESULT_COLUMNS, result_columns
from flowiq_desktop.texts import say

_BEGINS = f"{BRAND.casefold()} "
_BRANDED = re.compile(rf"(?<![@/.]){BRAND}(?!@|\.\w)", re.IGNORECASE)
"""Not as a part of an address: in it languages may put letters before the name and after it."""
_FEWEST = len(RESULT_COLUMNS) // 2
"""So many neighbours with the name in them are ours; people may have deleted the others."""
_HEADING = "\0"


def own_headings(headings: Sequence[str]) -> frozenset[str]:
    """Which headings of a row a results sheet added, in this round or an earlier one.

    In English they begin with the product's name, and in the language in use they are known by
    their words. Of languages that this installation does not know the name alone is left; it is
    enough where several columns that have it stand side by side.

    Args:
        headings: the cells of a row that may be a header row, in their order.
    """
    branded = [text for text in headings if BRAND.casefold() in text.casefold()]
    if not branded:
        return frozenset()
    ours = _known()
    known = {text for text in branded if _begins(text) or _key(text) in ours}
    return frozenset(known.union(*_runs(headings)))


def said_earlier(headings: Sequence[str]) -> list[str]:
    """The headings of a sheet that is sent again: what the last round said is called earlier."""
    ours = _known()
    # What people themselves call by the product's name keeps its name beside ours.
    others = ["" if _key(text) in ours or _is_earlier(text) else text for text in headings]
    foreign = frozenset[str]().union(*_runs(others))
    return [
        say("{heading} (earlier)", heading=str(text))
        if _key(text) in ours or text in foreign
        else text
        for text in headings
    ]


def _known() -> frozenset[str]:
    return frozenset(map(_key, (*RESULT_COLUMNS, *result_columns())))


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _begins(text: str) -> bool:
    return text.strip().casefold().startswith(_BEGINS)


def _runs(headings: Sequence[str]) -> Iterator[set[str]]:
    """The neighbours with the product's name in them, where they are enough."""
    for is_branded, run in groupby(headings, lambda text: _BRANDED.search(text) is not None):
        texts = set(run)
        if is_branded and len(texts) >= _FEWEST:
            yield texts


def _is_earlier(text: str) -> bool:
    """Whether a heading was called earlier already, perhaps with a number after it."""
    before, _, after = say("{heading} (earlier)", heading=_HEADING).partition(_HEADING)
    return any(words in text for words in ("(earlier)", after.strip() or before.strip()) if words)
