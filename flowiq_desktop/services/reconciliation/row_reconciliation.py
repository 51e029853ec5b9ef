"""RowReconciliation: one look into the conversations of people whose messages nobody is sure of."""

import json
from collections import defaultdict
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import overload

from flowiq_desktop.core.delivery.states import SENT_UNACCEPTED_STATES
from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reconciliation.evidence import (
    READS_APART,
    SETTLE_TIME,
    Claim,
    Finding,
    Proof,
    Sighting,
    Window,
    is_absent,
    judge,
    look,
)
from flowiq_desktop.core.reconciliation.history import History, content_of
from flowiq_desktop.flowiq.conversations import CannotCheckError, clock_offset
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.decisions import NOTHING_SEEN
from flowiq_desktop.journal.tables.records import AttemptTimes, CampaignRecord, ReconciliationRecord
from flowiq_desktop.services.reconciliation.history_reader import HistoryReader, ReadingStoppedError
from flowiq_desktop.texts import mark

_DOING = mark("Looking into the conversations")
_EXAMPLES = 3
_READ_EARLIER = timedelta(hours=1)
"""How much further back than needed to read, for a clock whose offset is not known yet."""


@dataclass(frozen=True, slots=True)
class LookOutcome:
    """What was found for one message.

    Attributes:
        finding: what the conversation says.
        reason: the code of `flowiq.reasons` that explains it, or "" when it was sent.
        copies: how often the message is listed in the conversation.
        one_more: another look in a minute may say more.
    """

    finding: Finding
    reason: str
    copies: int = 0
    one_more: bool = False


class RowReconciliation:
    """Reads, judges and records. Only proof changes a delivery, and nothing is ever sent.

    Attributes:
        stopped_for: why no more conversations could be read (a code of `flowiq.reasons`), or "".
    """

    def __init__(
        self,
        journal: Journal,
        reader: HistoryReader,
        campaign: CampaignRecord,
        account: bytes,
        registry: Registry = REGISTRY,
    ) -> None:
        """Put it together.

        Args:
            journal: where everything is recorded.
            reader: reads the conversations.
            campaign: whose messages are looked for.
            account: the fingerprint of the account whose conversations are read.
            registry: the message types.
        """
        self._registry = registry
        self._journal = journal
        self._reader = reader
        self._campaign = campaign
        self._account = account
        self._forms: dict[str, bool] = {}
        self._without_examples: set[str] = set()
        self.stopped_for = ""

    def look_at(
        self, records: Sequence[ReconciliationRecord]
    ) -> Generator[Progress, None, dict[int, LookOutcome]]:
        """Look once into each person's conversation; returns what was found, by delivery.

        Messages whose conversations could no longer be read are missing from the result.
        """
        people: defaultdict[str, list[ReconciliationRecord]] = defaultdict(list)
        found: dict[int, LookOutcome] = {}
        for record in records:
            if record.went_elsewhere(self._account):
                found[record.id] = self._cannot_tell(record, "history_other_account", {})
            else:
                people[record.number].append(record)
        # What is not listed yet may be in a minute: each look asks again for the forms not seen.
        self._forms = {kind: True for kind, seen in self._forms.items() if seen}
        try:
            for done, group in enumerate(people.values()):
                found |= yield from self._person(group, Progress(_DOING, done, len(people)))
        except ReadingStoppedError as stop:
            self.stopped_for = stop.reason
        return found

    # -- one person -------------------------------------------------------------------------

    def _person(
        self, group: Sequence[ReconciliationRecord], doing: Progress
    ) -> Generator[Progress, None, dict[int, LookOutcome]]:
        number = group[0].number
        try:
            history = yield from self._reader.read(number, _read_since(group), doing)
        except CannotCheckError as error:
            told = {"detail": error.detail}
            return {record.id: self._cannot_tell(record, error.reason, told) for record in group}
        sent = self._journal.correspondence.sent_to(number, self._campaign.practice)
        known = [self._claim(record, record.attempts, history) for record in sent]
        claims = {record.id: self._claim(record, record.attempts, history) for record in group}
        others = self._other_tries(number, claims, history)
        sightings = look(history, known, list(claims.values()), others)
        found = {}
        for record in group:
            claim, sighting = claims[record.id], sightings[record.id]
            found[record.id] = yield from self._judged(record, claim, sighting, history, doing)
        return found

    def _judged(
        self,
        record: ReconciliationRecord,
        claim: Claim,
        sighting: Sighting,
        history: History,
        doing: Progress,
    ) -> Generator[Progress, None, LookOutcome]:
        evidence = _evidence(history, sighting)
        absent = is_absent(sighting, claim, history)
        if absent:
            self._journal.unknown_outcomes.note_reading(record.id, NOTHING_SEEN, "", evidence)
        # Whether FlowIQ lists such messages at all matters only for one that is not listed.
        form_known = not absent or (yield from self._form_known(record.message_type, doing))
        proof = self._proof(record, history, form_known)
        finding, reason = judge(sighting, claim, history, proof)
        copies = 0 if absent else sighting.copies
        one_more = absent and proof.settled and not proof.read_twice
        may_help = form_known or record.message_type not in self._without_examples
        may_help = may_help and proof.clock_known
        return self._noted(
            record, LookOutcome(finding, reason, copies, one_more and may_help), evidence
        )

    def _other_tries(
        self, number: str, looked_for: Collection[int], history: History
    ) -> list[Claim]:
        """Every other attempt to send this person something whose outcome nobody knows.

        A message that is looked for, or counts as sent, has one claim already; each further attempt
        of it may be listed as well.
        """
        claims = []
        for record in self._journal.correspondence.maybe_sent_to(number, self._campaign.practice):
            has_one = record.id in looked_for or record.state in SENT_UNACCEPTED_STATES
            tries = record.attempts[1:] if has_one else record.attempts
            claims += [self._claim(record, [attempt], history) for attempt in tries]
        return claims

    def _proof(self, record: ReconciliationRecord, history: History, form_known: bool) -> Proof:
        ended = max(attempt.ended for attempt in record.attempts)
        long_ago = history.read_at - READS_APART
        unseen = self._journal.decisions.unseen_since(record.id, ended)
        return Proof(
            form_known=form_known,
            read_twice=any(moment <= long_ago for moment in unseen),
            settled=_age(record.attempts, history) >= SETTLE_TIME,
            clock_known=history.offset is not None and all(map(_is_timed, record.attempts)),
        )

    def _noted(
        self, record: ReconciliationRecord, found: LookOutcome, evidence: Mapping[str, object]
    ) -> LookOutcome:
        if found.finding is Finding.SENT:
            identity = str(evidence["id"])
            if self._journal.unknown_outcomes.confirm(record.id, identity, evidence):
                return found
            return self._cannot_tell(record, "history_alike", evidence)
        if found.finding is Finding.CANNOT_TELL:
            self._cannot_tell(record, found.reason, evidence)
        elif found.finding is not Finding.TOO_EARLY:
            self._journal.unknown_outcomes.note_reading(
                record.id, found.finding, found.reason, evidence
            )
        return found

    def _cannot_tell(
        self, record: ReconciliationRecord, reason: str, evidence: Mapping[str, object]
    ) -> LookOutcome:
        told = {"why": reason, **evidence}
        self._journal.unknown_outcomes.note_reading(record.id, Finding.CANNOT_TELL, "", told)
        return LookOutcome(Finding.CANNOT_TELL, reason)

    # -- whether FlowIQ lists what it accepts -----------------------------------------------

    def _form_known(self, message_type: str, doing: Progress) -> Generator[Progress, None, bool]:
        """Whether messages of a type are listed as expected, judged by some that were accepted.

        The form of texts is documented; other types count only once one has been seen.
        """
        if message_type not in self._forms:
            examples = self._journal.correspondence.accepted_examples(
                self._campaign.id, message_type, _EXAMPLES
            )
            seen = not examples and self._is_documented(message_type)
            for example in examples:
                seen = seen or (yield from self._is_listed(example, doing))
            self._forms[message_type] = seen
            if not examples:
                self._without_examples.add(message_type)
        return self._forms[message_type]

    def _is_documented(self, message_type: str) -> bool:
        entry = self._registry.get(message_type)
        return entry is not None and entry.listing.documented

    def _is_listed(
        self, example: ReconciliationRecord, doing: Progress
    ) -> Generator[Progress, None, bool]:
        try:
            history = yield from self._reader.read(example.number, _read_since([example]), doing)
        except CannotCheckError:
            return False
        claim = self._claim(example, example.attempts, history)
        return look(history, [], [claim])[example.id].entry is not None

    def _claim(
        self, record: ReconciliationRecord, tries: Sequence[AttemptTimes], history: History
    ) -> Claim:
        """The message as it may be listed for these attempts.

        Equal words sent through two accounts are two messages: only one of them is in this history.
        So is what was tried through both: nobody knows which attempt an entry would be.
        """
        windows = _windows(tries, history.offset or timedelta())
        content = content_of(json.loads(record.body), self._registry, record.wording)
        accounts = frozenset(attempt.account for attempt in tries)
        return Claim(record.id, (accounts, record.body), content, windows, record.message_id)


