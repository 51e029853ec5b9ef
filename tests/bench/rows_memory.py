"""Through a long list of pictures, documents and recordings: how much memory the window grows.

By itself: python -m tests.bench.rows_memory [rows]
"""

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QEventLoop,
    QObject,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QIcon, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QWidget

from flowiq_desktop.core.media.facts import MediaFacts
from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.preview.phone_preview import PhonePreview
from flowiq_desktop.ui.qt_override import override
from tests.bench.links import serving
from tests.bench.window import make_program, pause

ROWS = 10_000
_BUDGET_MB = 50
_WARM = 0.1
"""Part of the rows after which everything that is kept once is there."""
_SAMPLES = Path("resources/samples")
_FILES = (("image", "picture.jpg"), ("document", "letter.pdf"), ("audio", "voice.mp3"))
_PICTURE = QSize(264, 165)
_PEER_LOOKS = 100
_SIZE = (1366, 768)
_PATIENCE_MS = 30_000
_HOST = "files.example.org"


def bench(_folder: Path) -> Iterator[str]:
    """Two lines for the report."""
    for more in ([], ["--peer"]):
        command = [sys.executable, "-m", "tests.bench.rows_memory", str(ROWS), *more]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        yield run.stdout.strip().splitlines()[-1]


class _Seen(QObject):
    """Notices when the bubble of a row is painted with its file."""

    def __init__(self, app: QApplication, phone: PhonePreview) -> None:
        super().__init__()
        self._has_file = self.is_painted = False
        app.installEventFilter(self)
        phone.media_shown.connect(self._on_file)

    def forget(self) -> None:
        """Wait for the next row."""
        self._has_file = self.is_painted = False

    def _on_file(self, state: object) -> None:
        if not isinstance(state, MediaFacts):
            raise TypeError(state)
        self._has_file, self.is_painted = True, False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.is_painted |= self._has_file and watched.objectName() == "bubble"
        return False


def _megabytes(pid: int | str = "self") -> float:
    """What of a process is in memory now (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def _write(path: Path, rows: int) -> Path:
    """A list in which every row has a file of its own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(("Mobile", "Name", "message_type", "media_url"))
        for n in range(rows + 1):
            kind, name = _FILES[n % len(_FILES)]
            link = f"http://{_HOST}/{n}/{name}"
            lines.writerow((f"27731{n:06}", f"Person {n}", kind, link))
    return path


def _walk(program: Program, seen: _Seen, rows: int) -> list[float]:
    """Memory at the first row, once everything is there that is kept, and at the last row."""
    found: list[float] = []
    tick = QTimer(seen)
    tick.start(_PATIENCE_MS)  # so that waiting for events ends
    for row in range(1, rows + 1):  # the first one is shown already
        seen.forget()
        program.draft.select_row(row)
        _until_painted(seen, row)
        if row in {1, int(rows * _WARM), rows}:
            found.append(_megabytes())
    return found


def _until_painted(seen: _Seen, row: int) -> None:
    patience, wait = QElapsedTimer(), QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    patience.start()
    while not seen.is_painted:
        QCoreApplication.processEvents(wait)
        if patience.elapsed() > _PATIENCE_MS:
            raise TimeoutError(row)


def _ours(rows: int) -> str:
    app = QApplication([])
    files = [_SAMPLES / name for _, name in _FILES]
    with tempfile.TemporaryDirectory() as home, serving(*files) as port:
        program = make_program(app, Path(home) / "data")
        program.services.preview_hosts[_HOST] = ("127.0.0.1", port)
        program.actions.open_file(_write(Path(home) / "people.csv", rows))
        while program.draft.checked is None or program.draft.stale:
            pause(50)
        program.window.resize(*_SIZE)
        program.window.go_to(2)
        pause(1_000)
        (phone,) = program.window.findChildren(PhonePreview)
        try:
            first, warm, last = _walk(program, _Seen(app, phone), rows)
        finally:
            program.close()
    return (
        f"memory over {rows:,} rows, each with a file of its own, every bubble painted with it:"
        f" {first:,.0f} MB at the first, {warm:,.0f} MB after {int(rows * _WARM):,}, {last:,.0f} MB"
        f" at the last: grown {last - warm:,.0f} MB (budget {_BUDGET_MB})"
    )


def _peer(rows: int) -> str:
    """A list of Qt that keeps the pictures of the same rows."""
    _app = QApplication([])
    model, view = QStandardItemModel(), QListView()
    view.setModel(model)
    view.show()
    before = _megabytes()
    for n in range(rows):
        kind, name = _FILES[n % len(_FILES)]
        item = QStandardItem(f"Person {n}")
        if kind == "image":
            whole = QPixmap(str(_SAMPLES / name))
            aspect, smooth = (
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            item.setIcon(QIcon(whole.scaled(_PICTURE, aspect, smooth)))
        model.appendRow(item)
        if n % _PEER_LOOKS == 0:  # at each row its list would be laid out anew, all of it
            view.scrollToBottom()
            QCoreApplication.processEvents()
    grown = _megabytes() - before
    return f"a bare QListView that keeps the pictures of the same rows: grown {grown:,.0f} MB"


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    sys.stdout.write((_peer if "--peer" in sys.argv else _ours)(wanted) + "\n")
