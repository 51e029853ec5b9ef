"""Siege: one campaign on a hostile network, whose program dies again and again until it is done."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flowiq_desktop.core.delivery.states import OPEN_STATES, DeliveryState
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.system.paths import resource
from tests.chaos.driver import CONNECTIONS, JOURNAL_FAULT, KEY, USED_UP
from tests.chaos.evidence import (
    Stored,
    broken_promises,
    broken_secrets,
    broken_sheet,
    stored_in,
)
from tests.chaos.fault_script import FAULT_SHARE, FaultScript, addressee
from tests.chaos.siege_limits import Limits

HAS_STRACE = sys.platform == "linux" and shutil.which("strace") is not None
_ROOT = Path(__file__).parents[2]
_PATIENCE = 100.0
_MOST_LIVES = 200

_CALLS = {
    # system call: up to which of a thread's calls the program may die at
    "fdatasync": 80,
    "pwrite64": 1200,
    "sendto": 8,
    "recvfrom": 10,
    "write": 60,
    "fsync": 4,
    "rename": 2,
}
OPEN = frozenset({*OPEN_STATES, DeliveryState.HELD})
"""States in which no row may be when the campaign is done."""

_FAULTS = (
    "fdatasync:error=EIO:when={n}",
    "fdatasync:error=EIO:when={n}+",
    "pwrite64:error=ENOSPC:when={n}+",
    "pwrite64:error=ENOSPC:when={n}",
    "pwrite64:error=EIO:when={n}",
    "socket:error=EMFILE:when=1..3",
)


@dataclass(frozen=True, slots=True)
class Death:
    """How a life of the program ends.

    Attributes:
        after: seconds after it opened its journal until it is killed; None lets it live.
        asleep: seconds it is frozen for first, as a computer that sleeps.
        injected: what strace does to it, in strace's own words, or "".
    """

    after: float | None = None
    asleep: float = 0.0
    injected: str = ""

    @property
    def kills(self) -> bool:
        """Whether the process is ended by SIGKILL."""
        awake_to_the_end = self.after is not None and not self.asleep
        return awake_to_the_end or "SIGKILL" in self.injected


@dataclass(slots=True)
class Tally:
    """The results of sieges, added up.

    Attributes:
        unsure: rows left in flight by each death, the largest of which must not exceed the
            number of connections.
        broken: invariants that did not hold, in words, with the seed.
        faults: how often the server answered with each fault.
    """

    campaigns: int = 0
    rows: int = 0
    kills: int = 0
    disk_faults: int = 0
    arrived: int = 0
    unsure: list[int] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Add another tally."""
        self.campaigns += other.campaigns
        self.rows += other.rows
        self.kills += other.kills
        self.disk_faults += other.disk_faults
        self.arrived += other.arrived
        self.unsure += other.unsure
        self.broken += other.broken
        self.faults += other.faults
        self.states += other.states

    def told(self) -> str:
        """The totals in a few lines."""
        doubled = sum("I1" in words for words in self.broken)
        lost = sum("I2" in words for words in self.broken)
        wrong = len(self.broken) - doubled - lost
        mean = sum(self.unsure) / len(self.unsure) if self.unsure else 0.0
        states = ", ".join(f"{count:,} {state}" for state, count in sorted(self.states.items()))
        return (
            f"{self.campaigns:,} campaigns, {self.rows:,} rows, {self.arrived:,} messages arrived;"
            f" {sum(self.faults.values()):,} faulty answers of {len(self.faults)} kinds\n"
            f"{self.kills:,} kills, {self.disk_faults:,} disk faults;"
            f" {doubled} doubled, {lost} lost, {wrong} wrong states or damaged files\n"
            f"left unsure by a death: {mean:.2f} on average, {max(self.unsure, default=0)} at most"
            f" (allowed: {CONNECTIONS})\nrows: {states}"
        )


