"""LookService: looks people up in FlowIQ, each with one question or two, and remembers the answers.

One look answers whether a person can be written to now, whether they asked not to be, what became
of what was sent to them, whether they answered, and whether FlowIQ knows them at all.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.services.preparing.outline import AskedNotTo, nobody_asked_not_to
from flowiq_desktop.services.reach.known import FRESH, Known
from flowiq_desktop.services.reach.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.flowiq.account import Connection
    from flowiq_desktop.flowiq.client import FlowIQClient
    from flowiq_desktop.flowiq.reasons import Meaning
    from flowiq_desktop.journal.journal import Journal
    from flowiq_desktop.system.clock import Clock


@dataclass(frozen=True, slots=True)
class LookSummary:
    """How looking went.

    Attributes:
        looked: people FlowIQ said something about.
        in_vain: people about whom its answer could not be read.
        stopped_because: why the rest could not be looked at, or None.
        contacts_because: why nobody knows who is blocked, or None.
    """

    looked: int = 0
    in_vain: int = 0
    stopped_because: Meaning | None = None
    contacts_because: Meaning | None = None


class LookService:
    """Looks people up, as far as nobody has looked lately.

    Sending comes first: while a campaign is being sent, or unsure rows are looked for, this waits.
    """

    def __init__(
        self,
        journal: Journal,
        new_client: Callable[[Connection, int], FlowIQClient],
        clock: Clock,
        per_minute: Callable[[], float],
        turns: Turns | None = None,
    ) -> None:
        """Put the service together.

        Args:
            journal: where looks are kept.
            new_client: makes a client for a connection and so many connections.
            clock: time and chance.
            per_minute: how many requests a minute the person allows.
            turns: shared with whoever else asks FlowIQ, if anyone does.
        """
        self._journal = journal
        self._new_client = new_client
        self._clock = clock
        self._per_minute = per_minute
        self._turns = turns or Turns()

    def known(self, connection: Connection | None, *, practice: bool = False) -> Known:
        """What is known of people without asking anybody.

        Args:
            connection: the account that would be asked; None for none, where nobody was looked at.
            practice: without an account, whose stop list counts.

        Raises:
            JournalError: the journal cannot be read.
        """
        practice = practice if connection is None else connection.practice
        asked_not_to = self._asked_not_to(practice=practice)
        if connection is None:
            return Known({}, {}, self._clock.now(), asked_not_to)
        looks = self._journal.looks.of(self._account(connection))
        failed = self._journal.looks.failed_numbers(practice=connection.practice)
        by_person = {whatsapp_identity(number): moment for number, moment in failed.items()}
        return Known(looks, by_person, self._clock.now(), asked_not_to)

    def seconds_for(
        self,
        people: int,
        *,
        contacts: bool = True,
        unasked: int = 0,
        per_minute: float | None = None,
    ) -> float:
        """How long it takes to look this many people up.

        Args:
            people: how many.
            contacts: also ask for each whether they are blocked.
            unasked: people who were looked up, and not asked about that.
            per_minute: requests a minute; None for the pace that is set.
        """
        questions = 2 * people + unasked if contacts else people
        return questions * 60 / max(1.0, per_minute or self._per_minute())

    def look(
        self,
        numbers: Iterable[str],
        connection: Connection,
        *,
        contacts: bool = True,
        again: bool = False,
        per_minute: float | None = None,
    ) -> Generator[Progress, None, LookSummary]:
        """Look people up; whoever was looked at within the day is not asked about again.

        Each look is kept as soon as it is done: closing the generator between two requests loses
        none, and looking again goes on from there.

        Args:
            numbers: theirs, `+` and digits; several of one account count once.
            connection: the account to ask.
            contacts: also ask of each whether they are blocked, which takes as long again.
            again: ask about everybody, whenever they were looked at.
            per_minute: requests a minute; None for the pace that is set.

        Raises:
            JournalError: a look cannot be kept.
        """
        # Whoever only wants to know what is known waits for none of it.
        from flowiq_desktop.services.reach.asking import Asking  # noqa: PLC0415 - above
        from flowiq_desktop.services.reach.paced_reader import (  # noqa: PLC0415 - above
            AT_ONCE,
            PacedReader,
            ReadingStoppedError,
        )

        self._journal.looks.forget(self._clock.now() - FRESH)
        people = {whatsapp_identity(number): number for number in numbers}
        known = self.known(connection)
        todo = {p: n for p, n in people.items() if again or known.look(n) is None}
        with closing(self._new_client(connection, AT_ONCE)) as client:
            account = self._account(connection)
            reader = PacedReader(self._clock, per_minute or self._per_minute(), self._turns)
            asking = Asking(self._journal, client, reader, self._clock, account)
            try:
                yield from asking.look_at(todo, len(people) if contacts else 0)
            except ReadingStoppedError as stopped:
                asking.stopped_for = stopped.reason
            if contacts and not asking.stopped_for:
                yield from asking.ask_for_contacts(people, len(todo))
        return asking.summary()

    def _asked_not_to(self, *, practice: bool) -> AskedNotTo:
        """Says who is on the list of people who do not want messages."""
        lookup = self._journal.stop_list.lookup(practice=practice)
        if not lookup.by_person:
            return nobody_asked_not_to

        def asked_not_to(number: str, /, *, marketing: bool = False) -> bool:
            return lookup.entry(number, marketing=marketing) is not None

        return asked_not_to

    def _account(self, connection: Connection) -> bytes:
        return connection.fingerprint(self._journal.accounts.salt)