def _read_since(records: Sequence[ReconciliationRecord]) -> datetime:
    windows = [_windows(record.attempts, _READ_EARLIER) for record in records]
    return min(window.start for of_record in windows for window in of_record)


def _windows(tries: Sequence[AttemptTimes], otherwise: timedelta) -> tuple[Window, ...]:
    """When messages of these attempts would be listed.

    Args:
        tries: the attempts.
        otherwise: the clock's offset for a run in which FlowIQ never said its time.
    """
    return tuple(
        Window.of_attempt(attempt.began, attempt.ended, _offset(attempt, otherwise))
        for attempt in tries
    )


@overload
def _offset(attempt: AttemptTimes) -> timedelta | None: ...
@overload
def _offset(attempt: AttemptTimes, otherwise: timedelta) -> timedelta: ...
def _offset(attempt: AttemptTimes, otherwise: timedelta | None = None) -> timedelta | None:
    """This computer's clock minus FlowIQ's at the time of an attempt."""
    offset = clock_offset(attempt.answered, attempt.server_date)
    return otherwise if offset is None else offset


def _is_timed(attempt: AttemptTimes) -> bool:
    """Whether the attempt's time is known: FlowIQ told its own, and no clock was put back since."""
    return _offset(attempt) is not None and attempt.began <= attempt.ended


def _age(tries: Sequence[AttemptTimes], history: History) -> timedelta:
    """How long ago the last attempt ended by FlowIQ's clock, whatever became of this computer's."""
    present = history.offset or timedelta()
    ended = max(attempt.ended - _offset(attempt, present) for attempt in tries)
    return history.read_at - present - ended


def _evidence(history: History, sighting: Sighting) -> dict[str, object]:
    """What a later reader needs to judge the decision again; nothing of the message itself."""
    read = {
        "read": history.read_at.isoformat(timespec="seconds"),
        "entries": len(history.entries),
        "whole": history.whole,
        "offset": history.offset.total_seconds() if history.offset is not None else None,
    }
    if sighting.entry is None:
        return {**read, "similar": sighting.similar}
    entry = sighting.entry
    return {
        **read,
        "at": entry.at.isoformat(),
        "id": entry.id,
        "status": entry.status,
        "copies": sighting.copies,
    }
