"""Finds out which character separates the columns of a text file."""

import csv
import re
from collections import Counter
from itertools import dropwhile, islice

from flowiq_desktop.texts import Text, mark, phrase

SEPARATORS = {",": mark("commas"), ";": mark("semicolons"), "\t": mark("tabs"), "|": mark("bars")}
"""The characters that are tried, and what each is called."""

_DECLARED = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_RECORDS = 100
_LEAST_SHARE = 0.7
"""Below this, the character is more likely part of the text in a single column."""
_EVERYWHERE = 0.9
"""Characters other than commas hardly occur in so many records unless they separate."""


def declared_separator(text: str) -> tuple[str, int]:
    """What a first line `sep=;` names, and the length of that line; ("", 0) without one."""
    found = _DECLARED.match(text)
    return (found[1], found.end()) if found else ("", 0)


def guess_separator(sample: str, ending: str) -> str:
    """The character that cuts the first records most evenly into cells.

    Among equals the comma comes last: it may stand in amounts and in names.

    Args:
        sample: the file's beginning.
        ending: the file's ending, which decides when none fits: ".tsv" and ".tab" have tabs.
    """
    usual = "\t" if ending.lower() in {".tsv", ".tab"} else ","
    sizes = {separator: _sizes(sample, separator) for separator in SEPARATORS}
    scores = {separator: _score(sizes[separator]) for separator in SEPARATORS}
    best = max(scores, key=lambda sign: (*scores[sign], sign == usual != ",", sign != ","))
    if scores[best][0] >= _LEAST_SHARE:
        return best
    rarer = [sign for sign in SEPARATORS if sign != "," and _is_everywhere(sizes[sign])]
    return rarer[0] if len(rarer) == 1 else usual


def separator_called(separator: str) -> Text:
    """What a person calls a separator, in the plural."""
    return SEPARATORS.get(separator) or phrase("“{sign}”", sign=separator)


def _sizes(sample: str, separator: str) -> list[int]:
    """How many cells each of the first records has when this character separates them."""
    reader = csv.reader(sample.splitlines(keepends=True), delimiter=separator)
    try:
        return [len(record) for record in islice(reader, _RECORDS) if record]
    except csv.Error:
        return []


def _score(sizes: list[int]) -> tuple[float, int]:
    """The share of records with the commonest number of cells above 1, and that number."""
    counts = Counter(size for size in sizes if size > 1)
    if not counts:
        return 0.0, 0
    size, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return count / len(sizes), size


def _is_everywhere(sizes: list[int]) -> bool:
    """Whether nearly every record below the titles has it, however ragged they are."""
    table = list(dropwhile(lambda size: size == 1, sizes))
    return len(table) > 1 and sum(size > 1 for size in table) >= len(table) * _EVERYWHERE
