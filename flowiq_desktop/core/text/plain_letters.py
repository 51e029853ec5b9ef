"""Plain letters: a text as people type it who leave out accents and capitals."""

import unicodedata

_WITHOUT_STROKES = str.maketrans("øłđħŧıðþæœ", "oldhtidpao")
"""Letters that Unicode does not count as another letter with a mark."""


def plain_letters(text: str) -> str:
    """The text for a search: lower case without accents, so that "celik" finds "Çelik".

    For comparing only: what is left need not be a word.
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return bare.translate(_WITHOUT_STROKES)
