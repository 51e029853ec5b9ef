"""The window's first picture: how soon it is there, beside a bare window of PySide6.

Both are whole processes, from their start to the end of the first painting, and end there. Ours is
the program itself as a menu starts it, with the person's folders as they are after the first time.

By itself: python -m tests.bench.start
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.timing import in_turn

_PAIRS = 15
_BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Window()
window.show()
app.exec()
"""
_OURS = """
import os, sys
sys.argv = ["flowiq-desktop"]
from flowiq_desktop.__main__ import main
from flowiq_desktop.system.calm_collector import collect_only_on_request
collect_only_on_request()  # as main does it, before anything of the window is imported
from flowiq_desktop.ui.app.main_window import MainWindow
MainWindow._on_drawn = lambda self: os._exit(0)  # called as soon as the painting is over
main()
"""
_STALL = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from flowiq_desktop.app import Launch
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.system.calm_collector import calm_collector
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.system.short_turns import short_turns
from flowiq_desktop.ui.app.shell import make_shell
from tests.bench.heartbeat import Heartbeat
calm_collector()
short_turns()
app = QApplication([])
folders = Folders.of_data_dir(Path(sys.argv[1]) / "started").create()
shell = make_shell(app, PreferenceStore(folders.config).current, resource())
launch = Launch(shell, folders, practice=True)
launch.ready.connect(lambda: QTimer.singleShot(500, app.quit))
launch.begin()
app.processEvents()
beat = Heartbeat()
app.exec()
launch.close()
print(f"{beat.longest * 1000:.0f} ms by the clock, {beat.busiest * 1000:.0f} ms of its own work")
"""


def bench(folder: Path) -> list[str]:
    """Lines for the report."""
    places = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    home = {place: str(folder / place) for place in places}

    def start(script: str) -> None:
        subprocess.run([sys.executable, "-c", script], env=os.environ | home, check=True)

    pair = in_turn(lambda: start(_OURS), lambda: start(_BARE), pairs=_PAIRS)
    shown = (
        f"window on screen, warm: {pair.ratio:.2f} x a bare PySide6 window "
        f"({pair.ours:.3f} s against {pair.peer:.3f} s, from the start of the process to the "
        "first picture; budget 1.5)"
    )
    stall = subprocess.run(
        [sys.executable, "-c", _STALL, str(folder)], stdout=subprocess.PIPE, text=True, check=True
    )
    at_start = (
        "longest main-thread stall between the window's first picture and its use: "
        f"{stall.stdout.strip()} (budget 50 ms)"
    )
    return [shown, at_start]


def main() -> None:
    """Only these two."""
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write("".join(f"{line}\n" for line in bench(Path(name))))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
