"""Settling: what the history of a conversation proves about messages that nobody is sure of.

That a message was sent can be proved by an entry; that it was not sent can never be. An entry is
evidence for one message only, and those known to be sent take theirs first, so that two messages
are never proved by one entry (reliability section 2.4).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from flowiq_desktop.core.history import Content, History, HistoryEntry, Likeness, likeness

SETTLE_TIME = timedelta(minutes=20)
"""How long after the attempt ended an absent entry begins to mean something."""
READS_APART = timedelta(seconds=60)
"""Two reads at least so far apart must agree before "no trace" is said."""
LONGEST_HOLD = timedelta(minutes=10)
"""How long FlowIQ may hold a message before it lists it with the time of its sending."""
_SLACK = timedelta(seconds=5)


class Choice(StrEnum):
    """What a person decides about a message nobody is sure of."""

    LEAVE = "leave"
    TREAT_AS_SENT = "treat as sent"
    SEND_AGAIN = "send again"


class Finding(StrEnum):
    """What a look into the conversation says about one message."""

    SENT = "sent"
    DELIVERY_FAILED = "delivery_failed"
    NO_TRACE = "no_trace"
    TOO_EARLY = "too_early"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Window:
    """When an attempt's message would be listed, by FlowIQ's clock."""

    start: datetime
    end: datetime

    @classmethod
    def of_attempt(cls, began: datetime, ended: datetime, offset: timedelta) -> "Window":
        """The window of an attempt.

        Args:
            began: when its intent was noted, by this computer's clock.
            ended: when its end was noted.
            offset: this computer's clock minus FlowIQ's.
        """
        return cls(began - offset - _SLACK, ended - offset + LONGEST_HOLD)

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in the window."""
        return self.start <= moment <= self.end


@dataclass(frozen=True, slots=True)
class Claim:
    """A message of ours that may be in the history.

    Attributes:
        delivery: its place in the journal.
        content: what it shows.
        windows: of its attempts that may have sent it.
        message_id: what it was accepted under, or "".
    """

    delivery: int
    content: Content
    windows: tuple[Window, ...]
    message_id: str = ""

    @property
    def start(self) -> datetime:
        """The earliest moment it may be listed with."""
        return min(window.start for window in self.windows)

    def likeness(self, entry: HistoryEntry) -> Likeness:
        """How an entry compares with it; outside its windows every entry is another message."""
        if not any(window.holds(entry.at) for window in self.windows):
            return Likeness.OTHER
        return likeness(entry, self.content)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen of one doubtful message.

    Attributes:
        entry: the entry that proves it, or None.
        copies: entries that could prove it, itself included.
        similar: another entry might be it and cannot be told apart.
    """

    entry: HistoryEntry | None = None
    copies: int = 0
    similar: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What the absence of an entry is worth.

    Attributes:
        form_known: a message of this type that FlowIQ did accept was found in its history.
        read_twice: another read, long enough before this one, did not show the message either.
        settled: the attempt ended long enough ago.
    """

    form_known: bool
    read_twice: bool
    settled: bool


def look(
    history: History, known: Sequence[Claim], doubtful: Sequence[Claim]
) -> Mapping[int, Sighting]:
    """What one person's history shows of the doubtful messages, by delivery.

    Args:
        history: of the person.
        known: messages to the same person that were sent for certain.
        doubtful: messages to the same person that nobody is sure of.
    """
    free = _unclaimed(history.entries, known)
    ids = {entry.id for entry in history.entries if entry.id}
    without_entry = [claim for claim in known if claim.message_id not in ids]
    owners = _matched([*without_entry, *doubtful], free)
    ours = {claim.delivery for claim in doubtful}
    left = [entry for at, entry in enumerate(free) if owners.get(at) in ours or at not in owners]
    found = {owner: free[at] for at, owner in owners.items()}
    return {claim.delivery: _sighting(claim, found.get(claim.delivery), left) for claim in doubtful}


def judge(sighting: Sighting, claim: Claim, history: History, proof: Proof) -> tuple[Finding, str]:
    """The finding, and the code of `flowiq.meanings` that explains it ("" when it was sent)."""
    if sighting.entry is not None:
        failed = sighting.entry.status == "failed"
        return (Finding.DELIVERY_FAILED, "delivery_failed") if failed else (Finding.SENT, "")
    if not history.reaches_back_to(claim.start):
        return Finding.CANNOT_TELL, "history_too_short"
    if sighting.similar:
        return Finding.CANNOT_TELL, "history_alike"
    if not proof.settled:
        return Finding.TOO_EARLY, "history_too_early"
    if not proof.form_known:
        return Finding.CANNOT_TELL, "history_blind"
    if not proof.read_twice:
        return Finding.TOO_EARLY, "history_too_early"
    return Finding.NO_TRACE, "no_trace"


def _unclaimed(entries: Sequence[HistoryEntry], known: Sequence[Claim]) -> list[HistoryEntry]:
    """The entries that no known message owns by its id: delivered ones first, then the oldest."""
    ids = {claim.message_id for claim in known if claim.message_id}
    free = [entry for entry in entries if entry.outbound and entry.id not in ids]
    return sorted(free, key=lambda entry: (entry.status == "failed", entry.at))


def _matched(claims: Sequence[Claim], entries: Sequence[HistoryEntry]) -> dict[int, int]:
    """The owner of each entry, by its position: as many claims as possible, the first ones first.

    A maximum matching by augmenting paths: a claim may push another to an entry that fits that
    one as well, but never off every entry.
    """
    owners: dict[int, Claim] = {}

    def place(claim: Claim, tried: set[int]) -> bool:
        for at, entry in enumerate(entries):
            if at in tried or not _may_own(claim, entry):
                continue
            tried.add(at)
            if at not in owners or place(owners[at], tried):
                owners[at] = claim
                return True
        return False

    for claim in claims:
        place(claim, set())
    return {at: claim.delivery for at, claim in owners.items()}


def _may_own(claim: Claim, entry: HistoryEntry) -> bool:
    """Two different ids of WhatsApp are two different messages, however alike."""
    both = claim.message_id.startswith("wamid") and entry.id.startswith("wamid")
    if both and claim.message_id != entry.id:
        return False
    return claim.likeness(entry) is Likeness.SAME


def _sighting(claim: Claim, entry: HistoryEntry | None, left: Sequence[HistoryEntry]) -> Sighting:
    kinds = [claim.likeness(other) for other in left]
    return Sighting(entry, kinds.count(Likeness.SAME), Likeness.SIMILAR in kinds)
