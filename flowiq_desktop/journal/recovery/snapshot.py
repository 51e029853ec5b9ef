"""A private copy of a damaged journal: the original is read once, and never written to."""

import errno
import sqlite3
from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.journal.errors import JournalError, disk_full, no_journal
from flowiq_desktop.texts import say

_PIECE = 1024 * 1024
_PAGE = 4096
_LONGEST_VALUE = 16 * 1024 * 1024
"""No message comes near it, and a damaged length that claims a gigabyte is refused."""

_MAGIC = b"SQLite format 3\0"
_SETTINGS_OF_OURS = bytes((_PAGE >> 8, _PAGE & 255, 2, 2, 0, 64, 32, 32))
"""Page size, write-ahead log twice, nothing reserved, and three fractions that never differ."""
_WANTED = b"delivery"


def copy_of(path: Path, folder: Path) -> Generator[Progress, None, Path]:
    """Copy the journal with its write-ahead log; what the disk cannot read becomes zeros.

    Returns:
        Where the copy lies.

    Raises:
        JournalError: there is no journal, or no room for the copy.
    """
    parts = [part for part in (path, log_of(path)) if part.exists()]
    if path not in parts:
        raise no_journal()
    try:
        for part in parts:
            yield from _copy(part, folder / part.name)
    except OSError as fault:
        if fault.errno == errno.ENOSPC:
            raise disk_full(folder) from fault
        raise JournalError(
            say(
                "The damaged list of sent messages cannot be read ({why}).",
                why=fault.strerror,
            ),
            say("Check the disk and the rights to its folder, then try again."),
        ) from fault
    return folder / path.name


def log_of(path: Path) -> Path:
    """SQLite's write-ahead log of a file: its newest part may be in there only."""
    return path.with_name(f"{path.name}-wal")


def opened_copy(path: Path) -> sqlite3.Connection:
    """Open whatever can be opened of a copy, for reading only; texts come as bytes.

    Raises:
        JournalError: it is no journal, or nothing is left of one.
    """
    connection = _opened(path)
    if connection is None:
        _mend_header(path)
        connection = _opened(path)
    if connection is None:
        raise JournalError(
            say(
                "Nothing can be read from the damaged list of sent messages: its beginning is lost."
            ),
            say(
                "Keep the file {name}; somebody with the right tools may still read it.",
                name=path.name,
            ),
        )
    return connection


def _copy(source: Path, target: Path) -> Generator[Progress, None, None]:
    total = source.stat().st_size
    with source.open("rb", buffering=0) as reading, target.open("wb") as writing:
        for start in range(0, total, _PIECE):
            size = min(_PIECE, total - start)
            try:
                reading.seek(start)
                piece = reading.read(size)
            except OSError:
                piece = read_by_pages(reading, start, size)
            writing.write(piece)
            yield Progress(say("Copying the damaged list"), start + size, total)


def read_by_pages(file: BinaryIO, start: int, size: int) -> bytes:
    """This part of a file, with zeros for the pages that its disk cannot read."""
    pages = []
    for place in range(start, start + size, _PAGE):
        wanted = min(_PAGE, start + size - place)
        try:
            file.seek(place)
            page = file.read(wanted)
        except OSError:
            page = b""
        pages.append(page.ljust(wanted, b"\0"))
    return b"".join(pages)


def _opened(path: Path) -> sqlite3.Connection | None:
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = bytes
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    try:
        # If the description of the tables is damaged, SQLite then takes what it understands.
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if (_WANTED,) in rows:
            return connection
    except (sqlite3.Error, UnicodeDecodeError):
        pass
    connection.close()
    return None


def _mend_header(path: Path) -> None:
    """Write into the copy's first bytes what every file of this program has there."""
    with path.open("r+b") as file:
        file.write(_MAGIC + _SETTINGS_OF_OURS)
        file.seek(28)
        file.write(bytes(4))  # how many pages: 0 means as many as there are
        file.seek(44)
        file.write((4).to_bytes(4, "big"))  # the format of the tables' description
        file.seek(56)
        file.write((1).to_bytes(4, "big"))  # texts are UTF-8
