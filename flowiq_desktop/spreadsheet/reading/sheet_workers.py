"""SheetWorkers: starts the processes that workbooks are read in, one of them ahead of time."""

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath
from typing import IO, BinaryIO, Self, cast

from flowiq_desktop.system.copied_process import can_be_copied
from flowiq_desktop.system.private_process import worker_command

_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "LANG")
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods"})

Process = subprocess.Popen[bytes]


class SheetWorkers:
    """Where a workbook's process comes from.

    A worker has to start before it can take a file. Started as soon as a workbook is named, it does
    so while the program loads its own parts.

    Args:
        command: starts a worker.
        may_copy: whether a copy of this process may do a part of what the process does with a
            workbook; never beside a window.
    """

    def __init__(self, command: Sequence[str] = (), *, may_copy: bool = False) -> None:
        self.may_copy = may_copy and can_be_copied()
        self._command = tuple(command) or worker_command("--sheet-worker")
        self._spare: Process | None = None

    def prepare(self, name: str) -> None:
        """Start a worker for a file that is going to be read, if its name is a workbook's.

        A process that cannot be started is no fault yet: it is tried again when it is needed.
        """
        if self._spare is None and is_workbook(name):
            with suppress(OSError):
                self._spare = self._start()

    def take(self) -> Process:
        """A worker of one's own: the one that was prepared, or a new one."""
        spare, self._spare = self._spare, None
        return spare or self._start()

    def close(self) -> None:
        """End the worker that nobody took."""
        spare, self._spare = self._spare, None
        if spare is not None:
            end_worker(spare)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self) -> Process:
        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


def is_workbook(name: str) -> bool:
    """Whether a file is called as workbooks are, so that a worker is going to read it."""
    return PurePath(name).suffix.lower() in _WORKBOOKS


def end_worker(process: Process) -> None:
    """End a worker, whatever it is doing, and what leads to it."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            pipe(stream).close()


def pipe(stream: IO[bytes] | None) -> BinaryIO:
    """One end of a worker's pipes; raises BrokenPipeError when there is none."""
    if stream is None:
        raise BrokenPipeError
    return cast("BinaryIO", stream)
