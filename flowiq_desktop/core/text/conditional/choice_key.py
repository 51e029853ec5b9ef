"""choice_key: what two spellings of a value have in common, where a value decides on a text."""

import re
import unicodedata

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.cells.values import INVISIBLE_CLASS

_INVISIBLE = re.compile(f"[{INVISIBLE_CLASS}]+")


def choice_key(value: str) -> str:
    """The value without capitals, blanks around it and signs that nobody sees.

    Two values that differ in anything else, such as "en-ZA" and "en ZA", may have texts of their
    own. Letters with marks are the same whether they are written as one character or as two, and
    numbers in the digits of any script, as Arabic computers write others.
    """
    seen = _INVISIBLE.sub("", plain_digits(value))
    return " ".join(unicodedata.normalize("NFC", seen).split()).casefold()
