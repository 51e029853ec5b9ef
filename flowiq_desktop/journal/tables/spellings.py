"""Spellings: one WhatsApp account under several numbers in the journal.

A message is stored with the number as it was written at the time, also inside its bytes. So the
same message to the same account is looked for under each spelling of the number: journals of
earlier versions need not be rewritten, and frozen messages never change.
"""

from typing import NamedTuple

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.phone.identity import spellings
from flowiq_desktop.journal.tables.frozen import frozen_hash

OTHERWISE_WRITTEN = "d.number GLOB '+5[245]*'"
"""A condition in SQL on a delivery `d`: only Brazil, Mexico and Argentina have other spellings, so
all other rows need not be looked at one by one."""


class Stored(NamedTuple):
    """How a message to one account may stand in the journal.

    Attributes:
        number: `+` and digits.
        body_sha256: the frozen hash of the message with this number in it.
    """

    number: str
    body_sha256: bytes


def otherwise_stored(number: str, endpoint: str, body: bytes) -> list[Stored]:
    """The same message under the other spellings of its number.

    Args:
        number: `+` and digits, as this one has it.
        endpoint: where it goes.
        body: its bytes, which name the number first.
    """
    return [
        Stored(other, frozen_hash(endpoint, _addressed_to(other, number, endpoint, body)))
        for other in spellings(number)[1:]
    ]


def _addressed_to(other: str, number: str, endpoint: str, body: bytes) -> bytes:
    name = REGISTRY.number_field_at(endpoint).encode()
    was, becomes = (b'"%s":"%s"' % (name, written.encode()) for written in (number, other))
    return body.replace(was, becomes, 1)
