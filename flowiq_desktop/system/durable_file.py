"""The one way a file is put in its place: whole or not at all, and after a power cut still there.

It is written beside its place under another name, readable by this user alone; made durable; put in
place in one step; and then the folder is made durable, which holds the name. Until that step the
old file stays whole, and after it the new one is there whatever happens to the machine.
"""

import contextlib
import os
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

_BEGINNING, _ENDING = ".flowiq-", ".tmp"
_BEGINNING_BEFORE = ".new-"
"""What such files were called in folders of the program's own by versions before."""


def write_file(path: Path, blocks: Iterable[bytes], *, durable: bool = True) -> None:
    """Write a file of the program's own.

    A link at `path` is replaced, not followed.

    Args:
        path: where it is to be.
        blocks: its content.
        durable: whether it must outlive a power cut; of what can be had again, it need not, and
            may be damaged then.

    Raises:
        OSError: it cannot be written, and nothing has changed.
    """
    with temporary_beside(path) as temporary:
        with temporary.open("wb") as file:
            file.writelines(blocks)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    if durable:
        sync_folder(path.parent)


@contextmanager
def temporary_beside(target: Path) -> Generator[Path, None, None]:
    """A new, empty file in the target's folder, to be written and renamed; else it is removed.

    Raises:
        OSError: it cannot be made there.
    """
    handle, name = tempfile.mkstemp(_ENDING, _BEGINNING, target.parent)  # for its owner alone
    os.close(handle)
    try:
        yield Path(name)
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Make a file's content durable; raises OSError."""
    # Windows syncs only what is open for writing.
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system has a way to; raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_leftovers(folder: Path) -> None:
    """Remove what interrupted writes left in a folder of the program's own; raises OSError."""
    for pattern in (f"{_BEGINNING}*{_ENDING}", f"{_BEGINNING_BEFORE}*"):
        for leftover in folder.glob(pattern):
            leftover.unlink(missing_ok=True)
