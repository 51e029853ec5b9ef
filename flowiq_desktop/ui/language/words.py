"""Words that are handed over to be shown for a while: they are asked for again in each language."""

from collections.abc import Callable

Words = str | Callable[[], str]
"""A text that stays as it is, or what says it in the language in use."""


def spoken(words: Words) -> str:
    """The text as it is now."""
    return words if isinstance(words, str) else words()
