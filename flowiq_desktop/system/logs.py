"""Logs: what the program records for support; no secret and no full number."""

import logging
import logging.handlers
import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from flowiq_desktop.core.text.printable import printable_lines
from flowiq_desktop.system.durable_file import write_file
from flowiq_desktop.system.regular_file import is_free, is_regular

_FILE = "flowiq-desktop.log"
_BYTES = 1024 * 1024
_FILES = 9
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


class _QuietHandler(logging.handlers.RotatingFileHandler):
    """Writes private files, and stays silent when the disk is full: sending must go on."""

    def _open(self) -> Any:  # noqa: ANN401 - as the standard library declares it
        path = Path(self.baseFilename)
        if not is_free(path) and not is_regular(path):
            raise OSError(0, "no file of this program", str(path))
        stream = super()._open()
        if os.name == "posix":
            Path(self.baseFilename).chmod(0o600)
        return stream

    def let_go(self) -> None:
        """Close the file; the next record opens it again. The caller holds the lock."""
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Drop the record."""


def start_logging(folder: Path) -> logging.Handler | None:
    """Log all warnings and our own entries into a rotating file; None when that is impossible."""
    try:
        handler = _QuietHandler(
            folder / _FILE, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(
        RedactingFormatter("%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s")
    )
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
        if isinstance(handler, _QuietHandler) and Path(handler.baseFilename).parent == folder
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
