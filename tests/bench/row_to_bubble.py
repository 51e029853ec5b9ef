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

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.check.check_page import CheckPage
from tests.bench.people import write_people
from tests.bench.window import Walk, make_program, pause

ROWS = 100_000
_CHOSEN = 1_000
_SIZE = (1366, 768)
"""In a smaller window the phone is not beside the list."""
_MEDIAN_MS, _WORST_MS = 16, 50
_COLUMN = 4
_A_MOMENT = 20
"""Milliseconds before the next row."""
_AS_PEOPLE_WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
"""The program's own loop rests between two events, and what runs beside it goes on then."""


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


class _Keys:
    """Chooses rows as people do: from the row above by the arrow key."""

    def __init__(self, program: Program, painted: _Painted) -> None:
        (page,) = program.window.findChildren(CheckPage)
        self._painted, self._table, self._rows = painted, page.view.table, page.rows
        self._window = program.window.windowHandle()
        self._table.setFocus()
        self.shown = self._rows.rowCount()
        # For the first key of a process PySide makes the names of all keys: 10 ms, once.
        QTest.keyClick(self._window, Qt.Key.Key_Shift)

    def seconds(self, row: int) -> float:
        """From the key to the bubble on the screen."""
        self._table.setCurrentIndex(self._rows.index(row - 1, _COLUMN))
        pause(_A_MOMENT)
        while not self._table.isEnabled():  # what was found behind links is being noted
            pause(_A_MOMENT)
        self._table.setFocus()
        self._painted.is_painted = False
        began = time.perf_counter()
        QTest.keyPress(self._window, Qt.Key.Key_Down)
        while not self._painted.is_painted:
            QApplication.processEvents(_AS_PEOPLE_WAIT)
        took = time.perf_counter() - began
        QTest.keyRelease(self._window, Qt.Key.Key_Down)
        return took


def main() -> None:
    """Choose rows here and there, while the program still looks through the list."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        book = write_people(home / "people.xlsx", ROWS, columns=8, some_wrong=True)
        program = make_program(app, home / "data")
        Walk(program).load(book)
        program.window.resize(*_SIZE)
        program.window.go_to(2)
        pause(_A_MOMENT)
        keys = _Keys(program, _Painted(app))
        chosen = random.Random(7).sample(range(1, keys.shown), _CHOSEN)
        took = sorted(1000 * keys.seconds(row) for row in chosen)
        sys.stdout.write(
            f"row to bubble, {ROWS:,} rows, {_CHOSEN:,} chosen: median"
            f" {statistics.median(took):.1f} ms (budget {_MEDIAN_MS}), worst {took[-1]:.1f} ms"
            f" (budget {_WORST_MS})\n"
        )
        program.close()


if __name__ == "__main__":
    main()
