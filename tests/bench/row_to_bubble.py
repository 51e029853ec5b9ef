"""From row to row with a long list: how soon the phone shows the text of the row that is chosen.

By itself: python -m tests.bench.row_to_bubble
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.qt_override import override
from tests.bench.people import write_people
from tests.bench.window import Walk, make_program, pause

ROWS = 100_000
_CHOSEN = 1_000
_SIZE = (1366, 768)
"""In a smaller window the phone is not beside the list."""
_MEDIAN_MS, _WORST_MS = 16, 50


def bench(_folder: Path) -> list[str]:
    """Lines for the report."""
    command = [sys.executable, "-m", "tests.bench.row_to_bubble"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.strip().splitlines()[-1:]


class _Painted(QObject):
    """Notices when a bubble is painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.is_painted = False
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.is_painted |= watched.objectName() == "bubble"
        return False


def _seconds(program: Program, painted: _Painted, row: int) -> float:
    """From choosing a row to its bubble on the screen."""
    painted.is_painted = False
    began = time.perf_counter()
    program.draft.select_row(row)
    while not painted.is_painted:
        QApplication.processEvents()
    return time.perf_counter() - began


def main() -> None:
    """Choose rows here and there, one as soon as the one before is shown."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        book = write_people(home / "people.xlsx", ROWS, columns=8, some_wrong=True)
        program = make_program(app, home / "data")
        Walk(program).load(book)
        program.window.resize(*_SIZE)
        program.window.go_to(2)
        pause(2_000)
        painted = _Painted(app)
        chance = random.Random(7)
        rows = chance.sample(range(ROWS), _CHOSEN)
        took = sorted(1000 * _seconds(program, painted, row) for row in rows)
        sys.stdout.write(
            f"row to bubble, {ROWS:,} rows, {_CHOSEN:,} chosen: median"
            f" {statistics.median(took):.1f} ms (budget {_MEDIAN_MS}), worst {took[-1]:.1f} ms"
            f" (budget {_WORST_MS})\n"
        )
        program.close()


if __name__ == "__main__":
    main()