class Siege:
    """One campaign; the same seed gives the same server and the same deaths, not the same timing.

    Args:
        folder: everything of this campaign, empty.
        contract: of the server.
        seed: of chance.
        rows: how many people are in the sheet.
        faults: names of `FAULTS` the server may answer with; all of them when empty.
        mutant: a name of `MUTANTS`, or "" for the product as it is.
        strangers: every other person is no contact yet, and the program may add them.
        templates: the rows are templates, "alone" or "mixed" with texts.
        limits: what the program is to keep to.
    """

    def __init__(
        self,
        folder: Path,
        contract: Contract,
        seed: int,
        rows: int = 120,
        faults: tuple[str, ...] = (),
        mutant: str = "",
        strangers: bool = False,
        *,
        templates: str = "",
        limits: Limits | None = None,
    ) -> None:
        self._templates = templates
        self.limits = limits or Limits()
        self._folder = folder
        self._seed = seed
        self._random = random.Random(seed)
        self._mutant = mutant
        self._numbers = [f"+2782{i:07d}" for i in range(rows)]
        self._strangers = self._numbers[::2] if strangers else []
        digits = [number.strip("+") for number in self._strangers]
        self._script = FaultScript(seed, FAULT_SHARE, faults, digits)
        self._server = PracticeServer(Behaviour(any_key=True, script=self._script), contract)
        self._stderr = b""
        self.tally = Tally(campaigns=1, rows=rows)

    def run(self, deaths: Iterator[Death]) -> Tally:
        """Let the program live and die until the campaign is done; returns what came of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        people = [f"P{i},{number}" for i, number in enumerate(self._numbers)]
        (self._folder / "people.csv").write_text("\n".join(["Name,Mobile", *people]))
        with self._server:
            for _ in range(_MOST_LIVES):
                if self._life(next(deaths, Death())):
                    self._last_judgement()
                    return self.tally
        self._accuse([f"I2 not done after {_MOST_LIVES} lives"])
        return self.tally

    @property
    def contacts(self) -> set[str]:
        """Everybody whose contact was asked for."""
        asked = [request for request in self._server.received if request.path == "/contact"]
        return {request.body["phone_number"] for request in asked}

    def _life(self, death: Death) -> bool:
        """One life; whether the program came to the end of its work."""
        process = self._start(death)
        events = self._await_death(process, death)
        stored = stored_in(self._folder / "data")
        self._judge(stored, events)
        said_so = (self._folder / USED_UP).exists()
        arrived = len(self._server.accepted)
        self._accuse(self.limits.broken(stored, arrived, said_so=said_so))
        died = process.returncode < 0 and death.kills
        self.tally.kills += died
        self.tally.disk_faults += process.returncode == JOURNAL_FAULT
        if died or process.returncode == JOURNAL_FAULT:
            self.tally.unsure.append(stored.under_way)
            if stored.under_way > CONNECTIONS:
                self._accuse([f"I5 {stored.under_way} rows left in flight"])
        elif process.returncode != 0:
            self._accuse([f"ended with {process.returncode}: {self._stderr[-2000:].decode()}"])
        return process.returncode == 0 and any("saved" in event for event in events)

    def _start(self, death: Death) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.chaos.driver", str(self._folder), self._server.url]
        if self._mutant:
            command += ["--mutant", self._mutant]
        command += self.limits.arguments()
        if self._templates:
            command += ["--templates", self._templates]
        if self._strangers:
            command += ["--add-contacts"]
        if death.injected:
            call = death.injected.split(":", maxsplit=1)[0]
            watch = ["-f", "-qq", "-o", os.devnull, "-e", f"trace={call}"]
            command = ["strace", *watch, "-e", f"inject={death.injected}", *command]
        return subprocess.Popen(
            command,
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def _await_death(self, process: subprocess.Popen[bytes], death: Death) -> list[dict[str, Any]]:
        first = b""
        if death.after is not None and process.stdout is not None:
            first = process.stdout.readline()
            time.sleep(death.after)
            self._end(process, death.asleep)
        out, err = process.communicate(timeout=_PATIENCE)
        self._stderr += err
        whole = [line for line in (first + out).splitlines(keepends=True) if line.endswith(b"\n")]
        return [json.loads(line) for line in whole]

    @staticmethod
    def _end(process: subprocess.Popen[bytes], asleep: float) -> None:
        """Kill the program, or let it sleep and wake up."""
        with contextlib.suppress(ProcessLookupError):
            if not asleep:
                os.killpg(process.pid, signal.SIGKILL)
                return
            os.killpg(process.pid, signal.SIGSTOP)
            time.sleep(asleep)
            os.killpg(process.pid, signal.SIGCONT)

    def _judge(self, stored: Stored, events: list[dict[str, Any]]) -> None:
        self._accuse(broken_promises(stored, self._receipts(), self._numbers))
        self._accuse([f"I7 {event['wrong']}" for event in events if "wrong" in event])
        sheet = self._folder / "results.csv"
        if sheet.exists():  # it may be there only as a whole, also when the program died since
            self._accuse(broken_sheet(sheet, stored))

    def _last_judgement(self) -> None:
        stored = stored_in(self._folder / "data")
        if stored.campaign_state != "done" or len(stored.rows) != len(self._numbers):
            self._accuse([f"I2 {stored.campaign_state} with {len(stored.rows)} rows"])
        self._accuse(
            [
                f"I2 row {row.row_number} left {row.state}"
                for row in stored.rows
                if row.state in OPEN
            ]
        )
        logs = [path.read_bytes() for path in (self._folder / "logs").glob("*")]
        self._accuse(broken_secrets([*logs, self._stderr], KEY))
        self.tally.arrived = len(self._server.accepted)
        self.tally.faults.update(self._script.given)
        self.tally.states.update(str(row.state) for row in stored.rows)

    def _receipts(self) -> dict[str, list[str]]:
        receipts: dict[str, list[str]] = defaultdict(list)
        for request in self._server.accepted:
            receipts[addressee(request)].append(request.message_id)
        return receipts

    def _accuse(self, broken: list[str]) -> None:
        new = [f"seed {self._seed}: {words}" for words in broken]
        self.tally.broken += [words for words in new if words not in self.tally.broken]


def killed_at_random(seed: int, most: int = 12) -> Iterator[Death]:
    """Kills at random moments; a few of them right after the start, while it still recovers."""
    chance = random.Random(seed)
    for _ in range(most):
        early = chance.random() < 0.15
        yield Death(after=chance.uniform(0.0, 0.05) if early else chance.uniform(0.05, 0.6))


def killed_at_calls(seed: int, most: int = 6) -> Iterator[Death]:
    """Kills at the nth system call of a kind."""
    chance = random.Random(seed)
    for _ in range(most):
        call, limit = chance.choice(list(_CALLS.items()))
        yield Death(injected=f"{call}:signal=SIGKILL:when={chance.randint(1, limit)}")


def failing_disk(seed: int, most: int = 4) -> Iterator[Death]:
    """Disks that fail once or from some moment on, are full, or write less than asked."""
    chance = random.Random(seed)
    for _ in range(most):
        yield Death(injected=chance.choice(_FAULTS).format(n=chance.randint(5, 150)))


def contract() -> Contract:
    """FlowIQ's contract."""
    return Contract.load(resource("openapi", "flowiq-openapi.yaml"))
