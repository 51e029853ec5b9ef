"""Logs: what the program records for support; no secret and no full number."""

import logging
import logging.handlers
import os
import re
from pathlib import Path
from typing import Any

from flowiq_desktop.core.text.printable import printable_lines
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


def _masked(match: re.Match[str]) -> str:
    digits = match[0]
    return f"{digits[:3]}*****{digits[-4:]}"
