"""Poster: a link and a QR code by which people write first, which opens their 24 hours.

Whoever writes first can be answered for a day without a template, and is a contact from then on.
`wa.me` links are WhatsApp's own (https://faq.whatsapp.com/5913398998672934, "click to chat"):
digits of the number, and the first text, which the person only has to send.
"""

from urllib.parse import quote

import segno

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.phone.identity import digits_only
from flowiq_desktop.core.phone.lookup import as_people_write_it
from flowiq_desktop.services.reach.stop_list import read_number
from flowiq_desktop.texts import say

__all__ = [
    "MOST_LETTERS",
    "PosterError",
    "as_people_write_it",
    "chat_link",
    "qr_squares",
    "read_number",
]

MOST_LETTERS = 300
"""Of the first text."""
_LONGEST_LINK = 700
"""With more signs the squares get too small for a phone's camera at arm's length. Beyond ASCII a
letter takes six of them and more."""


class PosterError(AppError):
    """No link can be made of this."""


def chat_link(number: str, text: str) -> str:
    """The link that opens a chat with a number, with a first text to send.

    Args:
        number: the organisation's own, `+` and digits.
        text: what people send first, or "".

    Raises:
        PosterError: the text is too long.
    """
    words = text.strip()
    link = f"https://wa.me/{digits_only(number)}"
    if words:
        link = f"{link}?text={quote(words, safe='')}"
    if len(link) > _LONGEST_LINK:
        raise PosterError(
            say("The first text is too long for a code that a phone can read."),
            say("Make it shorter."),
        )
    return link


def qr_squares(link: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of a QR code, row by row from the top, True for black; without its margin.

    A quarter of it may be dirty or torn (error correction Q), or an eighth where it is long.
    """
    level = "q" if len(link) <= _LONGEST_LINK // 2 else "m"
    code = segno.make(link, error=level, micro=False, boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
