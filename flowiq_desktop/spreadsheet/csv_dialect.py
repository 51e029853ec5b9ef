"""Finds out which sign separates the columns of a text file."""

import csv
import re
from collections import Counter
from itertools import islice

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
"""The signs that are tried, and what each is called."""

_DECLARED = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_RECORDS = 100
_LEAST_SHARE = 0.7
"""Below it the sign is more likely part of the text in a single column."""


def declared_separator(text: str) -> tuple[str, int]:
    """The sign that a first line `sep=;` names, and the length of that line; ("", 0) without."""
    found = _DECLARED.match(text)
    return (found[1], found.end()) if found else ("", 0)


def guess_separator(sample: str, ending: str) -> str:
    """The sign that cuts the first records into most alike numbers of cells.

    Args:
        sample: the file's beginning.
        ending: the file's ending, which decides when no sign fits: ".tsv" and ".tab" have tabs.
    """
    usual = "\t" if ending.lower() in {".tsv", ".tab"} else ","
    scores = {separator: _score(sample, separator) for separator in SEPARATORS}
    best = max(scores, key=lambda separator: (*scores[separator], separator == usual))
    return best if scores[best][0] >= _LEAST_SHARE else usual


def separator_called(separator: str) -> str:
    """What a person calls a separator, in the plural."""
    return SEPARATORS.get(separator, f"“{separator}”")


def _score(sample: str, separator: str) -> tuple[float, int]:
    """The share of records with the commonest number of cells above 1, and that number."""
    reader = csv.reader(sample.splitlines(keepends=True), delimiter=separator)
    try:
        sizes = [len(record) for record in islice(reader, _RECORDS) if record]
    except csv.Error:
        return 0.0, 0
    counts = Counter(size for size in sizes if size > 1)
    if not counts:
        return 0.0, 0
    size, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return count / len(sizes), size
