"""Power cuts: the real journal on a simulated disk that loses its power at any write or sync."""

import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.engine import connection as database
from flowiq_desktop.journal.engine import migrate
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import BegunAttempt, NewCampaign, NewDelivery
from tests.chaos.apsw_connection import ApswConnection
from tests.chaos.simulated_disk import PowerCutError, SimulatedDisk

_ROWS = 24
_CHECKPOINT_PAGES = (4, 16, 1000)
"""Pages after which SQLite checkpoints its log; with small numbers the cut may come then too."""

_LATER_OUTCOMES = (
    Outcome(Verdict.REJECTED, "contact_not_found", status=404),
    Outcome(Verdict.UNKNOWN, "timeout"),
    Outcome(Verdict.NOT_SENT, "too_fast", status=429, slow_down=True),
)


@dataclass(slots=True)
class Released:
    """What the journal has confirmed, and may therefore never forget.

    Attributes:
        frozen: the campaign whose freezing was confirmed, or 0.
        intents: delivery to the attempt whose bytes were allowed to leave.
        outcomes: delivery to the state that was confirmed for it.
        pairs: outcome and next intent that go into one commit: (settled, its state, begun).
    """

    frozen: int = 0
    intents: dict[int, int] = field(default_factory=dict)
    outcomes: dict[int, DeliveryState] = field(default_factory=dict)
    pair: tuple[int, DeliveryState, int] | None = None


class PowerCut:
    """One campaign on one disk: frozen, half sent, cut, and found again.

    Args:
        seed: of everything by chance.
        folder: for the files that are not the journal's; the journal itself is in memory.
    """

    def __init__(self, seed: int, folder: Path) -> None:
        self._chance = random.Random(seed)
        self._seed = seed
        self._folder = folder
        self._checkpoint = self._chance.choice(_CHECKPOINT_PAGES)

    def broken(self, steps: int) -> list[str]:
        """Cut at one of this many steps; the journal's promises that do not hold afterwards."""
        disk = SimulatedDisk(self._chance.randint(1, steps))
        released = Released()
        try:
            with self._journal(disk) as journal:
                self._work(journal, released)
        except JournalError:
            pass  # the power went: the sender stops at this very moment
        after = SimulatedDisk(files=disk.after_the_cut(self._chance))
        try:
            broken = self._found(after, released)
        except JournalError as fault:
            broken = [f"I6 cannot be opened any more: {fault}"]
        return [f"seed {self._seed}, step {disk.steps}: {words}" for words in broken]

    def steps(self) -> int:
        """How many writes, syncs and deletions the whole work takes."""
        disk = SimulatedDisk()
        with self._journal(disk) as journal:
            self._work(journal, Released())
        return disk.steps

    def _journal(self, disk: SimulatedDisk) -> Journal:
        """The real journal, its one connection replaced by one to this disk."""

        def opened(path: Path) -> Any:
            path.touch()
            connection: Any = None
            try:
                connection = ApswConnection(disk)
                database._prepare(connection)
                connection.execute(f"PRAGMA wal_autocheckpoint = {self._checkpoint}")
                migrate.migrate(connection, path)
            except sqlite3.Error as fault:
                if connection is not None:
                    connection.close()
                raise database._in_words(fault, path) from fault
            return connection

        return Journal(self._folder, lambda: datetime(2026, 5, 1, 9, tzinfo=UTC), opened)

    def _work(self, journal: Journal, released: Released) -> None:
        campaign = journal.campaigns.begin(NewCampaign("Cut", True, "", "", ("A",)))
        list(journal.campaigns.add(campaign, [_row(n) for n in range(_ROWS)]))
        journal.campaigns.freeze(campaign)
        released.frozen = campaign
        journal.campaigns.set_state(campaign, CampaignState.RUNNING)
        waiting = iter([entry.id for entry in journal.deliveries.waiting(campaign)])
        for entry in waiting:
            self._send_on(journal, self._begin_attempt(journal, entry, released), waiting, released)
        journal.campaigns.set_state(campaign, CampaignState.PAUSED, "stopped")

    def _send_on(
        self,
        journal: Journal,
        begun: BegunAttempt | None,
        waiting: Iterator[int],
        released: Released,
    ) -> None:
        """Settle an attempt, and the ones begun with its outcome, as a sender does."""
        while begun is not None:
            outcome = self._outcome(begun.delivery)
            following = next(waiting, None) if outcome.verdict is Verdict.ACCEPTED else None
            if following is None:
                state = journal.deliveries.settle(begun, outcome)
                released.outcomes[begun.delivery], begun = state, None
                continue
            settled = begun.delivery
            released.pair = (settled, DeliveryState.ACCEPTED, following)
            state, begun = journal.deliveries.settle_and_begin_next(
                begun, outcome, following, "run"
            )
            released.outcomes[settled], released.pair = state, None
            released.intents[following] = begun.k if begun else 0

    @staticmethod
    def _begin_attempt(journal: Journal, entry: int, released: Released) -> BegunAttempt:
        begun = journal.deliveries.begin_attempt(entry, "run")
        released.intents[entry] = begun.k
        return begun

    def _outcome(self, delivery: int) -> Outcome:
        if self._chance.random() < 0.6:
            return Outcome(
                Verdict.ACCEPTED, "accepted", f"wamid.{delivery}", 200, answer=b"x" * 300
            )
        return self._chance.choice(_LATER_OUTCOMES)

    def _found(self, disk: SimulatedDisk, released: Released) -> list[str]:
        with self._journal(disk) as journal:
            ((intact,),) = journal._writer.run(
                lambda db: db.execute("PRAGMA integrity_check").fetchall()
            )
            rows = journal._writer.run(
                lambda db: db.execute(
                    "SELECT d.id, d.state, d.attempts FROM delivery d JOIN campaign c"
                    " ON c.id = d.campaign WHERE c.state <> 'draft'"
                ).fetchall()
            )
        states = {identity: DeliveryState(state) for identity, state, _ in rows}
        attempts = {identity: count for identity, _, count in rows}
        broken = [] if intact == "ok" else [f"I6 {intact}"]
        if len(rows) not in ({_ROWS} if released.frozen else {0, _ROWS}):
            return [*broken, f"I2 {len(rows)} rows of {_ROWS}"]
        return broken + _forgotten(states, attempts, released)


