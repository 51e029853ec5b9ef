"""What the logs say of somebody: found, and removed."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from flowiq_desktop.system.durable_file import write_file
from flowiq_desktop.system.log_file import CONTINUED
from flowiq_desktop.system.logs import LOG_NAME, logs_at_rest
from flowiq_desktop.system.regular_file import is_regular


class Searched(NamedTuple):
    """What came of searching the logs.

    Attributes:
        files: how many there are, those put aside for size among them.
        removed: how many records were removed.
    """

    files: int
    removed: int


def erase_records(folder: Path, names: Callable[[str], bool]) -> Searched:
    """Remove every record that names somebody, from the log in use and from the older ones.

    A record goes whole, with the lines that continue it. Raises OSError: some may be gone by then.

    Args:
        folder: of the logs.
        names: whether a record does.
    """
    with logs_at_rest(folder):
        files = sorted(path for path in folder.glob(f"{LOG_NAME}*") if is_regular(path))
        return Searched(len(files), sum(_erase_in(path, names) for path in files))


def _erase_in(path: Path, names: Callable[[str], bool]) -> int:
    records: list[str] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True):
        if line.startswith(CONTINUED) and records:
            records[-1] += line
        else:
            records.append(line)
    kept = [record for record in records if not names(record)]
    if len(kept) < len(records):
        write_file(path, [record.encode() for record in kept])
    return len(records) - len(kept)
