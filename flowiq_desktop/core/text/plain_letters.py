"""Plain letters: a text as people type it who leave out accents and capitals."""

import re
import unicodedata

_WITHOUT_STROKES = str.maketrans("øłđħŧıðþæœ", "oldhtidpao")
"""Letters that Unicode does not count as another letter with a mark."""
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u093c\u09bc\u0a3c]")
"""Accents, the vowels and the stretching line of Arabic, the dots of Indian scripts."""
ARABIC_SPELLINGS = str.maketrans({"\u0649": "\u064a", "\u0629": "\u0647", "\u0640": None})
"""Letters that Arabic is typed with or without: alef maqsura, ta marbuta, the stretching line."""
KEYBOARDS = str.maketrans({"\u06cc": "\u064a", "\u06a9": "\u0643"})
"""The same letters from a Persian keyboard."""
ARTICLE = "\u0627\u0644"
"""What Arabic writes in front of a word for "the"."""
_ARTICLE = re.compile(rf"(?<!\w){ARTICLE}(?=\w\w)")


def plain_letters(text: str) -> str:
    """The text for a search: lower case without accents, so that "celik" finds "Çelik".

    For comparing only: what is left need not be a word.
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return bare.translate(_WITHOUT_STROKES)


def without_accents(text: str) -> str:
    """The text of a heading without what people leave out or write in two ways; case is kept.

    Accents, vowel marks, and of Arabic the article and the letters that are typed in two ways:
    "الجوّال" is "جوال". Signs such as "№" become letters: "No".
    """
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
    return _ARTICLE.sub("", bare.translate(ARABIC_SPELLINGS).translate(KEYBOARDS))
