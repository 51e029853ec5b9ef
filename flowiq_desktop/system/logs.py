"""Logs: what the program records for support, in a file that is opened with the first record."""

from __future__ import annotations

import logging
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flowiq_desktop.system.log_file import LogFile

LOG_NAME = "flowiq-desktop.log"
"""The file in use; older ones have a number behind it."""


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

            self._file = LogFile(self.folder / LOG_NAME)
        return self._file


def start_logging(folder: Path) -> logging.Handler:
    """Log all warnings and our own entries into a rotating file; dropped where it cannot be."""
    handler = _Log(folder)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("flowiq_desktop").setLevel(logging.INFO)
    return handler


@contextmanager
def logs_at_rest(folder: Path) -> Iterator[None]:
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
