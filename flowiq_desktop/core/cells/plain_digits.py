"""Plain digits: numbers typed in the digits of any script, as a program reads them."""

import unicodedata
from types import MappingProxyType

ARABIC_SIGNS = MappingProxyType(
    {"\u066b": ".", "\u066c": ",", "\u060c": ",", "\u061b": ";", "\u066a": "%", "\u2212": "-"}
)
"""Arabic's decimal point, sign between thousands, comma, semicolon and percent; the true minus."""


def plain_digits(text: str) -> str:
    """The text with the digits 0 to 9 and the signs of English between them.

    Arabic, Persian and Indian digits are read, and marks of direction, which nobody sees and which
    programs put around numbers in Arabic text, are gone. For comparing and reading only.
    """
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return "" if unicodedata.category(sign) == "Cf" else ARABIC_SIGNS.get(sign, sign)
