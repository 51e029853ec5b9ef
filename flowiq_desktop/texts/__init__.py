"""Every sentence a person reads goes through here, in the language of the program.

The lowest floor: everything may ask it, and it knows no other room. It reads no file and keeps no
words of its own; which language is in use is the one thing that a process has once.
"""

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
from flowiq_desktop.texts.sentences import Marked, mark, say, say_count

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
