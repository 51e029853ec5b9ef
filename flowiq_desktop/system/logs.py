"""Logs: what the program records for support; no secret and no full number."""

from __future__ import annotations

import logging
import re
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from flowiq_desktop.core.text.printable import printable_lines
from flowiq_desktop.system.durable_file import write_file
from flowiq_desktop.system.regular_file import is_regular

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flowiq_desktop.system.log_file import LogFile

_FILE = "flowiq-desktop.log"
_RECORD = "%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"
_KEY = re.compile(r"fiq_[A-Za-z0-9_\-.]+")
_NUMBER = re.compile(r"(?<![\w.])\+?\d{8,15}(?!\w)")
_CONTINUED = "\n    "
"""What further lines of a record begin with, so that none can pass for a record of its own."""


class RedactingFormatter(logging.Formatter):
    """Masks keys and phone numbers, and keeps control characters from forging lines."""

    def format(self, record: logging.LogRecord) -> str:
        """The finished lines of a record, including tracebacks."""
        text = _KEY.sub("fiq_***", super().format(record))
        text = _NUMBER.sub(_masked, text)
        return _CONTINUED.join(printable_lines(text).split("\n"))


class _Log(logging.Handler):
    """The log of a folder; what writes files that rotate is loaded with the first record.

    The window is on screen before there is one, and need not wait for it.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self._file: LogFile | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, or drop it: sending must go on."""
        with suppress(OSError, ImportError):  # Python imports nothing more when it ends
            self._opened().emit(record)

    def let_go(self) -> None:
        """Close the file; the next record opens it again. The caller holds the lock."""
        if self._file is not None:
            self._file.let_go()

    def close(self) -> None:
        """Close the file for good."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> LogFile:
        if self._file is None:
            from flowiq_desktop.system.log_file import LogFile  # noqa: PLC0415 - above

            self._file = LogFile(self.folder / _FILE)
            self._file.setFormatter(RedactingFormatter(_RECORD))
        return self._file


def start_logging(folder: Path) -> logging.Handler:
    """Log all warnings and our own entries into a rotating file; dropped where it cannot be."""
    handler = _Log(folder)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("flowiq_desktop").setLevel(logging.INFO)
    return handler


class Searched(NamedTuple):
    """What came of searching the logs.

    Attributes:
        files: how many there are, those put aside for size among them.
        removed: how many records were removed.
    """

    files: int
    removed: int


def erase_records(folder: Path, names: Callable[[str], bool]) -> Searched:
    """Remove every record that names somebody, from the log in use and from the older ones.

    A record goes whole, with the lines that continue it. Raises OSError: some may be gone by then.

    Args:
        folder: of the logs.
        names: whether a record does.
    """
    with _at_rest(folder):
        files = sorted(path for path in folder.glob(f"{_FILE}*") if is_regular(path))
        return Searched(len(files), sum(_erase_in(path, names) for path in files))


def as_logged(number: str) -> str:
    """How a phone number stands in a log."""
    return _NUMBER.sub(_masked, number)


@contextmanager
def _at_rest(folder: Path) -> Iterator[None]:
    """While this is open nothing is logged to the folder; the log is opened again after that."""
    ours = [
        handler
        for handler in logging.getLogger().handlers
        if isinstance(handler, _Log) and handler.folder == folder
    ]
    with ExitStack() as stack:
        for handler in ours:
            handler.acquire()
            stack.callback(handler.release)
            handler.let_go()
        yield


def _erase_in(path: Path, names: Callable[[str], bool]) -> int:
    records: list[str] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True):
        if line.startswith(_CONTINUED[1:]) and records:
            records[-1] += line
        else:
            records.append(line)
    kept = [record for record in records if not names(record)]
    if len(kept) < len(records):
        write_file(path, [record.encode() for record in kept])
    return len(records) - len(kept)


def _masked(match: re.Match[str]) -> str:
    digits = match[0]
    return f"{digits[:3]}*****{digits[-4:]}"
