"""Stop list: people who do not want messages, why, since when, and how one is found again.

A person is kept as a salted fingerprint of their account, so that they stay on the list when their
number is erased. Two kinds of wishes are kept apart: no messages at all, and no marketing, which
WhatsApp itself tells us of (131050) and which lets everything else go.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from flowiq_desktop.core.phone.identity import whatsapp_identity


class StopScope(StrEnum):
    """What a person does not want."""

    EVERYTHING = "everything"
    MARKETING = "marketing"


class StopReason(StrEnum):
    """How a person came on the list.

    Put there, read from a file, by what they answered, or by WhatsApp's refusal of marketing.
    """

    BY_HAND = "by_hand"
    BY_FILE = "by_file"
    ANSWERED = "answered"
    REFUSED = "refused"


MARKETING = "marketing"
"""The category of a message that a person may refuse by itself; templates alone have one."""

HELD_FOR = {StopScope.EVERYTHING: "asked_not_to", StopScope.MARKETING: "no_marketing"}
"""Why a row is held back, a code of `flowiq.reasons`."""

STOP_REASONS = frozenset(HELD_FOR.values())
"""Rows held for one of these are released by taking the person off the list, and only then."""

STOPPED_MARKETING = "meta_131050"
"""The refusal that says so: this person stopped marketing from this number."""


@dataclass(frozen=True, slots=True)
class NewStop:
    """Somebody to be put on the list.

    Attributes:
        number: `+` and digits.
        reason: how they come on it.
        scope: what they do not want.
        facts: what its words mention: "note", "file" and "row", "answered" (a time), "campaign".
        practice: learnt in practice mode, so that it counts there alone.
    """

    number: str
    reason: StopReason
    scope: StopScope = StopScope.EVERYTHING
    facts: Mapping[str, object] = field(default_factory=dict)
    practice: bool = False


@dataclass(frozen=True, slots=True)
class StopEntry:
    """Somebody on the list.

    Attributes:
        id: its place in the list.
        number: `+` and digits, or "" once the person was erased.
        scope: what they do not want.
        reason: how they came on it.
        added: when.
        facts: as of `NewStop`.
        practice: it counts in practice mode alone.
        wants_again: when they asked for messages again after that, as far as a look shows it.
    """

    id: int
    number: str
    scope: StopScope
    reason: StopReason
    added: datetime
    facts: Mapping[str, object] = field(default_factory=dict)
    practice: bool = False
    wants_again: datetime | None = None


@dataclass(frozen=True, slots=True)
class StopLookup:
    """The whole list at one moment, to look many people up in.

    Attributes:
        salt: of the fingerprints.
        by_person: entries by fingerprint, those against everything first.
    """

    salt: bytes = b""
    by_person: Mapping[bytes, tuple[StopEntry, ...]] = field(default_factory=dict)

    def entry(self, number: str, *, marketing: bool = False) -> StopEntry | None:
        """Why a person must not be written to, or None.

        Args:
            number: with country code, in any spelling; "" is nobody.
            marketing: whether the message is a marketing template.
        """
        if not self.by_person or not number:
            return None
        found = self.by_person.get(person_of(self.salt, number), ())
        return next((e for e in found if marketing or e.scope is StopScope.EVERYTHING), None)


def person_of(salt: bytes, number: str) -> bytes:
    """The fingerprint of an account, the same for every spelling of its number.

    Args:
        salt: the file's own.
        number: with country code.
    """
    return sha256(salt + whatsapp_identity(number).encode()).digest()
