"""Asking FlowIQ about people, one after the other, and keeping what it says of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flowiq_desktop.core.phone.identity import digits_only
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.core.reach.reading import look_at
from flowiq_desktop.flowiq.conversations import CannotCheckError
from flowiq_desktop.flowiq.looks import read_contact, read_conversation
from flowiq_desktop.flowiq.reasons_asking import why_not_answered
from flowiq_desktop.services.reach.contact_list import who_is_no_contact
from flowiq_desktop.services.reach.known import FRESH
from flowiq_desktop.services.reach.looking import LookSummary
from flowiq_desktop.services.reach.paced_reader import PacedReader, ReadingStoppedError
from flowiq_desktop.texts import mark

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.flowiq.client import FlowIQClient
    from flowiq_desktop.flowiq.http.exchanges import Answer
    from flowiq_desktop.flowiq.reasons import Meaning
    from flowiq_desktop.journal.journal import Journal
    from flowiq_desktop.system.clock import Clock

LOOKING = mark("Looking people up in FlowIQ")
ASKING_FOR_CONTACTS = mark("Asking FlowIQ who is blocked")


class Asking:
    """One go at it.

    Args:
        journal: where looks are kept.
        client: asks FlowIQ.
        reader: keeps the pace.
        clock: the time.
        account: the fingerprint of the account that is asked.

    Attributes:
        stopped_for: why looking ended early, a code of `flowiq.reasons`, or "".
        contacts_stopped_for: the same of asking who is blocked.
    """

    def __init__(
        self,
        journal: Journal,
        client: FlowIQClient,
        reader: PacedReader,
        clock: Clock,
        account: bytes,
    ) -> None:
        self._journal, self._client, self._reader = journal, client, reader
        self._clock, self._account = clock, account
        self._looked = self._in_vain = 0
        self.stopped_for = self.contacts_stopped_for = ""

    def look_at(self, todo: dict[str, str], after: int) -> Generator[Progress, None, None]:
        """Look at everybody; `after` questions may follow for contacts.

        Raises ReadingStoppedError.
        """
        total = len(todo) + after
        doing = Progress(LOOKING, 0, total)
        absent = yield from who_is_no_contact(todo, self._client, self._reader, doing)
        now = self._clock.now()
        self._keep([look_at(todo[person], now, Standing.NO_CONTACT) for person in absent])
        left = [number for person, number in todo.items() if person not in absent]
        yield from self._reader.ask_each(
            left,
            lambda number: self._client.messages(digits_only(number), 1),
            self._take_conversation,
            lambda done: Progress(LOOKING, done + len(absent), total),
        )

    def ask_for_contacts(
        self, people: dict[str, str], before: int
    ) -> Generator[Progress, None, None]:
        """Ask of those who may be written to whether they are blocked."""
        looks = self._journal.looks.of(self._account)
        fresh = self._clock.now() - FRESH
        found = [looks[p] for p in people if p in looks and looks[p].at > fresh]
        todo = [look for look in found if look.is_worth_asking]
        total = before + len(todo)
        try:
            yield from self._reader.ask_each(
                todo,
                lambda look: self._client.contact(digits_only(look.number)),
                self._take_settings,
                lambda done: Progress(ASKING_FOR_CONTACTS, done + before, total),
            )
        except ReadingStoppedError as stopped:
            self.contacts_stopped_for = stopped.reason

    def summary(self) -> LookSummary:
        """How it went."""
        return LookSummary(
            self._looked,
            self._in_vain,
            _meaning(self.stopped_for),
            _meaning(self.contacts_stopped_for),
        )

    def _take_conversation(self, number: str, answer: Answer | CannotCheckError) -> None:
        now = self._clock.now()
        try:
            seen = read_conversation(_readable(answer), number, now)
        except CannotCheckError:
            self._in_vain += 1
            return
        look = look_at(
            number, now, seen.standing, seen.entries, whole=seen.whole, offset=seen.offset
        )
        self._keep([look])

    def _take_settings(self, look: Look, answer: Answer | CannotCheckError) -> None:
        try:
            settings = read_contact(_readable(answer), look.number)
        except CannotCheckError:
            return
        told = replace(look, blocked=settings.blocked, broadcasts=settings.broadcasts)
        if settings.without_number:
            told = replace(told, standing=Standing.WITHOUT_NUMBER)
        self._journal.looks.keep(self._account, [told])

    def _keep(self, looks: list[Look]) -> None:
        if looks:
            self._journal.looks.keep(self._account, looks)
        self._looked += len(looks)


def _readable(answer: Answer | CannotCheckError) -> Answer:
    if isinstance(answer, CannotCheckError):
        raise answer
    return answer


def _meaning(reason: str) -> Meaning | None:
    return why_not_answered(reason) if reason else None
