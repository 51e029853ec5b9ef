"""SavedFile: entries of many kinds in one file, of which no version and no window loses any."""

import errno
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.system.durable_file import write_file
from flowiq_desktop.system.regular_file import is_free, read_regular
from flowiq_desktop.texts import say

_MOST_BYTES = 4_000_000
_VERSION = 1
_ENTRIES = "messages"
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class SavedMessageError(AppError):
    """A message cannot be saved."""


class SavedFile:
    """Keeps entries, whole or not at all.

    What stands beside them stays as it is, and each change is made to what the file holds by then:
    a command, another window or a newer version may have written it meanwhile. A file that cannot
    be read is set aside under another name, not written over: somebody typed it.

    Attributes:
        entries: as the file held them when it was last read or written.
        readable: whether it could be read.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._beside: dict[str, Any] = {}
        self.entries: tuple[Any, ...] = ()
        self.readable = True
        self.look_again()

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self._file.name

    def look_again(self) -> None:
        """Read what stands in the file now; what is known stays while it cannot be read."""
        try:
            data = json.loads(read_regular(self._file, _MOST_BYTES).decode())
        except FileNotFoundError:
            self.readable = True
            return
        except (OSError, ValueError, RecursionError):
            self.readable = False
            return
        entries = data.get(_ENTRIES) if isinstance(data, dict) else None
        self.readable = isinstance(entries, list)
        if isinstance(entries, list):
            self.entries = tuple(entries)
            self._beside = {name: data[name] for name in data if name != _ENTRIES}

    def change(self, changed: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        """Write other entries in place of those in the file.

        Args:
            changed: makes them of those that stand there now.

        Raises:
            SavedMessageError: they cannot be written, or are too many; nothing has changed.
        """
        self.look_again()
        entries = tuple(changed(self.entries))
        whole = {"version": _VERSION, **self._beside, _ENTRIES: entries}
        text = json.dumps(whole, indent=2).encode("ascii")
        if len(text) > _MOST_BYTES:
            raise SavedMessageError(
                say("The message could not be saved: there is no room for so much text."),
                say("Delete saved messages that you no longer need, or make this one shorter."),
            )
        try:
            with self._unreadable_aside():
                write_file(self._file, [text])
        except OSError as fault:
            raise SavedMessageError(
                say("The message could not be saved ({why}).", why=fault.strerror), _advice(fault)
            ) from fault
        self.entries, self.readable = entries, True

    @contextmanager
    def _unreadable_aside(self) -> Iterator[None]:
        """Set a file that cannot be read aside; it comes back when no other can be written."""
        if self.readable:
            yield
            return
        aside = next(filter(is_free, self._names_aside()))
        self._file.replace(aside)
        try:
            yield
        except OSError:
            aside.replace(self._file)
            raise

    def _names_aside(self) -> Iterator[Path]:
        yield self._file.with_suffix(".unreadable.json")
        for number in count(2):
            yield self._file.with_suffix(f".unreadable-{number}.json")


def _advice(fault: OSError) -> str:
    if fault.errno in _FULL:
        return say("Free some space on the disk, then save again.")
    return say("Check that you may write to its folder, then save again.")
