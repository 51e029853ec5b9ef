"""The file that the log is written to: private, put aside when it is full, and never in the way."""

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from flowiq_desktop.system.regular_file import is_free, is_regular

_BYTES = 1024 * 1024
_FILES = 9


class LogFile(RotatingFileHandler):
    """Writes private files, and stays silent when the disk is full: sending must go on."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)

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
