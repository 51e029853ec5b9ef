"""People of the day: whom an account may begin with, shared by all that is sent through it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flowiq_desktop.core.delivery.people_a_day import NO_LIMIT, PeopleADay
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.reach.stop_list import person_of
from flowiq_desktop.texts import say
from flowiq_desktop.texts.moments import moment_and_zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from flowiq_desktop.core.messages.message import Message
    from flowiq_desktop.core.reach.look import Look
    from flowiq_desktop.flowiq.account import Connection
    from flowiq_desktop.journal.journal import Journal
    from flowiq_desktop.journal.tables.records import Waiting
    from flowiq_desktop.system.clock import Clock


class RunPeople:
    """The people of one account's day, for the threads of its runs.

    Only templates to people who have not written within a day count: anything else arrives within
    an open window alone, where WhatsApp counts nobody.

    Args:
        day: the count.
        looks: what is known of people, by person.
        salt: of their fingerprints.
        clock: the time.
    """

    def __init__(
        self, day: PeopleADay, looks: Mapping[str, Look], salt: bytes, clock: Clock
    ) -> None:
        self._day = day
        self._looks = looks
        self._salt = salt
        self._clock = clock
        self._lock = threading.Lock()
        self._taken: dict[int, bytes] = {}

    def take(self, entry: Waiting) -> bool:
        """Whether a message may begin as far as its person is concerned; they count then."""
        now = self._clock.now()
        if self.is_free(entry.template, entry.number, now):
            return True
        person = person_of(self._salt, entry.number)
        with self._lock:
            if not self._day.may_begin(person, now):
                return False
            self._day.begin(person)
            self._taken[entry.id] = person
            return True

    def is_free(self, template: str, number: str, now: datetime) -> bool:
        """Whether a message begins with nobody: no template, or the person wrote within a day."""
        if not template:
            return True
        look = self._looks.get(whatsapp_identity(number))
        return look is not None and look.is_open(now)

    def counts(self, number: str) -> bool:
        """Whether somebody was begun with already."""
        with self._lock:
            return self._day.counts(person_of(self._salt, number), self._clock.now())

    def end(self, entry: Waiting, *, counts: bool) -> None:
        """A message is not under way any more; whether it may have arrived."""
        with self._lock:
            person = self._taken.pop(entry.id, None)
            if person is not None:
                self._day.end(person, self._clock.now(), counts=counts)

    def has_room(self) -> bool:
        """Whether one more person may be begun with."""
        with self._lock:
            return self._day.has_room(self._clock.now())

    def used(self) -> int:
        """How many people count now."""
        with self._lock:
            return self._day.used(self._clock.now())

    def next_room(self) -> datetime:
        """When one more person may be begun with."""
        with self._lock:
            return self._day.next_room(self._clock.now())


class PeopleOfTheDay:
    """Reads the people of an account's day, once for all runs that go on at the same time."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._lock = threading.Lock()
        self._running: dict[bytes, tuple[RunPeople, int]] = {}

    @contextmanager
    def of(self, account: bytes) -> Iterator[RunPeople | None]:
        """The people of an account for as long as one run goes on; None where nobody is counted.

        Raises:
            JournalError: the journal cannot be read.
        """
        with self._lock:
            people, runs = self._running.get(account) or (self.read(account), 0)
            if people is not None:
                self._running[account] = people, runs + 1
        try:
            yield people
        finally:
            # A run that nobody is counted in joined none of those that have had a limit since.
            if people is not None:
                self._leave(account)

    def read(self, account: bytes) -> RunPeople | None:
        """The people of an account as the journal has them now."""
        limit = self._journal.started.limit(account)
        if limit is None or limit == NO_LIMIT:
            return None
        looks = self._journal.looks.of(account)
        day = PeopleADay(limit, self._journal.started.people(account, looks))
        return RunPeople(day, looks, self._journal.started.salt, self._clock)

    def why_not_today(
        self, connection: Connection, message: Message, number: str
    ) -> tuple[str, str] | None:
        """Why a message to somebody has to wait for another day, and what to do; None: it goes.

        Raises:
            JournalError: the journal cannot be read.
        """
        template = REGISTRY.group_of(message.body)
        people = self.read(connection.fingerprint(self._journal.accounts.salt))
        now = self._clock.now()
        if people is None or people.is_free(template, number, now):
            return None
        if people.counts(number) or people.has_room():
            return None
        moment = moment_and_zone(people.next_room())
        return (
            say("Your account may write to more new people from {moment} on.", moment=moment),
            say("Send it then, or change under When and how to how many new people it may write."),
        )

    def _leave(self, account: bytes) -> None:
        with self._lock:
            people, runs = self._running.pop(account)
            if runs > 1:
                self._running[account] = people, runs - 1