def _forgotten(
    states: dict[int, DeliveryState], attempts: dict[int, int], released: Released
) -> list[str]:
    """Confirmed intents and outcomes that are missing, and commits that are half there."""
    broken = [
        f"intent of {delivery} lost: {states[delivery]}"
        for delivery, k in released.intents.items()
        if attempts[delivery] < k or states[delivery] is DeliveryState.READY
    ]
    broken += [
        f"outcome of {delivery} lost: {states[delivery]}, not {state}"
        for delivery, state in released.outcomes.items()
        if states[delivery] is not state
    ]
    if released.pair:
        settled, state, begun = released.pair
        if (states[settled] is state) != (states[begun] is DeliveryState.UNKNOWN):
            broken.append(f"half a commit: {states[settled]} and {states[begun]}")
    return broken


def cut_the_power(seeds: range) -> list[str]:
    """A cut for each seed; every promise that was broken, in words."""
    broken: list[str] = []
    with _second_faults_untold(), tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            cut = PowerCut(seed, Path(folder))
            broken += cut.broken(PowerCut(seed, Path(folder)).steps())
    return broken


@contextmanager
def _second_faults_untold() -> Iterator[None]:
    """While SQLite tidies up after a cut, the disk fails again, and apsw has nobody to tell."""
    told = sys.unraisablehook

    def tell(fault: "sys.UnraisableHookArgs") -> None:
        if not isinstance(fault.exc_value, PowerCutError):
            told(fault)

    sys.unraisablehook = tell
    try:
        yield
    finally:
        sys.unraisablehook = told


def _row(n: int) -> NewDelivery:
    body = b'{"phone_number":"+2782%07d","text":"Hi"}' % n
    return NewDelivery(n + 2, ("x",), f"+2782{n:07d}", "text", body, DeliveryState.READY)
