"""Reserve: room on the disk kept back, so that answers in flight can be stored when it is full."""

import contextlib
import os
from pathlib import Path

from flowiq_desktop.system.regular_file import is_free, is_regular

RESERVE_BYTES = 256 * 1024
"""Room for some 60 commits: far more than the answers of 16 connections need."""


class Reserve:
    """A file whose only use is its size."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = self._fill()

    def ready(self) -> bool:
        """Whether the room is kept back; it is taken again when there is space."""
        self._kept = self._kept or self._fill()
        return self._kept

    def release(self) -> bool:
        """Give the room up; False when there is none left to give."""
        self._kept = False
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def _fill(self) -> bool:
        try:
            if self._is_own() and self._path.stat().st_size == RESERVE_BYTES:
                return True
            self._clear()
            self._write()
        except OSError:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            return False
        return True

    def _is_own(self) -> bool:
        """Whether the file has no other name, so that writing to it changes nothing else."""
        return is_regular(self._path) and self._path.stat().st_nlink == 1

    def _clear(self) -> None:
        """Remove whatever lies there, except a file that only has to be filled again."""
        if is_free(self._path) or self._is_own():
            return
        if self._path.is_dir() and not self._path.is_symlink():
            self._path.rmdir()
        else:
            self._path.unlink()

    def _write(self) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(self._path, flags | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            # Random bytes: a disk that compresses would keep no room back for zeros.
            file.write(os.urandom(RESERVE_BYTES))
