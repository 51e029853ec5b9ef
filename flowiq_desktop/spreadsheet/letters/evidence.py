"""What of a file is looked at to find out its letters, bounded however long the file is."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

_FIRST_BYTES: Final = 1 << 19
_MOST_LETTERS: Final = 24
"""Longer words are cut there. A letter has two bytes wherever it may have several, with very few
exceptions, or else one: then two of them may be taken for one here."""
_TOKEN: Final = re.compile(rb"(?:[^\s,;\x80-\xff]|[\x80-\xff][^\s,;]?){1,%d}" % _MOST_LETTERS)
"""No byte that ends one is part of a letter in any encoding that is tried."""
_LOOKED_BACK: Final = 1_200
"""How far before a byte its word's beginning is looked for: Chinese has sentences without blanks,
and cut within a letter they could be read as something else."""
_MOST_WORDS: Final = 400
_MOST_PLAIN: Final = 200
_OF_EACH_BYTE: Final = 6
_PLAIN_WORD: Final = re.compile(rb"[A-Za-z]{2,23}")
_DIALLED: Final = re.compile(rb"(?<![\d+])(?:\+|00)([1-9]\d{0,2})[\d ()/.-]{6,14}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a file, each once.

    Attributes:
        words: those with bytes beyond ASCII; each such byte of the file is in one of them.
        plain: words of ASCII letters alone, which tell the language.
        bytes_used: the bytes beyond ASCII that occur in the file.
        dialled: how often each beginning of three digits of international numbers was met.
        old_mac: whether lines end as the first Macs ended them.
        windows: whether they end as Windows and DOS end them.
    """

    words: tuple[bytes, ...]
    plain: tuple[bytes, ...]
    bytes_used: frozenset[int]
    dialled: Counter[str]
    old_mac: bool
    windows: bool


def evidence_of(content: bytes) -> Evidence:
    """What the beginning of a file holds, and the first places of each rarer byte."""
    first = content[:_FIRST_BYTES]
    if len(content) > _FIRST_BYTES:
        first = first[: first.rfind(b"\n")]  # a word that is cut may end within a letter
    words: dict[bytes, None] = {}
    plain: dict[bytes, None] = {}
    for token in _TOKEN.findall(first):
        if not token.isascii():
            if len(words) < _MOST_WORDS:
                words[token] = None
        elif len(plain) < _MOST_PLAIN and _PLAIN_WORD.fullmatch(token):
            plain[token] = None
    used = frozenset(byte for byte in range(0x80, 0x100) if bytes((byte,)) in content)
    for byte in used:
        for token in _around(content, bytes((byte,))):
            words[token] = None
    returns, feeds = first.count(b"\r"), first.count(b"\n")
    return Evidence(
        tuple(words),
        tuple(plain),
        used,
        Counter(found.decode() for found in _DIALLED.findall(first)),
        old_mac=returns > 0 and not feeds,
        windows=returns > 0 and feeds > 0,
    )


def _around(content: bytes, byte: bytes) -> list[bytes]:
    """The words around the first places where a byte occurs."""
    found: list[bytes] = []
    at = -1
    while len(found) < _OF_EACH_BYTE and (at := content.find(byte, at + 1)) >= 0:
        tokens = _TOKEN.finditer(content, max(0, at - _LOOKED_BACK))
        found.append(next(token[0] for token in tokens if token.end() > at))
    return found
