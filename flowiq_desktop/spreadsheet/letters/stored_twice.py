"""Letters that were stored as UTF-8, taken for another encoding and stored once more.

"Dušan" has then become "DuÅ¡an", or on a Mac "Du≈°an". It can be undone letter by letter, as an
encoding of its own: "utf-8+cp1252" is UTF-8 whose letters were taken for Windows-1252. What
happened more than once is undone as often.
"""

import re
from typing import Final

_TYPED: Final = ("utf-8+mac_roman", "utf-8+cp850", "utf-8+cp437")
"""Of a Mac and of DOS: what letters became there, such as “É, is typed in sound lists as well."""
REPAIRED: Final = ("utf-8+cp1252", "utf-8+cp1250", "utf-8+cp1251", "utf-8+cp1254", *_TYPED)
"""The names of these encodings, the more usual first."""
_BEYOND: Final = re.compile(r"[^\x00-\x7f]{2,}")
_NOT_LETTERS: Final = re.compile(
    "[^\u00a0-\u017f\u0218-\u021b\u0370-\u03ff\u0400-\u052f\u05d0-\u05ea\u0600-\u06ff"
    "\u1e00-\u1eff\u2010-\u2027\u2032-\u203a\u20ac\u2122]"
)
"""What letters stored twice hardly were: phonetic signs, and marks that nobody types."""


def repaired(text: str, name: str) -> str:
    """The text with each letter undone that can be; the others stay as they are.

    Args:
        text: as it stands in the file.
        name: one of `REPAIRED`.
    """
    taken_for = name.partition("+")[2]
    return _BEYOND.sub(lambda found: _undone(found[0], taken_for), text)


def may_be_stored_twice(text: str) -> bool:
    """Whether it has what `repaired` looks at: a letter stored twice has become two or more."""
    return _BEYOND.search(text) is not None


def repair_for(words: list[str]) -> str:
    """The repair that undoes the most of these words, or "" when there is none."""
    counts = {name: sum(repaired(word, name) != word for word in words) for name in REPAIRED}
    beyond = sum(not word.isascii() for word in words)
    counts.update((name, 0) for name in _TYPED if 2 * counts[name] < beyond)
    best = max(REPAIRED, key=lambda name: counts[name])
    return best if counts[best] else ""


def _undone(run: str, taken_for: str) -> str:
    try:
        letters = b"".join(_stored(sign, taken_for) for sign in run).decode("utf-8")
    except UnicodeError:
        return run
    letters = repaired(letters, f"+{taken_for}")  # shorter each time, so it comes to an end
    return run if _NOT_LETTERS.search(letters) else letters


def _stored(sign: str, taken_for: str) -> bytes:
    """A byte that the encoding does not have is kept as a control character by many programs."""
    try:
        return sign.encode(taken_for)
    except UnicodeEncodeError:
        return sign.encode("latin-1")
