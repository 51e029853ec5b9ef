"""Private files: readable by this user alone, and after a power cut either the old or the new."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

_TEMPORARY = ".new-"


def write_private(path: Path, blocks: Iterable[bytes]) -> None:
    """Put a file in its place in one step; the old one stays whole until then.

    A link at `path` is replaced, not followed.

    Raises:
        OSError: it cannot be written, and nothing has changed.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY)  # for its owner alone
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(blocks)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def read_private(path: Path, most: int) -> bytes:
    """A file's bytes.

    Args:
        path: where it is.
        most: bytes; this program never wrote a larger file.

    Raises:
        OSError: it cannot be read, is larger, or is no ordinary file.
    """
    # Without O_NONBLOCK a named pipe would hold the program until somebody writes to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > most:
            raise OSError(errno.EINVAL, "not a file of this program", str(path))
        return file.read(most)


def remove_leftovers(folder: Path) -> None:
    """Remove what an interrupted write left behind; raises OSError."""
    for leftover in folder.glob(f"{_TEMPORARY}*"):
        leftover.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
