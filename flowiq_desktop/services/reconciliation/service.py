"""Reconciliation: what becomes of the messages that nobody is sure of.

A look into the conversations may prove that a message was sent, never that it was not. The rest is
for the person to decide, row by row; nothing is ever sent again by itself.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from flowiq_desktop.core.columns.name_columns import name_columns, name_in
from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.messages.types import REGISTRY, Body, Registry
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reconciliation.evidence import READS_APART, SETTLE_TIME, Choice, Finding
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.reasons import Meaning, meaning_of, meaning_when_unsure
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import CampaignRecord, ReconciliationRecord
from flowiq_desktop.services.reconciliation.history_reader import HistoryReader
from flowiq_desktop.services.reconciliation.row_reconciliation import LookOutcome, RowReconciliation
from flowiq_desktop.services.sending.account_match import SendRefusedError, campaign_for
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.texts import mark, say

__all__ = [
    "CheckSummary",
    "Choice",
    "Finding",
    "Meaning",
    "ReconciliationService",
    "ResendSummary",
    "RowFinding",
    "SendRefusedError",
    "UnsureRow",
]

WAITING = mark("Waiting a minute before looking once more")
"""What `check` says it is doing between its two looks; its progress is then in seconds."""
LOOKED = mark("Looking is done")
"""What `send_again` says right before it decides: the last moment to cancel."""
_TICK = 0.2


@dataclass(frozen=True, slots=True)
class UnsureRow:
    """A row whose message may have been sent or not.

    Attributes:
        row_number: the spreadsheet's own.
        number: the person's.
        name: the person's, from the columns that name people, or "".
        message_type: the API's name of the message's type.
        body: the message, as it was or was not sent.
        ended: when the last attempt ended.
        reason: why nobody is sure, or what the last look found; a code of `flowiq.reasons`.
        looked_at: when its conversation was last read, or None.
        wording: what the person reads, where the body does not say it; else "".
    """

    row_number: int
    number: str
    name: str
    message_type: str
    body: Body
    ended: datetime
    reason: str
    looked_at: datetime | None
    wording: str

    @property
    def sentence(self) -> str:
        """Why nobody is sure, in words."""
        return meaning_when_unsure(self.reason).sentence

    @property
    def advice(self) -> str:
        """What to do."""
        return meaning_when_unsure(self.reason).advice


@dataclass(frozen=True, slots=True)
class RowFinding:
    """What a look into the conversation said about one row.

    Attributes:
        row_number: the spreadsheet's own.
        finding: sent, delivery failed, no trace, too early, or cannot tell.
        reason: why; a code of `flowiq.reasons`, or "" when it was sent.
        copies: how often the message is listed; above 1, the person got it more than once.
        looked_at: when.
        look_again_at: when "too early" is over, or None when it was not too early.
    """

    row_number: int
    finding: Finding
    reason: str
    copies: int
    looked_at: datetime
    look_again_at: datetime | None = None

    @property
    def sentence(self) -> str:
        """The finding in words, with the reason."""
        if not self.reason:
            return say("The message is in the conversation, so it was sent.")
        return meaning_of(self.reason).sentence


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """What a look into the conversations found.

    Attributes:
        campaign_id: whose messages.
        rows: one finding for each row that was looked for, in the sheet's order.
        looked_at: when.
        look_again_at: when "too early" is over, or None when nothing was too early.
        stopped_because: why some rows could not be looked for, or None.
    """

    campaign_id: int
    rows: tuple[RowFinding, ...]
    looked_at: datetime
    look_again_at: datetime | None = None
    stopped_because: Meaning | None = None

    def count(self, finding: Finding) -> int:
        """How many rows have this finding."""
        return Counter(row.finding for row in self.rows)[finding]


@dataclass(frozen=True, slots=True)
class ResendSummary:
    """What became of rows that a person wants to send again.

    Attributes:
        ready: rows that wait to be sent once more.
        found: rows that the last look found in the conversation: they count as sent, and stay so.
        stopped_because: why the last look was not possible, so that no row waits; None otherwise.
    """

    ready: int
    found: int
    stopped_because: Meaning | None = None


class ReconciliationService:
    """Looks into conversations, and carries out what the person decides.

    None of this happens while a campaign is being sent.
    """

    def __init__(
        self,
        journal: Journal,
        new_client: Callable[[Connection, int], FlowIQClient],
        clock: Clock,
        locks: CampaignLocks | None = None,
        registry: Registry = REGISTRY,
    ) -> None:
        """Put the service together.

        Args:
            journal: where everything is noted.
            new_client: makes a client for a connection and so many connections.
            clock: time and chance.
            locks: shared with whoever sends, if anyone does.
            registry: the message types.
        """
        self._registry = registry
        self._journal = journal
        self._new_client = new_client
        self._clock = clock
        self._locks = locks or CampaignLocks()

    def unsure(self, campaign: int) -> list[UnsureRow]:
        """The rows nobody is sure of, in the sheet's order."""
        looks = self._journal.decisions.last_looks(campaign)
        record = self._journal.campaigns.get(campaign)
        headers = record.headers if record else ()
        names = name_columns(headers, self._journal.results.sample(campaign))
        return [_row(entry, names, looks) for entry in self._journal.unknown_outcomes.of(campaign)]

    def check(
        self, campaign: int, connection: Connection
    ) -> Generator[Progress, None, CheckSummary]:
        """Look for every unsure row in its conversation; those found become Sent.

        "No trace" takes two looks a minute apart: the second waits for that, unless an earlier
        check has looked already. Closing the generator stops between two requests.

        Raises:
            SendRefusedError: the campaign is gone, or of another kind than the connection; or
                messages are being sent.
            JournalError: the journal cannot be written.
        """
        record = campaign_for(self._journal, campaign, connection)
        with self._locks.reconciling(), closing(self._new_client(connection, 1)) as client:
            records = self._journal.unknown_outcomes.of(campaign)
            reconciliation = self._row_reconciliation(client, record, connection)
            looks = yield from reconciliation.look_at(records)
            again = [entry for entry in records if entry.id in looks and looks[entry.id].one_more]
            if again and not reconciliation.stopped_for:
                yield from self._wait_between_reads()
                looks |= yield from reconciliation.look_at(again)
        return self._summary(campaign, records, looks, reconciliation.stopped_for)

    def leave(self, campaign: int, rows: Collection[int] | None = None) -> int:
        """Leave rows unsure for good; None means all unsure ones. Returns how many.

        Raises:
            SendRefusedError: messages are being sent.
            JournalError: the journal cannot be written.
        """
        with self._locks.reconciling():
            return self._journal.unknown_outcomes.decide(campaign, Choice.LEAVE, rows)

    def treat_as_sent(self, campaign: int, rows: Collection[int] | None = None) -> int:
        """Count rows as sent because the person says so; None means all unsure ones.

        Raises:
            SendRefusedError: messages are being sent.
            JournalError: the journal cannot be written.
        """
        with self._locks.reconciling():
            return self._journal.unknown_outcomes.decide(campaign, Choice.TREAT_AS_SENT, rows)

    def send_again(
        self, campaign: int, connection: Connection, rows: Collection[int] | None = None
    ) -> Generator[Progress, None, ResendSummary]:
        """Let rows be sent again, after a last look; `SendService.run` then sends them.

        The window asks first and warns that the person may get the message twice. The decision is
        made at the very end: closing the generator, even during the last question, leaves none.

        Raises:
            SendRefusedError: the campaign is gone, or of another kind than the connection; or
                messages are being sent.
            JournalError: the journal cannot be written.
        """
        record = campaign_for(self._journal, campaign, connection)
        with self._locks.reconciling(), closing(self._new_client(connection, 1)) as client:
            records = [
                entry
                for entry in self._journal.unknown_outcomes.of(campaign)
                if rows is None or entry.row_number in rows
            ]
            account = self._account(connection)
            if any(entry.went_elsewhere(account) for entry in records):
                return ResendSummary(0, 0, meaning_of("history_other_account"))
            reconciliation = self._row_reconciliation(client, record, connection)
            looks = yield from reconciliation.look_at(records)
            found = {key for key, entry in looks.items() if entry.finding is Finding.SENT}
            if reconciliation.stopped_for:
                return ResendSummary(0, len(found), meaning_of(reconciliation.stopped_for))
            approved = {entry.row_number for entry in records if entry.id not in found}
            yield Progress(LOOKED, len(records), len(records))
            ready = self._journal.unknown_outcomes.decide(campaign, Choice.SEND_AGAIN, approved)
        return ResendSummary(ready, len(found))

    def _row_reconciliation(
        self, client: FlowIQClient, record: CampaignRecord, connection: Connection
    ) -> RowReconciliation:
        reader = HistoryReader(client, self._clock, self._registry)
        account = self._account(connection)
        return RowReconciliation(self._journal, reader, record, account, self._registry)

    def _account(self, connection: Connection) -> bytes:
        return connection.fingerprint(self._journal.accounts.salt)

    def _wait_between_reads(self) -> Generator[Progress, None, None]:
        seconds = int(READS_APART.total_seconds()) + 1
        end = self._clock.monotonic_ns() + seconds * SECOND
        while (left := end - self._clock.monotonic_ns()) > 0:
            done = seconds - left // SECOND
            yield Progress(WAITING, done, seconds)
            self._clock.sleep(_TICK)

    def _summary(
        self,
        campaign: int,
        records: Sequence[ReconciliationRecord],
        looks: Mapping[int, LookOutcome],
        stopped_for: str,
    ) -> CheckSummary:
        now = self._clock.now()
        rows = [_finding(entry, looks[entry.id], now) for entry in records if entry.id in looks]
        again = max((row.look_again_at for row in rows if row.look_again_at), default=None)
        because = meaning_of(stopped_for) if stopped_for else None
        return CheckSummary(campaign, tuple(rows), now, again, because)


def _row(
    record: ReconciliationRecord, names: Sequence[int], looks: Mapping[int, datetime]
) -> UnsureRow:
    """A row; the person's name is in these columns."""
    return UnsureRow(
        record.row_number,
        record.number,
        name_in(record.cells, names),
        record.message_type,
        json.loads(record.body),
        _ended(record),
        record.reason,
        looks.get(record.id),
        record.wording,
    )


def _ended(record: ReconciliationRecord) -> datetime:
    return max(attempt.ended for attempt in record.attempts)


def _finding(record: ReconciliationRecord, found: LookOutcome, now: datetime) -> RowFinding:
    early = found.finding is Finding.TOO_EARLY
    again = _ended(record) + SETTLE_TIME if early else None
    return RowFinding(record.row_number, found.finding, found.reason, found.copies, now, again)
