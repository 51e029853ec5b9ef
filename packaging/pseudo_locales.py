"""Two made-up languages, in which a text that was translated can be told from one that was not.

`en_XA` writes each text longer, with accents and in brackets; `ar_XB` writes it in Arabic letters,
from right to left. Both are made from the texts that `extract_texts` finds, and become files as a
real translation does.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from flowiq_desktop.texts.installed import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGER = "en_XA"
MIRRORED = "ar_XB"
OPENS, CLOSES = "⟦", "⟧"
"""Around each text; nothing else in the program has them."""

_KEPT = re.compile(
    r"(\{\{\w[^{}]*\}\}|\{\{|\}\}|\{[^{}]*\}|%L?n|<[^<>]+>|&\w+;|&|\(\*[^()]*\)|\n|https?://\S+"
    r"|\b(?:FlowIQ|WhatsApp)\b)"
)
"""What stays: facts, columns, markup, the key of a button, the endings of files, products."""
_GROWTH = 0.35
"""How much longer translations of English become."""
_FILLING = "òñé țwø ţĥŕéé ƒöûŕ ƒíṽé šíẋ šéṽéñ "
_ACCENTS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "áƀçðéƒĝĥíĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
        strict=True,
    )
)
_ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكدهفغحيجكلمنوپقرستعوشخيز", strict=True))


def make(texts: Catalog, folder: Path) -> None:
    """Write both languages below a folder, as `texts.installed.load` reads them.

    Args:
        texts: what `extract_texts.extract` found.
        folder: where the languages are to lie.
    """
    for language, written in ((LONGER, longer), (MIRRORED, mirrored)):
        place = folder / language / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        with (place / f"{DOMAIN}.mo").open("wb") as file:
            write_mo(file, _translated(texts, language, written))


def longer(text: str) -> str:
    """A text in en_XA: "Save" is "⟦Šáṽé ò⟧"."""
    filling = (_FILLING * 20)[: math.ceil(len(text) * _GROWTH)].rstrip()
    return _bracketed(_spelt(text, _ACCENTS), f" {filling}")


def mirrored(text: str) -> str:
    """A text in ar_XB."""
    return _bracketed(_spelt(unicodedata.normalize("NFC", text), _ARABIC), "")


def outside(text: str) -> str:
    """What of a text that is shown was not translated."""
    within = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}")
    while (rest := within.sub(" ", text)) != text:
        text = rest
    # Where there was no room for all of it, the end is missing.
    return text.split(OPENS, maxsplit=1)[0]


def _bracketed(text: str, filling: str) -> str:
    """In brackets; a full stop stays the last, a file's endings stay behind."""
    return f"{OPENS}{text}{filling}{CLOSES}"


def _spelt(text: str, letters: dict[str, str]) -> str:
    parts = _KEPT.split(text)
    parts[::2] = ("".join(letters.get(c, letters.get(c.lower(), c)) for c in p) for p in parts[::2])
    return "".join(parts)


def _translated(texts: Catalog, language: str, written: Callable[[str], str]) -> Catalog:
    made = Catalog(project=texts.project, charset="utf-8")
    # Babel has no rules for made-up countries; both have one form for one and one for many.
    made.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ("Language", language),
    ]
    for message in texts:
        if isinstance(message.id, str):
            if message.id:  # the head of the file has none
                made.add(message.id, written(message.id), context=message.context)
        else:
            made.add(message.id, tuple(written(form) for form in message.id))
    return made
