"""Journal: the sender's memory. What it confirms is on disk; nothing is sent without it."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Self

from flowiq_desktop.journal import carried_stops
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.connection import open_database
from flowiq_desktop.journal.engine.disk_reserve import Reserve
from flowiq_desktop.journal.people.looked_rows import LookedRows
from flowiq_desktop.journal.people.looks import Looks
from flowiq_desktop.journal.people.started import Started
from flowiq_desktop.journal.people.stop_list import StopList
from flowiq_desktop.journal.people.stopped_rows import StoppedRows
from flowiq_desktop.journal.restore_guard import instance_check
from flowiq_desktop.journal.restore_guard.missing_messages import CopyWarning, Missing
from flowiq_desktop.journal.restore_guard.watermark import Watermark
from flowiq_desktop.journal.tables import deliveries
from flowiq_desktop.journal.tables.accounts import Accounts
from flowiq_desktop.journal.tables.campaigns import Campaigns, delete_drafts
from flowiq_desktop.journal.tables.contacts.by_template import TemplateContacts
from flowiq_desktop.journal.tables.contacts.on_the_way import Contacts
from flowiq_desktop.journal.tables.correspondence import Correspondence
from flowiq_desktop.journal.tables.costs import Costs
from flowiq_desktop.journal.tables.decisions import Decisions
from flowiq_desktop.journal.tables.deleted_fingerprints import DeletedFingerprints
from flowiq_desktop.journal.tables.deliveries import Deliveries
from flowiq_desktop.journal.tables.duplicates import Duplicates
from flowiq_desktop.journal.tables.erasing import Erasing
from flowiq_desktop.journal.tables.moved_rows import MovedRows
from flowiq_desktop.journal.tables.moving import Moving
from flowiq_desktop.journal.tables.refusals import Refusals
from flowiq_desktop.journal.tables.results_index import ResultsIndex
from flowiq_desktop.journal.tables.trying_again import TryingAgain
from flowiq_desktop.journal.tables.unknown_outcomes import UnknownOutcomes
from flowiq_desktop.journal.wishes.careful_start import CarefulStarts
from flowiq_desktop.journal.wishes.send_times import SendTimesTable

FILE_NAME = "journal.sqlite3"


class Journal:
    """One file, one connection, one writer; what it holds is asked of one object for each table.

    Any thread may ask. Every call raises JournalError when what it does cannot be made durable.

    Args:
        folder: where the file lies.
        now: the wall clock.
        opened: opens the file; tests pass in a disk that fails as they wish.
        watermark: how a copied or restored file is recognised; None does not watch for any.

    Attributes:
        accounts: which account each run sent through.
        campaigns: begun, frozen, counted, removed.
        careful_starts: which campaigns send five first, and how far that is.
        contacts: people who are added to FlowIQ's contacts on the way.
        costs: what each campaign may cost, and its prices.
        correspondence: what a person's conversation may show.
        decisions: when deliveries were looked for.
        deleted_fingerprints: what deleted campaigns sent.
        deliveries: each message from its intent to its outcome.
        duplicates: rows that may be sent a second time, and wait for a person.
        erasing: everything about one person.
        looked_rows: holds back rows by what looks have shown.
        looks: what FlowIQ showed of people.
        missing: how many messages were sent that are not in this journal.
        moved_rows: which rows of a spreadsheet went to a template.
        moving: rows of a campaign that go on as templates.
        refusals: what the last refusals of a campaign had in common.
        results: finds rows for the table of results.
        send_times: when each campaign may go out.
        started: whom each account began with within a day, and how many it may.
        stop_list: who does not want messages.
        stopped_rows: holds back the rows of those people.
        template_contacts: templates that make contacts by themselves.
        trying_again: lets rows that were not sent wait again.
        unknown_outcomes: deliveries nobody is sure of.
        interrupted: deliveries that the last run left in flight and that are now UNKNOWN.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        opened: Callable[[Path], Connection] = open_database,
        watermark: Watermark | None = None,
    ) -> None:
        path = folder / FILE_NAME
        connection = opened(path)
        self._now = now
        reserve = Reserve(folder / "reserve")
        self._writer = Writer(connection, path, reserve)
        self.accounts = Accounts(self._writer)
        self.campaigns = Campaigns(self._writer, now)
        self.careful_starts = CarefulStarts(self._writer)
        self.contacts = Contacts(self._writer, now, reserve)
        self.costs = Costs(self._writer)
        self.correspondence = Correspondence(self._writer)
        self.decisions = Decisions(self._writer)
        self.deleted_fingerprints = DeletedFingerprints(self._writer, now)
        self.deliveries = Deliveries(self._writer, now, reserve, self._count_attempt)
        self.duplicates = Duplicates(self._writer, now)
        self.erasing = Erasing(self._writer, now)
        self.looked_rows = LookedRows(self._writer, now)
        self.looks = Looks(self._writer)
        self.missing = Missing(self._writer, now)
        self.moved_rows = MovedRows(self._writer, now)
        self.moving = Moving(self._writer, now)
        self.refusals = Refusals(self._writer)
        self.results = ResultsIndex(self._writer)
        self.send_times = SendTimesTable(self._writer)
        self.started = Started(self._writer, now)
        self.stop_list = StopList(self._writer, now)
        self.stopped_rows = StoppedRows(self._writer)
        self.template_contacts = TemplateContacts(self._writer)
        self.trying_again = TryingAgain(self._writer, now)
        self.unknown_outcomes = UnknownOutcomes(self._writer, now)
        self._closed = threading.Event()
        self._watermark = watermark
        try:
            self.interrupted = self._writer.run(
                lambda db: deliveries.settle_interrupted(db, now()), vital=True
            )
            if text := carried_stops.carried(folder):
                self._writer.run(lambda db: carried_stops.take_up(db, text))
                carried_stops.taken_up(folder)
            self._writer.run(delete_drafts)
            self._writer.run(deliveries.cancel_tests)
            if watermark is not None:
                self._watch_for_copies(watermark, str(path.stat().st_ino))
        except BaseException:
            self._writer.close()
            raise

    def close(self) -> None:
        """Store what is queued and let go of the file."""
        if not self._closed.is_set():
            self._closed.set()
            self._writer.close()
            if self._watermark is not None:
                self._watermark.close()

    @property
    def copy_warning(self) -> CopyWarning | None:
        """Why messages may be missing from this journal, or None.

        It stays, across restarts, for as long as something could go out a second time because of
        it.
        """
        return self._writer.run(lambda db: instance_check.standing_warning(db, self._now()))

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

    def _watch_for_copies(self, place: Watermark, file: str) -> None:
        here = instance_check.Instance(place.machine, file, place.read())
        place.begin(
            self._writer.run(lambda db: instance_check.check_instance(db, here, self._now()))
        )

    def _count_attempt(self) -> None:
        if self._watermark is not None:
            self._watermark.count()
