"""Recipients: whom an acceptance names, compared with whom the message went to.

An answer that belongs to another message looks like any other acceptance; only the person named in
it gives it away.
"""

import re

from flowiq_desktop.core.phone.identity import digits_only, same_whatsapp_account
from flowiq_desktop.flowiq.http.strict_json import UnreadableError

_WRAPPING = re.compile(r"(?:whatsapp|tel):|@(?:s\.whatsapp\.net|c\.us)\Z", re.IGNORECASE)
"""What other systems write around a number; FlowIQ documents digits only."""
_NUMBER = re.compile(
    r"[\d\s+(),;./\-\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\ufeff]+"
)
"""A number in any spelling: digits, what stands between them, and invisible characters. With
letters it is a name, and with asterisks a number of which a part is withheld."""

_SHORTEST = 7
"""Digits of the shortest numbers in use, with their country code (Niue's); fewer name nobody."""


def another_number(recipient: object, number: str) -> str:
    """The digits of an answer's `data.recipient` when it is another account's number, else "".

    No recipient, a blank one, or one that is no number (a username, or WhatsApp's own id of a
    person such as `ZA.1502576394655843`, which Meta may give instead) contradicts nothing.

    Args:
        recipient: as the answer has it.
        number: whom the message went to, with the country code; "" when that is not known.

    Raises:
        UnreadableError: it is neither text nor a number. The documented recipient is text, and an
            answer in another shape than the documented one proves nothing, whoever is in it.
    """
    named = _number_in(recipient)
    if not number or len(named) < _SHORTEST or same_whatsapp_account(named, number):
        return ""
    return named


def _number_in(recipient: object) -> str:
    """The digits of the number that is named; "" when none is."""
    if recipient is None:
        return ""
    if isinstance(recipient, int) and not isinstance(recipient, bool):
        return digits_only(str(recipient))
    if not isinstance(recipient, str):
        raise UnreadableError("a recipient that is neither text nor a number")
    text = _WRAPPING.sub("", recipient.strip())
    return digits_only(text) if _NUMBER.fullmatch(text) else ""
