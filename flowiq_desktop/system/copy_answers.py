"""What a copy of this process answers, as long as the copy lives and works.

A copy that waits for what another thread held when it was made waits for ever. How long an answer
takes says nothing, on a busy machine; whether the copy works does. So it is looked at while nothing
comes: one that sleeps at every look, or that has worked far longer than any piece of work takes,
has answered for the last time.
"""

import io
import os
import selectors
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_AWAKE = frozenset((b"R", b"D"))
"""Letters of processes that work, that wait for a processor, or for a disk."""
_STATE, _OWN_TIME, _SYSTEM_TIME = 0, 11, 12
"""Where they stand behind the name in /proc/…/stat (proc(5): fields 3, 14 and 15)."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a copy that gives no answer is waited for.

    Attributes:
        looks: how often in a row it may be found asleep. It has nothing to sleep for.
        pause: the seconds between two looks.
        work: the seconds of a processor's time that a piece may take; the longest of a list of a
            million rows takes some ten.
    """

    looks: int = 40
    pause: float = 0.5
    work: float = 120.0


USUAL_PATIENCE = Patience()


class CopyAnswers(io.RawIOBase):
    """The bytes that a copy sends; they end where it ended or has to be given up.

    Args:
        pipe: where they come from, to be closed with this.
        process: the copy's number.
        patience: how long it is waited for.
    """

    def __init__(self, pipe: int, process: int, patience: Patience) -> None:
        self._pipe = io.FileIO(pipe)
        self._process = process
        self._patience = patience
        self._came = selectors.DefaultSelector()
        self._came.register(self._pipe, selectors.EVENT_READ)

    def readable(self) -> bool:
        """As a stream has to say."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Wait for the next bytes; none when there are no more."""
        return self._pipe.readinto(buffer) or 0 if self._has_come() else 0

    def close(self) -> None:
        """Close the pipe as well."""
        if not self.closed:
            self._came.close()
            self._pipe.close()
        super().close()

    def _has_come(self) -> bool:
        """Whether there is something to read, or an end; False of a copy that hangs."""
        begun = last = _worked(self._process)
        asleep = 0
        while not self._came.select(self._patience.pause):
            now = _worked(self._process)
            asleep = asleep + 1 if now.is_asleep and now.seconds == last.seconds else 0
            last = now
            if asleep >= self._patience.looks or now.seconds - begun.seconds > self._patience.work:
                return False
        return True


def tells_of_copies() -> bool:
    """Whether the system tells what a process does, so that one that hangs is recognised."""
    return not _worked(os.getpid()).is_asleep


@dataclass(frozen=True, slots=True)
class _Worked:
    """What a process has done: the seconds that it had a processor, and whether it wants one."""

    seconds: float
    is_asleep: bool


def _worked(process: int) -> _Worked:
    with suppress(OSError, ValueError, IndexError):
        behind = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        ticks = int(behind[_OWN_TIME]) + int(behind[_SYSTEM_TIME])
        return _Worked(ticks / os.sysconf("SC_CLK_TCK"), behind[_STATE] not in _AWAKE)
    return _Worked(0.0, is_asleep=True)
