"""SendingMachine: Hypothesis sends a campaign in every order it can find, and checks each time.

The real run, journal and service, without their threads: a worker's message is under way while
whatever else happens is called inside it. So an order of events that breaks a promise can be
repeated from its seed.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import BegunAttempt, NewCampaign, Waiting
from flowiq_desktop.services.results.report import ReportService
from flowiq_desktop.services.sending.limits.run_limits import RunLimits
from flowiq_desktop.services.sending.run import SendRun
from flowiq_desktop.services.sending.service import (
    SendControl,
    SendOptions,
    SendProgress,
    SendService,
)
from flowiq_desktop.system.clock import Clock
from tests.bench.drive import result
from tests.chaos import machine_bounds as bounds
from tests.chaos.evidence import UNSENT, broken_sheet, stored_in
from tests.chaos.failing_connection import DiskFault, FailingConnection
from tests.chaos.scripted_client import KilledError, Reply, ScriptedClient
from tests.chaos.small_campaign import FIRST_ROW, PEOPLE, small_campaign


class SendingMachine(RuleBasedStateMachine):
    """One campaign of sixteen messages, three workers, and everything that may come between."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(dir=bounds.FAST if bounds.FAST.is_dir() else None))
        self._time = 0
        self._client = ScriptedClient()
        self._approved: Counter[bytes] = Counter()
        self._contacts_wanted = False
        self._most: dict[bytes, int] = {}
        self._open()
        self._campaign = self._journal.campaigns.begin(NewCampaign("Machine", True, "", "", ("A",)))
        rows = small_campaign()
        self._bodies = [row.body or b"" for row in rows]
        self._numbers = [row.number for row in rows]
        list(self._journal.campaigns.add(self._campaign, rows))
        self._journal.campaigns.freeze(self._campaign)
        self._begin()

    # -- what may happen --------------------------------------------------------------------

    @rule(steps=bounds.STEPS)
    def send(self, steps: list[bounds.Step]) -> None:
        """A worker sends; the others send while its message is under way."""
        self._time += SECOND
        if self._run is None:
            self.continue_()
        try:
            self._go_on(steps)
        except KilledError:
            self._die()

    @rule(steps=bounds.STEPS)
    def send_after_a_while(self, steps: list[bounds.Step]) -> None:
        """The same, once nobody has to wait any more."""
        self._time += 3700 * SECOND
        self._control.proceed()
        self.send(steps)

    @rule(seconds=st.sampled_from([0.001, 1, 7, 61, 3700, 90_000]))
    def wait(self, seconds: float) -> None:
        """Time goes by, or the computer sleeps."""
        self._time += int(seconds * SECOND)

    @rule(times=st.integers(1, 5))
    def hammer_pause(self, times: int) -> None:
        """Somebody presses Pause and Continue in turn."""
        for _ in range(times):
            self._control.pause()
            self._look_that_nothing_goes_out()
            self._control.proceed()

    @rule()
    def pause(self) -> None:
        """Somebody presses Pause."""
        self._control.pause()

    @rule()
    def proceed(self) -> None:
        """Somebody presses Continue."""
        self._control.proceed()

    @rule()
    def stop_and_go_on(self) -> None:
        """Somebody presses Stop; what is in flight is settled, and another run begins."""
        self._control.stop()
        self._look_that_nothing_goes_out()
        self._finish_workers()
        self._end()
        self._begin()

    @rule()
    def die(self) -> None:
        """The process is killed while nothing is happening."""
        self._die()

    @rule(reachable=st.booleans())
    def probe(self, reachable: bool) -> None:
        """Without a connection, the run asks for one."""
        self._client.reachable = reachable
        if self._run is not None:
            self._run._look_for_connection()

    @rule(fault=st.sampled_from([*DiskFault, None]))
    def disk(self, fault: DiskFault | None) -> None:
        """The disk fails from here on, or works again."""
        self._connection.fault = fault

    @precondition(lambda self: self._run is None and not self._broken)
    @rule(
        reason=st.sampled_from(
            ["", "too_fast", "contact_not_found", "contact_unclear", "no", "locked"]
        ),
        state=st.sampled_from([None, DeliveryState.REJECTED, DeliveryState.GAVE_UP]),
        rows=st.none() | st.sets(bounds.ROW_NUMBERS, max_size=4),
    )
    def try_again(self, reason: str, state: DeliveryState | None, rows: set[int] | None) -> None:
        """Somebody asks for what was refused or given up to be tried again."""
        with self._disk_may_fail():
            self._journal.trying_again.put_back(self._campaign, reason, state, rows)

    @precondition(lambda self: self._run is None and not self._broken)
    @rule(choice=st.sampled_from(Choice), rows=st.none() | st.sets(bounds.ROW_NUMBERS, max_size=4))
    def decide(self, choice: Choice, rows: set[int] | None) -> None:
        """Somebody decides about messages that nobody is sure of; only that allows another copy."""
        with self._disk_may_fail():
            for entry in self._journal.unknown_outcomes.of(self._campaign):
                if choice is Choice.SEND_AGAIN and (rows is None or entry.row_number in rows):
                    self._approved[self._bodies[entry.row_number - FIRST_ROW]] += 1
            self._journal.unknown_outcomes.decide(self._campaign, choice, rows)

    @precondition(lambda self: self._run is None and not self._broken)
    @rule()
    def find_in_conversations(self) -> None:
        """The conversations show what arrived."""
        with self._disk_may_fail():
            for entry in self._journal.unknown_outcomes.of(self._campaign):
                for message_id in self._client.arrived[entry.body or b""][-1:]:
                    self._journal.unknown_outcomes.confirm(entry.id, message_id, {})

    @precondition(lambda self: not self._broken and not self._contacts_wanted)
    @rule()
    def allow_contacts(self) -> None:
        """Somebody wants people who are no contacts yet to be added; the next run heeds it."""
        self._contacts_wanted = True
        with self._disk_may_fail():
            self._journal.contacts.allow(self._campaign, NewContacts((0,)))

    @precondition(lambda self: not self._broken)
    @rule(row=st.integers(0, len(PEOPLE) - 1))
    def ask_for_no_messages(self, row: int) -> None:
        """Somebody does not want messages: none begins from here on, whatever else happens."""
        number = self._numbers[row]
        with self._disk_may_fail():
            self._journal.stop_list.add([NewStop(number, StopReason.BY_HAND)])
            records = self._journal.deliveries.of(self._campaign)
            for record, body, to in zip(records, self._bodies, self._numbers, strict=True):
                if to == number:
                    under_way = record.state is DeliveryState.SENDING
                    most = len(self._client.arrived[body]) + under_way
                    self._most[body] = min(most, self._most.get(body, most))
        if self._broken:
            self._lose_run()

    @precondition(lambda self: self._run is None)
    @rule()
    def continue_(self) -> None:
        """After a stop, somebody presses Continue, or starts the program again when it must be."""
        if self._broken:
            self._die()
        else:
            self._begin()

    # -- what must hold ---------------------------------------------------------------------

    @invariant()
    def keeps_its_promises(self) -> None:
        """I1 to I4, I6 and I7 of docs/fault-matrix.md; I5 is looked at by every death."""
        assert self._contacts_wanted or not self._client.contacts
        if self._broken:
            return
        records = list(self._journal.deliveries.of(self._campaign))
        numbers = [record.row_number for record in records]
        assert numbers == list(range(FIRST_ROW, FIRST_ROW + len(PEOPLE)))
        for record, body in zip(records, self._bodies, strict=True):
            ids, approved = self._client.arrived[body], self._approved[body]
            assert len(ids) <= 1 + approved
            assert len(ids) <= self._most.get(body, len(ids))
            if record.state is DeliveryState.ACCEPTED:
                assert ids[-1] == record.message_id
            if record.state is DeliveryState.SENT_CONFIRMED:
                assert record.message_id in ids
            if record.state in UNSENT:
                waits = record.state in {DeliveryState.READY, DeliveryState.RETRY}
                assert len(ids) <= (approved if waits else 0)
        ((intact,),) = self._journal._writer.run(
            lambda db: db.execute("PRAGMA integrity_check").fetchall()
        )
        assert intact == "ok"
        if self._run is not None:
            stored = SendProgress.of_counts(self._journal.campaigns.counts(self._campaign))
            assert bounds.figures(self._run.snapshot()) == bounds.figures(stored)

    def teardown(self) -> None:
        """Whatever happened, the campaign can be brought to its end, and its results saved."""
        sheet = self._folder / "results.csv"
        try:
            self._come_to_an_end()
            result(ReportService(self._journal).save(self._campaign, sheet))
            self._journal.close()
            assert broken_sheet(sheet, stored_in(self._folder)) == []
        finally:
            self._journal.close()
            shutil.rmtree(self._folder)

    # -- how it is done ---------------------------------------------------------------------

    def _come_to_an_end(self) -> None:
        self._connection.fault = None
        self._client.reachable = True
        for _ in range(bounds.ENOUGH):
            self._time += 3700 * SECOND
            self._control.proceed()
            if self._run is None:
                self.continue_()
            elif self._left:
                self._run._look_for_connection()
                self._go_on([(worker, Reply.ACCEPTED) for worker in range(bounds.WORKERS)])
        self._finish_workers()
        self._end()
        self.keeps_its_promises()
        assert not self._left

    @property
    def _left(self) -> int:
        return SendProgress.of_counts(self._journal.campaigns.counts(self._campaign)).left

    def _open(self) -> None:
        def opened(path: Path) -> Any:
            self._connection = FailingConnection(path)
            return self._connection

        self._journal = Journal(self._folder, lambda: datetime(2026, 5, 1, tzinfo=UTC), opened)
        self._clock = Clock(lambda: self._time, jitter=lambda: 0.5)
        self._service = SendService(self._journal, lambda *_: self._client, self._clock)  # type: ignore[arg-type] # the stand-in
        self._broken = False
        self._run: SendRun | None = None

    def _lose_run(self) -> None:
        """Nothing more can be stored: the program has to be started again."""
        self._run = None

    def _begin(self) -> None:
        """Begin another run, unless the disk does not let it."""
        self._control = SendControl()
        self._held: list[tuple[Waiting, BegunAttempt | None] | None] = [None] * bounds.WORKERS
        self._busy: set[int] = set()
        try:
            self._service._store_what_is_left(self._campaign)
            self._run = SendRun(
                self._journal,
                self._client,  # type: ignore[arg-type] # the stand-in
                self._campaign,
                SendOptions(bounds.AT_ONCE, bounds.WORKERS, bounds.TRIES),
                self._control,
                self._clock,
                limits=self._limits(),
            )
            self._journal.campaigns.set_state(self._campaign, CampaignState.RUNNING)
        except JournalError as fault:
            self._run, self._broken = None, fault.fatal

    def _limits(self) -> RunLimits | None:
        """What the next run may use; `BudgetMachine` says."""
        return None

    @contextmanager
    def _disk_may_fail(self) -> Iterator[None]:
        try:
            yield
        except JournalError as fault:
            self._broken = fault.fatal

    def _end(self) -> None:
        """The run is over: what the service does then."""
        run, self._run = self._run, None
        if run is None:
            return
        assert run.fault is None or isinstance(run.fault, JournalError | ZeroDivisionError)
        try:
            self._service._conclude(self._campaign, run)
        except JournalError as fault:
            self._broken = fault.fatal
        if isinstance(run.fault, JournalError) and run.fault.fatal:
            self._broken = True

    def _go_on(self, steps: Sequence[bounds.Step]) -> None:
        """The first step's worker sends, the other steps while its message is under way."""
        if not steps or self._run is None:
            return
        (worker, reply), rest = steps[0], steps[1:]
        if worker in self._busy:
            self._go_on(rest)
            return
        held = self._held[worker] or self._claimed()
        if held is None:
            self._go_on(rest)
            return
        self._client.expect(reply, lambda: self._go_on(rest))
        self._busy.add(worker)
        try:
            following, begun = self._run._send(*held)
            self._held[worker] = None if following is None else (following, begun)
        except Exception as fault:  # noqa: BLE001 - as the run's own threads do
            self._held[worker] = None
            self._run._halt(
                "journal_fault" if isinstance(fault, JournalError) else "program_fault", fault
            )
        finally:
            self._busy.discard(worker)
        if not self._busy and self._run.stopped_for:
            self._finish_workers()
            self._end()

    def _claimed(self) -> tuple[Waiting, None] | None:
        entry = self._run._line.claim_at_once() if self._run else None
        return (entry, None) if entry else None

    def _finish_workers(self) -> None:
        """Workers that hold a begun message send it, because its intent is on disk."""
        for worker, held in enumerate(self._held):
            if held and self._run:
                self._go_on_alone(worker, *held)

    def _go_on_alone(self, worker: int, entry: Waiting, begun: BegunAttempt | None) -> None:
        self._held[worker] = None
        self._client.expect(Reply.ACCEPTED, lambda: None)
        assert self._run is not None
        try:
            following, next_begun = self._run._send(entry, begun)
        except Exception as fault:  # noqa: BLE001 - as the run's own threads do
            self._run._halt("journal_fault", fault)
        else:
            if following is not None:
                self._go_on_alone(worker, following, next_begun)

    def _look_that_nothing_goes_out(self) -> None:
        assert self._claimed() is None

    def _die(self) -> None:
        """The process ends at once; another one starts, on a disk that is well."""
        self._busy.clear()
        self._journal._writer.close()
        self._open()
        assert self._journal.interrupted <= bounds.WORKERS
        self._begin()
