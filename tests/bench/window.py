"""The window: how soon it shows, and the longest time its main thread is away."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from flowiq_desktop.assembly import build_services
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.sending.service import SendOptions
from flowiq_desktop.system.calm_collector import calm_collector
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.system.short_turns import short_turns
from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.app.shell import make_shell
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from tests.bench import start
from tests.bench.heartbeat import Heartbeat
from tests.bench.sheets import write_xlsx

ROWS = 100_000
_SENT = 500


def bench(folder: Path) -> list[str]:
    """Lines for the report."""
    shown = start.bench(folder)
    book = write_xlsx(folder / "big.xlsx", ROWS)
    command = [sys.executable, "-m", "tests.bench.window", str(book), str(folder / "stalls")]
    stalls = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [*shown, *stalls.stdout.strip().splitlines()]


class Walk:
    """Takes a large sheet through the real window, and watches its main thread."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._beat = Heartbeat()

    def stage(self, name: str, begin: Callable[[], object], over: Callable[[], bool]) -> None:
        """Begin something, wait for its end, and say how long the main thread was busy."""
        pause(300)
        self._beat.reset()
        began = time.perf_counter()
        begin()
        while not over():
            pause(20)
        took = time.perf_counter() - began
        pause(300)
        stall = self._beat.longest * 1000
        line = f"longest main-thread stall, {name}, {ROWS:,} rows: {stall:,.0f} ms"
        sys.stdout.write(f"{line} (took {took:.1f} s; budget 100 ms)\n")

    def load(self, book: Path) -> None:
        """Open the list, and check it."""
        draft = self._program.draft
        self.stage(
            "loading and checking",
            lambda: self._program.actions.open_file(book),
            lambda: draft.checked is not None and not draft.stale,
        )

    def all(self, book: Path, folder: Path) -> None:
        """Every stage of the five steps."""
        program = self._program
        draft = program.draft
        self.load(book)
        for step in (1, 2, 3):
            self.stage(f"showing step {step + 1}", partial(program.window.go_to, step), _now)
        campaigns: list[int] = []
        freezing = BackgroundRunner()
        freezing.finished.connect(campaigns.append)
        loaded, checked = draft.loaded, draft.checked
        if loaded is None or checked is None:
            raise RuntimeError("the sheet was not loaded")
        job = program.services.send.freeze(checked, loaded, "Bench", practice=True)
        self.stage("preparing", lambda: freezing.start(job), lambda: bool(campaigns))
        program.actions.open_campaign(campaigns[0])
        self._send()
        saver = program.services.report.save(campaigns[0], folder / "results.xlsx")
        saving = BackgroundRunner()
        saved: list[object] = []
        saving.finished.connect(saved.append)
        self.stage("saving results", lambda: saving.start(saver), lambda: bool(saved))

    def _send(self) -> None:
        program = self._program
        connection = program.account.connection
        if connection is None:
            raise RuntimeError("practice mode did not start")
        options = SendOptions(1_000_000, 4)
        self.stage(
            f"sending {_SENT:,} of",
            lambda: program.run.start(connection, options),
            lambda: program.run.progress.sent >= _SENT,
        )
        self.stage("stopping", program.run.stop, lambda: not program.run.running)


def pause(milliseconds: int) -> None:
    """Let events come; unlike QTest.qWait it lets Python's other threads run meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _now() -> bool:
    return True


def make_program(app: QApplication, home: Path) -> Program:
    """The program with its window on the screen, in practice mode."""
    calm_collector()
    short_turns()
    folders = Folders.under(home, home.with_name("mark"))
    services = build_services(folders, practice_behaviour=Behaviour(any_key=True))
    services.preferences.current.welcomed = True
    shell = make_shell(app, services.preferences.current, resource())
    program = Program(services, shell)
    shell.window.show()
    program.begin()
    program.account.set_practice(True)
    pause(2000)
    return program


def main(book: Path, home: Path) -> None:
    """The walk, in a process of its own."""
    program = make_program(QApplication([]), home)
    Walk(program).all(book, home)
    program.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
