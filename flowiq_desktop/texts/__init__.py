"""Every sentence a person reads goes through here, in the language of the program.

The lowest floor: everything may ask it, and it knows no other room. It reads no file and keeps no
words of its own; which language is in use is the one thing that a process has once.
"""

from typing import TYPE_CHECKING

from flowiq_desktop.texts.sentences import Marked, mark, say, say_count

if TYPE_CHECKING:
    from flowiq_desktop.texts.phrases import (
        Listed,
        Phrase,
        Plural,
        Text,
        mark_count,
        phrase,
        phrase_count,
        said,
    )

__all__ = [
    "Listed",
    "Marked",
    "Phrase",
    "Plural",
    "Text",
    "mark",
    "mark_count",
    "phrase",
    "phrase_count",
    "said",
    "say",
    "say_count",
]


def __getattr__(name: str) -> object:
    """What is kept for later, once it is asked for: the window is first seen without it."""
    if name not in __all__:
        raise AttributeError(name)
    from flowiq_desktop.texts import phrases  # noqa: PLC0415 - above

    return getattr(phrases, name)
