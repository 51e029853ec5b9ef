"""The window: how soon it shows, and the longest time its main thread is away."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.sheets import write_xlsx
from tests.bench.timing import in_turn

ROWS = 100_000

_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication([]); window = QMainWindow(); window.show(); QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""
_OURS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from flowiq_desktop.app import Launch
from flowiq_desktop.paths import Folders, resource
from flowiq_desktop.services.preferences import PreferenceStore
from flowiq_desktop.ui.shell import make_shell
app = QApplication([])
folders = Folders.under(Path(sys.argv[1])).create()
shell = make_shell(app, PreferenceStore(folders.config).current, resource())
shell.window.show(); QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""
"""As `app.run` does it: the window shows first, and the services load behind it."""


def bench(folder: Path) -> list[str]:
    """Lines for the report."""
    home = folder / "home"

    def start(script: str) -> None:
        subprocess.run([sys.executable, "-c", script, str(home)], check=True)

    pair = in_turn(lambda: start(_OURS), lambda: start(_BARE), pairs=5)
    book = write_xlsx(folder / "big.xlsx", ROWS)
    command = [sys.executable, "-m", "tests.bench.window", str(book), str(folder / "stalls")]
    stalls = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"window on screen, warm: {pair.ratio:.2f} x a bare PySide6 window "
        f"({pair.ours:.2f} s against {pair.peer:.2f} s, whole processes; budget 2.0)",
        *stalls.stdout.strip().splitlines(),
    ]


def _stalls(book: Path, home: Path) -> None:
    """Lead a large sheet through the window, and say how long the main thread was away."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from flowiq_desktop.assembly import build_services
    from flowiq_desktop.flowiq.practice_server import Behaviour
    from flowiq_desktop.paths import Folders, resource
    from flowiq_desktop.program import Program
    from flowiq_desktop.ui.shell import make_shell
    from tests.bench.drive import result
    from tests.bench.heartbeat import Heartbeat

    app = QApplication([])
    services = build_services(Folders.under(home), practice_behaviour=Behaviour(any_key=True))
    services.preferences.current.welcomed = True
    services.preferences.current.rate_per_minute = 100_000
    shell = make_shell(app, services.preferences.current, resource())
    shell.window.show()
    program = Program(services, shell)
    program.begin()
    beat = Heartbeat()

    def wait(milliseconds: int) -> None:
        # Not QTest.qWait: it keeps Python's lock, and the threads that work would starve.
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def stage(name: str, begin: Callable[[], object], over: Callable[[], bool]) -> None:
        wait(300)
        beat.reset()
        began = time.perf_counter()
        begin()
        while not over():
            wait(20)
        wait(300)
        took = time.perf_counter() - began
        sys.stdout.write(
            f"longest main-thread stall, {name} {ROWS:,} rows: {beat.longest * 1000:,.0f} ms "
            f"({took:.1f} s; budget 100 ms)\n"
        )

    draft = program.draft
    program.account.set_practice(True)
    stage(
        "loading and checking", lambda: program.actions.open_file(book), lambda: bool(draft.checked)
    )
    for step in (1, 2, 3):
        stage(
            f"step {step + 1} shown with",
            lambda step=step: program.window.go_to(step),
            lambda: True,
        )
    del result
    program.close()


if __name__ == "__main__":
    _stalls(Path(sys.argv[1]), Path(sys.argv[2]))
