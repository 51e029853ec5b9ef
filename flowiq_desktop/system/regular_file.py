"""The program's own files are read and written only if they are files, not what replaced them.

Folders may be shared, restored or unpacked from somewhere: a link would lead a write into another
file, and a named pipe would hold the program until somebody writes to it.
"""

import errno
import os
import stat
from pathlib import Path


def is_regular(path: Path) -> bool:
    """Whether this is itself a file: not a link to one, nor a folder, pipe or device."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def is_free(path: Path) -> bool:
    """Whether nothing of this name exists, not even a link that leads nowhere."""
    return not os.path.lexists(path)


def read_regular(path: Path, most: int, *, through_links: bool = True) -> bytes:
    """The content of a file of the program's own.

    Args:
        path: where it is.
        most: bytes; this program never wrote a larger file.
        through_links: whether it may lie elsewhere, as the settings of somebody who keeps them all
            in one place do.

    Raises:
        OSError: it cannot be read, is larger, or is no ordinary file.
    """
    # Without O_NONBLOCK a named pipe would hold the program until somebody writes to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    flags |= 0 if through_links else getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > most:
            raise OSError(errno.EINVAL, "not a file of this program", str(path))
        return file.read(most)
