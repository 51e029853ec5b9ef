"""Evidence: what a conversation proves about messages that nobody is sure of.

An entry can prove that a message was sent; nothing can prove that it was not. An entry is
evidence for one message only, and those known to be sent take theirs first, so that two messages
are never proved by one entry. Where different messages compete for too few entries, none of them
is proved (docs/decisions/0004-unsure-is-settled-by-proof-or-by-a-person.md).
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from flowiq_desktop.core.reconciliation.history import (
    Content,
    History,
    HistoryEntry,
    Likeness,
    likeness,
)
from flowiq_desktop.core.reconciliation.matching import match

SETTLE_TIME = timedelta(minutes=20)
"""How long after the attempt ended an absent entry begins to mean something."""
READS_APART = timedelta(seconds=60)
"""Two reads at least this far apart must agree before "no trace" is reported."""
LONGEST_HOLD = timedelta(minutes=10)
"""How long FlowIQ may hold a message before it lists it with the time of its sending."""
_SLACK = timedelta(seconds=5)
_NEVER = datetime.max.replace(tzinfo=UTC)


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
            began: when its intent was recorded, by this computer's clock.
            ended: when its end was recorded.
            offset: this computer's clock minus FlowIQ's.

        The clock may have been put back in between: then nobody knows when the attempt ended, and
        whatever is listed later may be its message.
        """
        end = ended - offset + LONGEST_HOLD if ended >= began else _NEVER
        return cls(began - offset - _SLACK, end)

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in the window."""
        return self.start <= moment <= self.end


@dataclass(frozen=True, slots=True)
class Claim:
    """A message of ours that may be in the history.

    Attributes:
        delivery: its place in the journal.
        message: which message it is: equal for claims that need not be told apart, different for
            all others, however alike they look.
        content: what it shows.
        windows: of its attempts that may have sent it.
        message_id: what it was accepted under, or "".
    """

    delivery: int
    message: Hashable
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
    """What was seen of one unsure message.

    Attributes:
        entry: the entry that proves it, or None.
        copies: entries that could prove it, itself included.
        similar: some entry might be it, but cannot be told apart.
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
        clock_known: FlowIQ told its time both then and now, so that it is known where to look.
    """

    form_known: bool
    read_twice: bool
    settled: bool
    clock_known: bool = True


def look(
    history: History,
    known: Sequence[Claim],
    doubtful: Sequence[Claim],
    others: Sequence[Claim] = (),
) -> Mapping[int, Sighting]:
    """What one person's history shows of the unsure messages, by delivery.

    Args:
        history: of the person.
        known: messages to the same person that were sent for certain.
        doubtful: unsure messages to the same person, which are looked for.
        others: everything else to the same person that may have been sent: nobody looks for it
            now, but an entry may be it.
    """
    free = _unclaimed(history.entries, known)
    ids = {entry.id for entry in history.entries if entry.id}
    first = [claim for claim in known if claim.message_id not in ids]
    claims = [*first, *doubtful, *others]
    fits = [[at for at, entry in enumerate(free) if _may_own(c, entry)] for c in claims]
    matching = match(fits, [claim.message for claim in claims])
    of_known = {matching.entry_of.get(place) for place in range(len(first))}
    left = [entry for at, entry in enumerate(free) if at not in of_known]
    without = [c for place, c in enumerate(claims) if place not in matching.entry_of]
    sightings = {}
    for place, claim in enumerate(doubtful, len(first)):
        at = matching.entry_of.get(place)
        seen = _sighting(claim, None if at is None else free[at], left)
        contested = place in matching.contested or _may_be_another(seen, claim, without)
        sightings[claim.delivery] = Sighting(similar=True) if contested else seen
    return sightings


def is_absent(sighting: Sighting, claim: Claim, history: History) -> bool:
    """Whether nothing that may be the message is listed where it would have to be."""
    return sighting.entry is None and not sighting.similar and history.reaches_back_to(claim.start)


def judge(sighting: Sighting, claim: Claim, history: History, proof: Proof) -> tuple[Finding, str]:
    """The finding, and the code of `flowiq.reasons` that explains it ("" when it was sent)."""
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
    if not proof.clock_known:
        return Finding.CANNOT_TELL, "history_clock"
    if not proof.read_twice:
        return Finding.TOO_EARLY, "history_too_early"
    return Finding.NO_TRACE, "no_trace"


def _unclaimed(entries: Sequence[HistoryEntry], known: Sequence[Claim]) -> list[HistoryEntry]:
    """The entries that no known message owns by its id: delivered ones first, then the oldest."""
    ids = {claim.message_id for claim in known if claim.message_id}
    free = [entry for entry in entries if entry.outbound and entry.id not in ids]
    return sorted(free, key=lambda entry: (entry.status == "failed", entry.at))


def _may_own(claim: Claim, entry: HistoryEntry) -> bool:
    """Two different ids of WhatsApp are two different messages, however alike."""
    both = claim.message_id.startswith("wamid") and entry.id.startswith("wamid")
    if both and claim.message_id != entry.id:
        return False
    return claim.likeness(entry) is Likeness.SAME


def _may_be_another(seen: Sighting, claim: Claim, without: Sequence[Claim]) -> bool:
    """Whether the entry may just as well be a different message that has no entry of its own."""
    return seen.entry is not None and any(
        other.likeness(seen.entry) is Likeness.SIMILAR
        for other in without
        if other.message != claim.message
    )


def _sighting(claim: Claim, entry: HistoryEntry | None, left: Sequence[HistoryEntry]) -> Sighting:
    kinds = [claim.likeness(other) for other in left]
    return Sighting(entry, kinds.count(Likeness.SAME), Likeness.SIMILAR in kinds)
