"""Reserve: room on the disk kept back, so that answers in flight can be stored when it is full."""

import os
from pathlib import Path

RESERVE_BYTES = 256 * 1024
"""Room for some 60 commits: far more than the answers of 16 connections need."""


class Reserve:
    """A file of no use but its size."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fill()

    def release(self) -> bool:
        """Give the room up; False when there is none left to give."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def _fill(self) -> None:
        if self._path.exists():
            return
        try:
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(b"\0" * RESERVE_BYTES)
        except OSError:
            # A disk too full for the reserve is met again, and said, at the first write.
            self._path.unlink(missing_ok=True)
