"""First looks: what conversations show of the first messages of a campaign, asked in rounds."""

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from flowiq_desktop.core.delivery.careful_start import FirstMessages
from flowiq_desktop.core.delivery.rate_limiter import RateLimiter
from flowiq_desktop.core.delivery.states import (
    NOT_SENT_STATES,
    PROVED_SENT_STATES,
    DeliveryState,
)
from flowiq_desktop.core.phone.identity import digits_only, whatsapp_identity
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.first_messages import became
from flowiq_desktop.core.reach.reading import look_at
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.conversations import CannotCheckError
from flowiq_desktop.flowiq.looks import Conversation, read_conversation
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.wishes.careful_start import FirstRow
from flowiq_desktop.services.reach.asking import LOOKING
from flowiq_desktop.services.reach.paced_reader import PacedReader
from flowiq_desktop.system.clock import Clock

SLOWEST = 30.0
"""Questions a minute, however slowly a campaign is sent: five people could else not be looked at
several times within two minutes. FlowIQ documents 100 (docs/flowiq-api.md, Rate)."""


@dataclass(frozen=True, slots=True)
class Through:
    """What looking goes through.

    Attributes:
        client: asks FlowIQ.
        limiter: how often. It is the pace of sending, which rests meanwhile.
        account: its fingerprint, by which looks are kept.
    """

    client: FlowIQClient
    limiter: RateLimiter
    account: bytes


class FirstLooks:
    """Asks for the conversations of those whose messages were accepted, until they have ended.

    Args:
        journal: where looks are kept.
        through: the account.
        clock: time and chance.
        rows: the first messages.
    """

    def __init__(
        self, journal: Journal, through: Through, clock: Clock, rows: Sequence[FirstRow]
    ) -> None:
        self._journal, self._through, self._clock = journal, through, clock
        slow = through.limiter.ceiling < SLOWEST
        self._reader = PacedReader(clock, SLOWEST if slow else through.limiter)
        self._states = Counter(row.state for row in rows)
        self._theirs: dict[str, list[FirstRow]] = {}
        for row in rows:
            if row.state in PROVED_SENT_STATES:
                self._theirs.setdefault(whatsapp_identity(row.number), []).append(row)
        self._became: dict[str, tuple[int, int]] = {}

    def counted(self) -> FirstMessages:
        """What is known so far."""
        arrived = sum(arrived for arrived, _failed in self._became.values())
        failed = sum(failed for _arrived, failed in self._became.values())
        refused = self._in(NOT_SENT_STATES)
        unsure = self._states.total() - refused - self._in(PROVED_SENT_STATES)
        return FirstMessages(self._states.total(), arrived, failed + refused, unsure)

    def ask(self) -> Generator[None, None, None]:
        """One round: everybody of whom it is not known yet; closing it loses nothing.

        Raises:
            ReadingStoppedError: nothing can be asked at the moment.
            JournalError: a look cannot be kept.
        """
        for person, rows in self._theirs.items():
            if sum(self._became.get(person, ())) < len(rows):
                yield from self._ask_for(person, rows)

    def _ask_for(self, person: str, rows: Sequence[FirstRow]) -> Generator[None, None, None]:
        number = rows[0].number
        question = partial(self._through.client.messages, digits_only(number), 1)
        try:
            asking = self._reader.ask(question, Progress(LOOKING))
            while True:
                try:
                    next(asking)
                except StopIteration as answered:
                    seen = read_conversation(answered.value, number, self._clock.now())
                    break
                yield
        except CannotCheckError:
            return  # nothing is known of this one in this round
        self._keep(number, seen)
        since = min(row.began for row in rows) - (seen.offset or timedelta())
        self._became[person] = became(seen.entries, since, len(rows))

    def _keep(self, number: str, seen: Conversation) -> None:
        """Keep the look; who is blocked was not asked, and what is known of it stays."""
        account, now = self._through.account, self._clock.now()
        look = look_at(
            number, now, seen.standing, seen.entries, whole=seen.whole, offset=seen.offset
        )
        if before := self._journal.looks.at(account, number):
            look = replace(look, blocked=before.blocked, broadcasts=before.broadcasts)
        self._journal.looks.keep(account, [look])

    def _in(self, states: frozenset[DeliveryState]) -> int:
        return sum(self._states[state] for state in states)
