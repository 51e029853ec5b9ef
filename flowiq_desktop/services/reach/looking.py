"""LookService: looks people up in FlowIQ, each with one question or two, and remembers the answers.

One look answers whether a person can be written to now, whether they asked not to be, what became
of what was sent to them, whether they answered, and whether FlowIQ knows them at all.
"""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, replace

from flowiq_desktop.core.phone.identity import digits_only, whatsapp_identity
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.core.reach.reading import look_at
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.conversations import CannotCheckError
from flowiq_desktop.flowiq.http.transport import Answer
from flowiq_desktop.flowiq.looks import read_contact, read_conversation
from flowiq_desktop.flowiq.reasons import Meaning
from flowiq_desktop.flowiq.reasons_asking import why_not_answered
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.services.preparing.outline import AskedNotTo, nobody_asked_not_to
from flowiq_desktop.services.reach.contact_list import who_is_no_contact
from flowiq_desktop.services.reach.known import FRESH, Known
from flowiq_desktop.services.reach.paced_reader import AT_ONCE, PacedReader, ReadingStoppedError
from flowiq_desktop.services.reach.turns import Turns
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.texts import mark

LOOKING = mark("Looking people up in FlowIQ")
ASKING_FOR_CONTACTS = mark("Asking FlowIQ who is blocked")


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
        self._journal.looks.forget(self._clock.now() - FRESH)
        people = {whatsapp_identity(number): number for number in numbers}
        known = self.known(connection)
        todo = {p: n for p, n in people.items() if again or known.look(n) is None}
        with closing(self._new_client(connection, AT_ONCE)) as client:
            account = self._account(connection)
            reader = PacedReader(self._clock, per_minute or self._per_minute(), self._turns)
            looking = _Looking(self._journal, client, reader, self._clock, account)
            try:
                yield from looking.look_at(todo, len(people) if contacts else 0)
            except ReadingStoppedError as stopped:
                looking.stopped_for = stopped.reason
            if contacts and not looking.stopped_for:
                yield from looking.ask_for_contacts(people, len(todo))
        return looking.summary()

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


class _Looking:
    """One go at it."""

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
