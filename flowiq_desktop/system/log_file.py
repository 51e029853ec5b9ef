"""The file that the log is written to: no secret and no full number, private, never in the way."""

import logging
import os
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from flowiq_desktop.core.text.printable import printable_lines
from flowiq_desktop.system.regular_file import is_free, is_regular

CONTINUED = "    "
"""What further lines of a record begin with, so that none can pass for a record of its own."""
_BYTES = 1024 * 1024
_FILES = 9
_RECORD = "%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"
_KEY = re.compile(r"fiq_[A-Za-z0-9_\-.]+")
_NUMBER = re.compile(r"(?<![\w.])\+?\d{8,15}(?!\w)")


class RedactingFormatter(logging.Formatter):
    """Masks keys and phone numbers, and keeps control characters from forging lines."""

    def format(self, record: logging.LogRecord) -> str:
        """The finished lines of a record, including tracebacks."""
        text = _KEY.sub("fiq_***", super().format(record))
        text = _NUMBER.sub(_masked, text)
        return f"\n{CONTINUED}".join(printable_lines(text).split("\n"))


class LogFile(RotatingFileHandler):
    """Writes private files, and stays silent when the disk is full: sending must go on."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
        self.setFormatter(RedactingFormatter(_RECORD))

    def _open(self) -> Any:  # noqa: ANN401 - as the standard library declares it
        path = Path(self.baseFilename)
        if not is_free(path) and not is_regular(path):
            raise OSError(0, "no file of this program", str(path))
        stream = super()._open()
        if os.name == "posix":
            path.chmod(0o600)
        return stream

    def let_go(self) -> None:
        """Close the file; the next record opens it again. The caller holds the lock."""
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Drop the record."""


def as_logged(number: str) -> str:
    """How a phone number stands in a log."""
    return _NUMBER.sub(_masked, number)


def _masked(match: re.Match[str]) -> str:
    digits = match[0]
    return f"{digits[:3]}*****{digits[-4:]}"
