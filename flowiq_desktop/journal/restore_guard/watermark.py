"""Watermark: a small file outside the journal that knows how far the journal must have come.

When the journal's folder is restored from a backup, the journal has forgotten what was sent since;
this file has not. It follows the journal and never leads it: its number is written after an intent
is on disk and before the message's bytes leave, so that it can never raise a false alarm. Between
two fsyncs it survives the death of the program, and a power cut only makes it a little too low.
"""

import contextlib
import json
import os
import threading
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from flowiq_desktop.system.durable_file import write_file
from flowiq_desktop.system.regular_file import read_regular

FILE_NAME = "sent-messages.mark"
_LENGTH = 128
_MOST_BYTES = 65_536
_SYNC_EVERY = 256


@dataclass(frozen=True, slots=True)
class Mark:
    """What the watermark says.

    Attributes:
        install: the id of the journal it belongs to.
        attempts: at least how many attempts that journal has begun in its life.
    """

    install: str
    attempts: int


class Watermark:
    """Keeps the watermark of one journal; any thread may count.

    A watermark that cannot be written no longer protects, but stops nothing: the journal alone
    decides what may be sent.

    Args:
        folder: anywhere but the journal's own, so that no copy of that takes it along.
        machine: which computer this is, or "" when unknown.
        before: the folder where it used to be; what is found there moves to the new one.
    """

    def __init__(self, folder: Path, machine: str, before: Path | None = None) -> None:
        self._path = folder / FILE_NAME
        self._before = before / FILE_NAME if before and before != folder else None
        self.machine = machine
        self._mark = Mark("", 0)
        self._file: FileIO | None = None
        self._lock = threading.Lock()

    def read(self) -> Mark | None:
        """The watermark of an earlier start; None when there is none that can be read."""
        path = self._before if self._before and not self._path.exists() else self._path
        try:
            data = json.loads(read_regular(path, _MOST_BYTES))
            return Mark(str(data["install"]), int(data["attempts"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def begin(self, mark: Mark) -> None:
        """Replace the old watermark, and count on from the new one."""
        self._mark = mark
        with contextlib.suppress(OSError):
            # Its name too: an old watermark there would make the journal look like a copy.
            write_file(self._path, [_text(mark)])
            self._file = FileIO(self._path, "r+")
            if self._before is not None:
                self._before.unlink(missing_ok=True)

    def count(self) -> None:
        """Another attempt is on disk in the journal."""
        with self._lock:
            self._mark = Mark(self._mark.install, self._mark.attempts + 1)
            self._write(sync=self._mark.attempts % _SYNC_EVERY == 0)

    def close(self) -> None:
        """Make the watermark durable and close the file."""
        with self._lock:
            self._write(sync=True)
            self._let_go()

    def _write(self, *, sync: bool) -> None:
        if self._file is None:
            return
        try:
            self._file.seek(0)
            self._file.write(_text(self._mark))
            if sync:
                os.fsync(self._file.fileno())
        except OSError:
            self._let_go()

    def _let_go(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None


def _text(mark: Mark) -> bytes:
    """Always of one length, so that it is overwritten in place."""
    text = json.dumps({"install": mark.install, "attempts": mark.attempts})
    return text.encode().ljust(_LENGTH - 1) + b"\n"
