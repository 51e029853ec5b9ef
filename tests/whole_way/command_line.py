"""The whole way by the command line, its program killed at every step and started again."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from flowiq_desktop.practice_server import PracticeServer
from tests.whole_way.people import TEMPLATE, WORDS, Person, write_sheets

CONNECTIONS = 4
_RATE = 60_000
_PATIENCE = 120.0
_TICK = 0.005
_INTERRUPTED = 9

Moment = Callable[[], bool]
"""Whether the program is to be killed now."""


class CommandLine:
    """One person's campaign; whatever is killed is called again, as the help says.

    Args:
        folder: empty; everything of the campaign.
        people: the rows.
        server: a pretend FlowIQ that outlives the program.
    """

    def __init__(self, folder: Path, people: list[Person], server: PracticeServer) -> None:
        self._data, self.results = folder / "data", folder / "results.csv"
        self._server = server
        self._sheet, self._stops = write_sheets(folder, people)
        self.kills = 0

    def stop_list(self, kills: Iterator[Moment]) -> None:
        """Put those on the list who want nothing any more."""
        self._until_done(kills, "stop-list", "import", self._stops)

    def look(self, kills: Iterator[Moment]) -> dict[str, int]:
        """Look everybody up for a message of the own words; the groups that were found."""
        call = ("reach", self._sheet, "--text", WORDS, "--stop-answered", *self._fast)
        report = self._until_done(kills, *call)
        groups: dict[str, int] = report["groups"]
        return groups

    def send(self, kills: Iterator[Moment]) -> None:
        """Send everybody the template; a campaign that is there already is continued."""
        self._until_done(iter(()), "templates", "--save", TEMPLATE, "--text", WORDS)
        to = ("--yes", "--create-contacts", "Name", "--connections", CONNECTIONS, *self._fast)
        begin = ("send", self._sheet, "--template", TEMPLATE, "--results", self.results, *to)
        while True:
            go_on = ("resume", 1, "--results", self.results, *to)
            call = go_on if self._call(None, "campaigns") else begin
            ended = self._call(next(kills, None), *call)
            if ended is not None and not ended["left"]:
                return

    def settle(self, kills: Iterator[Moment]) -> None:
        """Find out about those that are unsure; then save what came of all of it."""
        self._until_done(kills, "settle", 1, "--check", *self._account)
        self._until_done(kills, "resume", 1, "--save-only", "--results", self.results)

    def received(self, more: int, path: str = "") -> Moment:
        """The moment at which the server has got so many more requests (of one path)."""
        before: list[int] = []

        def now() -> bool:
            there = sum(path in request.path for request in self._server.received)
            before.append(there)
            return there - before[0] >= more

        return now

    # -- one call ---------------------------------------------------------------------------

    @property
    def _account(self) -> tuple[object, ...]:
        return "--api-url", self._server.url

    @property
    def _fast(self) -> tuple[object, ...]:
        return *self._account, "--rate", _RATE

    def _until_done(self, kills: Iterator[Moment], *words: object) -> Any:
        while True:
            ended = self._call(next(kills, None), *words)
            if ended is not None:
                return ended

    def _call(self, kill: Moment | None, *words: object) -> Any:
        """What a command printed, or None when it was killed before its end."""
        command = [sys.executable, "-m", "flowiq_desktop", *map(str, words), "--json"]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("FLOWIQ")}
        account = {"FLOWIQ_API_KEY": "fiq_practice", "FLOWIQ_TENANT_ID": "school"}
        process = subprocess.Popen(
            [*command, "--data-dir", str(self._data)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**clean, **account, "LC_ALL": "C.UTF-8"},
        )
        with process:
            self._kill_at(kill, process)
            out, err = process.communicate(timeout=_PATIENCE)
        if process.returncode == -_INTERRUPTED:
            self.kills += 1
            return None
        assert process.returncode in {0, 1}, f"{words}: {process.returncode}\n{err.decode()}"
        return json.loads(out)

    @staticmethod
    def _kill_at(kill: Moment | None, process: subprocess.Popen[bytes]) -> None:
        while kill is not None and process.poll() is None:
            if kill():
                process.kill()
                return
            with suppress(subprocess.TimeoutExpired):
                process.wait(_TICK)


def after(seconds: float) -> Moment:
    """The moment so many seconds from when it is first asked about."""
    began: list[float] = []

    def now() -> bool:
        began.append(time.monotonic())
        return began[-1] - began[0] >= seconds

    return now
