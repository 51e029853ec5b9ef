"""FileSaver: where a file goes and what became of writing it, whatever is in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from flowiq_desktop.ui.jobs.background import BackgroundRunner

if TYPE_CHECKING:
    from flowiq_desktop.ui.jobs.background import Job

_ENDINGS = (".xlsx", ".csv")
_MOST_COPIES = 100


class FileSaver(QObject):
    """Writes one file at a time in the background; what is written, a subclass knows.

    Attributes:
        remarks: what the person should know about the file that was saved last.

    Signals:
        started: writing began.
        progressed: `Progress` of the writing.
        saved: the path that was written, and whether that is a numbered copy because the wished
            name could not be written.
        failed: the exception that kept it from being written.
    """

    started = Signal()
    progressed = Signal(object)
    saved = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, program: Path, parent: QObject | None = None) -> None:
        """Put it together; `program` is a folder of the program, where nothing is saved."""
        super().__init__(parent)
        self._program = program
        self._runner = BackgroundRunner(self)
        self._wish = Path()
        self._runner.progressed.connect(self.progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._runner.busy

    @property
    def remarks(self) -> str:
        """In words; "" for nothing."""
        return ""

    def shutdown(self) -> bool:
        """Give up what is being written; no half file is left."""
        return self._runner.shutdown()

    def _write(self, target: Path, job: Job) -> None:
        """Do the job, which writes to `target` or to a numbered copy."""
        self._wish = target
        self._runner.start(job)
        self.started.emit()

    def _place(self, beside: Path | None, last: str = "") -> Path:
        """Beside the list, or else among the person's documents, or else where they were last."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        for folder in (beside, QStandardPaths.writableLocation(place), last):
            # The sample lies in the program's own folder.
            if folder and os.access(folder, os.W_OK) and Path(folder) != self._program:
                return Path(folder)
        return Path.home()

    def _path_of(self, result: object) -> Path:
        """The file that a finished job wrote."""
        raise NotImplementedError  # a QObject's metaclass and ABCMeta do not go together

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        path = self._path_of(result)
        self.saved.emit(path, path != self._wish)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.failed.emit(fault)


def unused_name(folder: Path, name: str) -> str:
    """A name for a workbook that no file in the folder has yet."""
    names = [name, *(f"{name} ({number})" for number in range(2, _MOST_COPIES))]
    return next((f"{n}.xlsx" for n in names if not (folder / f"{n}.xlsx").exists()), f"{name}.xlsx")


def with_ending(target: Path) -> Path:
    """The name with an ending for a list; never that of another file, which nobody asked about.

    The dialog asks only before a file is replaced whose exact name was chosen.
    """
    if target.suffix.lower() in _ENDINGS:
        return target
    names = [target.name, *(f"{target.name} ({number})" for number in range(2, _MOST_COPIES))]
    places = [target.with_name(f"{name}.xlsx") for name in names]
    return next((place for place in places if not os.path.lexists(place)), places[0])
