"""The headings of an example's explanations, by which they are known when it is read again."""

from collections.abc import Sequence

from flowiq_desktop.texts import mark, say

HELP_HEADERS = (
    mark("Column"),
    mark("What it is"),
    mark("Needed"),
    mark("How to fill it in"),
    mark("Limit"),
    mark("Choices"),
)


def is_help(headers: Sequence[str]) -> bool:
    """Whether these head an example's explanations, in English or the language in use."""
    return tuple(headers) in (HELP_HEADERS, tuple(map(say, HELP_HEADERS)))
