"""The program as a person runs it: a process of its own, started afresh or out of a warm Python."""

import io
import json
import os
import platform
import re
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Self

_WARM = Path(__file__).with_name("warm_start.py")
_SERVED = platform.system() == "Linux" and os.environ.get("STARTS") != "all"
"""Elsewhere a process cannot be doubled, or not with the system's own libraries in it."""
_AT_START = re.compile("LANG$|LC_|LD_|MALLOC_|PYTHON|TZ$")
"""The variables that Python and its libraries look at once, when they start."""
_LARGEST = 1 << 16
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}  # a process with several cannot be doubled safely


Program = Callable[[list[str], dict[str, str], Path, float], subprocess.CompletedProcess[bytes]]
"""Runs `flowiq-desktop` to its end: arguments, all variables, working folder, most seconds.

It raises subprocess.TimeoutExpired after that time, and has killed it then.
"""


class WarmProgram:
    """Runs `flowiq-desktop` many times, without Python's start and its imports each time.

    Each run is a process of its own, with its own arguments, variables, folder and streams. Where
    the variables say how Python itself shall start, and where `STARTS=all` asks for it, it is
    started afresh, as it is on every system but Linux.

    Args:
        environment: the variables that most runs are called with.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        self._start = _of_python(environment)
        self._environment = environment
        self._ending = ExitStack()
        self._line: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self._ending.close()

    def run(
        self, arguments: list[str], environment: dict[str, str], folder: Path, timeout: float
    ) -> subprocess.CompletedProcess[bytes]:
        """Run it, as a `Program` does."""
        if not _SERVED or _of_python(environment) != self._start:
            return fresh(arguments, environment, folder, timeout)
        request = {"arguments": arguments, "environment": environment, "folder": str(folder)}
        with ExitStack() as pipes:
            line = self._served()
            streams = self._ask(line, request, pipes)
            child = int(line.recv(_LARGEST))
            try:
                out, err = _read(streams, time.monotonic() + timeout)
            except TimeoutError:
                os.kill(child, signal.SIGKILL)
                line.recv(_LARGEST)
                raise subprocess.TimeoutExpired(arguments, timeout) from None
            return subprocess.CompletedProcess(arguments, int(line.recv(_LARGEST)), out, err)

    @staticmethod
    def _ask(line: socket.socket, request: object, pipes: ExitStack) -> list[IO[bytes]]:
        """Ask for a run; what it writes can be read from the two pipes."""
        ends = [os.pipe() for _ in ("out", "err")]
        ours: list[IO[bytes]] = [
            pipes.enter_context(os.fdopen(end, "rb", buffering=0)) for end, _ in ends
        ]
        socket.send_fds(line, [json.dumps(request).encode()], [end for _, end in ends])
        for _, end in ends:
            os.close(end)
        return ours

    def _served(self) -> socket.socket:
        """The line to the warm Python, which is started when it is first needed."""
        if self._line is None:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            process = subprocess.Popen(
                [sys.executable, str(_WARM), str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=self._environment | _ONE_THREAD,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            theirs.close()
            self._ending.callback(process.wait)
            self._ending.callback(ours.close)
            self._line = ours
        return self._line


def fresh(
    arguments: list[str], environment: dict[str, str], folder: Path, timeout: float
) -> subprocess.CompletedProcess[bytes]:
    """Run it in a Python that starts for it; a `Program`."""
    return subprocess.run(
        [sys.executable, "-m", "flowiq_desktop", *arguments],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        timeout=timeout,
    )


def as_text(written: bytes, errors: str = "strict") -> str:
    """What was written, each end of a line as one sign."""
    return io.TextIOWrapper(io.BytesIO(written), encoding="utf-8", errors=errors).read()


def _of_python(environment: dict[str, str]) -> dict[str, str]:
    return {name: it for name, it in environment.items() if _AT_START.match(name)}


def _read(streams: list[IO[bytes]], until: float) -> tuple[bytes, bytes]:
    """Everything that is written to both until nobody holds them any more."""
    written: dict[object, bytes] = dict.fromkeys(streams, b"")
    with selectors.DefaultSelector() as waiting:
        for stream in streams:
            waiting.register(stream, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError
            for key, _ in ready:
                part = os.read(key.fd, _LARGEST)
                written[key.fileobj] += part
                if not part:
                    waiting.unregister(key.fileobj)
    return written[streams[0]], written[streams[1]]
