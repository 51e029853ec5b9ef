"""Sets a damaged journal aside, so that the program can start with a new one; deletes nothing.

The new journal has an install id of its own, and so has the watermark that it begins
(`restore_guard.instance_check`). Should the old file ever be put back, in whatever state, its id
differs from the watermark's: what waits in it is held back, and nothing goes out twice.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.recovery.snapshot import log_of
from flowiq_desktop.system.durable_file import sync_folder
from flowiq_desktop.texts import say


def quarantine(path: Path, today: date) -> Path:
    """Rename a damaged journal, and the files that SQLite keeps beside it, in its own folder.

    The write-ahead log goes first: whatever interrupts this, no new journal ever finds the old
    one's log, and doing it again reunites the two.

    Args:
        path: the journal; nobody has it open.
        today: becomes part of the new name.

    Returns:
        Where the journal lies now; if there was none, where it would lie.

    Raises:
        JournalError: it cannot be renamed, and is where it was.
    """
    place = next(name for name in _names(path, today) if _is_free(name, path))
    try:
        for beside in ("-wal", "-shm", ""):
            part = path.with_name(f"{path.name}{beside}")
            if part.exists():
                part.rename(place.with_name(f"{place.name}{beside}"))
        sync_folder(path.parent)
    except OSError as fault:
        raise JournalError(
            say(
                "The damaged list of sent messages could not be set aside ({why}).",
                why=fault.strerror,
            ),
            say(
                "Nothing was changed or deleted. Check that you may write to its folder, then try"
                " again."
            ),
        ) from fault
    return place


def _names(path: Path, today: date) -> Iterator[Path]:
    base = f"{path.stem}.damaged-{today.isoformat()}"
    yield path.with_name(f"{base}{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{base}-{number}{path.suffix}")


def _is_free(place: Path, path: Path) -> bool:
    """Whether nothing is overwritten; a log alone may be left from an interrupted renaming."""
    return not place.exists() and not (log_of(place).exists() and log_of(path).exists())
