"""Journal: the sender's memory. What it confirms is on disk; nothing is sent without it."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from sqlite3 import Connection, IntegrityError
from types import TracebackType
from typing import Self

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Outcome
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.connection import open_database
from flowiq_desktop.journal.engine.disk_reserve import Reserve
from flowiq_desktop.journal.engine.migrations import remove_copies
from flowiq_desktop.journal.errors import JournalError, disk_full
from flowiq_desktop.journal.restore_guard import instance_check as identity
from flowiq_desktop.journal.restore_guard.missing_messages import Missing, hold_new
from flowiq_desktop.journal.restore_guard.watermark import SecondPlace
from flowiq_desktop.journal.tables import campaigns, deliveries
from flowiq_desktop.journal.tables import deleted_fingerprints as remembered
from flowiq_desktop.journal.tables import duplicates as holds
from flowiq_desktop.journal.tables import unknown_outcomes as settlements
from flowiq_desktop.journal.tables.accounts import Accounts
from flowiq_desktop.journal.tables.records import (
    Armed,
    CampaignRecord,
    DeliveryRecord,
    NewCampaign,
    NewDelivery,
    ReasonCount,
    Repeat,
    SettlingRecord,
    Waiting,
)
from flowiq_desktop.journal.tables.refusals import Refusals
from flowiq_desktop.journal.tables.results_index import ResultsIndex
from flowiq_desktop.journal.tables.trying_again import TryingAgain

_BLOCK = 2000
FILE_NAME = "journal.sqlite3"


class Journal:
    """One file, one connection, one writer; any thread may ask it.

    Every call raises JournalError when what it does cannot be made durable.

    Args:
        folder: where the file lies.
        now: the wall clock.
        opened: opens the file; tests pass in a disk that fails as they wish.
        second_place: how a copied or restored file is recognised; None does not watch for any.

    Attributes:
        accounts: which account each run sent through.
        missing: how many messages were sent that are not in this journal.
        refusals: what the last refusals of a campaign had in common.
        results: finds rows for the table of results.
        trying_again: lets rows that were not sent wait again.
        interrupted: deliveries that the last run left in flight and that are now UNKNOWN.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        opened: Callable[[Path], Connection] = open_database,
        second_place: SecondPlace | None = None,
    ) -> None:
        path = folder / FILE_NAME
        connection = opened(path)
        self._now = now
        self._reserve = Reserve(folder / "reserve")
        self._writer = Writer(connection, path, self._reserve)
        self.accounts = Accounts(self._writer)
        self.missing = Missing(self._writer, now)
        self.refusals = Refusals(self._writer)
        self.results = ResultsIndex(self._writer)
        self.trying_again = TryingAgain(self._writer, now)
        self._closed = threading.Event()
        self._second_place = second_place
        try:
            self.interrupted = self._writer.run(
                lambda db: deliveries.settle_interrupted(db, now()), vital=True
            )
            self._writer.run(campaigns.delete_drafts)
            self._writer.run(deliveries.cancel_tests)
            if second_place is not None:
                self._watch_for_copies(second_place, str(path.stat().st_ino))
        except BaseException:
            self._writer.close()
            raise

    def close(self) -> None:
        """Store what is queued and let go of the file."""
        if not self._closed.is_set():
            self._closed.set()
            self._writer.close()
            if self._second_place is not None:
                self._second_place.close()

    @property
    def copy_warning(self) -> str:
        """Why messages may be missing from this journal, in words, or "".

        It stays, across restarts, for as long as something could go out a second time because of
        it.
        """
        return self._writer.run(lambda db: identity.standing_warning(db, self._now()))

    @property
    def seconds_busy(self) -> float:
        """How long the disk has taken over the present commit; 0 when there is none."""
        return self._writer.seconds_busy

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- campaigns --------------------------------------------------------------------------

    def begin(self, new: NewCampaign) -> int:
        """Begin a draft; its id. Drafts that are never frozen vanish at the next start."""
        return self._writer.run(lambda db: campaigns.add_campaign(db, new, self._now()))

    def add(self, campaign: int, rows: Iterable[NewDelivery]) -> Iterator[int]:
        """Add rows to a draft, yielding after each block how many have been added so far."""
        added, source = 0, iter(rows)
        while block := list(islice(source, _BLOCK)):
            self._add_block(campaign, block)
            added += len(block)
            yield added

    def freeze(self, campaign: int) -> None:
        """Make the draft a campaign: its rows never change, and wait if messages are missing."""

        def work(db: Connection) -> None:
            hold_new(db, campaign, self._now())
            campaigns.freeze(db, campaign)

        self._writer.run(work)

    def set_state(self, campaign: int, state: CampaignState, paused_for: str = "") -> None:
        """Change a campaign's state, with the reason for a pause."""
        self._writer.run(lambda db: campaigns.set_state(db, campaign, state, paused_for))

    def campaign(self, campaign: int) -> CampaignRecord | None:
        """One campaign with its counts, or None."""
        return self._writer.run(lambda db: campaigns.campaign_record(db, campaign))

    def campaigns(self) -> list[CampaignRecord]:
        """All campaigns, newest first."""
        ids = self._writer.run(campaigns.campaign_ids)
        return [record for entry in ids if (record := self.campaign(entry)) is not None]

    def delete(self, campaign: int) -> None:
        """Remove a campaign with everything about the people in it; what it sent is remembered."""
        remove_copies(self._writer.folder / FILE_NAME)
        self._writer.run(lambda db: campaigns.delete(db, campaign, self._now()), private=True)
        self._writer.run(lambda _db: None)  # done when nothing is left behind

    def discard(self, campaign: int) -> bool:
        """Remove a campaign without any attempt or decision; False, and nothing done, otherwise."""
        return self._writer.run(lambda db: campaigns.discard(db, campaign), private=True)

    def forget(self, after: timedelta) -> int:
        """Forget what deleted campaigns sent longer ago than that; returns how many messages."""
        return self._writer.run(lambda db: remembered.forget(db, after, self._now()))

    def counts(self, campaign: int) -> dict[DeliveryState, int]:
        """How many deliveries are in each state."""
        return self._writer.run(lambda db: campaigns.counts(db, campaign))

    def reasons(self, campaign: int) -> list[ReasonCount]:
        """Everything that was not plainly sent, grouped by what there is to say about it."""
        return self._writer.run(lambda db: campaigns.reason_counts(db, campaign))

    def deliveries(self, campaign: int) -> Iterator[DeliveryRecord]:
        """All deliveries in the sheet's order, fetched in blocks so that sending goes on."""
        after = 0
        while True:
            after, block = self._block(campaign, after)
            if not block:
                return
            yield from block

    def waiting(self, campaign: int) -> list[Waiting]:
        """The deliveries that may be sent, in the sheet's order."""
        return self._writer.run(lambda db: deliveries.waiting(db, campaign))

    def arm(self, delivery: int, run: str) -> Armed:
        """Make the intent of one attempt durable; only then may its bytes leave.

        Refused on a disk without room for the reserve: its answer might find none either.
        """
        armed = self._writer.run(lambda db: self._arm(db, delivery, run))
        self._count_attempt(armed)
        return armed

    def settle(
        self, armed: Armed, outcome: Outcome, state: DeliveryState | None = None
    ) -> DeliveryState:
        """Make the outcome of an attempt durable; returns the state of its delivery."""
        return self._writer.run(
            lambda db: deliveries.settle(db, armed, outcome, self._now(), state), vital=True
        )

    def settle_late(self, armed: Armed, outcome: Outcome, state: DeliveryState | None) -> bool:
        """Store an outcome that found no room before; False when it is not wanted any more.

        Its campaign may have been deleted meanwhile, or its attempt called unsure.
        """

        def work(db: Connection) -> bool:
            is_open = deliveries.is_open(db, armed)
            if is_open:
                deliveries.settle(db, armed, outcome, self._now(), state)
            return is_open

        return self._writer.run(work, vital=True)

    def settle_and_arm(
        self, armed: Armed, outcome: Outcome, following: int, run: str
    ) -> tuple[DeliveryState, Armed | None]:
        """The outcome of one attempt and the intent of the next, durable in one commit.

        Both are on disk or neither is: the next message's bytes leave only after the outcome of
        this one is safe, at the cost of one fsync instead of two. When the next one cannot be
        armed, or the id is another message's, the outcome is stored alone and the intent is None.
        """

        def work(db: Connection) -> tuple[DeliveryState, Armed | None]:
            state = deliveries.settle(db, armed, outcome, self._now())
            return state, self._arm(db, following, run) if state is DeliveryState.ACCEPTED else None

        try:
            both = self._writer.run(work)
        except (IntegrityError, JournalError):
            # The next one may not be sent: that must not cost this one its outcome.
            return self.settle(armed, outcome), None
        self._count_attempt(both[1])
        return both

    def settle_abandoned(self, campaign: int) -> int:
        """What this campaign has in flight while nobody sends it becomes UNKNOWN; how many."""
        return self._writer.run(
            lambda db: deliveries.settle_abandoned(db, campaign, self._now()), vital=True
        )

    def cancel_test(self, campaign: int) -> int:
        """Cancel what is still waiting of a test message; 0 for any other campaign."""
        return self._writer.run(lambda db: deliveries.cancel_tests(db, campaign))

    def _arm(self, db: Connection, delivery: int, run: str) -> Armed:
        if not self._reserve.ready():
            raise disk_full(self._writer.folder)
        return deliveries.arm(db, delivery, run, self._now())

    def unsure(self, campaign: int) -> list[SettlingRecord]:
        """The deliveries nobody is sure of, in the sheet's order."""
        return self._writer.run(lambda db: settlements.unsure(db, campaign))

    def sent_to(self, number: str, practice: bool) -> list[SettlingRecord]:
        """Everything that one person certainly got, from any campaign."""
        return self._writer.run(lambda db: settlements.sent_to(db, number, practice))

    def doubtful_to(self, number: str, practice: bool) -> list[SettlingRecord]:
        """Every message to one person with attempts that may have sent it, from any campaign."""
        return self._writer.run(lambda db: settlements.doubtful_to(db, number, practice))

    def accepted_examples(
        self, campaign: int, message_type: str, most: int
    ) -> list[SettlingRecord]:
        """The latest messages of a type that FlowIQ accepted in a campaign."""
        return self._writer.run(
            lambda db: settlements.accepted_examples(db, campaign, message_type, most)
        )

    def confirm_sent(self, delivery: int, message_id: str, evidence: Mapping[str, object]) -> bool:
        """UNKNOWN becomes SENT_CONFIRMED, with the evidence; False when it may not."""
        return self._writer.run(
            lambda db: settlements.confirm(db, delivery, message_id, evidence, self._now())
        )

    def note_reading(
        self, delivery: int, verdict: str, reason: str, evidence: Mapping[str, object]
    ) -> bool:
        """Record a look into the conversation that settled nothing."""
        return self._writer.run(
            lambda db: settlements.note_reading(
                db, delivery, verdict, reason, evidence, self._now()
            )
        )

    def last_looks(self, campaign: int) -> dict[int, datetime]:
        """When each unsure delivery was last looked for."""
        return self._writer.run(lambda db: settlements.last_looks(db, campaign))

    def unseen_since(self, delivery: int, ended: datetime) -> list[datetime]:
        """When a delivery was looked for and not seen, since that moment."""
        return self._writer.run(lambda db: settlements.unseen_since(db, delivery, ended))

    def decide(self, campaign: int, choice: Choice, rows: Collection[int] | None) -> int:
        """A person's decision about unsure rows, or about all of them; how many it was made for."""
        return self._writer.run(
            lambda db: settlements.decide(db, campaign, choice, rows, self._now())
        )

    # -- what waits for a person ------------------------------------------------------------

    def id_range(self, campaign: int) -> tuple[int, int]:
        """The ids of a campaign's first and last delivery."""
        return self._writer.run(lambda db: holds.id_range(db, campaign))

    def repeats(self, campaign: int, after: int, last: int, since: datetime) -> list[Repeat]:
        """Waiting deliveries between two ids that another campaign has sent since then."""
        now = self._now()
        return self._writer.run(lambda db: holds.repeats(db, campaign, after, last, since, now))

    def hold(self, reason: str, sentences: Iterable[tuple[int, str]]) -> None:
        """Hold waiting deliveries back; each comes with the sentence that says why."""
        self._writer.run(lambda db: holds.hold(db, reason, sentences))

    def release(self, campaign: int, reason: str = "") -> int:
        """Put deliveries held for a reason (or any) back to READY, as the person asks; how many."""
        return self._writer.run(lambda db: holds.release(db, campaign, reason, self._now()))

    def _watch_for_copies(self, place: SecondPlace, file: str) -> None:
        here = identity.Surroundings(place.machine, file, place.read())
        place.begin(self._writer.run(lambda db: identity.examine(db, here, self._now())))

    def _count_attempt(self, armed: Armed | None) -> None:
        if armed is not None and self._second_place is not None:
            self._second_place.count()

    def _add_block(self, campaign: int, block: list[NewDelivery]) -> None:
        self._writer.run(lambda db: campaigns.add_deliveries(db, campaign, block))

    def _block(self, campaign: int, after: int) -> tuple[int, list[DeliveryRecord]]:
        return self._writer.run(lambda db: campaigns.delivery_block(db, campaign, after, _BLOCK))
